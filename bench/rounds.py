"""Measure quiz rounds of the real bot, in a process of its own, in the study room.

    python -m bench.rounds

A press is told beside one of a bare discord.py bot's button in the same run, as machines differ.
"""

from __future__ import annotations

import asyncio
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from bench.study import WARM, Study, bare, choices, timed, told, tutor
from bench.writes import measure_writes
from bot.room.components import buttons
from bot.room.person import Person

PATIENCE = 10  # seconds until an answer that is not stored is taken for lost
MEMBERS, ROUNDS, EACH = 1000, 50, 20
PRESSED, HANDS = 200, 10  # so many presses by so many members: one alone would be told to slow down
MOST_TIMES = 2.0  # of what a bare bot takes


def main() -> int:
    """Measure and print."""
    asyncio.run(_measure())
    return 0


async def _measure() -> None:
    print("\n# Quiz rounds in the study room")
    with tempfile.TemporaryDirectory() as folder:
        async with tutor(Path(folder)) as study:
            async with bare() as plain:
                await _quiet(plain, study)
            await _burst(study)
            await _rounds(study)
        await measure_writes(Path(folder))


async def _quiet(plain: Study, study: Study) -> None:
    """Press one button after the other, in turns with a bare bot's."""
    shown = await plain.person("민수").run("질문", "buttons")
    bare_message, bare_ids = _shown(shown.message)
    (message,) = await _questions(study, ["질문"])
    ids = choices(study.person("민수").reads(message))[:2]
    people, others = study.people(HANDS), plain.people(HANDS)
    ours, theirs = list[float](), list[float]()
    for at in range(WARM + PRESSED):
        hand, choice = at % HANDS, at // HANDS % 2
        theirs.append(await _press(others[hand], bare_message, bare_ids[choice]))
        ours.append(await _press(people[hand], message, ids[choice]))
    await study.person("민수").run("질문", "quiz stop")
    _tell_quiet(ours[WARM:], theirs[WARM:])


def _shown(message: object) -> tuple[str, list[str]]:
    """Give the ID of a message that came, and its buttons."""
    assert isinstance(message, dict)  # noqa: S101 - the bare bot has answered
    return str(message["id"]), [each["custom_id"] for each in buttons(message)]


def _tell_quiet(ours: Sequence[float], theirs: Sequence[float]) -> None:
    ratio = statistics.median(ours) / statistics.median(theirs)
    print(f"a bare bot's button  acknowledged {told(theirs)}")
    print(f"one quiet press  stored and acknowledged {told(ours)};  ", end="")
    print(f"{ratio:.1f} x the bare bot's at p50 (goal: at most {MOST_TIMES:.0f} x)")


async def _burst(study: Study) -> None:
    """Let a thousand members press within a second."""
    people = study.people(MEMBERS)
    (message,) = await _questions(study, ["퀴즈"])
    delays = [second / MEMBERS for second in range(MEMBERS)]
    presses = [_late(*each, message) for each in zip(people, delays, strict=True)]
    acknowledged = await asyncio.gather(*presses)
    stored = await _settled(study.database, [message], MEMBERS)
    lost, doubled = MEMBERS - len(set(stored)), len(stored) - len(set(stored))
    print(f"{MEMBERS:,} presses in a second  acknowledged {_all_told(acknowledged)}")
    print(
        f"  stored {len(stored)}, lost {lost}, doubled {doubled} (goals 0, 0; p99 under 1,000 ms)"
    )
    await study.person("민수").run("퀴즈", "quiz stop")


async def _rounds(study: Study) -> None:
    """Hold fifty rounds at once, of twenty members each."""
    messages = await _questions(study, study.channels("방", ROUNDS))
    presses = [
        _late(person, at / EACH, message)
        for message in messages
        for at, person in enumerate(study.people(EACH))
    ]
    acknowledged = await asyncio.gather(*presses)
    stored = await _settled(study.database, messages, ROUNDS * EACH)
    lost = ROUNDS * EACH - len(stored)
    print(
        f"{ROUNDS} rounds of {EACH} members at once  acknowledged {_all_told(acknowledged)}; "
        f"lost {lost} (goal 0)"
    )


def _all_told(acknowledged: Sequence[float | None]) -> str:
    """Tell times, and how many presses were never acknowledged."""
    found = [each for each in acknowledged if each is not None]
    late = len(acknowledged) - len(found)
    return told(found, worst=True) + (f", {late} not within 3 s" if late else "")


async def _questions(study: Study, channels: Sequence[str]) -> list[str]:
    """Start a round with choices in each channel; gives the messages of the first questions."""
    starter, found = study.person("민수"), []
    for channel in channels:
        await starter.run(channel, "quiz start", number=1, forms="choice")
    for channel in channels:
        shown = await starter.until(channel, lambda message: bool(choices(message)), 30)
        found.append(str(shown["id"]))
    return found


async def _press(person: Person, message: str, custom_id: str) -> float:
    return await timed(lambda: person.press(message, custom_id, follow=False))


async def _late(person: Person, delay: float, message: str) -> float | None:
    """Press the first choice after a while; None where that was not acknowledged."""
    await asyncio.sleep(delay)
    custom_id = choices(person.reads(message))[0]
    started = time.perf_counter()
    result = await person.press(message, custom_id, follow=False)
    return time.perf_counter() - started if result.worked else None


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


if __name__ == "__main__":
    sys.exit(main())
