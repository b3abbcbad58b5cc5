"""As many different Korean questions as wanted, and the same questions as people type them."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bench.faults import FAULTS, slip
from bot.text.clean import clean
from bot.text.hangul import has_tail

TERMS = """
    클라우드 서버 로드 밸런서 데이터 베이스 보안 그룹 가용 영역 리전 네트워크 라우팅 테이블 트랜잭션
    인덱스 격리 수준 캐시 메모리 프로세스 스레드 스케줄링 교착 상태 가상 주소 페이지 교체 파일
    시스템 암호 인증 토큰 세션 쿠키 요청 응답 객체 지향 상속 다형성 추상 클래스 인터페이스 컴파일러
    자료 연결 리스트 해시 트리 그래프 탐색 정렬 동적 계획 재귀 배포 컨테이너 이미지 저장소 볼륨
    스냅샷 백업 복제 분산 합의 메시지 큐 이벤트 구독 로그 지표
"""
FRONTS = "가나다라마바사아자차카타파하기니디리미비시이지고노도로모보소오조구누두루무부수우주"
BACKS = (
    "간각감강건검결경관광권난념단달당량력련령론류률망면명문반법별본상색선설성신실심안양업역연열영용원율"
    "음익인일임장적전점정제질체출층치칙편표품학한함항해행현형화환"
)
LATIN = "ABCDEGHIKLMNOPRSTUVX"
ASPECTS = """
    장점 단점 특징 종류 역할 목적 구조 원리 예시 비유 절차 조건 한계 비용 필요성 동작 방식 사용
    이유 설정 방법
"""
# The first two characters: the particle behind a consonant, and behind a vowel.
ENDINGS = (
    "이가 뭐야?", "이가 뭔가요?", "이가 궁금해요", "은는?", "은는 무엇인가요?",
    "은는 어떻게 되나요?", "을를 설명해 줘", "을를 알려 줘", "을를 쉽게 설명하면?",
    "을를 정리해 주세요", "을를 예로 들면?",
)  # fmt: skip
WORDINGS = (
    "{0}의 {2}",
    "{0} {2}",
    "{0}에서 {1}의 {2}",
    "{0}보다 {1}의 {2}",
    "{0}에 쓰는 {1}의 {2}",
)
WORDS = 4000


@dataclass(frozen=True, slots=True)
class Typed:
    """What somebody typed, and the number of the question that was meant."""

    text: str
    number: int


def questions(count: int) -> list[str]:
    """Make different questions, the same every time: 로드 밸런서의 장점이 뭐야?."""
    chance = random.Random(4)  # noqa: S311 - no secret
    known = _words(chance)
    made: dict[str, None] = {}
    while len(made) < count:
        made[_question(known, chance)] = None
    return list(made)


def typed(texts: Sequence[str], count: int) -> list[Typed]:
    """Type some of the questions with faults, cut short, or in another order."""
    chance = random.Random(5)  # noqa: S311 - no secret
    return [Typed(clean(text), number) for number, text in _typed(texts, count, chance)]


def _typed(texts: Sequence[str], count: int, chance: random.Random) -> Iterator[tuple[int, str]]:
    ways = [*FAULTS.values(), _two_slips, _cut, _turned, _cut_slip]
    for each in range(count):
        number = chance.randrange(len(texts))
        yield number, ways[each % len(ways)](texts[number], chance)


def _two_slips(text: str, chance: random.Random) -> str:
    return slip(slip(text, chance), chance)


def _cut(text: str, chance: random.Random) -> str:
    """Leave out the first word or the last one."""
    words = text.split()
    return " ".join(words[1:] if chance.random() < 0.5 else words[:-1])


def _turned(text: str, chance: random.Random) -> str:
    words = text.split()
    chance.shuffle(words)
    return " ".join(words)


def _cut_slip(text: str, chance: random.Random) -> str:
    return slip(_cut(text, chance), chance)


def _words(chance: random.Random) -> list[str]:
    """Make words that look Korean, and abbreviations: 구성, 로현령, EKS."""
    made = dict.fromkeys(TERMS.split())
    while len(made) < WORDS:
        if chance.random() < 0.12:
            parts = chance.choices(LATIN, k=chance.randint(2, 4))
        else:
            parts = chance.choices(FRONTS, k=chance.randint(1, 2))
            parts += chance.choices(BACKS, k=chance.randint(1, 2))
        made["".join(parts)] = None
    return list(made)


def _question(known: Sequence[str], chance: random.Random) -> str:
    """Word a question: some words are in many, most in few."""
    one, two, other = (known[int(len(known) * chance.random() ** 2)] for _ in range(3))
    name = f"{one} {two}" if chance.random() < 0.5 else one
    topic = chance.choice(WORDINGS).format(name, other, chance.choice(ASPECTS.split()))
    ending = chance.choice(ENDINGS)
    return topic + ending[0 if has_tail(topic[-1]) else 1] + ending[2:]
