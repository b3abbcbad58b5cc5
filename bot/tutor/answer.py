"""What the tutor says: an answer, suggestions, or an honest no."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.base.entry import Entry, Facet, Source


class Status(StrEnum):
    """Which of the three a reply is."""

    ANSWER = "answer"
    SUGGEST = "suggest"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One "did you mean": a concept, and the facet that it is about, if any.

    `entries` are quoted with it: they may hold the answer, and are not sure to.
    """

    concept: str
    facet: Facet | None = None
    entries: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """The tutor's reply to one question, before it is worded for a reader.

    `entries` are the explanation in reading order (two or more concepts when it
    compares). `missing` names the facet that the notes lack of the first concept, where
    that is all that is wrong. `related` are names of concepts; `suggestions` is empty unless
    status is SUGGEST or UNKNOWN.
    """

    status: Status
    question: str
    entries: tuple[Entry, ...] = ()
    analogy: Entry | None = None
    related: tuple[str, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    concepts: tuple[str, ...] = ()
    facet: Facet | None = None
    missing: Facet | None = None
    score: float = 0.0

    @property
    def sources(self) -> tuple[Source, ...]:
        """Give the sources of all that is told, each once, in reading order."""
        told = self.entries + ((self.analogy,) if self.analogy else ())
        return tuple(dict.fromkeys(source for entry in told for source in entry.sources))


@dataclass(frozen=True, slots=True)
class Context:
    """What a follow-up refers to: the concepts and the facet of the last answer."""

    concepts: tuple[str, ...] = ()
    facet: Facet | None = None
