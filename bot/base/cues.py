"""Words by which a heading, a label or an introduction tells what is said under it."""

from __future__ import annotations

import re

from bot.base.entry import Facet

# First fit wins, so a word that holds another (차이점 and 이점) comes before it.
FACET_WORDS: tuple[tuple[Facet, str], ...] = (
    (
        Facet.COMPARISON,
        r"차이점?|비교|공통점|구분|구별|differences?|comparisons?|compared|versus|vs\.?|"
        r"trade-?offs?",
    ),
    (Facet.LINK, r"참고\s?(?:자료|문서|링크|문헌)?|출처|링크|연결\s?문서|관련\s?(?:문서|글|자료|"
    r"노트)|"
     r"references?|further reading|sources?(?:\(s\))?(?: and further reading)?|see also|links?"),
    (Facet.FEATURE, r"장단점|장\s?[/·,]\s?단점|장점\s?(?:과|와|및|,|/|&)\s?단점|pros (?:and|"
    r"&) cons|pros/cons|good ?(?:/|and|&) ?bad (?:sides|points)|ups (?:and|&) downs"),
    (Facet.DISADVANTAGE, r"단점|한계점?|문제점|취약점|약점|"
     r"나쁜\s?점|안\s?좋은\s?점|아쉬운\s?점|주의\s?(?:할\s?)?점|주의\s?사항|부작용|"
     r"disadvantages?(?:\(s\))?|drawbacks?|cons|limitations?|downsides?|weakness(?:es)?|"
     r"side effects?"),
    (Facet.ADVANTAGE, r"장점|이점|강점|좋은\s?점|advantages?(?:\(s\))?|benefits?|pros|strengths?|"
    r"upsides?"),
    (Facet.ANALOGY, r"비유|analog(?:y|ies)"),
    (Facet.EXAMPLE, r"예시|예제|사례|활용\s?예|사용\s?예|(?<![가-힣])예(?![가-힣])|"
     r"examples?(?:\(s\))?|use cases?|e\.g\.?|ex\.?"),
    (Facet.EXPANSION, r"약자|약어|줄임말|풀네임|풀\s?네임|full name|abbreviations?|acronyms?|"
    r"stands for"),
    (Facet.PURPOSE, r"(?:등장|도입)\s?배경|이유|목적|필요성|용도|의의|실익|원인|계기|why|purposes?|"
     r"왜\s?(?:쓰|써|씀|쓸|필요|사용)[가-힣]{0,3}|"
    r"reasons?|"
     r"motivations?|causes?|when to use|use(?:d|ful) for|취지"),
    (Facet.STEPS, r"순서|절차|단계|진화\s?과정|발전\s?과정|steps?|procedures?|stages?|phases?"),
    (Facet.HOW, r"탄생\s?배경|배경|유래|역사|작동\s?(?:원리|방식|과정)?|동작\s?(?:원리|방식|"
    r"과정)?|원리|방식|"
     r"과정|흐름|메커니즘|사용법|활용법|구현|(?:사용\s?)?방법|how it works|how to|how|"
     r"mechanisms?|workflow|history|해결(?:\s?(?:책|법|방법|방안))?|대책|"
     r"대응\s?(?:책|법|방법)?|방어\s?(?:책|법|방법)?|막기|예방(?:책|법)?|"
     r"(?:막는|피하는|쓰는|푸는)\s?(?:법|방법)|"
     r"(?:how to )?fix(?:es)?|"
     r"solutions?|remed(?:y|ies)|prevention|treatments?"),
    (Facet.FEATURE, r"특징|특성|특색|성질|기능|역할|종류|유형|분류|구성\s?요소|요소|구성|조건|"
     r"요건|사유|효과|범위|"
     r"[0-9一-十]+\s?가지|(?:두|세|네|다섯|여섯)\s?가지|features?|traits?|characteristics?|"
     r"properties|roles?|"
     r"types?|kinds?|components?|functions?|classifications?|categories"),
    (Facet.DEFINITION, r"정의|개념|의미|뜻|definitions?|meanings?|concepts?"),
)  # fmt: skip
_ANY = rf"(?<![A-Za-z])(?:{'|'.join(words for _, words in FACET_WORDS)})(?![A-Za-z])"
HOW_MANY = r"(?:\d+|두|세|네|다섯|여섯)\s?"
_KOREAN_JOIN = r"\s*(?:과|와|및|,|/|&|·|그리고|and)\s*"

