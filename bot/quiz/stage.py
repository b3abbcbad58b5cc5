"""Where a round is shown: what the host asks of the chat, and what can go wrong there."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Protocol

from bot.quiz.plan import Schedule
from bot.quiz.round import Round
from bot.quiz.score import Place


class StageLost(Exception):  # noqa: N818 - a state of things, told by name
    """The channel is gone, or closed to the bot for good."""


class StageBusy(Exception):  # noqa: N818
    """Discord cannot be reached or asks to wait: the same is to be tried again later."""


class Reason(StrEnum):
    """Why an organiser is told of a round, or of a scheduled one that is left out."""

    LOST = "lost"  # the channel is gone or closed: the round has ended, its scores are kept
    BUSY = "busy"  # Discord does not take its posts: the round is held until it does
    MISSED = "missed"  # left out: the bot was away for too long when it was due
    TAKEN = "taken"  # left out: another round ran in the channel
    EMPTY = "empty"  # left out: the base has no items for its plan


class Stage(Protocol):
    """Shows a round in its channel. Every method may be called again for the same thing.

    What posts a message gives its ID; called again it finds the message that stands already,
    by what its buttons carry, and posts no second one. Raises StageLost or StageBusy.
    """

    async def announce(self, round: Round) -> int:
        """Post the announcement with the countdown."""

    async def ask(self, round: Round, position: int) -> int:
        """Post a question."""

    async def recount(self, round: Round, position: int, message: int) -> None:
        """Show in a question's message how many have answered."""

    async def reveal(self, round: Round, position: int, message: int) -> None:
        """Show in a question's message what is right and who chose what."""

    async def podium(self, round: Round, places: tuple[Place, ...], message: int) -> int:
        """Post the podium; `message` is the one that stands already, or 0."""

    async def tell_organiser(self, round: Round, reason: Reason) -> None:
        """Tell who started the round, once, why it is held or has ended."""

    async def tell_skipped(self, schedule: Schedule, due: datetime, reason: Reason) -> None:
        """Tell who ordered a schedule, once, why the round that was due then is left out."""
