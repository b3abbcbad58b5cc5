"""Where a round is shown: what the host asks of the chat, and what can go wrong there."""

from __future__ import annotations

from typing import Protocol

from bot.quiz.round import Round
from bot.quiz.score import Place


class StageLost(Exception):  # noqa: N818 - a state of things, told by name
    """The channel is gone, or closed to the bot for good."""


class StageBusy(Exception):  # noqa: N818
    """Discord cannot be reached or asks to wait: the same is to be tried again later."""


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

    async def tell_organiser(self, round: Round, reason: str) -> None:
        """Tell who started the round, once, why it is held or has ended."""
