"""kill -9 at every transition of a round: it goes on, and nothing is lost, doubled or shown twice.

The rounds are played side by side, each in a room of its own, so that all of them together
take little longer than one.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine, Mapping
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from bot.room.components import text_of
from bot.room.person import Person
from tests.end.studies import QUIZ, Study, kill_on, open_study, press, says, told

pytestmark = pytest.mark.asyncio(loop_scope="module")

AT_ONCE = 6  # rooms side by side
Kill = Callable[[Study], Coroutine[Any, Any, None]]

CREATED, CHANGED = "MESSAGE_CREATE", "MESSAGE_UPDATE"


def _told(name: str, *words: str) -> Kill:
    """Kill when the room has done what the bot asked, and the bot does not know of it."""

    async def kill(study: Study) -> None:
        kill_on(study, name, says(*words))
        await study.opened.launch.wait()

    return kill


def _noted(kind: str, position: int) -> Kill:
    """Kill when the bot has noted that something is shown."""
    query = "SELECT 1 FROM posts WHERE kind = ? AND position = ? AND done"

    async def kill(study: Study) -> None:
        while not study.rows(query, kind, position):
            await asyncio.sleep(0.01)
        study.kill_at_once()

    return kill


def _answered(count: int) -> Kill:
    """Kill when so many answers are stored."""

    async def kill(study: Study) -> None:
        while len(study.rows("SELECT 1 FROM answers")) < count:
            await asyncio.sleep(0.01)
        study.kill_at_once()

    return kill


KILLS: Mapping[str, Kill] = {
    "announcing": _told(CREATED, "퀴즈 시간이에요"),
    "countdown": _noted("announce", 0),
    "asking": _told(CREATED, "문제 1/2"),
    "open": _noted("ask", 0),
    "one answer": _answered(1),
    "all answers": _answered(2),
    "settling": _told(CHANGED, "문제 1/2", "정답"),
    "shown": _noted("reveal", 0),
    "asking again": _told(CREATED, "문제 2/2"),
    "settling again": _told(CHANGED, "문제 2/2", "정답"),
    "podium": _told(CREATED, "퀴즈 결과"),
    "after": _noted("podium", 0),
}


async def play(kill: Kill, folder: Path) -> None:
    """Play a round of two questions, one member always right and one always wrong."""
    async with open_study(folder) as study, asyncio.timeout(50):
        good, bad = study.newcomer(), study.newcomer()
        killing = asyncio.create_task(kill(study))
        starting = asyncio.create_task(
            study.minsu.run(QUIZ, "quiz start", number=2, forms="choice")
        )
        playing = [
            asyncio.create_task(_answer(study, person, well=person is good))
            for person in (good, bad)
        ]
        await killing
        await study.kill()
        await study.start()
        await starting
        stored = await asyncio.gather(*playing)
        podium = await study.podium(QUIZ)
        while study.rows("SELECT 1 FROM rounds WHERE active"):
            await asyncio.sleep(0.05)
        _check_posts(study)
        _check_answers(study, good, {(at, int(who)) for each in stored for at, who in each})
        assert "내 오답 2개" in told(await press(bad, podium, "missed"))


async def _answer(study: Study, person: Person, *, well: bool) -> list[tuple[int, str]]:
    """Answer every question; gives those of which the bot said that it has stored the answer."""
    given = [await study.answer(person, QUIZ, position, well=well) for position in range(2)]
    return [(position, person.id) for position in range(2) if given[position]]


def _check_posts(study: Study) -> None:
    for once in ("퀴즈 시간이에요", "문제 1/2", "문제 2/2", "퀴즈 결과"):
        assert study.count(QUIZ, once) == 1, [text_of(each) for each in study.posts(QUIZ)]
    for position in ("문제 1/2", "문제 2/2"):
        assert study.count(QUIZ, position, "✅") == 1
    assert study.violations == []


def _check_answers(study: Study, good: Person, stored: set[tuple[int, int]]) -> None:
    """Compare what the bot said that it stored with its rows, and these with the scores."""
    rights = [str(study.right(QUIZ, position)) for position in range(2)]
    answers = {(at, member): value for at, member, value in study.answers_in(QUIZ)}
    assert stored <= set(answers)
    for (at, member), value in answers.items():
        assert (value == rights[at]) == (member == int(good.id))
    mine = sum(member == int(good.id) for _, member in answers)
    scores = study.rows("SELECT right, answered FROM scores WHERE member = ?", int(good.id))
    assert scores == ([(mine, mine)] if mine else [])
    assert study.count(QUIZ, good.mention, f"{mine}개 중 {mine}개") == bool(mine)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def played(
    tmp_path_factory: pytest.TempPathFactory,
) -> AsyncIterator[Mapping[str, asyncio.Task[None]]]:
    room_for = asyncio.Semaphore(AT_ONCE)

    async def one(name: str) -> None:
        async with room_for:
            await play(KILLS[name], tmp_path_factory.mktemp("kill"))

    tasks = {name: asyncio.create_task(one(name)) for name in KILLS}
    yield tasks
    for task in tasks.values():
        task.cancel()
    await asyncio.gather(*tasks.values(), return_exceptions=True)


@pytest.mark.parametrize("moment", KILLS)
async def test_a_killed_round_goes_on(
    played: Mapping[str, asyncio.Task[None]], moment: str
) -> None:
    await played[moment]
