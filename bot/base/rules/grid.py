"""Tables: a row for each concept, or concepts side by side."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from bot.base.cues import label_facet
from bot.base.entry import SIDES, Facet
from bot.base.heading import asks
from bot.base.lines import head_of
from bot.base.names import clean, fits, split_alias
from bot.base.piece import Candidate, Form, Piece
from bot.base.rules.question import card
from bot.base.vocabulary import Vocabulary
from bot.text.hangul import is_syllable

_NAMES = re.compile(
    r"이름|명칭|용어|개념|단어|항목|서비스|명령어?|종류|구조|인물|사건|제도|name|term|concept|"
    r"command|word|service|item|type",
    re.I,
)
_SAYS = re.compile(
    r"설명|의미|뜻|정의|내용|역할|기능|description|meaning|definition|what it (?:is|does)|"
    r"explanation|role",
    re.I,
)
ASKED_AND_TOLD = 2  # columns of notes that ask on the left and answer on the right
_ARROWS = ("->", "-->", "→", "=>", "<-", "←")
_GLOSSED = re.compile(r"(?P<name>[^()]{2,20}?)\s?\((?P<gloss>[^()]{2,40})\)")
_CORNER = re.compile(
    r"구분|비교|항목|기준|특징|특성|속성|분류|관점|질문|요인|category|feature|aspect|property|"
    r"criteri(?:a|on)|questions?|points?|factors?|",
    re.I,
)


def grid(piece: Piece, names: Vocabulary) -> Iterator[Candidate]:
    """Take a table of terms row by row, and a table of things side by side whole."""
    if piece.form is not Form.TABLE or len(piece.rows) < 2:
        return
    head, *body = piece.rows
    columns = [names.known(_name(cell)) for cell in head[1:]]
    yield from _glossed(piece, head, body, names)
    yield from _labelled(piece, head, body, names)
    if len(head) > 2 and all(columns) and _CORNER.fullmatch(head[0].strip()):
        for column in dict.fromkeys(filter(None, columns)):
            yield piece.say(Facet.COMPARISON, column)
    elif len(head) > 1 and _is_glossary(head, body, names):
        for row in body:
            yield from _row(piece, head, row, names)


def _glossed(
    piece: Piece, head: tuple[str, ...], body: list[tuple[str, ...]], names: Vocabulary
) -> Iterator[Candidate]:
    """Take the terms of cells where row and column meet: "정적 강화 (칭찬 스티커)"."""
    if not _CORNER.fullmatch(head[0].strip()):
        return
    for row in body:
        for title, cell in zip(head[1:], row[1:], strict=False):
            found = _GLOSSED.fullmatch(cell.strip())
            if found and fits(clean(found["name"])):
                text = f"{cell}: {row[0]}, {title}"
                name = clean(found["name"])
                yield piece.say(Facet.DEFINITION, names.known(name) or name, text, weak=True)


def _labelled(
    piece: Piece, head: tuple[str, ...], body: list[tuple[str, ...]], names: Vocabulary
) -> Iterator[Candidate]:
    """Take what rows that are labels tell of their columns: "단점 | 느리다 | 비싸다"."""
    columns = [_name(cell) for cell in head[1:]]
    if len(columns) < 2 or not all(map(fits, columns)):
        return
    for row in body:
        facet = label_facet(row[0])
        for name, cell in zip(columns, row[1:], strict=False):
            if facet and cell.strip("- "):
                yield piece.say(facet, names.known(name) or name, cell)


def _is_glossary(head: tuple[str, ...], body: list[tuple[str, ...]], names: Vocabulary) -> bool:
    fitting = [row for row in body if row and fits(_name(row[0]))]
    if len(fitting) * 2 < len(body):
        return False
    known = sum(names.known(_name(row[0])) is not None for row in fitting)
    if _CORNER.fullmatch(head[0].strip()) and not _NAMES.fullmatch(head[0].strip()):
        return known * 2 > len(body) or any(_SAYS.search(cell) for cell in head[1:])
    return True


def _row(
    piece: Piece, head: tuple[str, ...], row: tuple[str, ...], names: Vocabulary
) -> Iterator[Candidate]:
    name = _name(row[0]) if row else ""
    if len(row) == ASKED_AND_TOLD and asks(row[0]) and row[1].strip():
        yield from card(piece, row[0].strip(), row[1].strip(), names)
        return
    cells = [
        f"{title}: {cell}" if title else cell
        for title, cell in zip(head, row, strict=False)
        if cell
    ]
    text = "\n".join(cells)
    if not fits(name):
        yield piece.say(Facet.PASSAGE, text=text)
        return
    concept, aliases = names.known(name) or name, (*split_alias(row[0])[1], *_whole(piece, name))
    facets = [label_facet(title) for title in head[1:]]
    sides = [
        (facet, cell.strip())
        for facet, cell in zip(facets, row[1:], strict=False)
        if facet and facet in SIDES and cell.strip("- ")
    ]
    if len(head) > ASKED_AND_TOLD and sides:  # what is good and what is bad of it, among others
        yield piece.say(Facet.DEFINITION, concept, text, aliases=aliases)
        for facet, cell in sides:
            yield piece.say(facet, concept, cell)
        return
    facet = next((found for found in facets if found), Facet.DEFINITION)
    yield piece.say(facet, concept, text, aliases=aliases)
    yield from _within(piece, row[1:], text, names)


def _whole(piece: Piece, name: str) -> Iterator[str]:
    """Give the name with what the heading names: 병합 under 정렬 → 병합 정렬."""
    heading = piece.topic.concept
    both = name + heading
    if piece.topic.own and all(map(is_syllable, both)) and heading not in name:
        yield f"{name} {heading}"


def _within(
    piece: Piece, cells: Iterable[str], text: str, names: Vocabulary
) -> Iterator[Candidate]:
    """Take the terms that cells define, with the row around them: "영정법(인조) - 1결당 4두"."""
    for cell in cells:
        head = head_of(cell)
        name = _name(head["head"]) if head and head["sign"] not in _ARROWS else ""
        if name and fits(name) and not label_facet(name):
            yield piece.say(Facet.DEFINITION, names.known(name) or name, text, weak=True)


def _name(cell: str) -> str:
    return clean(split_alias(cell)[0])
