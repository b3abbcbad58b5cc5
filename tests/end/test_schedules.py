"""Scheduled rounds in real processes: from cron to podium, through a kill, and never twice."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.quiz.calendar import Calendar
from bot.quiz.item import Form
from bot.quiz.plan import Plan
from bot.room.components import text_of
from bot.room.launch import Launch
from bot.store import open_store
from tests.databases import Cluster
from tests.end.studies import QUIZ, Study, choices, open_study, says

PLAN = Plan(2, seconds=5, pause=1, countdown=1, forms=(Form.NAME, Form.MEANING))


async def _order(study: Study, database: str) -> None:
    """Order a round that was due two minutes ago, while no bot is there."""
    now = datetime.now(UTC)
    due, ids = now - timedelta(minutes=2), iter(["nightly"])
    async with open_store(database) as store:
        calendar = Calendar(store, lambda: now - timedelta(minutes=10), lambda: next(ids))
        server, channel = int(study.world.guild.id), int(study.minsu.channel(QUIZ).id)
        cron = f"{due.minute} {due.hour} * * *"
        await calendar.add(server, channel, int(study.minsu.id), cron, "UTC", PLAN)


def _check(study: Study) -> None:
    """See that each post of the round stands once, and that no rule of Discord's was broken."""
    for once in ("퀴즈 시간이에요", "문제 1/2", "문제 2/2", "퀴즈 결과"):
        assert study.count(QUIZ, once) == 1, [text_of(each) for each in study.posts(QUIZ)]
    assert study.violations == []


@asynccontextmanager
async def _second(study: Study) -> AsyncIterator[None]:
    """Let a second process run on the same database."""
    first = study.opened.launch
    second = Launch(first.command, first.environ, lambda state: None, lambda lines: None)
    await second.start()
    try:
        yield
    finally:
        await second.stop()


async def test_a_scheduled_round_is_played_by_several_through_a_kill(tmp_path: Path) -> None:
    async with open_study(tmp_path) as study:
        await study.kill()
        await _order(study, study.database)
        await study.start()
        good, bad = study.newcomer(), study.newcomer("en-US")
        for person in (good, bad):
            assert await study.answer(person, QUIZ, 0, well=person is good)
        await study.kill()
        await study.start()
        for person in (good, bad):
            assert await study.answer(person, QUIZ, 1, well=person is good)
        podium = await study.podium(QUIZ)
        assert f"{good.mention}" in text_of(podium)
        assert says("2개 중 2개")(podium)
        assert len(study.answers_in(QUIZ)) == 4
        assert study.rows("SELECT COUNT(*) FROM runs") == [(1,)]
        _check(study)


@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
async def test_two_processes_hold_one_round(
    tmp_path: Path, database: str, request: pytest.FixtureRequest
) -> None:
    url = ""
    if database == "postgresql":
        cluster: Cluster = request.getfixturevalue("postgresql")
        url = cluster.new_database()
    async with open_study(tmp_path, database=url) as study:
        await study.kill()
        await _order(study, study.database)
        async with _second(study):
            await study.start()
            person = study.newcomer()
            message = await study.question(QUIZ, 0)
            await person.press(message, choices(message, 0)[0])
            await study.podium(QUIZ)
        _check(study)
