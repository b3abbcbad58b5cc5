"""The items of all groups: made of a group's base once, in a thread, and drawn from."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from bot.base.entry import Base
from bot.config import Quiz
from bot.quiz.appeal import Accepted
from bot.quiz.asked import Asked
from bot.quiz.draw import draw
from bot.quiz.generate import items
from bot.quiz.item import Form, Item
from bot.quiz.plan import Plan, Points
from bot.quiz.topics import topics
from bot.tutor.shelf import Shelf

READING = 300  # tenths of a second that a round waits for its notes

_CHOICE = tuple(form for form in Form if form is not Form.TYPED)

# What /quiz start offers as kinds of questions.
MIXES: Mapping[str, tuple[Form, ...]] = MappingProxyType(
    {
        "choice": _CHOICE,
        "typed": (Form.TYPED,),
        "truth": (Form.TRUTH,),
        "analogy": (Form.LIKENESS, Form.ANALOGY),
        "terms": (Form.NAME, Form.MEANING, Form.EXPANSION),
    }
)


class Library:
    """Knows the items of each group for as long as its base does not change."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._made: dict[int, tuple[Base, tuple[Item, ...]]] = {}
        self._making = asyncio.Lock()
        self.accepted: Callable[[int], Awaitable[tuple[Accepted, ...]]] = _none

    async def items(self, server: int) -> tuple[Item, ...]:
        """Give the items of a group; none where it has no base yet."""
        volume = self._shelf.volume(server)
        tutor = volume.snapshot.tutor if volume else None
        if tutor is None:
            return ()
        key = id(volume)
        async with self._making:
            known = self._made.get(key)
            if known is None or known[0] is not tutor.base:
                known = tutor.base, await asyncio.to_thread(items, tutor.base)
                self._made[key] = known
        return known[1]

    async def topics(self, server: int) -> tuple[str, ...]:
        """List what a round may be about."""
        return topics(await self.items(server))

    async def draw(self, server: int, plan: Plan, asked: Sequence[Asked]) -> tuple[Item, ...]:
        """Draw the items of a round; what was accepted on appeal passes in them too.

        Right after a start the notes are still being read: they are waited for.
        """
        for _ in range(READING):
            volume = self._shelf.volume(server)
            if volume is None or volume.snapshot.tutor or volume.snapshot.faults:
                break
            await asyncio.sleep(0.1)
        drawn = draw(await self.items(server), plan, asked)
        accepted = await self.accepted(server)
        return tuple(_with(item, accepted) for item in drawn)


def plan_of(quiz: Quiz) -> Plan:
    """Give a plan as the settings have it."""
    worth = quiz.points
    return Plan(
        size=quiz.questions,
        seconds=quiz.seconds,
        pause=quiz.pause,
        countdown=quiz.countdown,
        points=Points(worth.right, worth.speed, worth.streak, worth.most_streak),
    )


def _with(item: Item, accepted: Sequence[Accepted]) -> Item:
    if not item.is_typed:
        return item
    texts = [each.text for each in accepted if each.answer == item.answer]
    refused = tuple(each for each in item.refused if each not in texts)
    return replace(item, accepted=(*item.accepted, *texts), refused=refused)


async def _none(server: int) -> tuple[Accepted, ...]:
    """Give nothing, as long as there is no store."""
    return ()
