"""How an entry is matched: what is asked of it, and what its score came from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.base.entry import Entry
from bot.match import fit
from bot.match.intent import Intent
from bot.match.question import Question
from bot.match.texts import is_everyday
from bot.text.words import Word


@dataclass(frozen=True, slots=True)
class Match:
    """An entry with its score (0 to 1) and what the score came from.

    `named` is how surely the question names the entry's concept, `fits` how well its
    facet answers the intent, `found` and `missed` weigh the content words of the
    question that the entry holds and lacks. `overlap` is the share of the 3-grams of what
    was typed, however it is understood, that stand in the entry.
    """

    entry: Entry
    score: float
    named: float
    fits: float
    found: float
    missed: float
    overlap: float = 0.0

    @property
    def likely(self) -> float:
        """Order matches: the score, lifted by what was typed and stands in the entry (0 to 1).

        What was understood comes first; of entries that answer it as well, the one is told that
        has most of the rest, be it a side remark or a verb in another form.
        """
        return self.score + fit.OVERLAP * self.overlap * (1 - self.score)


@dataclass(frozen=True, slots=True)
class Asked:
    """What every entry is held against: the question, read once, and the weight of its words."""

    question: Question
    intent: Intent | None
    spoken: Sequence[Word]
    wanted: float
    named: int  # mentions
    is_term: bool
    seeks_name: bool

    @classmethod
    def of(cls, question: Question, wanted: float) -> Asked:
        """Read a question of which the words weigh so much."""
        return cls(
            question,
            question.intent,
            _spoken(question),
            wanted,
            len(question.mentions),
            question.is_term,
            question.seeks_name,
        )


def rank(match: Match, question: Question) -> tuple[float, bool, float, float]:
    """Order matches: of equally likely ones a list where one is asked for, then what holds more."""
    wants_list = Intent.LIST in question.intents and not fit.is_list(match.entry.text)
    return -round(match.likely, 2), wants_list, -match.found, -match.fits


def _spoken(question: Question) -> Sequence[Word]:
    """Give the words of what is asked about, where no whole name says it."""
    if question.seeks_name or (question.mentions and not question.is_vague):
        return ()
    said = (*question.parts, *question.words)
    return [word for word in said if not is_everyday(word)] or said
