"""Items, plans and a stage to test rounds with, and a clock that tests let go."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from bot.quiz.asked import Asked
from bot.quiz.item import Form, Item
from bot.quiz.plan import Plan, Schedule
from bot.quiz.round import Round
from bot.quiz.score import Place
from bot.quiz.stage import Reason, StageBusy, StageLost

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
SERVER, CHANNEL, STARTER = 1, 10, 100
MINSU, JIWOO, HANEUL = 101, 102, 103


def later(seconds: float) -> datetime:
    return NOON + timedelta(seconds=seconds)


def choice(number: int) -> Item:
    """An item whose right choice is the second."""
    return Item(
        id=f"choice{number}",
        form=Form.NAME,
        concept="리전",
        fact=f"fact{number}",
        prompt="AWS의 지리적 위치",
        choices=("가용 영역", "리전", "엣지 로케이션"),
        right=1,
    )


def typed(number: int) -> Item:
    return Item(
        id=f"typed{number}",
        form=Form.TYPED,
        concept="로드 밸런서",
        fact=f"fact{number}",
        prompt="트래픽을 나눈다",
        accepted=("로드 밸런서", "Load Balancer"),
        refused=("오토 스케일링",),
    )


ITEMS = (choice(1), typed(2), choice(3))
PLAN = Plan(size=3, seconds=20, pause=8, countdown=30)


class TestedClock:
    """A clock that goes only while a test lets it: no machine is too slow for a question's time."""

    __test__ = False
    STEP = 0.3  # seconds that pass at a time, on the clock
    WAIT = 0.003  # seconds that the test really waits meanwhile, for what the host does

    def __init__(self) -> None:
        self._passed = 0.0
        self._shift = timedelta()
        self._sleeping: list[tuple[float, asyncio.Future[None]]] = []

    def __call__(self) -> datetime:
        return NOON + self._shift + timedelta(seconds=self._passed)

    def jump(self, seconds: float) -> None:
        """Set it; who sleeps sleeps on."""
        self._shift += timedelta(seconds=seconds)

    async def go(self, seconds: float = STEP) -> None:
        """Let time pass, step by step."""
        end = self._passed + seconds
        while self._passed < end:
            self._passed = min(end, self._passed + self.STEP)
            for until, sleeper in self._sleeping:
                if until <= self._passed and not sleeper.done():
                    sleeper.set_result(None)
            self._sleeping = [each for each in self._sleeping if not each[1].done()]
            await asyncio.sleep(self.WAIT)

    async def sleep(self, seconds: float) -> None:
        """Sleep until so much time has passed."""
        sleeper = asyncio.get_running_loop().create_future()
        self._sleeping.append((self._passed + seconds, sleeper))
        await sleeper


class Wall:
    """A stage that writes down what it is asked to show; like Discord, it outlives the bot."""

    def __init__(self) -> None:
        self.shown: list[tuple[str, int]] = []  # what was posted anew, and for which position
        self.edited: list[tuple[str, int]] = []
        self.told: list[Reason] = []
        self.left_out: list[Reason] = []
        self.places: tuple[Place, ...] = ()
        self.counts: list[int] = []
        self.refuse: Callable[[str], None] = lambda what: None
        self._messages: dict[tuple[str, str, int], int] = {}
        self._numbers = itertools.count(1)

    def _post(self, what: str, round: Round, position: int = 0) -> int:
        self.refuse(what)
        key = what, round.id, position
        kind = self.edited if key in self._messages else self.shown
        kind.append((what, position))
        return self._messages.setdefault(key, next(self._numbers))

    async def announce(self, round: Round) -> int:
        return self._post("announce", round)

    async def ask(self, round: Round, position: int) -> int:
        return self._post("ask", round, position)

    async def recount(self, round: Round, position: int, message: int) -> None:
        self.refuse("recount")
        self.counts.append(len(round.given[position]))

    async def reveal(self, round: Round, position: int, message: int) -> None:
        self.refuse("reveal")
        self.edited.append(("reveal", position))

    async def podium(self, round: Round, places: tuple[Place, ...], message: int) -> int:
        self.places = places
        return self._post("podium", round)

    async def tell_organiser(self, round: Round, reason: Reason) -> None:
        self.refuse("tell")
        self.told.append(reason)

    async def tell_skipped(self, schedule: Schedule, due: datetime, reason: Reason) -> None:
        self.left_out.append(reason)


def lost(*what: str) -> Callable[[str], None]:
    def refuse(asked: str) -> None:
        if asked in what:
            raise StageLost("the channel is gone")

    return refuse


def busy(times: int, *what: str) -> Callable[[str], None]:
    left = [times]

    def refuse(asked: str) -> None:
        if asked in what and left[0]:
            left[0] -= 1
            raise StageBusy("502")

    return refuse


async def draw_all(server: int, plan: Plan, asked: tuple[Asked, ...]) -> tuple[Item, ...]:
    return ITEMS[: plan.size]
