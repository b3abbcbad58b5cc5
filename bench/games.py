"""Rounds that are answered by typing, as they are played to measure them."""

from __future__ import annotations

import asyncio
import sqlite3
import time
from collections.abc import Callable
from typing import NamedTuple, Protocol

from bench.study import Study, until_known
from bot.room.bus import Event
from bot.room.components import buttons
from bot.room.person import Person
from bot.room.result import Result
from bot.room.sight import Json

PATIENCE = 10.0  # seconds until a verdict is taken for lost


class Taken(NamedTuple):
    """How many seconds an answer took until its verdict was told, and until all could read it."""

    told: float
    shown: float


class Game(Protocol):
    """A bot that holds rounds in channels of a room."""

    study: Study

    async def begin(self, channel: str) -> None:
        """Start a round."""

    async def asked(self, channel: str, number: int) -> Json:
        """Wait for a question."""
        ...

    async def answer(self, channel: str, number: int, turn: asyncio.Lock) -> Taken:
        """Wait for a question, and answer it rightly when it is one's turn.

        Raises TimeoutError where no verdict comes.
        """
        ...

    async def back(self) -> None:
        """Wait until the bot works again after a start."""


def heard(study: Study, fits: Callable[[Event], bool]) -> asyncio.Future[float]:
    """Listen for an event; tells when it came."""
    future: asyncio.Future[float] = asyncio.get_running_loop().create_future()

    def listen(event: Event) -> None:
        if fits(event):
            stop()
            if not future.done():
                future.set_result(time.perf_counter())

    stop = study.opened.room.bus.listen(listen)
    return future


class Race:
    """Our rounds: a race, answered in a form that nobody else reads."""

    def __init__(self, study: Study) -> None:
        self.study = study
        self._people = iter(study.people(100))
        self._players: dict[str, Person] = {}

    async def begin(self, channel: str) -> None:
        """Start a round; each channel has a player of its own, as presses of one are counted."""
        player = self._players[channel] = next(self._people)
        await player.run(channel, "quiz start", number=20, forms="typed", race=True)

    async def asked(self, channel: str, number: int) -> Json:
        """Wait for a question."""
        player = self._players[channel]
        return await player.until(channel, lambda message: _form(message, number) != "", 30)

    async def answer(self, channel: str, number: int, turn: asyncio.Lock) -> Taken:
        """Wait for a question, open its form, and hand the right answer in."""
        player, shown = self._players[channel], await self.asked(channel, number)
        modal = (await player.press(shown, _form(shown, number))).modal or {}
        field = modal["components"][0]["component"]["custom_id"]
        typed = self._right(_form(shown, number), number)
        async with turn:
            revealed = heard(self.study, lambda event: _is_reveal(event, str(shown["id"]), number))
            started = time.perf_counter()
            result = await player.submit(modal, {field: typed})
            told = time.perf_counter() - started
            async with asyncio.timeout(PATIENCE):
                return Taken(_checked(result, told), await revealed - started)

    async def back(self) -> None:
        """Wait until the bot answers again."""
        await until_known(self.study.person("지우"))

    def _right(self, custom_id: str, number: int) -> str:
        """Look up what is right."""
        with sqlite3.connect(self.study.database) as connection:
            query = "SELECT state ->> ? FROM rounds WHERE id = ?"
            path, id = f"$.items[{number}].accepted[0]", custom_id.split(":")[3]
            return str(connection.execute(query, (path, id)).fetchone()[0])


def _form(message: Json, number: int) -> str:
    """Give the custom_id of the button that opens the form of a question; "" for none."""
    ids = (each["custom_id"] for each in buttons(message))
    return next((id for id in ids if ":type:" in id and id.split(":")[4] == str(number)), "")


def _is_reveal(event: Event, message: str, number: int) -> bool:
    is_it = event.name == "MESSAGE_UPDATE" and event.data["id"] == message
    return is_it and not _form(dict(event.data), number)


def _checked(result: Result, seconds: float) -> float:
    if not result.worked:
        raise RuntimeError("the bot did not answer")
    return seconds
