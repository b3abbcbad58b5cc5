"""Names of concepts: what may be one, and how it is cleaned."""

from __future__ import annotations

import re
from functools import lru_cache

from bot.base.cues import PLAIN_HEADING, label_facet
from bot.text.hangul import is_syllable
from bot.text.light import is_light
from bot.text.stopwords import is_stopword
from bot.text.words import stem

LONGEST_NAME = 40
MOST_WORDS = 6
LONGEST_TERM = 20  # characters of a term that is marked in a sentence
MOST_TERM_WORDS = 3

MOST_IN_BRACKET = 3  # other names: 쿠버네티스(Kubernetes, k8s)
_PAREN = re.compile(r"\s*[(（]([^()（）]*)[)）]\s*$")
_PAREN_WITHIN = re.compile(
    r"(?P<before>[가-힣]+)\([A-Za-z][A-Za-z ]*\) (?P<behind>[가-힣]+(?: [가-힣]+)?)"
)
_READ_SIGN = re.compile(
    r"(?P<sign>[^\W\d_가-힣]{1,3})\((?P<read>[가-힣]+)\) (?P<behind>[가-힣]{1,8})"
)
_TWO = re.compile(
    r"([A-Za-z]\w{2,}(?: \w+)?) (?:and|&) ([A-Za-z]\w{2,}(?: \w+)?)|"
    r"(\w{2,}?)(?:이랑|하고|[와과랑]| &) (\w{2,})|"
    r"([A-Za-z][A-Za-z ]+?)(?:이랑|하고|[와과랑]) ([A-Za-z][A-Za-z ]+)|"
    r"(\w{2,}) ?/ ?(\w{2,})"
)
# 공개키(Public Key)/비대칭키(Asymmetric Key)
_TWO_NAMED = re.compile(
    r"(?P<one>[^()/,]+)\((?P<of_one>[^()/]+)\)\s?(?P<joint>/|와|과|,)\s?"
    r"(?P<other>[^()/,]+)\((?P<of_other>[^()/]+)\)"
)
_NUMBER_BEHIND = re.compile(r"(?<=[)）])\s\d[\d.]*%?$")
# What a writer adds for the exam or for later: (시험에 꼭 나옴), (아직 덜 씀).
_ASIDE = re.compile(
    r"시험|중요|필수|암기|외우|외울|헷갈|복습|아직|나중|빈출|미완|작성\s?중|"
    r"\b(?:exam|important|todo|wip|memori[sz]e|revise|unfinished)\b",
    re.IGNORECASE,
)
_ALSO = re.compile(
    r"^(?:aka|a\.k\.a\.?|also (?:known as|called)|or|i\.e\.,?|일명|즉|또는|이하)\s+", re.IGNORECASE
)
_EDGES = " \t\n*_`\"'“”‘’「」『』<>《》:：;,.·•-–—→=|~#?!/\\※"
_EMOJI = re.compile(
    r"[0-9#*]\ufe0f?\u20e3|[\u2190-\u21ff\u2300-\u27ff\u2b00-\u2bff\ufe0f\U0001f000-\U0001faff]+"
)
_SOUNDED = re.compile(r"(?<=\w)\s+/[^/\s]{1,15}/")  # Schwa /ə/
_NUMBERING = re.compile(
    r"^(?:(?:제\s?)?\d+\s?(?:장|강|부|절|주차?|일차|차시|교시|회차?|단원|과)[.):]?\s+|\d+(?:[-.]\d+)*[.):](?!\d)\s*|"
    r"\d+(?:[-.]\d+)+\s+|\d+\s+(?=[가-힣A-Z])|"
    r"[①-⑳]\s*|[ivxIVXⅠ-ⅿ]+[.)]\s+|[A-Za-z가-하][.)]\s+|"
    r"(?:chapter|part|unit|section|lecture|step|week|day)\s*\d+\s*[:.-]\s*|"
    r"\[[^\]]{1,20}\]\s*|\(\d+\)\s*)",
    re.IGNORECASE,
)
_ARTICLE = re.compile(
    r"^(?:the|a|an|그\s?(?:후|뒤|다음)에?|이|그|저|위의?|해당|이러한|그러한|이런|다음|우리의?|여러|다양한|모든|각각의?|"
    r"각|먼저|"
    r"또한|그리고|하지만|그러나|그런데|따라서|그래서|그러므로|즉|다만|단|또|특히|여기서|이때|"
    r"이\s?때|반면에?|"
    r"한편|보통|일반적으로|기본적으로|사실|결국|참고로|우선|대표적으로|그렇다면|그럼|"
    r"이와\s?마찬가지로)[\s,]+",
    re.IGNORECASE,
)
_SENTENCE = re.compile(
    r"[.!?。]\s|[;\n,]|https?://|"
    r"(?:니다|어요|아요|해요|이다|한다|된다|었다|았다|했다|하다|되다|있다|없다|않다|같다|좋다|"
    r"크다|많다|적다|"
    r"높다|낮다|쉽다|렵다|들다|는다|진다|린다|난다|간다|온다|인다|준다|"
    r"하기|하자|할까|(?<=\S)인가|는가|는지|가지|까요|나요|세요|거야|이야|한지|뭔지|던데|고\s?있나|"
    r"함|됨|짐|옴|킴|줌|힘듬|힘듦|없음|있음|같음|적음|많음|높음|낮음|않음|아님|이므로|때|경우|"
    r"도록|려면|"
    r"[가-힣]하게|롭게|되게|이게|에게|매우|다양|가능|불가능|[가-힣]{2,}히|보단|처럼|까지|부터|"
    r"[가-힣]{2,}에|"
    r"[가-힣]{2,}에서|[가-힣]{2}적(?:인|으로)?|이라면|다면|으면|(?:들어|넘어|돌아|나|끝|일어)[오가나]면|및|또는|그리고)[\s?!.]*$"
)
_ENGLISH_CLAUSE = re.compile(
    r"\b(?:the|an?|to|of|for|in|on|with|and|or|by|from|as|at)$|\b(?:is|are|was|were|does|did|not|can|cannot|will|should|would|could|has|have|had|my|your|"
    r"our|"
    r"its|their|that|which|who|because|you|we|they|it|this|be|been|allows?|let|make|need)\b"
)
_CLAUSE_WORD = re.compile(
    r"(?:하는|되는|있는|없는|같은|많은|않는|않은|하기|하여|해서|하고|하면|되면|위한|위해|통해|"
    r"대한|대해|따라|"
    r"따른|으로|에서|에게|까지|부터|처럼|보다|을|를|하지|하며|이며|면서|는데|라고|다고|이고|라는|"
    r"이란|이나|"
    r"쓰는|보는|가는|오는|주는|받는|사는|아는|거나|된|했던|던|이라면|라면|다면|으면|은|는|하게)$"
)
_SHORT_NOUN = frozenset(("으로", "이나", "던", "을", "를", "된", "은", "는", "라면", "으면"))
# What is left of a sentence when the word before it was cut away.
_STUMP = re.compile(
    r"^(?:을|를|이|가|은|는|의|에|로|으로|만|도|와|과|수|때|때문|것|등|및|지|더|매우|가장|크게|"
    r"많이|현재|가능한|"
    r"좀|잘|못|안|할|한|하는|된|되는|있는|없는|같은|통해|위해|대한|따라|그럼|그렇다면|이렇게|둘|"
    r"둘의|기존|"
    r"첫\s?번째|두\s?번째|세\s?번째|다른|모든|어떤|자신의|본인의|오늘|이번)(?:\s|$)"
)
_QUESTION_WORD = re.compile(
    r"^(?!(?-i:IT\b))(?:what|why|how|when|where|which|who|if|this|that|these|those|it|they|we|"
    r"you|there|here|see|"
    r"let's|please|use|using|don't|note|more|less|allows?|왜|어떻게|무엇|만약|만일|이렇게|그렇게|"
    r"어떤)\b",
    re.IGNORECASE,
)
_JUNK = re.compile(
    r"^[\W\d_]*$|\s\+\s|^[A-Za-z]$|^\d+\s*(?:개|번|가지|장|년|월|일|차)?$|[{}<>=;$\[\]|\\]|::|/\*|\*/|"
    r"/\S*/|^\d+[번의]|[가-힣][은는]\s?그|^-"
)
_ANNOTATION = re.compile(r"@[A-Z][A-Za-z]+")  # @Bean
_CODE = re.compile(r"[A-Z]{1,3}-?\d{1,3}")  # B12, T4, H1
_GENERIC_WORDS = """
경우 때 점 수 등 참고 주의 결과 문제 해결 해결책 답 답변 정답 질문 내용 부분 나머지 전체 일부
대부분 모두 각각 하나 둘 셋 사용자 사람 사람들 우리 저자 글쓴이 목표 필자 이후 이전 현재 오늘
내일 다음 위 아래 앞 뒤 처음 마지막 여기 거기 이때 그때 첫번째 두번째 세번째 네번째 첫째 둘째
셋째 넷째 이유 목적 방법 종류 특징 장점 단점 예 예시 설명 코드 그림 표 사진 결론 요약 제목 날짜
시간 작성자 작성일 의도 출력 입력 실행 상황 조건 과정 원인 배경 핵심 중요 주제 키워드 팁 메모 노트
주소 이름 번호 링크 출처 이것 그것 저것 이게 그게 무엇 누구 어디 언제 것 거 바 데 이번 저번 최근
요즘 자료 문서 의미 개념 정의 역할 기능 차이 단계 순서 흐름 전 후 중 안 밖 값 개수 최대 최소
평균 합계 기타 추가 장소 대상 기준 항목 구분 분류 비고 필수 선택 강사 진행 수행 제공 발생
작성 생성 사용 이용 적용 유지 포함 통신 확인 활용 완료 시작 종료 때문 크게 방식 기법 구조 상태
형태 정보 실시 전개 영향 효과 경과 시기 의의 대응 대책 업적 변화 발전 반면 참고사이트 참고사항
증거 근거 생성일 생성일시 수정일 편집일 태그 사이트 홈페이지 도서 책 대화 같은점 다른점
공통점 소감 후기 비슷한 문제풀이 구현 예제 풀이 접근 느낌
note tip warning caution important info example examples todo fixme result results output input
answer question code figure table link links source sources url step steps case cases
other others etc name value type types reason goal goals problem problems solution solutions way
ways thing things people user users part parts one two three first second third last next all
some most many none yes no ok true false null hint remember evidence proof idea key point points
date time author title topic topics tags created updated status id front back q a ex eg ie vs
readme index untitled approach wrong guess myth
"""
# Syllables that are a word of grammar, a counter or part of another word: 은, 개, 화. 힙 is none.
_LONE = frozenset(
    "은는이가을를의에로도만와과란라및등것수때점위안밖전후중상하내외각총약단즉또더매그저나너뭐왜뭘잘못"
    "할한함될된됨인임일개번명장권살원년월일시분초차회편층호번쪽면줄칸말듯채뿐번형식성적화자들님씨측간당별제"
    "보다해돼봐가와써줘올갈살두세네첫새옛온맨참꼭더덜"
)
_BY = re.compile(r"[a-z]+ by [a-z]+")
_GENERIC = frozenset(_GENERIC_WORDS.split())
_LABELS_IN_CAPITALS = frozenset(("NOTE", "TIP", "TODO", "OK", "FAQ", "TIL", "README", "QNA"))


