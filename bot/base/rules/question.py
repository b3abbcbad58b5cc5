"""Flashcards and questions with their answers: "Q::A", "Q:::A", "?" cards, "Q. … A. …"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.base.entry import Facet
from bot.base.heading import asks, read_heading
from bot.base.names import clean, fits
from bot.base.piece import Candidate, Form, Piece
from bot.base.subject import subject_of
from bot.base.vocabulary import Vocabulary
from bot.notes.note import MarkKind

_CARD = re.compile(r"^(?P<q>[^:\n][^\n]*?\S?)\s*(?P<sign>:::?)(?!:)\s*(?P<a>[^:\s][^\n]*)$")
_CODE = re.compile(
    r"\w+::\w+\(|^\s*(?:std|self|super|crate|[a-z_]+)::(?=\S)|::[a-z_]+$|[;{}]|^#|블로그|::\s*$|"
    r"^(?:Self|Super)?::"
)
LONGEST_QUESTION = 160


def question(piece: Piece, names: Vocabulary) -> Iterator[Candidate]:
    """Take a flashcard: its front is a question, its back the answer."""
    if piece.form is Form.CARD:
        yield from card(piece, piece.head, piece.rest, names)
        return
    if piece.form not in (Form.LINE, Form.SENTENCE) or "::" not in piece.text:
        return
    found = _CARD.match(piece.text)
    if not found:
        return
    if _is_field(piece, found["a"]):
        linked = [mark.text.strip() for mark in piece.marks if mark.kind is MarkKind.WIKILINK]
        yield piece.say(Facet.LINK, related=tuple(filter(None, map(names.known, linked))))
        return
    if _is_code(found):
        return
    yield from card(piece, found["q"].strip(), found["a"].strip(), names)
    if found["sign"] == ":::":
        yield from card(piece, found["a"].strip(), found["q"].strip(), names)


def _is_field(piece: Piece, back: str) -> bool:
    """Tell a field of links from a card: "up:: [[컴퓨터 구조]]"."""
    for mark in piece.marks:
        if mark.kind is MarkKind.WIKILINK:
            back = back.replace(mark.text.strip(), "")
    return not any(map(str.isalnum, back))


def _is_code(found: re.Match[str]) -> bool:
    """Tell code and titles from cards: std::move, "제목 :: 블로그 이름", "란?::anchor"."""
    front, back = found["q"], found["a"]
    spaced = front != front.rstrip() or f"{front} ::" in found.string
    if _CODE.search(found.string) or len(front) > LONGEST_QUESTION:
        return True
    if re.fullmatch(r"[\w-]+", back) and back.isascii() and asks(front):
        return True
    return spaced and not asks(front) and not fits(clean(front))


def card(piece: Piece, front: str, back: str, names: Vocabulary) -> Iterator[Candidate]:
    """Make an answer of a card's back, for the concept that its front asks after."""
    headline = read_heading(front)
    subject = subject_of(back)
    concept = headline.concepts[0] if headline.concepts else ""
    if not concept and subject:
        concept = names.known(subject.name) or ""
    if not concept:
        concept = next(iter(names.mentions(front)), "") or piece.topic.concept
    facet = headline.facet or (Facet.DEFINITION if headline.concepts else Facet.PASSAGE)
    text = piece.text if len(back.split()) < 2 else back
    yield piece.say(facet, names.known(concept) or concept, text, questions=(front,))
