"""Measure the real bot, in a process of its own, in the study room.

    python -m bench.room

Each time is told beside a bare discord.py bot's /ping in the same run, as machines differ.
"""

from __future__ import annotations

import asyncio
import os
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from bot.room.components import buttons, text_of
from bot.room.person import Person
from bot.room.result import Result
from bot.room.serve import Opened, open_room

ROOT = Path(__file__).resolve().parent.parent
QUESTIONS = ("리전이 뭐야?", "EC2 왜 씀?", "rds 비유로", "이씨투 머임", "오토 스케일링 장점")
ASKED, WARM, IN_FLIGHT, MANY = 300, 30, 1000, 10_000
PATIENCE = 10  # seconds until an answer that is not stored is taken for lost
MEMBERS, ROUNDS, EACH = 1000, 50, 20
CONFIG = """
default: {{notes: [{root}/knowledge/ko], base: {root}/knowledge/ko/base.yaml}}
rate: {{questions: 1000, seconds: 0.01}}
quiz: {{seconds: 120, countdown: 0, pause: 1}}
"""


def main() -> int:
    """Measure and print."""
    asyncio.run(_measure())
    return 0


async def _measure() -> None:
    async with _opened([sys.executable, "-m", "bench.ping"]) as (room, _, ready):
        person = room.room.person("지우")
        ping = await _times(ASKED, lambda at: person.run("질문", "ping"))
    print("\n# The bot in the study room")
    print(f"bare bot: start to ready  {ready:.2f} s;  /ping  {_told(ping)}")
    with tempfile.TemporaryDirectory() as folder:
        database, config = Path(folder) / "quiz.db", Path(folder) / "config.yaml"
        config.write_text(CONFIG.format(root=ROOT), encoding="utf-8")
        command = [sys.executable, "-m", "bot", "run", "--config", str(config)]
        async with _opened(command, BIYU_DATABASE=f"sqlite:///{database}") as (room, pid, ready):
            await _until_known(room)
            print(f"tutor: start to ready  {ready:.2f} s")
            await _ask(room, ping, pid)
            await _burst(room, database)
            await _rounds(room, database)