def split_alias(text: str) -> tuple[str, tuple[str, ...]]:
    """Part a name from what stands in brackets: "리전(Regions)" → 리전, (Regions,).

    What is no name itself is dropped: "인스턴스(가상 컴퓨팅 환경을 말함)" → 인스턴스, (); so is
    a figure behind the bracket: "신뢰구간(CI) 95%" → 신뢰구간, (CI,). Two that are joined keep
    their joint: "공개키(Public Key)/비대칭키(Asymmetric Key)" → 공개키/비대칭키 and both brackets.
    """
    text = _NUMBER_BEHIND.sub("", text.strip())
    read = _READ_SIGN.fullmatch(text.strip())
    if read:  # σ(시그마) 결합
        return f"{read['read']} {read['behind']}", (f"{read['sign']} {read['behind']}",)
    inner = _PAREN_WITHIN.fullmatch(text.strip())
    if inner:  # 이상(anomaly) 현상
        return f"{inner['before']} {inner['behind']}", ()
    both = _TWO_NAMED.fullmatch(text)
    if both:
        joint = both["joint"] if both["joint"] == "/" else both["joint"] + " "
        brackets = (both["of_one"].strip(), both["of_other"].strip())
        return both["one"].strip() + joint + both["other"].strip(), brackets
    found = _PAREN.search(text)
    if not found or not text[: found.start()].strip():
        return text.strip(), ()
    inside = _ALSO.sub("", found.group(1).strip())
    parts = [part.strip() for part in inside.split(",")]
    name = text[: found.start()].strip()
    one_script = any(map(is_syllable, inside)) and any(map(is_syllable, name))
    several = 1 < len(parts) <= MOST_IN_BRACKET and not one_script
    aliases = parts if several else [inside]
    return name, tuple(filter(is_alias, aliases))


