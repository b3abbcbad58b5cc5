"""Put right the words that ask: slips in them, spaces that are wanting, the forgotten layout.

Names are found however they are typed (see `names.py`); "댠점", "ofVPC" and "disadvantagesof"
hide what is asked of them. Only words that neither the notes nor the language know are
touched, and only into words that ask: nothing of a subject is ever made up here.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from rapidfuzz.distance import OSA

from bot.match.intent import REMEMBERED, begins_question, intents
from bot.text.hangul import is_syllable
from bot.text.keyboard import as_hangul, keystrokes
from bot.text.stopwords import is_stopword
from bot.text.words import is_tail, stem

Knows = Callable[[str], bool]

_KOREAN_WORDS = """
무엇 뭐야 뭐임 뭔가 뭐예요 뭐죠 특징 장점 단점 비유 차이 차이점 이유 순서 과정 단계 예시 종류
설명 알려 작동 동작 방식 방법 원리 약자 정의 개념 의미 역할 목적 용도 필요 쓰는 대해 어떻게
"""
# Words that stand by themselves, a key away from one that asks.
_KOREAN_OTHERS = """
특정 특집 특진 단지 단정 단잠 강점 장정 장전 비율 비용 차일 아이 차지 이우 이용 순시 순수 손서
가정 고정 과제 과장 단체 담계 예사 예식 종료 종교 종유 정리 정이 정지 개년 개점 의지 의리 역량
목격 목표 목제 동적 동장 동적인 자동 조작 제작 방석 방직 반복 방언 방범 방향 원래 원칙 용어 필수
선명 설정 설계 약가 쓰기 쓰레 대화 대회 대체 대비 대해선 이동 사유 예선 교정 작업 작용 작성
"""
_ENGLISH_WORDS = """
what which where explain define describe advantage advantages disadvantage disadvantages benefit
benefits drawback drawbacks downside downsides feature features characteristic characteristics
difference differences between analogy purpose example examples steps order process meaning
stands works used
"""
# Words that only join others: the space before or behind them is often wanting.
_ENGLISH_JOINTS = """
a an the of for with is are in to by on do does we i you use need what whats how why explain
define describe analogy pros cons pls please stand stands about and
"""
_ENGLISH_OTHERS = """
whit wheat whose there were wore refine refined define defined prose orders older feature
futures creature processor procession steeps stops means works words stand bands brands preposed
repose purposed example examples order border worse user uses fused bused ward
"""
ASKING_KOREAN, ASKING_ENGLISH = _KOREAN_WORDS.split(), _ENGLISH_WORDS.split()
JOINTS = frozenset((*_ENGLISH_JOINTS.split(), *ASKING_ENGLISH))
OTHERS = frozenset((*_KOREAN_OTHERS.split(), *_ENGLISH_OTHERS.split()))
_TOKEN = re.compile(r"[A-Za-z0-9][A-Za-z0-9+#.-]*[A-Za-z0-9+#]|[가-힣ㄱ-ㅎㅏ-ㅣ]+|[A-Za-z0-9]")
LEAST_KEYS = 4  # of a word that may hold a slip
LEAST_LATIN = 5
LONG = 9  # keys from which two slips are forgiven


def knows_nothing(_: str) -> bool:
    """Know no word."""
    return False


def mend(text: str, is_name: Knows, is_word: Knows) -> str:
    """Put the asking words of a question right; what is known stays as it is.

    "RDS의 댠점은" → "RDS의 단점은", "disadvantagesof PaaS" → "disadvantages of PaaS",
    "what isDNS" → "what is DNS", "maudp 대해" (mau에, in the wrong layout) → "mau에 대해".
    """

    def put_right(found: re.Match[str]) -> str:
        token = found.group()
        if is_name(token) or is_word(token):
            return token
        if token.isascii():
            return _latin(token, is_name)
        return _korean(token, is_word)

    return _TOKEN.sub(put_right, text)


def _korean(token: str, is_word: Knows) -> str:
    root = stem(token)[0]
    if is_tail(token) or is_stopword(root) or is_stopword(token):
        return token
    if is_word(root) or intents(token):
        return token
    return _asked_korean(token)


@lru_cache(maxsize=REMEMBERED)
def _asked_korean(token: str) -> str:
    for meant in ASKING_KOREAN:
        typed, rest = token[: len(meant)], token[len(meant) :]
        if typed in OTHERS or not all(map(is_syllable, typed)):
            continue
        if is_slip(typed, meant) and (is_tail(rest) or begins_question(rest)):
            return meant + rest
    return token


def _latin(token: str, is_name: Knows) -> str:
    low = token.lower()
    if low in JOINTS or is_stopword(low) or low in OTHERS:
        return token
    for cut in range(1, len(token)):
        left, right = token[:cut], token[cut:]
        if _may_part(left, right, is_name):
            return f"{left} {right}"
        if is_name(left) and is_tail(as_hangul(right) or "?"):
            return f"{left}{as_hangul(right)}"
    if len(low) < LEAST_LATIN or any(map(str.isdigit, low)):
        return token
    return _asked_english(low) or token


@lru_cache(maxsize=REMEMBERED)
def _asked_english(low: str) -> str:
    meant = [asking for asking in ASKING_ENGLISH if is_slip(low, asking)]
    return min(meant, key=lambda asking: OSA.distance(low, asking), default="")


def _may_part(left: str, right: str, is_name: Knows) -> bool:
    """Tell whether a space is wanting: is|DNS, advantages|of, MAU|with."""
    joins_left, joins_right = left.lower() in JOINTS, right.lower() in JOINTS
    if joins_left and joins_right:
        return len(left) > 1 and len(right) > 1
    return (joins_left and len(left) > 1 and is_name(right)) or (
        joins_right and len(right) > 1 and is_name(left)
    )


def is_slip(typed: str, meant: str) -> bool:
    """Tell whether a word is another one, mistyped: 댠점, 단점 → True; 단점, 장점 → False."""
    keys, wanted = keystrokes(typed), keystrokes(meant)
    if keys == wanted:  # but for the shift key: 특찡
        return typed != meant
    if len(wanted) < LEAST_KEYS:
        return False
    most = 2 if len(wanted) >= LONG else 1
    return OSA.distance(keys, wanted, score_cutoff=most) <= most
