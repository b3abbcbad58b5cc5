"""The async shell of all rounds: it stores first, and acts after."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.quiz.appeal import Accepted, Appeal
from bot.quiz.calendar import Calendar
from bot.quiz.item import Form, Item
from bot.quiz.plan import Plan
from bot.quiz.receipt import Missed, Receipt
from bot.quiz.round import Hold, Next, Resume, Round, Skip, Stop
from bot.quiz.score import Place
from bot.quiz.stage import Stage
from bot.store import Store

Clock = Callable[[], datetime]
Sleep = Callable[[float], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Asked:
    """An item that a group has been asked: so that the same is not asked twice running."""

    item: str
    fact: str
    form: Form
    at: datetime


class Draw(Protocol):
    """Draws the items of a scheduled round; none where the group's base has none."""

    async def __call__(
        self, server: int, plan: Plan, asked: tuple[Asked, ...]
    ) -> tuple[Item, ...]: ...


class Host:
    """Drives rounds and schedules; `calendar` is where members change the latter.

    Every method may be called from any process; a round is shown by one of them alone. Every
    method but `answer` and `run` may raise StoreBusy (of bot.store): nothing was changed then.
    """

    def __init__(
        self,
        store: Store,
        stage: Stage,
        draw: Draw,
        *,
        clock: Clock,
        new_id: Callable[[], str],
        owner: str,
        sleep: Sleep = asyncio.sleep,
    ) -> None:
        """`owner` names this process, otherwise than every other one that shares the store."""
        self.calendar = Calendar(store, clock, new_id)

    async def run(self) -> None:
        """Drive everything until cancelled; what is overdue comes first."""
        raise NotImplementedError

    async def start(
        self, server: int, channel: int, starter: int, plan: Plan, items: tuple[Item, ...]
    ) -> Round | None:
        """Start a round; None where one runs in that channel already."""
        raise NotImplementedError

    async def answer(self, round_id: str, member: int, position: int, value: str) -> Receipt:
        """Take a member's answer: the index of a choice, or what was typed.

        Returns once the answer is committed. Raises nothing: TRY_AGAIN tells of a busy store.
        """
        raise NotImplementedError

    async def happen(self, channel: int, event: Skip | Next | Stop | Hold | Resume) -> Round | None:
        """Let an organiser's event happen to the round in a channel; None where none runs."""
        raise NotImplementedError

    async def round(self, round_id: str) -> Round | None:
        """Find a round, running or ended, with all answers so far."""
        raise NotImplementedError

    async def running(self, channel: int) -> Round | None:
        """Find the round that runs in a channel."""
        raise NotImplementedError

    async def missed(self, round_id: str, member: int) -> tuple[Missed, ...]:
        """List what a member had wrong or did not answer, of the questions that are settled."""
        raise NotImplementedError

    async def asked(self, server: int) -> tuple[Asked, ...]:
        """List what a group was asked lately, the latest first."""
        raise NotImplementedError

    async def appeals(self, server: int) -> tuple[Appeal, ...]:
        """List the appeals of a group that are still to be decided, oldest first."""
        raise NotImplementedError

    async def appeal(self, round_id: str, position: int, member: int) -> Appeal | None:
        """Appeal for a typed answer that was judged wrong; None where there is none.

        Called again it gives the appeal that stands.
        """
        raise NotImplementedError

    async def decide(self, appeal_id: str, accepted: bool, organiser: int) -> Appeal | None:
        """Decide an appeal; None where there is none, or it has been decided already.

        Accepted, everybody who typed the same is scored again, and what is shown is mended.
        """
        raise NotImplementedError

    async def accepted(self, server: int) -> tuple[Accepted, ...]:
        """List what was accepted in a group on appeal, oldest first."""
        raise NotImplementedError

    async def leaderboard(self, server: int, since: datetime | None = None) -> tuple[Place, ...]:
        """Give everybody's place in a group, of rounds that ended since then; without who hid."""
        raise NotImplementedError

    async def hide(self, server: int, member: int, hidden: bool) -> None:
        """Leave a member out of a group's leaderboards, or take them in again."""
        raise NotImplementedError

    async def forget(self, member: int) -> None:
        """Delete everything that is stored of a member, in every group."""
        raise NotImplementedError