def two_of(name: str) -> tuple[str, ...]:
    """Give the two that a name joins: "풍화와 침식" → 풍화, 침식; 스택 → ()."""
    found = _TWO.fullmatch(name)
    return tuple(filter(None, found.groups())) if found else ()


def is_alias(text: str) -> bool:
    """Tell whether a bracket can be another name: Regions → True, "예: a" → False, 2 → False."""
    if _ASIDE.search(text) or re.search(r"^\d|[:：,/·]|\b(?:e\.g|ex)\b|^예\b", text):
        return False
    return fits(text)


def without_aside(text: str) -> str:
    """Drop a bracket at the end that names nothing: "표본추출 (시험에 나옴 ⭐)" → 표본추출."""
    found = _PAREN.search(_EMOJI.sub("", text))
    return text[: text.rfind("(")].rstrip() if found and _ASIDE.search(found[1]) else text


@lru_cache(maxsize=16384)
def clean(text: str) -> str:
    """Strip numbering, emoji, quotes, articles and edges: "3-1. **EC2**:" → EC2."""
    text = _SOUNDED.sub("", _EMOJI.sub(" ", text)).strip(_EDGES)
    for pattern in (_NUMBERING, _ARTICLE):
        cut = pattern.sub("", text, count=1)
        text = cut if cut.strip(_EDGES) else text
    text = " ".join(text.strip(_EDGES).split())
    return text + "#" if text in ("C", "F") and "#" in text else text


