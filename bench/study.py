"""A study room with a bot in it, to measure: what the measurements of the real bot share."""

from __future__ import annotations

import asyncio
import os
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from bot.room.components import buttons, text_of
from bot.room.person import Person
from bot.room.result import Result
from bot.room.serve import Opened, open_room

ROOT = Path(__file__).resolve().parent.parent
WARM = 30
CONFIG = """
default: {{notes: [{root}/knowledge/ko], base: {root}/knowledge/ko/base.yaml}}
rate: {{questions: 1000, seconds: 0.01}}
quiz: {{seconds: 120, countdown: 0, pause: 1}}
"""


@dataclass(frozen=True, slots=True)
class Study:
    """A room with a bot in it; `ready` is how many seconds the bot took to come."""

    opened: Opened
    ready: float
    database: Path = Path()

    def person(self, name: str) -> Person:
        """Find a member by name."""
        return self.opened.room.person(name)

    def people(self, count: int) -> list[Person]:
        """Let so many members in."""
        world = self.opened.room.world
        return [Person(world, world.add_person(f"학생{at}").user.id) for at in range(count)]

    def channels(self, name: str, count: int) -> list[str]:
        """Make so many channels."""
        world = self.opened.room.world
        return [world.channels.add(f"{name}{at}").name for at in range(count)]


@asynccontextmanager
async def study(command: Sequence[str], **environ: str) -> AsyncIterator[Study]:
    """Open a room with a bot in it, and wait until the bot is there."""
    started = time.perf_counter()
    async with open_room(command, {**os.environ, **environ}) as opened:
        while not opened.room.gateway.sessions:
            await asyncio.sleep(0.01)
        yield Study(opened, time.perf_counter() - started)


@asynccontextmanager
async def tutor(folder: Path) -> AsyncIterator[Study]:
    """Open a room with the tutor, and wait until the notes are read; its database is new."""
    database, config = folder / "quiz.db", folder / "config.yaml"
    config.write_text(CONFIG.format(root=ROOT), encoding="utf-8")
    command = [sys.executable, "-m", "bot", "run", "--config", str(config)]
    async with study(command, BIYU_DATABASE=f"sqlite:///{database}") as found:
        await until_known(found.person("지우"))
        yield Study(found.opened, found.ready, database)


@asynccontextmanager
async def bare() -> AsyncIterator[Study]:
    """Open a room with the bare discord.py bot, and wait until it has its commands."""
    async with study([sys.executable, "-m", "bench.ping"]) as found:
        person = found.person("지우")
        while not person.commands("질문"):
            await asyncio.sleep(0.01)
        yield found


async def until_known(person: Person) -> None:
    """Wait until the tutor has read the notes, which it does beside the start."""
    while True:
        result = await person.run("질문", "ask", question="리전이 뭐야?")
        if "리전은" in text_of(dict(result.message or {})):
            return
        await asyncio.sleep(0.05)


def choices(message: Mapping[str, Any]) -> list[str]:
    """List the buttons that answer the question of a message."""
    return [each["custom_id"] for each in buttons(message) if ":answer:" in each["custom_id"]]


async def times(count: int, act: Callable[[int], Awaitable[Result]]) -> list[float]:
    """Time something again and again, one after the other; the first ones warm up."""
    return [await timed(partial(act, at)) for at in range(WARM + count)][WARM:]


async def timed(act: Callable[[], Awaitable[Result]]) -> float:
    """Time one thing; raises RuntimeError where the bot does not answer."""
    started = time.perf_counter()
    result = await act()
    seconds = time.perf_counter() - started
    if not result.worked:
        raise RuntimeError("the bot did not answer")
    return seconds


def told(seconds: Sequence[float], *, worst: bool = False) -> str:
    """Tell times: "p50 1.39 ms, p99 9.17 ms"."""
    ranked = sorted(each * 1000 for each in seconds)
    found = f"p50 {ranked[len(ranked) // 2]:.2f} ms, p99 {ranked[int(len(ranked) * 0.99)]:.2f} ms"
    return f"{found}, max {ranked[-1]:.0f} ms" if worst else found
