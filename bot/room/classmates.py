"""Simulated members, so that one newcomer is not alone in a round.

They know nothing of what the bot is about: where it asks all of a channel something with a row
of choices, each of them presses one, now and then another one after it; where it wants words,
they type a word that they have read there. They take their time, as people do.
"""

from __future__ import annotations

import asyncio
import logging
import re
from collections import defaultdict
from collections.abc import Callable
from random import Random
from typing import Any

from bot.room.bus import Event
from bot.room.components import Kind, pressable, text_of
from bot.room.modal import inputs
from bot.room.person import Person
from bot.room.result import Outcome, PersonError
from bot.room.world import World

_log = logging.getLogger(__name__)

FIRST, LAST = 1.5, 9.0  # seconds after which somebody answers
DOUBT = 0.15  # how often somebody thinks again
ABSENT = 0.1  # how often somebody does not answer at all
_NUMBER = re.compile(r"(?<=:)\d+(?=:|$)")
_WORD = re.compile(r"[가-힣A-Za-z][가-힣A-Za-z0-9]+")

Json = dict[str, Any]
Sleep = Callable[[float], Any]


class Classmates:
    """All members but those who sit at a window; `come` and `go` as they are told."""

    def __init__(
        self,
        world: World,
        present: Callable[[], frozenset[str]],
        random: Random,
        sleep: Sleep = asyncio.sleep,
    ) -> None:
        self._world = world
        self._present = present
        self._random = random
        self._sleep = sleep
        self._busy: set[asyncio.Task[None]] = set()
        self._stop: Callable[[], None] | None = None

    def come(self) -> None:
        """Let them answer what is asked from now on."""
        if self._stop is None:
            self._stop = self._world.bus.listen(self._hear)

    async def go(self) -> None:
        """Let them leave: nothing that they had in mind is done any more."""
        if self._stop is not None:
            self._stop()
            self._stop = None
        for task in self._busy:
            task.cancel()
        await asyncio.gather(*self._busy, return_exceptions=True)

    def _hear(self, event: Event) -> None:
        if event.name != "MESSAGE_CREATE" or not _is_for_all(event.data, self._world.bot.id):
            return
        message = dict(event.data)
        choices, typing = _choices(message), _typing(message)
        if choices or typing:
            for person in self._others(message):
                self._start(self._answer(person, message, choices, typing))

    def _others(self, message: Json) -> list[Person]:
        """List who is free to answer: members that nobody plays, who see the message."""
        channel = self._world.channels.get(str(message["channel_id"]))
        seen_by = self._world.channels.viewers(channel)
        free = seen_by - self._present() - {self._world.bot.id}
        return [Person(self._world, id) for id in sorted(free)]

    def _start(self, work: Any) -> None:
        task = asyncio.create_task(work)
        self._busy.add(task)
        task.add_done_callback(self._busy.discard)

    async def _answer(self, person: Person, message: Json, choices: list[str], typing: str) -> None:
        if self._random.random() < ABSENT:
            return
        await self._sleep(self._random.uniform(FIRST, LAST))
        try:
            if choices:
                await person.press(message, self._random.choice(choices), follow=False)
                if self._random.random() < DOUBT:
                    await self._sleep(self._random.uniform(FIRST, FIRST * 2))
                    await person.press(message, self._random.choice(choices), follow=False)
            else:
                await self._type(person, message, typing)
        except PersonError as error:  # too late: it cannot be pressed any more
            _log.debug("%s: %s", person.name, error)

    async def _type(self, person: Person, message: Json, button: str) -> None:
        opened = await person.press(message, button)
        if opened.outcome is not Outcome.MODAL or opened.modal is None:
            return
        words = _WORD.findall(" ".join(map(text_of, person.sees(str(message["channel_id"])))))
        word = self._random.choice(words or ["?"])
        asked = [each["custom_id"] for each in inputs(opened.modal)]
        await person.submit(opened.modal, dict.fromkeys(asked, word), follow=False)


def _is_for_all(message: Any, bot: str) -> bool:
    """Tell what the bot asks by itself from what it answers somebody."""
    is_answer = message.get("interaction_metadata") or message.get("message_reference")
    return message["author"]["id"] == bot and not is_answer


def _choices(message: Json) -> list[str]:
    """Find buttons that stand for choices: they differ in one number of their custom_id."""
    alike: defaultdict[str, list[str]] = defaultdict(list)
    for each in pressable(message):
        if each["type"] == Kind.BUTTON and not each.get("disabled"):
            for number in _NUMBER.finditer(each["custom_id"]):
                id = each["custom_id"]
                alike[f"{id[: number.start()]}#{id[number.end() :]}"].append(id)
    longest = max(alike.values(), key=len, default=[])
    return longest if len(longest) > 1 else []


def _typing(message: Json) -> str:
    """Find the button that may open a field to type in: the first of those that stand out."""
    primary = 1
    found = [each for each in pressable(message) if each.get("style") == primary]
    return str(found[0]["custom_id"]) if found else ""
