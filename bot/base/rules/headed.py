"""Lines with a head: "X : Y", "X -> Y", "X = Y", "X - Y"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.base.cues import label_facet
from bot.base.entry import SIDES, Facet
from bot.base.heading import read_heading
from bot.base.lines import head_of
from bot.base.names import clean, fits, is_generic, split_alias
from bot.base.piece import Candidate, Form, Piece
from bot.base.rules.analogy import all_likened
from bot.base.spelling import is_acronym_of, same_script
from bot.base.subject import is_definition_end, subject_of
from bot.base.vocabulary import Vocabulary
from bot.notes.note import MarkKind
from bot.text.sentences import sentences

_ARROW = re.compile(r"\s*(?:-{1,3}>|→|=+>)\s*")
_LIKE = re.compile(r"[A-Za-z]+(?: [A-Za-z]+){0,2}|[가-힣]+(?: [가-힣]+){0,2}(?=$|\s?[({])")
_SECOND = re.compile(
    r"\s/\s(?P<head>[^:=/→]{2,30}?)\s?(?:[:=]|-{1,2}>|→)\s(?P<rest>[^/]{2,}?)(?=\s/\s|$)|"
    r"(?<=[.!)])\s(?P<next>[A-Z가-힣][\w'’-]*(?:\s[\w-]+)?(?:\s?\([^()]{2,30}\))?)\s?:\s(?P<then>[^:]{6,})$|"
    r"[.,;]\s(?P<name>[^\W\d][\w-]*(?:\s[\w-]+)?)\s=\s(?P<told>[^=]{4,}?)(?=[,;]\s\S+\s=\s|$)"
)

LONGEST_NAME_TOLD = 25
_LEAD = re.compile(r"(?P<lead>\S{1,8})\s?(?:[:：]|→|-+>)\s+(?P<rest>\S.*)")
_MEANING = "의의"  # what a thing is good for, or in law what it is


def headed(piece: Piece, names: Vocabulary) -> Iterator[Candidate]:
    """Take a line whose head names a concept: the rest says what it is.

    "Production Server : 실제 운영하는 서버" → definition; "latency -> 지연시간" → also an alias.
    """
    if piece.form is Form.SENTENCE:
        yield from _led(piece, names)
    if piece.form is not Form.LINE or not piece.rest:
        return
    if piece.topic.facet and label_facet(piece.head):
        yield from _labelled(piece, piece.topic.facet, names)
        return
    if _answers(piece):
        yield piece.say(piece.topic.facet or Facet.PASSAGE, questions=(piece.topic.question,))
        return
    head, aliases = split_alias(piece.head)
    headline = read_heading(head)
    if not headline.concepts:
        yield from _inner(piece, piece.rest, names)
        if headline.question:
            yield piece.say(headline.facet or Facet.PASSAGE, questions=(headline.question,))
        return
    concept = names.known(headline.concepts[0]) or headline.concepts[0]
    long = headline.concepts[0]
    spelled = any(is_acronym_of(piece.topic.concept, name) for name in (long, *aliases))
    if piece.first and piece.topic.own and spelled:
        yield piece.say(Facet.EXPANSION)
        concept, aliases = piece.topic.concept, (long, *aliases)
    likened = piece.topic.facet is Facet.ANALOGY
    facet = headline.facet or (Facet.ANALOGY if likened else Facet.DEFINITION)
    other = clean(piece.rest)
    if _is_translation(piece, headline.concepts[0], other):
        aliases = (*aliases, other)
    yield piece.say(facet, concept, aliases=(*aliases, *headline.aliases))
    yield from _told_within(piece, names)
    yield from _named_last(piece, names)
    yield from _likeness(piece, concept)
    yield from _beside(piece, names)


def _labelled(piece: Piece, facet: Facet, names: Vocabulary) -> Iterator[Candidate]:
    """Take what a label tells; good and bad sides have a rule of their own."""
    if facet is Facet.ANALOGY:
        yield from (piece.say(facet, concept) for concept in all_likened(piece, names))
    elif facet not in SIDES:
        means = piece.head.strip("*") == _MEANING and is_definition_end(piece.rest)
        yield piece.say(Facet.DEFINITION if means else facet)


def _led(piece: Piece, names: Vocabulary) -> Iterator[Candidate]:
    """Take the name behind a word that means nothing alone: "문제: 호위 효과 — …"."""
    lead = _LEAD.match(piece.text)
    if lead and is_generic(lead["lead"]):
        yield from _inner(piece, lead["rest"], names)


def _inner(piece: Piece, rest: str, names: Vocabulary) -> Iterator[Candidate]:
    inner = head_of(rest)
    head, aliases = split_alias(inner["head"]) if inner else ("", ())
    if inner and fits(clean(head)) and not label_facet(head):
        name = names.known(head) or clean(head)
        yield piece.say(Facet.DEFINITION, name, rest, aliases=aliases)


def _told_within(piece: Piece, names: Vocabulary) -> Iterator[Candidate]:
    """Take what the rest of a line defines: "비고츠키: 비계(scaffolding)는 그때 주는 도움"."""
    inner = head_of(piece.rest)
    named = split_alias(inner["head"]) if inner and inner["sign"] == "=" else ("", ())
    if named[1] and fits(clean(named[0])):
        name = clean(named[0])
        yield piece.say(
            Facet.DEFINITION, names.known(name) or name, piece.rest, aliases=named[1], weak=True
        )
    for said in sentences(piece.rest):
        subject = subject_of(said)
        if subject and subject.aliases and subject.name != clean(piece.head):
            name = names.known(subject.name) or subject.name
            yield piece.say(Facet.DEFINITION, name, said, aliases=subject.aliases, weak=True)


def _named_last(piece: Piece, names: Vocabulary) -> Iterator[Candidate]:
    """Take the bold name behind the sign: "사헌부+사간원+홍문관 = **3사**. 언론을 맡음"."""
    first = next((mark.text for mark in piece.marks if mark.kind is MarkKind.BOLD), "")
    behind = piece.rest.removeprefix(first)
    if not first or behind == piece.rest or (behind and behind[0] not in ".,( "):
        return
    head, aliases = split_alias(first)
    if "= " in piece.text and fits(clean(head)):
        yield piece.say(Facet.DEFINITION, names.known(head) or clean(head), aliases=aliases)


def _beside(piece: Piece, names: Vocabulary) -> Iterator[Candidate]:
    """Take a second pair on the line: "GET: reads / POST: makes", "feature = …, label = …"."""
    for found in _SECOND.finditer(piece.rest):
        said = (found["head"] or found["next"] or found["name"]).strip()
        head, aliases = split_alias(said)
        name = clean(head)
        if fits(name) and not label_facet(name):
            sign = " =" if found["name"] else ":"
            text = f"{said}{sign} {(found['rest'] or found['then'] or found['told']).strip()}"
            yield piece.say(Facet.DEFINITION, names.known(name) or name, text, aliases=aliases)


def _answers(piece: Piece) -> bool:
    """Tell whether a line answers the question above it: "Circulation in reverse: cold comes in".

    A head that is marked, or a short one, is a concept of its own all the same.
    """
    asked = piece.first and piece.topic.question and piece.topic.own is False
    if not asked or piece.topic.facet not in (Facet.HOW, Facet.PURPOSE):
        return False
    marked = any(piece.head.strip("*` ") == mark.text.strip() for mark in piece.marks)
    return not marked and len(piece.head.split()) > 2


def _is_translation(piece: Piece, name: str, other: str) -> bool:
    """Tell whether the rest is the same name in the other script: latency -> 지연시간."""
    if not fits(other) or len(other) > LONGEST_NAME_TOLD or len(other.split()) > 3:
        return False
    linked = any(
        mark.kind is MarkKind.WIKILINK and mark.text.strip() == other for mark in piece.marks
    )
    return not same_script(name, other) and (linked or len(other.split()) == 1)


def _likeness(piece: Piece, concept: str) -> Iterator[Candidate]:
    """Take a name behind a second arrow for a likeness: "S3 -> 저장 서비스 -> google drive"."""
    parts = _ARROW.split(piece.text)
    if (
        " / " in piece.text
        or len(parts) != 3
        or len(parts[1].split()) < 3
        or parts[0] != piece.head
    ):
        return
    like = _LIKE.match(parts[2])
    if like and fits(clean(like.group())):
        yield piece.say(Facet.ANALOGY, concept)