@lru_cache(maxsize=65536)
def fits(name: str) -> bool:
    """Tell whether text can be a concept's name: a short noun phrase that means something.

    "로드 밸런서" → True, "이것" → False, "특징" → False, "서버를 늘리는 것" → False.
    """
    if not 1 < len(name) <= LONGEST_NAME or len(name.split()) > MOST_WORDS:
        return len(name) == 1 and is_syllable(name) and name not in _LONE and not is_generic(name)
    if _JUNK.search(name) or _SENTENCE.search(name) or is_generic(name):
        return False
    if name.count("(") != name.count(")") or name[0] in ")]}%&+(" or name.endswith("("):
        return False
    if name[0] == "@" and not _ANNOTATION.fullmatch(name):
        return False
    if _QUESTION_WORD.match(name) or _STUMP.match(name) or _ENGLISH_CLAUSE.search(name):
        return False
    if _CODE.fullmatch(name):
        return True
    letters = sum(map(str.isalpha, name))
    return letters * 2 >= len(name.replace(" ", "")) and not any(map(_is_clause, name.split()))


def _is_clause(word: str) -> bool:
    """Tell words that bind a clause: 하는, 서버를, 위한 → True; 언어, 마을 → False."""
    found = _CLAUSE_WORD.search(word)
    if not found:
        return False
    return len(word) > len(found.group()) + (found.group() in _SHORT_NOUN)


@lru_cache(maxsize=65536)
def is_generic(name: str) -> bool:
    """Tell whether a name means something only under another: 특징, Summary, 이것, 사용자."""
    if re.fullmatch(r"[A-Z0-9]{2,}", name) and name not in _LABELS_IN_CAPITALS:
        return False  # "was" is a stopword, WAS is an application server
    low = name.lower().strip(_EDGES)
    if low in _GENERIC or PLAIN_HEADING.fullmatch(low) or label_facet(low):
        return True
    said = low.split()
    if _BY.fullmatch(low) and said[0] != said[-1]:  # call by value
        return False
    return all(word in _GENERIC or is_stopword(word) or is_stopword(stem(word)[0]) for word in said)


def is_term(name: str) -> bool:
    """Tell a term from a word that is only stressed: 관찰사 → True, 반드시, 절대 → False."""
    said = [stem(word)[0].lower() for word in name.split()]
    stressed = all(is_light(word) or is_stopword(word) for word in said)
    return (
        fits(name) and len(name) <= LONGEST_TERM and len(said) <= MOST_TERM_WORDS and not stressed
    )
