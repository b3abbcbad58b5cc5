"""What a member reads when an answer has been handed in."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.quiz.item import Item
from bot.quiz.round import Given


class Outcome(StrEnum):
    """What became of an answer."""

    STORED = "stored"  # the first answer of this member to this question
    CHANGED = "changed"  # it takes the place of another one
    SAME = "same"  # it stood already
    LATE = "late"  # the question takes no answers (any more, or not yet)
    OVER = "over"  # the round has ended, or was never there
    TRY_AGAIN = "try again"  # it could not be stored; nothing was changed


@dataclass(frozen=True, slots=True)
class Receipt:
    """Tell what became of an answer; `value` is what stands for the member now.

    `right` is told in a race alone; else it is None until the reveal.
    """

    outcome: Outcome
    value: str = ""
    right: bool | None = None


@dataclass(frozen=True, slots=True)
class Missed:
    """One item that a member had wrong (`given`) or did not answer (None)."""

    position: int
    item: Item
    given: Given | None
