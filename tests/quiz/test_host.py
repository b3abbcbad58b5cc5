"""The host drives rounds on real databases, with a clock that they let go."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace

import pytest

from bot.quiz.host import Host
from bot.quiz.plan import Plan, Schedule
from bot.quiz.receipt import Outcome
from bot.quiz.round import End, Next, Phase, Round, Skip, Stop
from bot.quiz.stage import Reason
from bot.store import Store
from tests.quiz.rounds import (
    CHANNEL,
    HANEUL,
    ITEMS,
    JIWOO,
    MINSU,
    PLAN,
    SERVER,
    STARTER,
    TestedClock,
    Wall,
    busy,
    draw_all,
    lost,
)

_NUMBERS = itertools.count(1)


class Hall:
    """A host and what it needs, started and ended at will."""

    def __init__(self, store: Store, clock: TestedClock, wall: Wall) -> None:
        self.store = store
        self.clock = clock
        self.wall = wall

    def host(self, owner: str = "one", gone: tuple[str, ...] = ()) -> Host:
        return Host(
            self.store,
            self.wall,
            draw_all,
            clock=self.clock,
            new_id=lambda: f"id{next(_NUMBERS)}",
            owner=owner,
            is_gone=lambda name: name in gone,
            sleep=self.clock.sleep,
        )

    @asynccontextmanager
    async def running(self, owner: str = "one", gone: tuple[str, ...] = ()) -> AsyncIterator[Host]:
        host = self.host(owner, gone)
        task = asyncio.create_task(host.run())
        await asyncio.sleep(0)
        try:
            yield host
        finally:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)

    async def until(self, true: Callable[[], bool]) -> None:
        """Let time pass until something is so."""
        while not true():
            await self.clock.go()

    async def reach(self, host: Host, round_id: str, phase: Phase, position: int = 0) -> Round:
        """Let time pass until a round has come so far."""
        while True:
            round = await host.round(round_id)
            assert round is not None
            if round.phase is phase and round.position >= position:
                return round
            await self.clock.go()


@pytest.fixture
def hall(store: Store) -> Hall:
    return Hall(store, TestedClock(), Wall())


async def start(host: Host, plan: Plan = PLAN) -> Round:
    round = await host.start(SERVER, CHANNEL, STARTER, plan, ITEMS)
    assert round is not None
    return round


async def test_a_round_goes_from_announcement_to_podium(hall: Hall) -> None:
    async with hall.running() as host:
        round = await start(host)
        for position, right in enumerate(("1", "로드밸런서요", "1")):
            await hall.reach(host, round.id, Phase.OPEN, position)
            first = await host.answer(round.id, MINSU, position, "0")
            again = await host.answer(round.id, MINSU, position, right)
            other = await host.answer(round.id, JIWOO, position, "2")
            assert [first.outcome, again.outcome, other.outcome] == [
                Outcome.STORED,
                Outcome.CHANGED,
                Outcome.STORED,
            ]
            await hall.reach(host, round.id, Phase.SHOWN, position)
        ended = await hall.reach(host, round.id, Phase.ENDED)
        await hall.until(lambda: ("podium", 0) in hall.wall.shown)
    assert ended.end is End.DONE
    posted = [("announce", 0), ("ask", 0), ("ask", 1), ("ask", 2), ("podium", 0)]
    assert hall.wall.shown == posted
    assert [each for each in hall.wall.edited if each[0] == "reveal"] == [
        ("reveal", 0),
        ("reveal", 1),
        ("reveal", 2),
    ]
    assert [(p.place, p.member, p.right) for p in hall.wall.places] == [
        (1, MINSU, 3),
        (2, JIWOO, 0),
    ]
    assert hall.wall.counts[-1] == 2


async def test_a_round_at_a_time_in_a_channel(hall: Hall) -> None:
    async with hall.running() as host:
        await start(host)
        assert await host.start(SERVER, CHANNEL, STARTER, PLAN, ITEMS) is None
        assert await host.start(SERVER, CHANNEL + 1, STARTER, PLAN, ITEMS) is not None


async def test_answers_out_of_time_and_place_are_refused(hall: Hall) -> None:
    async with hall.running() as host:
        round = await start(host)
        assert (await host.answer(round.id, MINSU, 0, "1")).outcome is Outcome.LATE
        await hall.reach(host, round.id, Phase.OPEN)
        assert (await host.answer(round.id, MINSU, 0, "1")).outcome is Outcome.STORED
        assert (await host.answer(round.id, MINSU, 0, "1")).outcome is Outcome.SAME
        assert (await host.answer(round.id, MINSU, 2, "1")).outcome is Outcome.LATE
        assert (await host.answer(round.id, MINSU, 99, "1")).outcome is Outcome.LATE
        assert (await host.answer("nothing", MINSU, 0, "1")).outcome is Outcome.OVER
        await host.happen(CHANNEL, Skip())
        late = await host.answer(round.id, MINSU, 0, "2")
        assert (late.outcome, late.value) == (Outcome.LATE, "1")
        await host.happen(CHANNEL, Stop())
        assert (await host.answer(round.id, MINSU, 0, "2")).outcome is Outcome.OVER


async def test_many_answers_at_once_are_all_stored_once(hall: Hall) -> None:
    async with hall.running() as host:
        round = await start(host, replace(PLAN, countdown=0, seconds=3600))
        await hall.reach(host, round.id, Phase.OPEN)
        members = range(1000, 1300)
        receipts = await asyncio.gather(
            *(host.answer(round.id, member, 0, value) for member in members for value in "01")
        )
        found = await host.round(round.id)
    assert {receipt.outcome for receipt in receipts} == {Outcome.STORED, Outcome.CHANGED}
    assert found is not None
    assert {member: given.value for member, given in found.given[0].items()} == dict.fromkeys(
        members, "1"
    )


async def test_a_race_ends_a_question_at_the_first_right_answer(hall: Hall) -> None:
    async with hall.running() as host:
        round = await start(host, replace(PLAN, countdown=0, seconds=3600, is_race=True))
        await hall.reach(host, round.id, Phase.OPEN)
        wrong = await host.answer(round.id, MINSU, 0, "0")
        second = await host.answer(round.id, MINSU, 0, "1")
        right = await host.answer(round.id, JIWOO, 0, "1")
        late = await host.answer(round.id, HANEUL, 0, "1")
        await hall.until(lambda: ("reveal", 0) in hall.wall.edited)
    assert (wrong.outcome, wrong.right) == (Outcome.STORED, False)
    assert (second.outcome, second.value) == (Outcome.SAME, "0")
    assert (right.outcome, right.right) == (Outcome.STORED, True)
    assert late.outcome is Outcome.LATE


async def test_a_round_goes_on_in_another_process(hall: Hall) -> None:
    async with hall.running("one") as host:
        round = await start(host, replace(PLAN, seconds=40))
        await hall.reach(host, round.id, Phase.OPEN)
        await hall.until(lambda: ("ask", 0) in hall.wall.shown)
        await host.answer(round.id, MINSU, 0, "1")
    async with hall.running("two") as host:
        await hall.reach(host, round.id, Phase.OPEN, 2)
        await host.answer(round.id, MINSU, 2, "1")
        await hall.reach(host, round.id, Phase.ENDED)
        await hall.until(lambda: ("podium", 0) in hall.wall.shown)
    assert len(hall.wall.shown) == len(set(hall.wall.shown)) == 5
    assert [(p.member, p.right) for p in hall.wall.places] == [(MINSU, 2)]


async def test_a_killed_process_is_succeeded_at_once_where_its_end_is_known(hall: Hall) -> None:
    one = hall.host("one")
    round = await start(one)  # never driven by it
    async with hall.running("two", gone=("one",)) as host:
        await hall.reach(host, round.id, Phase.OPEN)


async def test_any_process_takes_answers_and_events(hall: Hall) -> None:
    async with hall.running("one") as one, hall.running("two") as two:
        round = await start(one, replace(PLAN, seconds=3600))
        await two.happen(CHANNEL, Next())
        await hall.until(lambda: ("ask", 0) in hall.wall.shown)
        await two.answer(round.id, MINSU, 0, "1")
        await two.happen(CHANNEL, Stop())
        await hall.until(lambda: ("podium", 0) in hall.wall.shown)
    assert len(hall.wall.shown) == len(set(hall.wall.shown))


async def test_three_questions_without_an_answer_end_the_round(hall: Hall) -> None:
    items = tuple(replace(ITEMS[0], id=f"i{n}") for n in range(6))
    async with hall.running() as host:
        round = await host.start(SERVER, CHANNEL, STARTER, PLAN, items)
        assert round is not None
        ended = await hall.reach(host, round.id, Phase.ENDED)
    assert (ended.end, ended.position) == (End.SILENT, 2)


async def test_a_lost_channel_ends_the_round_and_keeps_the_scores(hall: Hall) -> None:
    async with hall.running() as host:
        round = await start(host)
        await hall.reach(host, round.id, Phase.OPEN)
        await host.answer(round.id, MINSU, 0, "1")
        await hall.reach(host, round.id, Phase.SHOWN)
        hall.wall.refuse = lost("announce", "ask", "reveal", "podium", "recount")
        ended = await hall.reach(host, round.id, Phase.ENDED)
        await hall.until(lambda: bool(hall.wall.told))
        board = await host.leaderboard(SERVER)
    assert ended.end is End.LOST
    assert hall.wall.told == [Reason.LOST]
    assert [(place.member, place.right) for place in board] == [(MINSU, 1)]


async def test_a_round_waits_while_discord_is_away(hall: Hall) -> None:
    async with hall.running() as host:
        round = await start(host)
        hall.wall.refuse = busy(8, "ask")
        await hall.reach(host, round.id, Phase.OPEN)
        await hall.until(lambda: ("ask", 0) in hall.wall.shown)
        opened = await host.round(round.id)
        assert opened is not None
        assert opened.phase is Phase.OPEN
        receipt = await host.answer(round.id, MINSU, 0, "1")
        await hall.reach(host, round.id, Phase.ENDED)
    assert receipt.outcome is Outcome.STORED
    assert hall.wall.told == [Reason.BUSY]


async def test_an_accepted_appeal_scores_everybody_again(hall: Hall) -> None:
    async with hall.running() as host:
        round = await start(host)
        await host.happen(CHANNEL, Next())
        await hall.reach(host, round.id, Phase.OPEN, 1)
        for member in (MINSU, JIWOO):
            await host.answer(round.id, member, 1, "부하 분산기")
        await host.answer(round.id, HANEUL, 1, "오토 스케일링")
        assert await host.appeal(round.id, 1, MINSU) is None  # not settled yet
        await hall.reach(host, round.id, Phase.ENDED)
        await hall.until(lambda: ("podium", 0) in hall.wall.shown)
        before = {place.member: place.points for place in hall.wall.places}
        appeal = await host.appeal(round.id, 1, MINSU)
        assert appeal is not None
        assert appeal.text == "부하 분산기"
        assert await host.appeal(round.id, 1, MINSU) == appeal
        assert await host.appeals(SERVER) == (appeal,)
        decided = await host.decide(appeal.id, True, STARTER)
        assert decided is not None
        assert decided.accepted
        assert await host.decide(appeal.id, False, STARTER) is None
        await hall.until(lambda: ("podium", 0) in hall.wall.edited)
        board = await host.leaderboard(SERVER)
        assert [each.text for each in await host.accepted(SERVER)] == ["부하 분산기"]
    assert before == {MINSU: 0, JIWOO: 0, HANEUL: 0}
    assert {place.member: place.right for place in board} == {MINSU: 1, JIWOO: 1, HANEUL: 0}


async def test_missed_items_and_what_is_forgotten(hall: Hall) -> None:
    async with hall.running() as host:
        round = await start(host)
        await hall.reach(host, round.id, Phase.OPEN)
        await host.answer(round.id, STARTER, 0, "1")
        await hall.reach(host, round.id, Phase.ENDED)
        missed = await host.missed(round.id, STARTER)
        await host.hide(SERVER, STARTER, True)
        hidden = await host.leaderboard(SERVER)
        await host.hide(SERVER, STARTER, False)
        assert len(await host.leaderboard(SERVER)) == 1
        await host.forget(STARTER)
        after = await host.round(round.id)
        board = await host.leaderboard(SERVER)
    assert [each.position for each in missed] == [1, 2]
    assert hidden == board == ()
    assert after is not None
    assert after.starter == 0
    assert not after.given[0]


# Schedules


async def schedule(host: Host, cron: str = "5 12 * * *") -> Schedule:
    return await host.calendar.add(SERVER, CHANNEL, STARTER, cron, "UTC", replace(PLAN, size=2))


async def test_a_schedule_starts_one_round_though_two_processes_look(hall: Hall) -> None:
    async with hall.running("one") as one, hall.running("two"):
        await schedule(one)
        hall.clock.jump(300)
        await hall.until(lambda: ("podium", 0) in hall.wall.shown)
    assert hall.wall.shown.count(("announce", 0)) == 1
    assert hall.wall.left_out == []


async def test_a_round_that_was_missed_runs_late_within_the_grace(hall: Hall) -> None:
    await schedule(hall.host())
    hall.clock.jump(300 + 15 * 60)
    async with hall.running() as host:
        await hall.until(lambda: ("announce", 0) in hall.wall.shown)
        assert await host.running(CHANNEL) is not None


async def test_a_round_that_was_missed_for_long_is_left_out_and_told_once(hall: Hall) -> None:
    await schedule(hall.host())
    hall.clock.jump(3 * 24 * 3600)
    async with hall.running():
        await hall.until(lambda: bool(hall.wall.left_out))
        await hall.clock.go(5)
    async with hall.running():
        await hall.clock.go(5)
    assert hall.wall.left_out == [Reason.MISSED]
    assert hall.wall.shown == []


async def test_a_schedule_leaves_out_a_round_where_one_runs(hall: Hall) -> None:
    async with hall.running() as host:
        await start(host, replace(PLAN, countdown=3600))
        await schedule(host)
        hall.clock.jump(300)
        await hall.until(lambda: bool(hall.wall.left_out))
    assert hall.wall.left_out == [Reason.TAKEN]


async def test_a_schedule_that_rests_starts_nothing(hall: Hall) -> None:
    async with hall.running() as host:
        added = await schedule(host)
        await host.calendar.pause(SERVER, added.id)
        hall.clock.jump(600)
        await hall.clock.go(5)
        assert not hall.wall.shown
        assert not hall.wall.left_out
        resumed = await host.calendar.resume(SERVER, added.id)
        await hall.clock.go(5)
        assert not hall.wall.shown
        assert not hall.wall.left_out
        assert resumed is not None
        assert not resumed.paused
        assert await host.calendar.remove(SERVER + 1, added.id) is None
        assert await host.calendar.remove(SERVER, added.id) is not None
        assert await host.calendar.list(SERVER) == ()


async def test_settings_declare_schedules(hall: Hall) -> None:
    calendar = hall.host().calendar
    mine = await calendar.add(SERVER, CHANNEL, STARTER, "0 9 * * *", "UTC", PLAN)
    declared = Schedule("settings-1", SERVER, CHANNEL, 0, "0 21 * * *", "UTC", PLAN, hall.clock())
    await calendar.declare([declared])
    await calendar.pause(SERVER, declared.id)
    await calendar.declare([replace(declared, since=hall.clock())])
    found = {each.id: each for each in await calendar.list(SERVER)}
    assert found[declared.id] == replace(declared, paused=True)
    await calendar.declare([])
    assert [each.id for each in await calendar.list(SERVER)] == [mine.id]


# The clock


@pytest.mark.parametrize("seconds", [-7200, 7200])
async def test_a_clock_that_jumps_loses_nothing(hall: Hall, seconds: int) -> None:
    async with hall.running() as host:
        round = await start(host)
        await hall.reach(host, round.id, Phase.OPEN)
        await host.answer(round.id, MINSU, 0, "1")
        hall.clock.jump(seconds)
        ended = await hall.reach(host, round.id, Phase.ENDED)
        board = await host.leaderboard(SERVER)
    assert ended.given[0][MINSU].right
    assert len(hall.wall.shown) == len(set(hall.wall.shown))
    assert [(place.member, place.right) for place in board] == [(MINSU, 1)]
