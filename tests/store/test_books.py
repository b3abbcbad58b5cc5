"""One contract, kept on SQLite and on PostgreSQL alike."""

from __future__ import annotations

import asyncio
from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from sqlalchemy import Table

from bot.store import Store, tables
from bot.store import rows as kinds
from tests.store.rows import (
    CHANNEL,
    JIWOO,
    MINSU,
    NOON,
    SERVER,
    a_post,
    a_round,
    a_run,
    a_schedule,
    a_score,
    an_accepted,
    an_answer,
    an_appeal,
    an_asked,
    later,
)

PAIRS: list[tuple[type[Any], Table]] = [
    (kinds.OwnerRow, tables.owners),
    (kinds.RoundRow, tables.rounds),
    (kinds.AnswerRow, tables.answers),
    (kinds.PostRow, tables.posts),
    (kinds.ScoreRow, tables.scores),
    (kinds.ScheduleRow, tables.schedules),
    (kinds.RunRow, tables.runs),
    (kinds.AppealRow, tables.appeals),
    (kinds.AcceptedRow, tables.accepted),
    (kinds.AskedRow, tables.asked),
]


@pytest.mark.parametrize(("kind", "table"), PAIRS)
def test_a_row_has_the_columns_of_its_table(kind: type[Any], table: Table) -> None:
    assert {field.name for field in fields(kind)} == set(table.columns.keys())


async def test_a_round_comes_back_as_it_was(store: Store) -> None:
    async with store.write() as work:
        assert await work.rounds.add(a_round())
    async with store.read() as work:
        assert await work.rounds.get("r1") == a_round()
        assert await work.rounds.running(CHANNEL) == a_round()
        assert await work.rounds.get("r2") is None


async def test_one_round_runs_in_a_channel(store: Store) -> None:
    async with store.write() as work:
        assert await work.rounds.add(a_round())
        assert not await work.rounds.add(a_round("r2"))
        assert await work.rounds.add(a_round("r3", channel=CHANNEL + 1))
        await work.rounds.save(replace(a_round(), running=False, version=2))
        assert await work.rounds.add(a_round("r2"))
        running = await work.rounds.running(CHANNEL)
    assert running == a_round("r2")


async def test_of_two_that_start_at_once_one_starts(store: Store) -> None:
    async def start(name: str) -> bool:
        async with store.write() as work:
            return await work.rounds.add(a_round(name))

    started = await asyncio.gather(*(start(f"r{n}") for n in range(8)))
    assert started.count(True) == 1


async def test_what_fails_half_way_leaves_nothing(store: Store) -> None:
    async def fail() -> None:
        async with store.write() as work:
            await work.rounds.add(a_round())
            await work.posts.add([a_post()])
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await fail()
    async with store.read() as work:
        assert await work.rounds.get("r1") is None
        assert await work.posts.all("r1") == ()


async def test_a_member_has_one_answer_and_the_latest_stays(store: Store) -> None:
    async with store.write() as work:
        await work.rounds.add(a_round())
        await work.answers.put([an_answer(value="0", seconds=1)])
        await work.answers.put([an_answer(value="1", seconds=3), an_answer(JIWOO, "2", 2)])
        await work.answers.put([an_answer(value="3", seconds=2)])  # it was on its way for long
        await work.answers.put([])
    async with store.read() as work:
        assert await work.answers.of("r1") == (
            an_answer(JIWOO, "2", 2),
            an_answer(value="1", seconds=3),
        )
        assert await work.answers.of("r1", 1) == ()
        assert await work.answers.of_members("r1", [0], [JIWOO]) == (an_answer(JIWOO, "2", 2),)
        assert await work.answers.counts(["r1", "r2"]) == {"r1": 2}


async def test_an_answer_to_no_round_is_refused_by_the_database(store: Store) -> None:
    with pytest.raises(Exception, match=r"(?i)foreign key"):
        await _put(store)


