"""Red-DiscordBot's Trivia in the study room, a round of which is told beside ours.

Red is under the GPL: it runs as a program of its own, from a venv of its own, and nothing of it
is imported or copied. `bench/trivia.py` starts it.
"""

from __future__ import annotations

import asyncio
import os
import subprocess
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from bench.games import PATIENCE, Taken, heard
from bench.study import Study, study
from bot.room.bus import Event
from bot.room.components import text_of
from bot.room.sight import Json

LAUNCHER = Path(__file__).with_name("trivia.py")
HALL = "잡담"  # where Red is told to load its Trivia
LISTS = ("data", "cogs", "Trivia")
NAME = "bench"
CONFIG = "CONFIG: {max_score: 1000, delay: 60, timeout: 600}\n"
QUESTIONS = 50
READING = 0.3  # seconds: Red hears no answer before it has heard that its question is there


class Trivia:
    """Rounds of Trivia: answers are messages, read by everybody."""

    def __init__(self, study: Study) -> None:
        self.study = study
        self._person = study.person("지우")

    async def begin(self, channel: str) -> None:
        """Start a round."""
        await self._person.say(channel, f"!trivia {NAME}")

    async def asked(self, channel: str, number: int) -> Json:
        """Wait for a question."""
        head = f"Question number {number + 1}!"
        found = await self._person.until(channel, lambda message: head in text_of(message), 30)
        await asyncio.sleep(READING)
        return found

    async def answer(self, channel: str, number: int, turn: asyncio.Lock) -> Taken:
        """Wait for a question, and answer it; raises TimeoutError where no verdict comes."""
        shown = await self.asked(channel, number)
        typed = text_of(shown).rsplit(maxsplit=1)[-1]
        async with turn:
            told = heard(self.study, lambda event: _is_verdict(event, str(shown["channel_id"])))
            started = time.perf_counter()
            await self._person.say(channel, typed)
            async with asyncio.timeout(PATIENCE):
                seconds = await told - started
        return Taken(seconds, seconds)

    async def back(self) -> None:
        """Wait until Red does what it is told."""
        await _load(self.study)


def _is_verdict(event: Event, channel: str) -> bool:
    is_new = event.name == "MESSAGE_CREATE" and event.data["channel_id"] == channel
    return is_new and "You got it" in text_of(event.data)


@asynccontextmanager
async def trivia(red: Path, folder: Path) -> AsyncIterator[Trivia]:
    """Open a room with Red of some venv in it; its data goes into a folder."""
    home = {"HOME": str(folder), "XDG_CONFIG_HOME": str(folder)}
    await asyncio.to_thread(_set_up, red, folder, home)
    command = [str(red / "bin" / "python"), "-I", "-u", str(LAUNCHER)]
    async with study(command, **home) as found:
        await _load(found)
        yield Trivia(found)


def _set_up(red: Path, folder: Path, home: dict[str, str]) -> None:
    """Make an instance of Red without prompts, and a list of questions for it."""
    data = ["--instance-name", NAME, "--data-path", str(folder / LISTS[0])]
    command = [str(red / "bin" / "redbot-setup"), "--no-prompt", *data]
    subprocess.run(  # noqa: S603 - what the one who measures has named
        command, env={**os.environ, **home}, check=True, stdout=subprocess.DEVNULL
    )
    lists = folder.joinpath(*LISTS)
    lists.mkdir(parents=True)
    words = (f"word{number}" for number in range(QUESTIONS))
    asked = "".join(f"Please type {word}: [{word}]\n" for word in words)
    (lists / f"{NAME}.yaml").write_text(CONFIG + asked, encoding="utf-8")


async def _load(study: Study) -> None:
    """Tell Red to load its Trivia until it answers: it hears nothing before it is ready."""
    owner = study.person("민수")
    told = heard(study, lambda event: _is_red(event, owner.id))
    while not told.done():
        await owner.say(HALL, "!load trivia")
        await asyncio.wait([told], timeout=1)


def _is_red(event: Event, owner: str) -> bool:
    return event.name == "MESSAGE_CREATE" and event.data["author"]["id"] != owner
