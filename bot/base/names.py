"""Names of concepts: what may be one, how it is cleaned, and when two are the same."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz.distance import OSA

from bot.base.cues import PLAIN_HEADING, label_facet
from bot.text.hangul import is_hangul, parts, syllable
from bot.text.keyboard import keystrokes
from bot.text.stopwords import is_stopword
from bot.text.words import stem

LONGEST_NAME = 40
MOST_WORDS = 6
# A slip is forgiven from these lengths on, counted in keys: 밸런서 is 8, RDS is 3.
LEAST_KEYS_HANGUL = 8
LEAST_KEYS_LATIN = 7
# Vowels and consonant-vowel pairs that sound alike, so that people mix them up.
_ALIKE = {"ㅔ": "ㅐ", "ㅖ": "ㅒ", "ㅙ": "ㅚ", "ㅞ": "ㅚ"}
_PALATAL = {"ㅕ": "ㅓ", "ㅑ": "ㅏ", "ㅛ": "ㅗ", "ㅠ": "ㅜ"}

_PAREN = re.compile(r"\s*[(（]([^()（）]*)[)）]\s*$")
_EDGES = " \t\n*_`\"'“”‘’「」『』<>《》:：;,.·•-–—→=|~#?!/\\"  # noqa: RUF100
_EMOJI = re.compile(r"[\u2190-\u21ff\u2300-\u27ff\u2b00-\u2bff\ufe0f\U0001f000-\U0001faff]+")
_NUMBERING = re.compile(
    r"^(?:(?:제\s?)?\d+(?:[-.]\d+)*\s?(?:장|강|부|절)?[.):]?\s+|\d+(?:[-.]\d+)*[.)]\s*|[①-⑳]\s*|[ivxIVX]+[.)]\s+|[A-Za-z가-하][.)]\s+|"
    r"(?:chapter|part|unit|section|lecture|step|week|day)\s*\d+\s*[:.-]\s*|\[[^\]]{1,20}\]\s*|"
    r"\(\d+\)\s*)",
    re.IGNORECASE,
)
_ARTICLE = re.compile(
    r"^(?:the|a|an|이|그|저|위의?|해당|이러한|그러한|이런|다음|우리의?|여러|다양한|모든|각각의?|각|먼저|또한|"
    r"그리고|하지만|그러나|그런데|따라서|그래서|그러므로|즉|다만|단|또|특히|여기서|이때|이\s?때|반면에?|한편|보통|"
    r"일반적으로|기본적으로|사실|결국|참고로|우선)[\s,]+",
    re.IGNORECASE,
)
_SENTENCE = re.compile(
    r"[.!?。]\s|[;\n]|https?://|(?:습니다|합니다|입니다|됩니다|니다|어요|아요|해요|이다|한다|된다|었다|았다|했다|"
    r"하기|하자|할까|인가|는가|는지|까요|나요|세요|거야|이야|한지|던데)[\s?!.]*$"
)
_CLAUSE_WORD = re.compile(
    r"(?:하는|되는|있는|없는|같은|많은|않는|않은|하기|하여|해서|하고|하면|되면|위한|위해|통해|대한|대해|따라|따른|"
    r"으로|에서|에게|까지|부터|처럼|보다|을|를|하지|하며|이며|면서|는데|라고|다고|이고|라는|이란|이나|거나|된|했던|던)$"
)
_CLAUSE_EXCEPT = frozenset(["위한", "대한", "된", "으로", "이나", "던", "을", "를"])
_QUESTION_WORD = re.compile(
    r"^(?:what|why|how|when|where|which|who|if|this|that|these|those|it|they|we|you|there|here|"
    r"let's|please|use|using|don't|왜|어떻게|무엇|만약|만일|이렇게|그렇게|어떤)\b",
    re.IGNORECASE,
)
_JUNK = re.compile(
    r"^[\W\d_]*$|^[A-Za-z]$|^\d+\s*(?:개|번|가지|장|년|월|일|차)?$|[{}<>=;$]|::|\\|/\*|\*/"
)
_GENERIC = frozenset(
    [
        "경우",
        "때",
        "점",
        "수",
        "등",
        "참고",
        "주의",
        "결과",
        "문제",
        "해결",
        "해결책",
        "답",
        "답변",
        "정답",
        "질문",
        "내용",
        "부분",
        "나머지",
        "전체",
        "일부",
        "대부분",
        "모두",
        "각각",
        "하나",
        "둘",
        "셋",
        "사용자",
        "사람",
        "사람들",
        "우리",
        "저자",
        "글쓴이",
        "목표",
        "필자",
        "이후",
        "이전",
        "현재",
        "오늘",
        "내일",
        "다음",
        "위",
        "아래",
        "앞",
        "뒤",
        "처음",
        "마지막",
        "여기",
        "거기",
        "이때",
        "그때",
        "첫번째",
        "두번째",
        "세번째",
        "네번째",
        "첫째",
        "둘째",
        "셋째",
        "넷째",
        "이유",
        "목적",
        "방법",
        "종류",
        "특징",
        "장점",
        "단점",
        "예",
        "예시",
        "설명",
        "코드",
        "그림",
        "표",
        "사진",
        "결론",
        "요약",
        "제목",
        "날짜",
        "시간",
        "작성자",
        "작성일",
        "출력",
        "입력",
        "실행",
        "상황",
        "조건",
        "과정",
        "원인",
        "배경",
        "핵심",
        "중요",
        "주제",
        "키워드",
        "팁",
        "메모",
        "노트",
        "주소",
        "이름",
        "번호",
        "링크",
        "출처",
        "이것",
        "그것",
        "저것",
        "이게",
        "그게",
        "무엇",
        "누구",
        "어디",
        "언제",
        "것",
        "거",
        "바",
        "데",
        "이번",
        "저번",
        "최근",
        "요즘",
        "자료",
        "문서",
        "의미",
        "개념",
        "정의",
        "역할",
        "기능",
        "차이",
        "단계",
        "순서",
        "흐름",
        "전",
        "후",
        "중",
        "안",
        "밖",
        "값",
        "개수",
        "최대",
        "최소",
        "평균",
        "합계",
        "기타",
        "추가",
        "장소",
        "대상",
        "기준",
        "항목",
        "구분",
        "분류",
        "비고",
        "필수",
        "선택",
        "강사",
        "학습",
        "note",
        "tip",
        "warning",
        "caution",
        "important",
        "info",
        "example",
        "examples",
        "todo",
        "fixme",
        "result",
        "results",
        "output",
        "input",
        "answer",
        "question",
        "code",
        "figure",
        "table",
        "image",
        "link",
        "links",
        "source",
        "sources",
        "url",
        "step",
        "steps",
        "case",
        "cases",
        "other",
        "others",
        "etc",
        "name",
        "value",
        "type",
        "types",
        "reason",
        "goal",
        "goals",
        "problem",
        "problems",
        "solution",
        "solutions",
        "way",
        "ways",
        "thing",
        "things",
        "people",
        "user",
        "users",
        "part",
        "parts",
        "one",
        "two",
        "three",
        "first",
        "second",
        "third",
        "last",
        "next",
        "all",
        "some",
        "most",
        "many",
        "none",
        "yes",
        "no",
        "ok",
        "true",
        "false",
        "null",
        "hint",
        "remember",
        "recall",
        "idea",
        "key",
        "point",
        "points",
        "date",
        "time",
        "author",
        "title",
        "topic",
        "topics",
        "tags",
        "tag",
        "created",
        "updated",
        "status",
        "id",
        "who",
        "what",
        "when",
        "where",
        "why",
        "how",
        "front",
        "back",
        "q",
        "a",
        "ex",
        "eg",
        "ie",
        "vs",
    ]
)


def split_alias(text: str) -> tuple[str, tuple[str, ...]]:
    """Part a name from what stands in brackets: "리전(Regions)" → 리전, (Regions,).

    What is no name itself is dropped: "인스턴스(가상 컴퓨팅 환경을 말함)" → 인스턴스, ().
    """
    found = _PAREN.search(text)
    if not found or not text[: found.start()].strip():
        return text.strip(), ()
    inside = found.group(1).strip()
    aliases = (inside,) if is_alias(inside) else ()
    return text[: found.start()].strip(), aliases


def is_alias(text: str) -> bool:
    """Tell whether a bracket can be another name: Regions → True, "예: a" → False, 2 → False."""
    return fits(text) and not re.search(r"[:：,/·]|\b(?:e\.g|ex)\b|^예\b", text)


def clean(text: str) -> str:
    """Strip numbering, emoji, quotes, articles and edges: "3-1. **EC2**:" → EC2."""
    text = _EMOJI.sub(" ", text).strip(_EDGES)
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
        return False
    if _JUNK.search(name) or _SENTENCE.search(name) or is_generic(name):
        return False
    if name.count("(") != name.count(")") or name[0] in ")]}%&+@" or name.endswith("("):
        return False
    if _QUESTION_WORD.match(name):
        return False
    said = name.split()
    if any(_is_clause(word) for word in said[:-1]):
        return False
    return not _is_clause(said[-1]) and sum(map(str.isalpha, name)) * 2 >= len(
        name.replace(" ", "")
    )


def _is_clause(word: str) -> bool:
    found = _CLAUSE_WORD.search(word)
    return bool(found) and len(word) > len(found.group()) + (found.group() in _CLAUSE_EXCEPT)


@lru_cache(maxsize=65536)
def is_generic(name: str) -> bool:
    """Tell whether a name means something only under another: 특징, Summary, 이것, 사용자."""
    low = name.lower().strip(_EDGES)
    if re.fullmatch(r"[A-Z0-9]{2,}", name) and name not in ("NOTE", "TIP", "TODO", "OK", "FAQ"):
        return False  # WAS is an application server
    if low in _GENERIC or PLAIN_HEADING.fullmatch(low) or label_facet(low):
        return True
    said = low.split()
    return all(word in _GENERIC or is_stopword(word) or is_stopword(stem(word)[0]) for word in said)


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """Give the key that all spellings of a name share: "Scale-Up", "scale up" → scaleup.

    Case, spaces, hyphens, a plural s and vowels that sound alike are nothing: 리젼 → 리전.
    """
    kept = [_fold_word(word) for word in re.findall(r"[\w+#&]+", name.lower())]
    return "".join(kept)


def _fold_word(word: str) -> str:
    if word.isascii():
        plural = len(word) > 3 and word.endswith("s") and word[-2] not in "susi"
        return word[:-1] if plural else word
    return "".join(_same_sound(char) for char in word)


def _same_sound(char: str) -> str:
    if not is_hangul(char) or not "가" <= char <= "힣":
        return char
    lead, vowel, tail = parts(char)
    vowel = _ALIKE.get(vowel, vowel)
    if lead in "ㅈㅉㅊ":
        vowel = _PALATAL.get(vowel, vowel)
    return syllable(lead, vowel, tail)


def is_slip(name: str, other: str) -> bool:
    """Tell whether two names differ by one slip of the hand: CloudeFront, CloudFront → True.

    Never by a number, a whole added syllable, or the end of the word: HTTP, HTTPS → False.
    """
    mine, yours = fold(name), fold(other)
    if re.sub(r"\D", "", mine) != re.sub(r"\D", "", yours):
        return False
    keys, others = keystrokes(mine), keystrokes(yours)
    least = LEAST_KEYS_LATIN if mine.isascii() else LEAST_KEYS_HANGUL
    if min(len(keys), len(others)) < least or keys[0] != others[0]:
        return False
    if len(mine) != len(yours) and not mine.isascii():
        return False
    return keys[-1] == others[-1] and OSA.distance(keys, others, score_cutoff=1) == 1


def is_acronym_of(short: str, long: str) -> bool:
    """Tell whether letters stand for words: EC2 and "Elastic Compute Cloud" → True."""
    letters = re.sub(r"[^a-z]", "", short.lower())
    said = re.findall(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|[A-Z]", long)
    if not 2 <= len(letters) <= 8 or len(said) < 2 or len(short) > 10 or " " in short.strip():
        return False
    if sum(map(str.isupper, short)) < 2:
        return False
    heads = "".join(word[0].lower() for word in said)
    minor = "".join(word[0].lower() for word in said if word.lower() not in _MINOR)
    if letters in (heads, minor) or letters.rstrip("s") in (heads, minor):
        return True
    # S3: repeated letters are counted; IaaS: small words keep a letter; XML: inside a word.
    if re.sub(r"(.)\1+", r"\1", heads) == letters:
        return True
    return _in_order(letters, [word.lower() for word in said])


_MINOR = frozenset(["of", "the", "and", "for", "in", "on", "to", "a", "an", "as", "with", "by"])


def _in_order(letters: str, said: list[str]) -> bool:
    """Match letters to words in order: every word gives its first letter, at least."""
    at = 0
    for number, word in enumerate(said):
        if at >= len(letters) or word[0] != letters[at]:
            if word in _MINOR:
                continue
            return False
        at += 1
        left = sum(other not in _MINOR for other in said[number + 1 :])
        rest = iter(word[1:])
        while len(letters) - at > left and letters[at] in rest:
            at += 1
    return at == len(letters)


def same_script(name: str, other: str) -> bool:
    """Tell whether two names are both with Hangul or both without: 리전, Region → False."""
    return any(map(is_hangul, name)) == any(map(is_hangul, other))
