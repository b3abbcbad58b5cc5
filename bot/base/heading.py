"""Headings, summaries and labels: which concept they name, and what they ask of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from bot.base.cues import (
    ENGLISH_ASPECT,
    HOW_MANY,
    KOREAN_ASPECT,
    PLAIN_HEADING,
    facet_of,
    label_facet,
)
from bot.base.entry import Facet
from bot.base.names import clean, fits, is_generic, split_alias, without_aside
from bot.text.light import is_light
from bot.text.stopwords import is_stopword
from bot.text.words import takes_ran, words

_MINE = re.compile(r"^(?:내|나의)\s?(?:생각|의견|정리)\s*[:：-]\s*")
_MAIN_THINGS = re.compile(r"^(?P<x>.+?)의\s+(?:주요|대표적인?|핵심|다양한|여러)\s+\S.*$")
_COUNT = re.compile(
    r"^(?:the\s+)?(?:two|three|four|five|six|seven|eight|nine|ten|\d+)\s+(?=kinds|types|traits|"
    r"features|ways|steps|"
    r"reasons|principles|characteristics|advantages|benefits|properties|components)|"
    r"(?<=[의 ])(?:\d+|한|두|세|네|다섯|여섯|일곱|여덟|아홉|열)\s?(?:가지|개)의?\s+",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"(?<=[가-힣])\s+\d{1,2}\s?개$")  # "프로세스 상태 5개"
_WITH = re.compile(r"(?<=[가-힣])(?:이랑|하고)$")  # "폴링이랑 뭐가 다른가"
_NOT_THIS = re.compile(
    r"[가-힣A-Za-z]+(?:이|가)\s아니라\s+"
)  # "왜 현금주의가 아니라 발생주의를 쓰나"
_LOOK = re.compile(r"(?<=\S)\s+(?:맛보기|훑어보기|살펴보기|톺아보기|뽀개기)$")
# "집락 vs 층화 헷갈리지 말기"
_REMINDER = re.compile(r"\s+(?:헷갈|혼동|구분|구별|비교|주의)\S*(?:\s\S+)?$")
_ARISES = re.compile(r"(?<=\S)(?:이|가)?\s발생$")  # "데드락 발생 조건"
_OPEN_ENDED = re.compile(r"[A-Za-z] (?:by|of|for|to|with|and|or)$", re.IGNORECASE)
_REMARK = re.compile(r"(?P<name>[^,]+), [a-z]+(?: [a-z]+)?$")  # "Acquisition, quick"
_IN_STEPS = re.compile(r"\s+in\s+\w+$", re.IGNORECASE)  # "Digestion in five steps"
_ASKS = re.compile(r"[?？]\s*$|(?:란|인가요?|일까요?|까요|나요|는가|인지|뭘까|무엇)\s*[.…]*$")
_ENGLISH_ASKS = re.compile(r"^(?:what|why|how|when|where|which|who)\b(?!\s*(?:to)\b)", re.I)
_KOREAN_VERSUS = re.compile(
    r"^(?P<a>.+?)(?:와|과|이랑|랑|하고|,|\s*(?:&|/|와|과|vs\.?)\s*)\s*(?P<b>\S.*?)(?:의|"
    r"\s*간의)?\s*"
    r"(?:주요\s*)?(?:차이점?|비교|공통점|구분|다른\s?점)(?:은|는|을|를|이|가)?(?:\s*(?:무엇|뭐|"
    r"알아보|설명|정리|비교).*)?[?？]?$"
)
_VERSUS = re.compile(r"^(?P<a>.+?)\s+(?:vs\.?|versus)\s+(?P<b>.+?)[?？]?$", re.I)
_BETWEEN = re.compile(
    r"^.*?\b(?:difference|differences|comparison)\s+(?:between|"
    r"of)\s+(?P<a>.+?)\s+and\s+(?P<b>.+?)[?？]?$",
    re.I,
)
_WHAT_KO = re.compile(
    r"^(?P<x>.+?)(?:(?:이란|란|이라는\s?것은|라는\s?것은)\s*(?:게|건)?|(?:은|는|이|"
    r"가)?\s+(?=무엇|뭐|뭔|뭘))\s*"
    r"(?:도대체|과연)?\s*(?:무엇|뭐|뭔|뭘).*$|^(?P<y>.+?)(?:이란|란)\s*[?？.]*$"
)
_WHY_KO = re.compile(
    r"^(?:왜\s+)(?P<x>.+?)(?:을|를|은|는|이|가)\s+.*$|"
    r"^(?P<y>.+?)(?:을|를|은|는|이|가)\s+왜\s+.*$"
)
_HOW_KO = re.compile(
    r"^(?P<x>.+?)(?:은|는|이|가|을|를)\s+어떻게\s+.*$|^어떻게\s+(?P<y>.+?)(?:을|를|이|가)\s+.*$"
)
_ENGLISH_QUESTIONS = (
    (
        Facet.DISADVANTAGE,
        re.compile(r"^(?:the\s+)?(?:problems?|issues?|trouble)\s+with\s+(?P<x>[^?]+)$", re.I),
    ),
    (
        Facet.EXPANSION,
        re.compile(r"^what\s+(?:does|do)\s+(?P<x>.+?)\s+(?:stand for|mean)[?\s]*$", re.I),
    ),
    (
        Facet.DEFINITION,
        re.compile(
            r"^wh?at(?:'?s|\s+is|\s+are)\s+(?:a\s+|an\s+|the\s+)?(?P<x>[^?,]+?)[?\s]*$", re.I
        ),
    ),
    (
        Facet.PURPOSE,
        re.compile(
            r"^why\s+(?:do\s+we\s+|should\s+(?:we|i|you)\s+|is\s+|are\s+|does\s+|"
            r"do\s+)?(?:use\s+|need\s+|choose\s+|learn\s+)?"
            r"(?:a\s+|an\s+|the\s+)?(?P<x>[^?]+?)"
            r"(?:\s+(?:at all|so|important|needed|useful|necessary|matters?|used|exists?|works?)"
            r"\b.*)?[?\s]*$",
            re.I,
        ),
    ),
    (
        Facet.PURPOSE,
        re.compile(r"^when\s+to\s+use\s+(?:an?\s+|the\s+)?(?P<x>[^?]+?)[?\s]*$", re.I),
    ),
    (
        Facet.HOW,
        re.compile(
            r"^(?:how\s+to\s+\w+(?:\s+(?:with|for|from|into|on))?|when\s+(?:does|do|is|are))\s+"
            r"(?:a\s+|an\s+|the\s+)?(?P<x>[^?]+?)"
            r"(?:\s+(?:happens?|occurs?|arises?|used|needed|fine|ok|okay|good|better|enough|"
            r"useful|bad|appropriate|the right choice)\b.*)?[?\s]*$",
            re.I,
        ),
    ),
    (
        Facet.HOW,
        re.compile(
            r"^how\s+(?:does|do|is|are|did|can\s+(?:we|i|you))?\s*(?:a\s+|an\s+|"
            r"the\s+)?(?P<x>[^?]+?)"
            r"(?:\s+(?:works?|works?\b.*|come\s+about|come\s+to\s+be|start|begin|arise|function|operate|implemented|made|done|used)\b.*)?[?\s]*$",
            re.I,
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class Headline:
    """What a heading says: its concepts, other names, the facet and the question.

    No concepts: it means something only under its parent ("특징", "Summary").
    """

    concepts: tuple[str, ...] = ()
    facet: Facet | None = None
    question: str = ""
    aliases: tuple[str, ...] = ()


@lru_cache(maxsize=16384)
def read_heading(text: str) -> Headline:
    """Tell what a heading names and asks.

    "3-1. EC2" → EC2; "1. AWS란?" → AWS, definition; "TCP의 특징" → TCP, feature;
    "리전(Regions)" → 리전 with the alias Regions; "장점" → no concept, advantage.
    """
    text = without_aside(text)
    name = _LOOK.sub("", _MINE.sub("", clean(text))).strip()
    question = _question(text, name)
    name = _NOT_THIS.sub("", _COUNTED.sub("", name))
    if text.rstrip().endswith(("?", "？", ":")):
        name = re.sub(r"(?<=\S)(?:은|는)$", "", name)
    if not name or PLAIN_HEADING.fullmatch(name):
        return Headline(question=question)
    facet = label_facet(name)
    if facet:
        return Headline(facet=facet, question=question if asks(text.strip()) else "")
    head, sign, _ = name.partition(" : ")
    if sign and (concept := _named(head)[0]):  # "조세 : 전기와 후기" is of 조세
        return Headline((concept,), None, name)
    for reader in (_versus, _english_question, _korean_question, _aspect):
        found = reader(name, question)
        if found:
            return found
    concept, aliases = _named(name)
    return (
        Headline((concept,), None, question, aliases) if concept else Headline((), None, question)
    )


def asks(text: str) -> bool:
    """Tell whether a text is worded as a question: "가상 메모리란?" → True, EC2 → False."""
    if text.endswith("란") and not takes_ran(text[:-1]):
        return False
    return bool(_ASKS.search(text) or _ENGLISH_ASKS.match(text))


def _question(text: str, name: str) -> str:
    asking = asks(text.strip()) or asks(name) or facet_of(name[-12:]) is not None
    return name + ("?" if text.rstrip().endswith(("?", "？")) else "") if asking else ""


def _named(text: str) -> tuple[str, tuple[str, ...]]:
    """Part a concept from its other names; an empty name where it cannot be one."""
    name, aliases = split_alias(text)
    name = clean(name)
    if "," in name and (remark := _REMARK.match(name)):
        name = remark["name"]
    if fits(name):
        return name, aliases
    # "퍼짐 (산포도)": what stands in the bracket is the name.
    named = aliases and " " not in name and not is_generic(name) and not PLAIN_HEADING.match(name)
    return (aliases[0], ()) if named else ("", ())


def _both(found: re.Match[str] | None, question: str) -> Headline | None:
    if not found:
        return None
    sides = [side for part in (found["a"], found["b"]) for side in _sides(part)]
    named = [_named(side) for side in sides]
    concepts = tuple(name for name, _ in named if name)
    return Headline(concepts, Facet.COMPARISON, question) if len(concepts) > 1 else None


def _sides(part: str) -> list[str]:
    return re.split(r"\s*(?:,|\bvs\.?\s|/)\s*", part, flags=re.I)


def _versus(name: str, question: str) -> Headline | None:
    for pattern in (_BETWEEN, _VERSUS, _KOREAN_VERSUS):
        said = _REMINDER.sub("", name) if pattern is _VERSUS else name
        found = _both(pattern.match(said), question or name)
        if found:
            return found
    return None


def _english_question(name: str, question: str) -> Headline | None:
    for facet, pattern in _ENGLISH_QUESTIONS:
        found = pattern.match(name)
        if found:
            concept, aliases = _named(found["x"])
            return Headline((concept,) if concept else (), facet, question or name, aliases)
    return None


def _korean_question(name: str, question: str) -> Headline | None:
    for facet, pattern in (
        (Facet.PURPOSE, _WHY_KO),
        (Facet.HOW, _HOW_KO),
        (Facet.DEFINITION, _WHAT_KO),
    ):
        found = pattern.match(name)
        if not found:
            continue
        said = _WITH.sub("", found["x"] or found["y"])
        if name[len(said) :].startswith("란") and not takes_ran(said):
            continue
        aspect = _aspect(said, question)
        if aspect:
            return aspect
        concept, aliases = _named(said)
        return Headline((concept,) if concept else (), facet, question or name, aliases)
    if name.startswith("왜 "):
        concept, aliases = _named(name[2:]) if _is_named(name[2:]) else ("", ())
        return Headline((concept,) if concept else (), Facet.PURPOSE, question or name, aliases)
    return None


def _is_named(text: str) -> bool:
    """Tell a name of several nouns: "왜 생성자 주입?" asks of one, "왜 많이 쓰지?" does not."""
    said = list(words(text))
    plain = not any(word.verbal or is_light(word.stem) or is_stopword(word.stem) for word in said)
    return len(said) > 1 and plain


def _aspect(name: str, question: str) -> Headline | None:
    name = _COUNT.sub("", name)
    shorter = re.sub(rf"\s+{HOW_MANY}가지$", "", name)
    name = shorter if facet_of(shorter[-6:]) else name
    name = re.sub(r"(?:은|는|이|가)?\s*(?:무엇|뭐|뭔).*$", "", name.rstrip("?？ "))
    things = _MAIN_THINGS.match(name)
    if things and facet_of(name) in (None, Facet.DEFINITION):
        concept, aliases = _named(things["x"])
        return Headline((concept,) if concept else (), Facet.FEATURE, name, aliases)
    for pattern in (KOREAN_ASPECT, ENGLISH_ASPECT):
        found = pattern.match(name)
        if not found:
            continue
        if pattern is KOREAN_ASPECT and _is_compound(found["concept"], found["cue"]):
            continue
        facet = facet_of(found["cue"])
        concept, aliases = _named(_IN_STEPS.sub("", _ARISES.sub("", found["concept"])))
        return Headline((concept,) if concept else (), facet, question or name, aliases)
    return None


def _is_compound(concept: str, cue: str) -> bool:
    """Tell a name from what a heading says of one: activation function, call by reference."""
    if _OPEN_ENDED.search(concept) and not concept.lower().startswith(cue.lower()):
        return True
    if cue in ("링크", "links", "link"):
        return True
    return concept.isascii() and cue.lower() in ("function", "functions", "strength")