# A whole label: "장점", "주요 특징", "Disadvantage(s)", "사용 이유", "특징 및 장점".
LABEL = re.compile(
    rf"(?:주요|대표적인?|핵심|사용하?는?|쓰는|이용하?는?|그|the|main|key)?\s*"
    rf"(?P<cue>(?:{_ANY})(?:{_KOREAN_JOIN}(?:{_ANY}))*)(?:들|은|는)?\s*\d?",
    re.IGNORECASE,
)
# What a Korean heading says of its concept: "RDS를 사용하는 이유", "TCP의 특징", "힙 동작 원리".
KOREAN_ASPECT = re.compile(
    rf"^(?P<concept>.+?)(?:(?:을|를|이|가|에|에서|의)\s+(?:왜\s)?[가-힣]{{1,6}}(?:는|한|은|할|된|"
    rf"될|던)\s+|"
    rf"(?:의|을|를|이|가|에|에서|간의?|들의|이란|란)?\s+|(?:의|를|을)\s*|\s*(?=장단점|차이점?$))"
    rf"(?:(?:주요|대표적인?|핵심|몇\s?가지|여러|다양한|크게|기본|일반적인|사용|이용)\s*)?"
    rf"(?P<cue>(?:{_ANY})(?:{_KOREAN_JOIN}(?:{_ANY}))*)$",
    re.IGNORECASE,
)
ENGLISH_ASPECT = re.compile(
    rf"^(?:the\s+|some\s+|key\s+|main\s+)?(?P<cue>(?:{_ANY})(?:\s*(?:and|&|/)\s*(?:{_ANY}))?)"
    rf"\s*(?:of|for|in|with|behind|:|to use)\s+(?P<concept>.+)$",
    re.IGNORECASE,
)
_CUE = re.compile(_ANY, re.IGNORECASE)
_WHOLE = tuple((facet, re.compile(words, re.IGNORECASE)) for facet, words in FACET_WORDS)
_EDGES = " :：*?!.()[]<>-–—"
REMARK = re.compile(r"\s*[(（][^()（）]*[)）]?$")
_COUNTED = re.compile(r"^\d{1,2}\s?(?=[가-힣])")  # "4단계"
_ANALOGY_LABEL = re.compile(
    r"(?:\S{1,20}\s){0,2}(?:비유|analogy|metaphor)(?:\s(?:from|of|by|for|in)(?:\s\S{1,20}){1,3})?",
    re.IGNORECASE,
)
# Labels only where they stand alone: "public good" names a thing.
_ALONE = {
    "장": Facet.ADVANTAGE,
    "단": Facet.DISADVANTAGE,
    "해결": Facet.HOW,
    "대응": Facet.HOW,
    "쓰는 곳": Facet.PURPOSE,
    "쓰이는 곳": Facet.PURPOSE,
    "사용처": Facet.PURPOSE,
    "good": Facet.ADVANTAGE,
    "bad": Facet.DISADVANTAGE,
    "pro": Facet.ADVANTAGE,
    "con": Facet.DISADVANTAGE,
    "problem": Facet.DISADVANTAGE,
    "problems": Facet.DISADVANTAGE,
    "👍": Facet.ADVANTAGE,
    "👎": Facet.DISADVANTAGE,
}
GOAL_HEADING = re.compile(
    r"^(?:다음\s?(?:주|시간)\s?)?할\s?일$|^to-?do(?:\s?list)?$|"
    r"학습\s?목표|수업\s?목표|(?:오늘|이번)[의 ]*목표|learning (?:goals?|objectives?|outcomes?)|"
    r"you will (?:learn|be able)|objectives?$",
    re.IGNORECASE,
)
# Headings that hold other people's words or nothing of their own: the parent is the subject.
PLAIN_HEADING = re.compile(
    r"(?:개요|서론|들어가며|들어가기에? 앞서|소개|정리|요약|결론|마무리|마치며|목차|내용|"
    r"학습 내용|본문|총정리|한\s?줄\s?(?:요약|정리)|"
    r"셀프\s?체크|자가\s?진단|복습|퀴즈|연습\s?문제|문제|실습|과제|숙제|회고|느낀\s?점|배운\s?점|"
    r"메모|노트|기타|추가|보충|"
    r"더\s?알아보기|알아보기|심화|핵심\s?(?:정리|요약|개념)|다시 정리해보면|(?:내|"
    r"나의?)\s?(?:생각|말로\s.*)|(?:세션|수업|강의).{0,20}정리.*|"
    r"summary|overview|introduction|intro|conclusion|notes?|memo|misc|recap|review|outline|"
    r"contents?|table of contents|"
    r"appendix|takeaways?|key (?:points|takeaways)|tl;?dr|background|details?|basics|study guide|"
    r"quiz|exercises?|"
    r"questions?|self.?check|credits|license|contact info|contributing|"
    r"(?:chapter|part|unit|section|lecture|lesson|week|day|step|session|ch\.?|lec\.?)\s*[0-9ivx]+|"
    r"(?:제\s?)?[0-9]+\s?(?:장|강|주차?|일차|차시|부|회차|교시|단원)|today|til|qna|q\s?&\s?a|faq)",
    re.IGNORECASE,
)


def facet_of(cue: str) -> Facet | None:
    """Tell the facet that a cue stands for: 특징 → feature, 사용 이유 → purpose, 리전 → None.

    The last word decides, as Korean puts the head last: 장점과 특징 → feature.
    """
    found = list(_CUE.finditer(cue))
    if not found:
        return None
    return next(facet for facet, words in _WHOLE if words.fullmatch(found[-1].group()))


def label_facet(text: str) -> Facet | None:
    """Tell the facet of a text that is nothing but a label: "주요 특징" → feature, "EC2" → None.

    What a bracket adds to a label is not heard: "단점(한계)" → disadvantage. An analogy may be
    told from others: "analogy from class", "낚시 비유" → analogy.
    """
    said = _COUNTED.sub("", text.strip(_EDGES))
    found = LABEL.fullmatch(said) or LABEL.fullmatch(REMARK.sub("", said).strip(_EDGES))
    if found:
        return facet_of(found["cue"])
    if _ANALOGY_LABEL.fullmatch(said):
        return Facet.ANALOGY
    return _ALONE.get(said.lower())
