"""What a Korean or English sentence speaks of, and whether it says what that is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from bot.base.names import clean, fits, split_alias
from bot.text.words import takes_ran

FARTHEST = 70  # a subject begins a sentence
LONGEST_END = 60  # characters in which a sentence says how it ends

# Nouns that say what kind of thing something is: "…하는 방법", "…인 서비스".
GENUS = (
    "것|곳|서비스|방법|방식|방안|기법|기술|구조|도구|툴|개념|과정|단위|상태|시간|시기|시대|공간|"
    "장소|시스템|프로그램|소프트웨어|하드웨어|"
    "언어|역할|용어|말|단어|집합|모음|묶음|현상|이론|법칙|원리|원칙|제도|사건|물질|기관|조직|"
    "단체|플랫폼|환경|모델|패턴|프로토콜|규약|규칙|약속|"
    "알고리즘|자료\\s?구조|데이터|정보|객체|클래스|함수|메서드|메소드|변수|상수|값|컴퓨터|서버|"
    "네트워크|장치|기기|부품|영역|위치|지점|그룹|"
    "형태|양식|형식|표준|절차|작업|행위|행동|활동|능력|정도|비율|수치|지표|이름|주소|명령어?|"
    "연산|연산자|라이브러리|프레임워크|인터페이스|엔진|"
    "컴포넌트|모듈|파일|문서|테이블|키|관계|성질|성격|특성|특징|기능|수단|정책|전략|체계|분야|"
    "학문|지역|지방|국가|나라|왕조|인물|사람|왕|"
    "작품|운동|전쟁|전투|조약|법률?|법전|권리|의무|계약|"
    "의사표시|처분|범죄|세포|기관지|효소|호르몬|단백질|"
    "화합물|원소|입자|반응|에너지|힘|곡선|직선|점|"
    "시장|재화|비용|가격|세금|통화|지수|산업|계층|단계|구간|구역|방향|존재|대상|요소|요인|원인|"
    "결과|문제|오류|에러|예외|신호|메시지|요청|응답|"
    "솔루션|제품|앱|애플리케이션|어플리케이션|포맷|확장자|코드|문법|키워드|연결|통신|저장소|"
    "메모리|버퍼|캐시|큐|스택|트리|그래프|배열|리스트|"
    "공격|기록|수|양|합|차이|변화|움직임|흐름|선택|표현|표기법?|식|도식|그림|기호|논리|사상|주의|"
    "종교|제국|질병|질환|증상|약물|검사|치료법?|"
    "부분|일부|종류|하나|기본|핵심|중심|개체|쌍|세트|틀|뼈대|층|막|통로|창구|매체|자원|인프라|"
    "계정|권한|설정|옵션|접근법|설계|디자인|기준|조건"
)
_MARKER = re.compile(
    r"(?P<marker>(?:이란|란|이라\s?함은|이라는\s?(?:것은|건)|라는\s?(?:것은|건)|은|"
    r"는))(?=[\s,?？])|"
    r"(?P<asks>(?:이|가|은|는)?\s(?:뭐냐면|뭐냐\s?하면|무엇이냐면))(?=[\s,])|"
    r"(?P<weak>(?:이|가))(?=\s)"
)
_CONNECTIVE = re.compile(
    r"^(?:(?:즉|먼저|우선|또한|또|그리고|하지만|그러나|그런데|따라서|그래서|그러므로|다만|단|"
    r"특히|여기서|이때|이 때|"
    r"반면에?|한편|보통|일반적으로|기본적으로|사실|결국|참고로|이처럼|이렇게|정리하면|요약하면|"
    r"다시 말해|쉽게 말해|쉽게 말하면)[,\s]+)+"
)
_VERB_STEM = re.compile(r"(?:하|되|있|없|같|않|높|낮|많|좋|받|시키|이라|지)$")
# "찍은 것", "적는 데": what looks like a particle is the ending of a verb.
_ADNOMINAL = re.compile(
    r"\s(?:것|거|게|걸|데|곳|수|때|바|만큼|채|척)(?:[은는이가을를과와도로]|에|으로)?(?![가-힣])"
)
_MEANS = re.compile(
    r"(?:의미|뜻|지칭|정의|설명|표현)\s?(?:합니다|한다|함|"
    r"해요|하며|하고|하는|한\s?것|된다|됩니다|됨|이다|입니다|할 수 있)"
    r"[^.]{0,12}[.!…~]*$|(?:을|를|것을)\s?(?:말합니다|말한다|말함|말해요|말하며.*|말하는.*|"
    r"가리킨다|가리킵니다|가리킴|일컫는다|일컫습니다|일컬음|일컫는\s?말.*|뜻한다|뜻함)[.!~]*$|"
    r"(?:을|를)\s?(?:의미|뜻|말)하(?:며|고|는데)[,\s]"
)
_COPULA = re.compile(
    r"(?:입니다|이다|이에요|예요|이죠|이라고? (?:할|볼|말할|이해하면|생각하면)\s?(?:수\s?있)?\S*|"
    r"라고 (?:할|볼)\s?수\s?있\S*|라고 (?:보면|생각하면|이해하면) (?:된다|됩니다|됨))"
    r"[.!~)]*$"
)
_GENUS_END = re.compile(
    rf"(?:^|[\s가-힣A-Za-z)])(?:{GENUS})(?:들)?\s*(?:다|임|로,|이며|이고|로서|이자|이었다|였다|"
    rf"이기\s?때문)?[.!~)]*$"
)
_GENUS_MIDDLE = re.compile(rf"(?:{GENUS})(?:이며|이고|으로서|로서|이자|이기 때문에|인데)[,\s]")
_ROLE = re.compile(
    r"(?:도와\s?(?:줍니다|준다|줌|주는)|역할(?:을|로|이|도)|담당(?:한다|합니다|함|하는)|"
    r"해\s?(?:줍니다|준다|줌)|"
    r"(?:데|때)\s?(?:사용|쓰|이용)\S*)[^.]{0,12}[.!~]*$"
)
_FINISHED = re.compile(r"(?:[다요죠까자네]|함|됨|임|음|짐)[.!?~)…]*$|(?<![가-힣])\.$")
# A source or a remark behind a sentence: "…권리를 말한다 (제536조)."
_REMARK = re.compile(r"\s*\([^()]{1,40}\)(?=[.!~]*$)")
_ASKING = re.compile(
    r"^(?:과연\s|도대체\s)?(?:무엇|뭐|뭘|어떤|누구|왜|어떻게)|(?:무엇인가|뭘까|까요|"
    r"인지)[^.]{0,3}\??$"
)
_ENGLISH = re.compile(
    r"^(?P<article>(?:an?|the)\s+)?(?P<name>[A-Za-z0-9][^.,;:()?!]{0,60}?(?:\s*\([^()]{1,60}\))?)"
    r"(?P<verb>,?\s+(?:also (?:known as|called)\s+[^,]{2,40},\s+)?(?:is|are|was|were|refers? to|"
    r"means?|denotes?|describes?|states? that|says(?: that)?|holds(?: that)?|"
    r"(?:occurs?|arises?|happens?) when|"
    r"(?:is|are) defined as|stands? for))\s+(?P<rest>.+)$",
    re.IGNORECASE | re.DOTALL,
)
_LIKENED = re.compile(r"(?:just |much |a bit |rather )?like\b", re.IGNORECASE)
_ENGLISH_GENUS = re.compile(
    r"^(?:essentially |basically |simply |also |usually |typically |generally )?(?:an?\b|the\b|"
    r"one of\b|any\b|when\b|where\b|"
    r"(?:used|designed|meant|responsible|defined|known|based)\b|[a-z-]+(?:s|ing)\b(?=\s+(?:that|"
    r"which|of|for|in|used|where|with)\b))",
    re.IGNORECASE,
)
_ENGLISH_PRONOUN = re.compile(
    r"^(?!(?-i:IT\b))(?:it|this|that|these|those|there|they|we|you|he|she|i|one|here|what|which|"
    r"who|if|when|while|since|because|"
    r"although|as|in|on|at|for|with|by|to|from|after|before|each|every|some|many|most|all|both|"
    r"another|other|such|note|"
    r"so|but|and|or|then|however|also|its|their|our|your|his|her|my|no|not|only|result|idea|goal|"
    r"problem|point|reason|"
    r"solution|difference|main|first|second|next|last|following|same|best|important|nothing|"
    r"something|everything)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Subject:
    """A sentence's subject and what is said of it.

    `sure` where the wording leaves no doubt that it is defined: "X란", "X refers to".
    """

    name: str
    rest: str
    aliases: tuple[str, ...] = ()
    sure: bool = False


@lru_cache(maxsize=32768)
def subject_of(sentence: str) -> Subject | None:
    """Find what a sentence speaks of.

    "DNS(Domain Name System)란 …" → DNS, "또한 리전은 …" → 리전, "이를 사용하는 것은 …" → None.
    """
    said = _CONNECTIVE.sub("", sentence)
    for found in _MARKER.finditer(said, 0, FARTHEST):
        marker = found["marker"] or found["asks"] or ""
        name = said[: found.start()]
        if not marker or name.count("(") != name.count(")") or not name.strip():
            continue
        if marker == "란" and not takes_ran(name):
            continue
        if marker in ("은", "는") and _VERB_STEM.search(name):
            return None
        if marker in ("은", "는") and _ADNOMINAL.match(said, found.end()):
            continue
        named, aliases = split_alias(name)
        named = clean(named)
        if said[found.end() :].startswith(("?", "？")):  # it asks, and tells nothing
            return None
        if not fits(named):
            if marker == "는" or marker == "은":
                continue
            return None
        sure = marker not in ("은", "는")
        return Subject(named, said[found.end() :].strip(" ,"), aliases, sure)
    return _english_subject(said)


def _english_subject(sentence: str) -> Subject | None:
    found = _ENGLISH.match(sentence) if sentence[:1].isascii() else None
    if not found or _ENGLISH_PRONOUN.match(found["name"]):
        return None
    named, aliases = split_alias(found["name"])
    named = clean(named)
    if not fits(named) or len(named.split()) > 5:
        return None
    verb = found["verb"].strip().lower()
    generic = (found["article"] or "").strip().lower() in ("a", "an") and verb in ("is", "are")
    sure = generic or not verb.endswith(("is", "are", "was", "were", "says", "holds", "says that"))
    return Subject(named, found["rest"], aliases, sure)


def defines(subject: Subject) -> bool:
    """Tell whether what is said of a subject says what it is, and not what it does.

    "리전은 …위치를 말합니다", "EC2는 …서비스다", "A queue is a list …" → True.
    """
    rest = _REMARK.sub("", subject.rest)
    if _ASKING.search(rest) or _LIKENED.match(rest):
        return False
    if subject.sure or _MEANS.search(rest):
        return True
    if re.search(r"[가-힣]", rest):
        return is_definition_end(rest) or bool(_GENUS_MIDDLE.search(rest))
    return bool(_ENGLISH_GENUS.match(rest))


def does(subject: Subject) -> bool:
    """Tell whether what is said of a subject is its role: "…하게 도와줍니다", "…역할을 한다"."""
    return _ROLE.search(subject.rest) is not None


def is_finished(text: str) -> bool:
    """Tell whether a text ends with a verb, and not as a noun phrase does."""
    return _FINISHED.search(text) is not None


def means(text: str) -> bool:
    """Tell whether a text ends in "…을 의미합니다", "…를 말한다" or the like."""
    return _MEANS.search(_REMARK.sub("", text)) is not None


def is_definition_end(text: str) -> bool:
    """Tell whether a text ends as a definition: "…하는 서비스", "…위치입니다", "…곳이다"."""
    text = _REMARK.sub("", text)
    end = max(0, len(text) - LONGEST_END)
    return bool(_COPULA.search(text, end) or _GENUS_END.search(text, end) or _MEANS.search(text))