async def _ask(opened: Opened, ping: list[float], pid: int) -> None:
    person = opened.room.person("지우")

    def ask(at: int) -> Awaitable[Result]:
        return person.run("질문", "ask", question=QUESTIONS[at % len(QUESTIONS)])

    times = await _times(ASKED, ask)
    more = (statistics.median(times) - statistics.median(ping)) * 1000
    print(f"/ask  {_told(times)};  {more:+.2f} ms at p50 beside /ping (goal: at most +1.5)")
    started = time.perf_counter()
    results = await asyncio.gather(*(ask(at) for at in range(IN_FLIGHT)))
    failed = sum(not result.worked for result in results)
    seconds = time.perf_counter() - started
    print(f"{IN_FLIGHT:,} questions in flight  {seconds:.1f} s, {failed} without an answer")
    before = _memory(pid)
    for _ in range(MANY // IN_FLIGHT):
        await asyncio.gather(*(ask(at) for at in range(IN_FLIGHT)))
    print(f"memory  {before:.0f} MB, after {MANY:,} more questions {_memory(pid):.0f} MB")


async def _burst(opened: Opened, database: Path) -> None:
    """Let a thousand members press within a second."""
    people = _people(opened, MEMBERS)
    (message,) = await _questions(opened, ["퀴즈"])
    delays = [second / MEMBERS for second in range(MEMBERS)]
    presses = [_press(*each, message) for each in zip(people, delays, strict=True)]
    acknowledged = await asyncio.gather(*presses)
    stored = await _settled(database, [message], MEMBERS)
    lost, doubled = MEMBERS - len(set(stored)), len(stored) - len(set(stored))
    print(f"{MEMBERS:,} presses in a second  acknowledged {_told(acknowledged, worst=True)}")
    print(
        f"  stored {len(stored)}, lost {lost}, doubled {doubled} (goals 0, 0; p99 under 1,000 ms)"
    )
    await opened.room.person("민수").run("퀴즈", "quiz stop")


async def _rounds(opened: Opened, database: Path) -> None:
    """Hold fifty rounds at once, of twenty members each."""
    channels = [opened.room.world.channels.add(f"방{at}").name for at in range(ROUNDS)]
    messages = await _questions(opened, channels)
    presses = [
        _press(person, at / EACH, message)
        for message in messages
        for at, person in enumerate(_people(opened, EACH))
    ]
    acknowledged = await asyncio.gather(*presses)
    stored = await _settled(database, messages, ROUNDS * EACH)
    lost = ROUNDS * EACH - len(stored)
    told = _told(acknowledged, worst=True)
    print(f"{ROUNDS} rounds of {EACH} members at once  acknowledged {told}; lost {lost}")


def _people(opened: Opened, count: int) -> list[Person]:
    world = opened.room.world
    return [Person(world, world.add_person(f"학생{at}").user.id) for at in range(count)]


async def _questions(opened: Opened, channels: Sequence[str]) -> list[str]:
    """Start a round with choices in each channel; gives the messages of the first questions."""
    starter, found = opened.room.person("민수"), []
    for channel in channels:
        await starter.run(channel, "quiz start", number=1, forms="choice")
    for channel in channels:
        shown = await starter.until(channel, lambda message: bool(_answers(message)), 30)
        found.append(str(shown["id"]))
    return found


def _answers(message: object) -> list[str]:
    known = buttons(message)  # type: ignore[arg-type]
    return [each["custom_id"] for each in known if ":answer:" in each["custom_id"]]


async def _press(person: Person, delay: float, message: str) -> float:
    await asyncio.sleep(delay)
    custom_id = _answers(person.reads(message))[0]
    started = time.perf_counter()
    result = await person.press(message, custom_id, follow=False)
    return time.perf_counter() - started if result.worked else float("inf")


async def _settled(database: Path, messages: Sequence[str], count: int) -> list[int]:
    """Wait until so many answers are stored, or no more come: some are acknowledged first."""
    for _ in range(PATIENCE):
        stored = [member for message in messages for member in _stored(database, message)]
        if len(stored) >= count:
            break
        await asyncio.sleep(1)
    return stored


def _stored(database: Path, message: str) -> list[int]:
    """List the members whose answers to the question of a message are stored."""
    with sqlite3.connect(database) as connection:
        query = (
            "SELECT member FROM answers JOIN posts ON posts.round = answers.round "
            "WHERE posts.kind = 'ask' AND posts.message = ?"
        )
        return [row[0] for row in connection.execute(query, (int(message),))]


async def _times(count: int, act: Callable[[int], Awaitable[Result]]) -> list[float]:
    """Time something again and again, one after the other; the first ones warm up."""
    times = []
    for at in range(WARM + count):
        started = time.perf_counter()
        result = await act(at)
        times.append(time.perf_counter() - started)
        if not result.worked:
            raise RuntimeError("the bot did not answer")
    return times[WARM:]


def _told(times: Sequence[float], *, worst: bool = False) -> str:
    ranked = sorted(each * 1000 for each in times)
    told = f"p50 {ranked[len(ranked) // 2]:.2f} ms, p99 {ranked[int(len(ranked) * 0.99)]:.2f} ms"
    return f"{told}, max {ranked[-1]:.0f} ms" if worst else told


@asynccontextmanager
async def _opened(
    command: Sequence[str], **environ: str
) -> AsyncIterator[tuple[Opened, int, float]]:
    """Open a room with a bot in it, and tell how long it took the bot to come."""
    started = time.perf_counter()
    async with open_room(command, {**os.environ, **environ}) as opened:
        while not opened.room.gateway.sessions:
            await asyncio.sleep(0.01)
        yield opened, opened.launch.pid, time.perf_counter() - started


async def _until_known(opened: Opened) -> None:
    """Wait until the notes are loaded: they are read beside the start."""
    person = opened.room.person("지우")
    while True:
        result = await person.run("질문", "ask", question="리전이 뭐야?")
        if "리전은" in text_of(dict(result.message or {})):
            return
        await asyncio.sleep(0.05)


def _memory(pid: int) -> float:
    """Give the resident memory of a process in MB; where the system tells it."""
    status = Path(f"/proc/{pid}/status")
    if not status.exists():
        return 0.0
    lines = dict(line.split(":", 1) for line in status.read_text().splitlines())
    return int(lines["VmRSS"].split()[0]) / 1024


if __name__ == "__main__":
    sys.exit(main())
