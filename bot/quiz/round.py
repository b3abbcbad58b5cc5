"""A round: a pure state machine. `apply(round, event, now)` gives the next state and effects."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from types import MappingProxyType

from bot.quiz.item import Item
from bot.quiz.plan import Plan


class Phase(StrEnum):
    """Where a round stands."""

    COUNTDOWN = "countdown"  # announced, not begun
    OPEN = "open"  # a question takes answers (of an open round: all questions do)
    SHOWN = "shown"  # the answer of a question is shown
    ENDED = "ended"


class End(StrEnum):
    """Why a round ended."""

    DONE = "done"  # after its last question
    STOPPED = "stopped"  # by an organiser
    SILENT = "silent"  # three questions went by without any answer
    LOST = "lost"  # the channel is gone or closed to the bot
    AWAY = "away"  # the bot was away for too long to go on


@dataclass(frozen=True, slots=True)
class Given:
    """One member's answer to one question: the index of a choice, or what was typed."""

    member: int
    value: str
    at: datetime
    right: bool


@dataclass(frozen=True, slots=True)
class Pause:
    """A time during which the clock of a question stood still; `end` is None while it does."""

    position: int
    start: datetime
    end: datetime | None = None


@dataclass(frozen=True, slots=True)
class Round:
    """One round at one moment. `given` holds, for each item, the answers by member.

    `until` is when the phase ends by itself; None while the round is held or has ended.
    `held` is the time that was left when it was held up (Discord away). `asked` tells when
    each question began that has begun; those that were `skipped` count for nobody.
    """

    id: str
    server: int
    channel: int
    starter: int  # 0: a schedule
    plan: Plan
    items: tuple[Item, ...]
    phase: Phase
    position: int  # of the current item; 0 in the countdown
    until: datetime | None
    began: datetime
    given: tuple[Mapping[int, Given], ...] = ()
    held: timedelta | None = None
    silent: int = 0  # questions in a row that nobody answered
    end: End | None = None
    asked: tuple[datetime, ...] = ()
    pauses: tuple[Pause, ...] = ()
    skipped: tuple[int, ...] = ()

    @property
    def is_open(self) -> bool:
        """Tell whether it is an open round: all questions at once, for hours."""
        return self.plan.open_hours > 0


NOBODY: Mapping[int, Given] = MappingProxyType({})


# What can happen to a round


@dataclass(frozen=True, slots=True)
class Tick:
    """Time has passed."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A member answers, or answers otherwise than before."""

    member: int
    position: int
    value: str


@dataclass(frozen=True, slots=True)
class Skip:
    """End the question that is open; it counts for nobody."""


@dataclass(frozen=True, slots=True)
class Next:
    """Go on to the next question without waiting for the pause to end."""


@dataclass(frozen=True, slots=True)
class Stop:
    """End the round for a reason; what was scored stays."""

    end: End = End.STOPPED


@dataclass(frozen=True, slots=True)
class Hold:
    """Stop the clock of the round."""


@dataclass(frozen=True, slots=True)
class Resume:
    """Let the clock of the round run on with the time that was left."""


@dataclass(frozen=True, slots=True)
class Reask:
    """The question could not be shown before now: its time begins anew."""


@dataclass(frozen=True, slots=True)
class Accept:
    """An organiser accepts a typed answer; everybody who gave it is scored again."""

    position: int
    text: str


Event = Tick | Answer | Skip | Next | Stop | Hold | Resume | Reask | Accept


# What is to be done about it, in this order, each once and safe to do again


@dataclass(frozen=True, slots=True)
class Announce:
    """Post the announcement."""


@dataclass(frozen=True, slots=True)
class Ask:
    """Post a question."""

    position: int


@dataclass(frozen=True, slots=True)
class Recount:
    """Show how many have answered; may be left out or put together with the next."""

    position: int


@dataclass(frozen=True, slots=True)
class Reveal:
    """Show the right answer in the message of the question; again after a new grading."""

    position: int


@dataclass(frozen=True, slots=True)
class Podium:
    """Post how the round ended; again, in place, after a new grading."""


Effect = Announce | Ask | Recount | Reveal | Podium


@dataclass(frozen=True, slots=True)
class Step:
    """What an event made of a round."""

    round: Round
    effects: tuple[Effect, ...] = ()
