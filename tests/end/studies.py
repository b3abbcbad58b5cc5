"""The real bot, in a process of its own, in the study room: the rig of the end-to-end tests."""

from __future__ import annotations

import asyncio
import itertools
import os
import resource
import shutil
import signal
import sqlite3
import sys
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from contextlib import asynccontextmanager, closing, contextmanager
from pathlib import Path
from typing import Any

from bot.room.bus import Event
from bot.room.components import button, buttons, text_of
from bot.room.person import Person
from bot.room.result import Outcome, Result
from bot.room.serve import Opened, open_room
from tests.shared import SHARED

ROOT = Path(__file__).resolve().parents[2]
QUIZ, QUESTIONS = "퀴즈", "질문"
DOCUMENT = "discord/openapi.json"
CONFIG = """
default: {notes: [notes], base: notes/base.yaml}
rate: {questions: 1000, seconds: 1}
quiz: {seconds: 5, pause: 1, countdown: 1}
"""
PATIENCE = 25.0  # seconds for what a round comes to by itself
_STORED = ("받았어요", "바꿨어요", "그대로예요", "낸 답:", "Got it", "Changed", "Still")
_numbers = itertools.count(1)

Json = dict[str, Any]
Fits = Callable[[Json], bool]


class Study:
    """A room with the bot in it, its folder and its database."""

    def __init__(self, opened: Opened, folder: Path, database: str) -> None:
        self.opened = opened
        self.folder = folder
        self.database = database
        self.room = opened.room
        self.world = opened.room.world
        self.faults = opened.room.faults
        self.log: list[str] = []
        self._started = 0
        self.minsu = opened.room.person("민수")

    @property
    def violations(self) -> list[str]:
        """What of Discord's rules the bot broke."""
        return self.room.violations

    def newcomer(self, locale: str = "ko") -> Person:
        """Let somebody in who has pressed nothing yet."""
        number = next(_numbers)
        person = Person(self.world, self.world.add_person(f"학생{number}", f"s{number}").user.id)
        person.locale = locale
        return person

    def place(self) -> str:
        """Make a channel in which nothing has been written."""
        return self.world.channels.add(f"방{next(_numbers)}").name

    def kill_at_once(self) -> None:
        """End the bot as a crash would, before it hears another byte."""
        if pid := self.opened.launch.pid:
            os.kill(pid, signal.SIGKILL)

    async def kill(self) -> None:
        """End the bot as a crash would, and wait until it is gone."""
        await self.opened.launch.kill()

    async def start(self) -> None:
        """Start the bot, and wait until it is there."""
        self._started = len(self.log)
        await self.opened.launch.start()
        await self.up()

    async def up(self) -> None:
        """Wait until the bot is connected and has read the notes."""
        try:
            async with asyncio.timeout(PATIENCE):
                await self._up()
        except TimeoutError:
            raise AssertionError("the bot does not come:\n" + "\n".join(self.log[-40:])) from None

    async def _up(self) -> None:
        while not self.is_connected() or not self.minsu.commands(QUESTIONS):
            await asyncio.sleep(0.02)
        while not self._has_read():
            await asyncio.sleep(0.02)

    def is_connected(self) -> bool:
        """Tell whether a bot is at the gateway."""
        return self.connected() > 0

    def connected(self) -> int:
        """Count the bots at the gateway."""
        return sum(each.is_attached for each in self.room.gateway.sessions)

    def _has_read(self) -> bool:
        return any("concepts are loaded" in line for line in self.log[self._started :])

    def rows(self, query: str, *values: object) -> list[Any]:
        """Read the database beside the bot."""
        with sqlite3.connect(self.folder / "quiz.db", timeout=10) as connection:
            return connection.execute(query, values).fetchall()

    @contextmanager
    def locked_database(self) -> Iterator[None]:
        """Let somebody else hold the database."""
        with closing(sqlite3.connect(self.folder / "quiz.db", isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            yield
            other.execute("ROLLBACK")

    @contextmanager
    def full_disk(self) -> Iterator[None]:
        """Let the bot's files grow no more, as on a full disk."""
        pid = self.opened.launch.pid
        before = resource.prlimit(pid, resource.RLIMIT_FSIZE)
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (1, before[1]))
        try:
            yield
        finally:
            resource.prlimit(pid, resource.RLIMIT_FSIZE, before)

    def round_in(self, place: str) -> str:
        """Name the latest round of a channel."""
        channel = int(self.minsu.channel(place).id)
        return str(self.rows("SELECT id FROM rounds WHERE channel = ?", channel)[-1][0])

    def answers_in(self, place: str) -> list[Any]:
        """Read the answers to the latest round of a channel."""
        query = "SELECT position, member, value FROM answers WHERE round = ? ORDER BY 1, 2"
        return self.rows(query, self.round_in(place))

    def posts(self, place: str) -> list[Json]:
        """List what the bot posted by itself."""
        return [each for each in self.minsu.sees(place) if not each.get("interaction_metadata")]

    def count(self, place: str, *words: str) -> int:
        """Count the posts of the bot that say all of some words."""
        return sum(map(says(*words), self.posts(place)))

    async def until(self, place: str, fits: Fits) -> Json:
        """Wait for a message."""
        return await self.minsu.until(place, fits, PATIENCE)

    async def question(self, place: str, position: int) -> Json:
        """Wait for a question that takes answers by buttons."""
        return await self.until(place, lambda each: bool(choices(each, position)))

    async def podium(self, place: str) -> Json:
        """Wait for the end of a round."""
        return await self.until(place, carries("missed"))

    async def begin(self, place: str, person: Person | None = None, **options: Any) -> None:
        """Start a round; of questions with choices, where nothing else is said."""
        options = {"forms": "choice"} | options
        starter = person or self.minsu
        started = await starter.run(place, "quiz start", follow=True, **options)
        assert "시작했어요" in told(started) or "started" in told(started), told(started)

    def right(self, place: str, position: int) -> int:
        """Look up which choice is right."""
        query = "SELECT state ->> ? FROM rounds WHERE id = ?"
        return int(self.rows(query, f"$.items[{position}].right", self.round_in(place))[0][0])

    async def answer(self, person: Person, place: str, position: int, *, well: bool) -> bool:
        """Answer a question rightly or wrongly, and press again until the bot has answered.

        Tells whether it says that the answer is stored: the question may have ended meanwhile.
        """
        message = await self.question(place, position)
        right = self.right(place, position)
        at = right if well else (right + 1) % len(choices(message, position))
        while known := choices(person.reads(message), position):
            result = await person.press(message, known[at])
            if result.outcome is not Outcome.FAILED:
                return any(word in told(result) for word in _STORED)
            await self.up()
        return False


def told(result: Result) -> str:
    """Give what a member reads in answer."""
    return text_of(dict(result.message or {}))


def shown(result: Result) -> Json:
    """Give the message that a member gets in answer."""
    assert result.message is not None, result
    return dict(result.message)


def choices(message: Mapping[str, Any], position: int) -> list[str]:
    """List the buttons that answer a question."""
    ids = [each["custom_id"] for each in buttons(message)]
    return [id for id in ids if ":answer:" in id and id.split(":")[4] == str(position)]


def says(*words: str) -> Fits:
    """Tell whether a message says all of some words."""
    return lambda message: all(word in text_of(message) for word in words)


def carries(action: str) -> Fits:
    """Tell whether a message has a button of the quiz that does something."""
    return lambda message: any(f":quiz:{action}:" in b["custom_id"] for b in buttons(message))


async def press(person: Person, message: Mapping[str, Any], action: str) -> Result:
    """Press the first button of the quiz that does something."""
    return await person.press(message, button(message, prefix=f"biyu:quiz:{action}:"))


def kill_on(study: Study, name: str, fits: Fits) -> None:
    """Kill the bot as soon as the room has done something, before the bot is told of it."""

    def listen(event: Event) -> None:
        if event.name == name and fits(dict(event.data)):
            stop()
            study.kill_at_once()

    stop = study.room.bus.listen(listen)


@asynccontextmanager
async def open_study(
    folder: Path, config: str = CONFIG, *, database: str = ""
) -> AsyncIterator[Study]:
    """Open a room with the shipped notes and start the bot in it; SQLite unless told else."""
    shutil.copytree(ROOT / "knowledge" / "ko", folder / "notes", dirs_exist_ok=True)
    settings = folder / "config.yaml"
    settings.write_text(config, encoding="utf-8")
    database = database or f"sqlite:///{folder / 'quiz.db'}"
    environ = {**os.environ, "BIYU_DATABASE": database}
    command = [sys.executable, "-m", "bot", "run", "--config", str(settings)]
    document = SHARED / DOCUMENT
    async with open_room(
        command, environ, document=document if document.exists() else None
    ) as opened:
        study = Study(opened, folder, database)
        opened.launch.log = study.log.extend
        await study.up()
        yield study
