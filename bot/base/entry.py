"""Concepts, entries and the base: the plain data that everything above works on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Facet(StrEnum):
    """What an entry says of its concept."""

    DEFINITION = "definition"
    EXPANSION = "expansion"
    PURPOSE = "purpose"
    HOW = "how"
    FEATURE = "feature"
    ADVANTAGE = "advantage"
    DISADVANTAGE = "disadvantage"
    COMPARISON = "comparison"
    STEPS = "steps"
    EXAMPLE = "example"
    ANALOGY = "analogy"
    LINK = "link"
    PASSAGE = "passage"  # said of the concept, understood by no rule: found and quoted


SIDES = (Facet.ADVANTAGE, Facet.DISADVANTAGE)  # what speaks for a thing, and against it


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """Where an entry stands: note, heading path from the top, first and last line."""

    note: str
    heading: tuple[str, ...]
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Entry:
    """One concept, one facet, the text of it and its sources, fullest wording first.

    `questions` are wordings that a note itself gives (asking headings, flashcards) or
    that people added. `muted` entries stay in the file and are never told.
    """

    concept: str
    facet: Facet
    text: str
    sources: tuple[Source, ...]
    questions: tuple[str, ...] = ()
    muted: bool = False


@dataclass(frozen=True, slots=True)
class Concept:
    """A thing the notes teach: name, aliases, related concepts, its entries."""

    name: str
    aliases: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    entries: tuple[Entry, ...] = ()
    muted: bool = False


@dataclass(frozen=True, slots=True)
class Goal:
    """A learning goal or a blank self-question: kept, never told as an answer."""

    text: str
    source: Source


@dataclass(frozen=True, slots=True)
class OwnItem:
    """A quiz question that people wrote by hand: choices and the right one, or answers to type.

    Without a source it cites the base itself, as entries do.
    """

    prompt: str
    choices: tuple[str, ...] = ()
    right: str = ""
    answers: tuple[str, ...] = ()
    explanation: str = ""
    concept: str = ""
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Base:
    """All concepts, goals and hand-written items of one study group."""

    concepts: tuple[Concept, ...] = ()
    goals: tuple[Goal, ...] = ()
    notes: tuple[str, ...] = ()
    items: tuple[OwnItem, ...] = ()