async def _put(store: Store) -> None:
    async with store.write() as work:
        await work.answers.put([an_answer()])


async def test_posts_wait_in_order_until_they_are_done(store: Store) -> None:
    first, second, third = a_post(1, 0), a_post(1, 1, "reveal"), a_post(2, 0)
    async with store.write() as work:
        await work.rounds.add(a_round())
        await work.posts.add([third, second, first])
        assert await work.posts.due("r1") == (first, second, third)
        await work.posts.done(first, 77)
    async with store.read() as work:
        assert await work.posts.due("r1") == (second, third)
        shown = replace(first, done=True, message=77)
        assert await work.posts.all("r1") == (shown, second, third)


async def test_scores_add_up_and_who_hides_is_left_out(store: Store) -> None:
    async with store.write() as work:
        await work.rounds.add(a_round(running=False))
        await work.rounds.add(a_round("r2", running=False))
        await work.scores.replace("r1", [a_score(MINSU, 999), a_score(JIWOO, 50)])
        await work.scores.replace("r1", [a_score(MINSU, 100), a_score(JIWOO, 50)])
        await work.scores.replace("r2", [a_score(MINSU, 7, "r2", seconds=60)])
        every = await work.scores.sums(SERVER, None)
        late = await work.scores.sums(SERVER, later(60))
        assert set(every) == {kinds.SumRow(MINSU, 107, 2, 4), kinds.SumRow(JIWOO, 50, 1, 2)}
        assert late == (kinds.SumRow(MINSU, 7, 1, 2),)
        assert await work.scores.sums(SERVER + 1, None) == ()
        assert not await work.scores.hides(SERVER, MINSU)
        await work.scores.hide(SERVER, MINSU)
        await work.scores.hide(SERVER, MINSU)
        assert await work.scores.hides(SERVER, MINSU)
        assert not await work.scores.hides(SERVER, JIWOO)
        assert await work.scores.sums(SERVER, None) == (kinds.SumRow(JIWOO, 50, 1, 2),)
        await work.scores.unhide(SERVER, MINSU)
        assert len(await work.scores.sums(SERVER, None)) == 2


async def test_a_run_is_claimed_once(store: Store) -> None:
    async def claim(name: str) -> bool:
        async with store.write() as work:
            return await work.runs.claim(a_run(name=name))

    async with store.write() as work:
        await work.schedules.put(a_schedule())
        assert await work.runs.last("s1") is None
    claims = await asyncio.gather(*(claim(f"r{n}") for n in range(8)))
    assert claims.count(True) == 1
    async with store.read() as work:
        assert await work.runs.last("s1") == NOON


async def test_runs_left_out_are_told_once(store: Store) -> None:
    run = replace(a_run(), round="", reason="missed", told=False)
    async with store.write() as work:
        await work.schedules.put(a_schedule())
        await work.runs.claim(run)
        await work.runs.claim(a_run(60))
        assert await work.runs.untold() == (run,)
        await work.runs.told(run)
        assert await work.runs.untold() == ()


async def test_schedules_are_listed_changed_and_removed(store: Store) -> None:
    second = replace(a_schedule("s0"), made=later(1))
    async with store.write() as work:
        await work.schedules.put(second)
        await work.schedules.put(a_schedule())
        assert await work.schedules.of(SERVER) == (a_schedule(), second)
        paused = replace(a_schedule(), paused=True)
        await work.schedules.put(paused)
        assert await work.schedules.get("s1") == paused
        await work.runs.claim(a_run())
        await work.schedules.remove("s1")
        assert await work.schedules.all() == (second,)
        assert await work.runs.last("s1") is None


