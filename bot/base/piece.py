"""Pieces: what the rules look at, and the candidates that they give back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from bot.base.entry import Facet, Source
from bot.notes.note import Mark


class Form(StrEnum):
    """The form a piece has in its note."""

    SENTENCE = "sentence"
    LINE = "line"  # a line with a head: "X : Y", "X -> Y"
    LIST = "list"
    TABLE = "table"
    CARD = "card"


@dataclass(frozen=True, slots=True)
class Topic:
    """What a piece stands under: concepts, and the facet and question of the heading.

    `own` tells that the heading is the concept's name, so what follows may define it.
    `number` tells headings and labels apart that say the same.
    """

    concepts: tuple[str, ...]
    facet: Facet | None = None
    question: str = ""
    own: bool = False
    number: int = 0

    @property
    def concept(self) -> str:
        """Give the concept that is spoken of, the first where several are compared."""
        return self.concepts[0]


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence, a line with a head, a list, a table or a card, and where it stands.

    `text` is what an entry would say. `around` is the whole paragraph. `first` tells
    that nothing of its topic stands before it. `items` are the lines of a LIST at its
    top level, `rows` those of a TABLE, `intro` is the sentence that introduces either.
    `kinds` tells that most items of a LIST are concepts.
    `told` tells that a LIST around it holds its words already.
    """

    form: Form
    text: str
    topic: Topic
    source: Source
    marks: tuple[Mark, ...] = ()
    around: str = ""
    first: bool = False
    told: bool = False
    ordered: bool = False
    kinds: bool = False
    items: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    intro: str = ""
    head: str = ""
    rest: str = ""
    block: int = 0

    def say(
        self,
        facet: Facet,
        concept: str = "",
        text: str = "",
        *,
        aliases: tuple[str, ...] = (),
        related: tuple[str, ...] = (),
        questions: tuple[str, ...] = (),
        weak: bool = False,
    ) -> Candidate:
        """Make a candidate out of this piece; by default of its own concept and text."""
        return Candidate(
            concept or self.topic.concept,
            facet,
            text or self.text,
            self.source,
            questions,
            aliases,
            related,
            weak,
            bool(text) and text != self.text,
        )


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry that a rule proposes, with the names that it learned on the way.

    A `weak` definition gives way where the notes hold a better one. `part` tells that
    the text is only a part of its piece.
    """

    concept: str
    facet: Facet
    text: str
    source: Source
    questions: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    weak: bool = False
    part: bool = False

    def asked(self, question: str) -> Candidate:
        """Add a question that this answers."""
        return replace(self, questions=(*self.questions, question)) if question else self
