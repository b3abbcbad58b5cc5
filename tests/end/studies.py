"""The real bot, in a process of its own, in the study room: the rig of the end-to-end tests."""

from __future__ import annotations

import asyncio
import os
import shutil
import sqlite3
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from bot.room.components import buttons, text_of
from bot.room.person import Person
from bot.room.serve import Opened, open_room

ROOT = Path(__file__).resolve().parents[2]
QUIZ, QUESTIONS = "퀴즈", "질문"
CONFIG = """
default: {notes: [notes], base: notes/base.yaml}
rate: {questions: 1000, seconds: 1}
quiz: {seconds: 5, pause: 1, countdown: 1}
"""

Json = dict[str, Any]


class Study:
    """A room with the bot in it, its folder and its database."""

    def __init__(self, opened: Opened, folder: Path) -> None:
        self.opened = opened
        self.folder = folder
        self.minsu = opened.room.person("민수")
        self.jiwoo = opened.room.person("지우")

    @property
    def violations(self) -> list[str]:
        """What of Discord's rules the bot broke."""
        return self.opened.room.violations

    async def kill(self) -> None:
        """End the bot as a crash would, at once."""
        await self.opened.launch.kill()

    async def start(self) -> None:
        """Start the bot, and wait until it is there."""
        await self.opened.launch.start()
        await self.up()

    async def up(self) -> None:
        """Wait until the bot is connected and has read the notes."""
        while not self.opened.room.gateway.sessions or not self.minsu.commands(QUIZ):
            await asyncio.sleep(0.02)
        while True:
            result = await self.minsu.run(QUESTIONS, "ask", question="리전이 뭐야?")
            if "리전은" in text_of(dict(result.message or {})):
                return
            await asyncio.sleep(0.1)

    def rows(self, query: str) -> list[Any]:
        """Read the database beside the bot."""
        with sqlite3.connect(self.folder / "quiz.db", timeout=10) as connection:
            return connection.execute(query).fetchall()

    def posts(self, channel: str = QUIZ) -> list[Json]:
        """List what the bot posted by itself."""
        seen = self.minsu.sees(channel)
        return [each for each in seen if not each.get("interaction_metadata")]

    async def until(self, fits: Callable[[Json], bool], channel: str = QUIZ) -> Json:
        """Wait for a message."""
        return await self.minsu.until(channel, fits, 30)

    async def question(self, position: int, channel: str = QUIZ) -> Json:
        """Wait for a question that takes answers."""
        return await self.until(lambda each: bool(answers(each, position)), channel)


def answers(message: Json, position: int) -> list[str]:
    """List the buttons that answer a question."""
    ids = [each["custom_id"] for each in buttons(message)]
    return [id for id in ids if ":answer:" in id and id.split(":")[4] == str(position)]


def says(*words: str) -> Callable[[Json], bool]:
    """Tell whether a message says all of some words."""
    return lambda message: all(word in text_of(message) for word in words)


def carries(action: str) -> Callable[[Json], bool]:
    """Tell whether a message has a button that does something."""
    return lambda message: any(f":quiz:{action}:" in b["custom_id"] for b in buttons(message))


async def press(person: Person, message: Json, at: int) -> str:
    """Press a choice of a question; gives what the member reads."""
    position = int(buttons(message)[0]["custom_id"].split(":")[4])
    result = await person.press(message, answers(message, position)[at])
    return text_of(dict(result.message or {}))


@asynccontextmanager
async def open_study(folder: Path, config: str = CONFIG) -> AsyncIterator[Study]:
    """Open a room with the shipped notes and start the bot in it."""
    shutil.copytree(ROOT / "knowledge" / "ko", folder / "notes", dirs_exist_ok=True)
    settings = folder / "config.yaml"
    settings.write_text(config, encoding="utf-8")
    environ = {**os.environ, "BIYU_DATABASE": f"sqlite:///{folder / 'quiz.db'}"}
    command = [sys.executable, "-m", "bot", "run", "--config", str(settings)]
    async with open_room(command, environ) as opened:
        study = Study(opened, folder)
        await study.up()
        yield study