async def test_an_appeal_is_made_once_and_decided_once(store: Store) -> None:
    async with store.write() as work:
        await work.rounds.add(a_round())
        assert await work.appeals.add(an_appeal())
        assert not await work.appeals.add(an_appeal("a2"))
        assert await work.appeals.find("r1", 0, MINSU) == an_appeal()
        assert await work.appeals.open(SERVER) == (an_appeal(),)
        assert await work.appeals.decide("a1", accepted=True)
        assert not await work.appeals.decide("a1", accepted=False)
        assert await work.appeals.open(SERVER) == ()
        assert await work.appeals.get("a1") == replace(an_appeal(), accepted=True)
        assert await work.accepted.add(an_accepted())
        assert not await work.accepted.add(an_accepted())
        assert await work.accepted.of(SERVER) == (an_accepted(),)


async def test_an_item_is_remembered_with_when_it_was_asked_last(store: Store) -> None:
    async with store.write() as work:
        await work.asked.put([an_asked("i1", 1), an_asked("i2", 2)])
        await work.asked.put([an_asked("i1", 3)])
        assert await work.asked.of(SERVER) == (an_asked("i1", 3), an_asked("i2", 2))


async def test_a_round_of_a_dead_owner_is_adopted_once(store: Store) -> None:
    async with store.write() as work:
        await work.owners.beat("one", NOON)
        await work.rounds.add(a_round())
        assert await work.rounds.versions("one") == {"r1": 1}
        assert await work.rounds.orphans("one") == ()
        assert await work.rounds.orphans("two") == (a_round(),)
        assert await work.rounds.adopt("r1", "one", "two")
        assert not await work.rounds.adopt("r1", "one", "three")
        await work.owners.leave("one", later(5))
        assert await work.owners.all() == (kinds.OwnerRow("one", later(5), left=True),)
        await work.owners.clear(later(60))
        assert await work.owners.all() == ()


async def test_owners_that_drive_are_not_cleared(store: Store) -> None:
    async with store.write() as work:
        await work.owners.beat("one", NOON)
        await work.rounds.add(a_round())
        await work.owners.clear(later(60))
        assert len(await work.owners.all()) == 1


async def test_a_round_rests_unless_it_changed_meanwhile(store: Store) -> None:
    ended = replace(a_round(), running=False, version=5)
    async with store.write() as work:
        await work.rounds.add(ended)
        assert not await work.rounds.rest("r1", 4)
        assert await work.rounds.rest("r1", 5)
        assert await work.rounds.versions("one") == {}


async def test_a_member_is_forgotten_wholly(store: Store) -> None:
    async with store.write() as work:
        await work.rounds.add(a_round())
        await work.schedules.put(a_schedule())
        await work.answers.put([an_answer(), an_answer(JIWOO)])
        await work.scores.replace("r1", [a_score(MINSU, 1), a_score(JIWOO, 2)])
        await work.scores.hide(SERVER, MINSU)
        await work.appeals.add(an_appeal())
        for book in (work.answers, work.scores, work.appeals, work.schedules):
            await book.forget(MINSU)
        assert await work.answers.of("r1") == (an_answer(JIWOO),)
        assert await work.scores.of("r1") == (a_score(JIWOO, 2),)
        assert await work.appeals.find("r1", 0, MINSU) is None
        assert await work.schedules.all() == (replace(a_schedule(), organiser=0),)
        assert await work.rounds.started_by(MINSU) == (a_round(),)


async def test_moments_are_utc_and_those_without_a_zone_are_refused(store: Store) -> None:
    seoul = timezone(timedelta(hours=9))
    async with store.write() as work:
        await work.rounds.add(a_round())
        await work.answers.put([replace(an_answer(), at=later(1.000001).astimezone(seoul))])
        (answer,) = await work.answers.of("r1")
        assert answer.at == later(1.000001)
        assert answer.at.tzinfo is UTC
    with pytest.raises(Exception, match="no time zone"):
        await _beat(store, datetime(2026, 3, 2))


async def _beat(store: Store, now: datetime) -> None:
    async with store.write() as work:
        await work.owners.beat("one", now)
