"""What letters stand for: "EC2는 Elastic Compute Cloud의 약자", "CDN(Content Delivery Network)"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.base.entry import Facet
from bot.base.names import clean, fits, split_alias
from bot.base.piece import Candidate, Form, Piece
from bot.base.spelling import is_acronym_of
from bot.base.subject import subject_of
from bot.base.vocabulary import Vocabulary

_ARTICLE = re.compile(r"^(?:the|a|an)\s", re.IGNORECASE)
LONGEST_QUOTE = 160  # a longer sentence is quoted in part

_SHORT = re.compile(r"줄여|약자|약어|줄임말|준말|축약어|머리글자")
_SHORT_FOR = re.compile(
    r"(?P<long>[^.,:;()]{3,70}?)['\"’”]?\s?(?:을|를)?(?:의\s)?\s?(?:줄여서?\s?(?:부르|쓴|말)|"
    r"(?:의\s?)?(?:약자|약어|줄임말|준말|축약어|머리글자))"
)
_BEHIND = re.compile(
    r"(?P<short>[A-Za-z][\w.+-]{1,9})\s?[(（]\s?(?P<long>[A-Za-z][^()（）:]{4,70}?)\s?[)）]"
)
_BEFORE = re.compile(
    r"(?P<long>[A-Za-z][A-Za-z\s/&-]{4,70}?)\s?[(（]\s?(?P<short>[A-Z][\w.+-]{1,9})\s?[)）]"
)
_WITHIN = re.compile(  # 사분위수범위(IQR, interquartile range)
    r"[(（]\s?(?:(?P<short>[A-Z][\w.+-]{1,9}),\s?(?P<long>[A-Za-z][A-Za-z\s/&-]{4,70}?)|"
    r"(?P<first>[A-Za-z][A-Za-z\s/&-]{4,70}?),\s?(?P<then>[A-Z][\w.+-]{1,9}))\s?[)）]"
)
_BESIDE = re.compile(
    r"\b(?P<short>[A-Z][A-Za-z0-9]*[A-Z0-9][A-Za-z0-9]*)(?P<sign>\s*[:=–—-]|,)?\s+"
    r"(?P<long>[A-Za-z]+(?:[ -][A-Za-z]+){1,5})"
)
_EQUALS = re.compile(r"(?P<short>[가-힣A-Za-z0-9]{2,12})\s?\(=\s*(?P<long>[^()]{3,80}?)\s*\)")
# Below the heading of the letters: "Stands for …"
_BELOW = re.compile(r"^(?:it\s+)?(?:stands|(?:is\s+)?short) for\s+(?P<long>[^.,;\"']{3,70})", re.I)
_LISTED = re.compile(
    r"\b(?P<short>[A-Z]{3,6})\b[^.,:=→>\n]{0,20}(?:[:=(]|-+>|→)\s*"
    r"(?P<long>[A-Z][\w-]+(?:\s?(?:,|→|-+>|/|·)\s?[A-Z][\w-]+){2,})"
)
_SEPARATOR = re.compile(r"\s?(?:,|→|-+>|/|·)\s?")
_LATIN_RUN = re.compile(r"[A-Za-z]+(?:[ -][A-Za-z]+)*")
_ENGLISH = re.compile(
    r"^(?P<short>[A-Z][\w.+-]{1,9})\s+(?:\([^)]*\)\s+)?(?:is (?:short|an? (?:acronym|"
    r"abbreviation)) (?:for|of)|stands for|is the (?:acronym|abbreviation) (?:for|of))\s+"
    r"[\"'*]*(?P<long>[^.,;\"']{3,70})",
    re.IGNORECASE,
)


def expansion(piece: Piece, names: Vocabulary) -> Iterator[Candidate]:
    """Take what an abbreviation stands for, where a text says so or its letters fit."""
    if piece.form in (Form.TABLE, Form.LIST):  # the items of a list are shown one by one
        return
    found: dict[str, str] = {}
    for short, long in (*_said(piece), *_lettered(piece.text), *_listed(piece.text)):
        if short not in found:
            found[short] = long
            close = piece.text.replace(" (", "(")
            beside = f"{short}(" in close or f"({short})" in close
            text = _quote(piece.text, short, long) if beside else piece.text
            yield piece.say(Facet.EXPANSION, names.known(short) or short, text, aliases=(long,))


def _listed(text: str) -> Iterator[tuple[str, str]]:
    """Take letters that are spelled out by a list: "LEGB rule → Local, Enclosing, …"."""
    for found in _LISTED.finditer(text):
        items = _SEPARATOR.split(found["long"])[: len(found["short"])]
        if is_acronym_of(found["short"], " ".join(items)):
            yield found["short"], ", ".join(items)


def _said(piece: Piece) -> Iterator[tuple[str, str]]:
    for equal in _EQUALS.finditer(piece.text):
        yield equal["short"], equal["long"]
    english = _ENGLISH.match(piece.text)
    if english:
        yield english["short"], english["long"].strip()
        return
    below = _BELOW.match(piece.text) if piece.topic.own else None
    if below:
        yield piece.topic.concept, below["long"].strip()
        return
    found = _SHORT_FOR.search(piece.text) if _SHORT.search(piece.text) else None
    if not found:
        return
    subject = subject_of(piece.text)
    long = found["long"]
    if subject:
        long = (
            long.removeprefix(piece.text[: piece.text.find(subject.rest)]) if subject.rest else long
        )
    short = subject.name if subject else (piece.topic.concept if piece.topic.own else "")
    latin = _LATIN_RUN.findall(long)
    long = clean(latin[-1] if latin else split_alias(long)[0])
    if short and fits(long) and len(long) > len(short) and short.lower() != long.lower():
        yield short, long


def _lettered(text: str) -> Iterator[tuple[str, str]]:
    for found in _WITHIN.finditer(text) if "," in text and "(" in text else ():
        short, long = found["short"] or found["then"], found["long"] or found["first"]
        if fitting := _fitting(short, " ".join(long.split()), behind=True):
            yield short, fitting
    for pattern in (_BEHIND, _BEFORE, _BESIDE):
        for found in pattern.finditer(text):
            if pattern is _BESIDE and not _stands_beside(found):
                continue
            short, long = found["short"], _ARTICLE.sub("", " ".join(found["long"].split()))
            fitting = _fitting(short, long, behind=pattern is not _BEFORE)
            if fitting:
                yield short, fitting


def _stands_beside(found: re.Match[str]) -> bool:
    """Tell what spells letters out from words that only follow them: "and AWS as we know it"."""
    opens = not found.string[: found.start()].strip()
    capital = any(word[0].isupper() for word in found["long"].split())
    return opens or found["sign"] not in (None, ",") or capital


def _fitting(short: str, long: str, behind: bool) -> str:
    """Find the words that letters stand for: "the Domain Name System" → its last three."""
    said = long.split()
    for size in range(len(said), 1, -1):
        part = " ".join(said[:size] if behind else said[-size:])
        if short not in part and is_acronym_of(short, part):
            return part
    return ""


def _quote(text: str, short: str, long: str) -> str:
    """Quote the least that tells both: "DNS(Domain Name System)"."""
    places = [text.find(short), text.find(long)]
    if min(places) < 0:
        return text
    start = min(places)
    end = max(places[0] + len(short), places[1] + len(long))
    if text[end : end + 1] in ")）":
        end += 1
    return text[start:end] if end - start <= LONGEST_QUOTE else text
