"""The async shell of all rounds: it stores first, and acts after."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta

from bot.quiz.appeal import Accepted, Appeal
from bot.quiz.asked import Asked
from bot.quiz.calendar import Calendar
from bot.quiz.driver import Driver, Sleep
from bot.quiz.inbox import Inbox
from bot.quiz.item import Item
from bot.quiz.ledger import Clock, Handed, Ledger
from bot.quiz.plan import Plan
from bot.quiz.receipt import Missed, Receipt
from bot.quiz.round import Accept, Hold, Next, Resume, Round, Skip, Stop
from bot.quiz.rules import begin, settled
from bot.quiz.score import Place, Score, places
from bot.quiz.stage import Stage
from bot.quiz.timetable import Draw, Timetable
from bot.store import Store, StoreError
from bot.store.rows import AcceptedRow, AppealRow
from bot.store.store import Work

_log = logging.getLogger(__name__)

PULSE = 1.0  # seconds between two looks at what other processes and the clock have brought
BEAT = timedelta(seconds=5)  # between two signs that a process gives of itself
STALE = timedelta(seconds=20)  # without a sign, after which its rounds are taken over
FORGOTTEN = timedelta(days=1)  # after which a process that is gone is cleared away


class Host:
    """Drives rounds and schedules; `calendar` is where members change the latter.

    Every method may be called from any process; a round is shown by one of them alone. Every
    method but `answer` and `run` may raise StoreBusy (of bot.store): nothing was changed then.
    """

    def __init__(
        self,
        store: Store,
        stage: Stage,
        draw: Draw,
        *,
        clock: Clock,
        new_id: Callable[[], str],
        owner: str,
        is_gone: Callable[[str], bool] = lambda owner: False,
        sleep: Sleep = asyncio.sleep,
    ) -> None:
        """`owner` names this process, otherwise than every other one that shares the store.

        `is_gone` tells of the name of another one whether it surely has ended.
        """
        self.calendar = Calendar(store, clock, new_id)
        self._store = store
        self._stage = stage
        self._clock = clock
        self._new_id = new_id
        self._owner = owner
        self._is_gone = is_gone
        self._sleep = sleep
        self._ledger = Ledger(store, owner, clock)
        self._inbox = Inbox(self._ledger, self._taken)
        self._timetable = Timetable(self._ledger, stage, draw, new_id)
        self._drivers: dict[str, tuple[Driver, asyncio.Task[None]]] = {}
        self._versions: dict[str, int] = {}
        self._beaten: datetime | None = None
        self._runs = False

    async def run(self) -> None:
        """Drive everything until cancelled; what is overdue comes first."""
        self._runs = True
        try:
            while True:
                try:
                    await self._look()
                except StoreError as error:
                    _log.warning("The quiz waits for the store: %s", error)
                except Exception:
                    _log.exception("The quiz goes on in spite of this")
                await self._sleep(PULSE)
        finally:
            self._runs = False
            await self._leave()

    async def start(
        self, server: int, channel: int, starter: int, plan: Plan, items: tuple[Item, ...]
    ) -> Round | None:
        """Start a round; None where one runs in that channel already."""
        step = begin(self._new_id(), server, channel, starter, plan, items, self._clock())
        if not await self._ledger.add(step):
            return None
        self._drive(step.round.id)
        return step.round

    async def answer(self, round_id: str, member: int, position: int, value: str) -> Receipt:
        """Take a member's answer: the index of a choice, or what was typed.

        Returns once the answer is committed. Raises nothing: TRY_AGAIN tells of a busy store.
        """
        handed = Handed(round_id, member, position, value, self._clock())
        return await self._inbox.hand_in(handed)

    async def happen(self, channel: int, event: Skip | Next | Stop | Hold | Resume) -> Round | None:
        """Let an organiser's event happen to the round in a channel; None where none runs."""
        await self._inbox.settle()
        async with self._store.write() as work:
            row = await work.rounds.running(channel)
            if row is None:
                return None
            step = await self._ledger.change_in(work, row.id, event)
        self._wake(row.id)
        return step.round

    async def round(self, round_id: str) -> Round | None:
        """Find a round, running or ended, with all answers so far."""
        standing = await self._ledger.find(round_id)
        return standing.round if standing else None

    async def outline(self, round_id: str) -> Round | None:
        """Find a round for its items and plan alone; quick, however many have answered."""
        return await self._ledger.outline(round_id)

    async def running(self, channel: int) -> Round | None:
        """Find the round that runs in a channel."""
        standing = await self._ledger.running(channel)
        return standing.round if standing else None

    async def missed(self, round_id: str, member: int) -> tuple[Missed, ...]:
        """List what a member had wrong or did not answer, of the questions that are settled."""
        round = await self.round(round_id)
        if round is None:
            return ()
        found = ((at, round.given[at].get(member)) for at in settled(round))
        return tuple(
            Missed(at, round.items[at], given) for at, given in found if not (given and given.right)
        )

    async def last(self, server: int, member: int) -> str:
        """Name the last round of a group that a member scored in; empty where there is none."""
        async with self._store.read() as work:
            return await work.scores.last(server, member)

    async def asked(self, server: int) -> tuple[Asked, ...]:
        """List what a group was asked lately, the latest first."""
        return await self._ledger.asked(server)

    async def appeals(self, server: int) -> tuple[Appeal, ...]:
        """List the appeals of a group that are still to be decided, oldest first."""
        async with self._store.read() as work:
            return tuple(map(_appeal, await work.appeals.open(server)))

    async def appeal(self, round_id: str, position: int, member: int) -> Appeal | None:
        """Appeal for a typed answer that was judged wrong; None where there is none.

        Called again it gives the appeal that stands.
        """
        round = await self.round(round_id)
        given = round.given[position].get(member) if round and position in settled(round) else None
        if round is None or given is None:
            return None
        async with self._store.write() as work:
            if row := await work.appeals.find(round_id, position, member):
                return _appeal(row)
            item = round.items[position]
            if given.right or not item.is_typed:
                return None
            row = AppealRow(
                id=self._new_id(),
                round=round_id,
                position=position,
                member=member,
                server=round.server,
                channel=round.channel,
                concept=item.concept,
                answer=item.answer,
                text=given.value,
                at=self._clock(),
                accepted=None,
            )
            await work.appeals.add(row)
        return _appeal(row)

    async def decide(self, appeal_id: str, accepted: bool, organiser: int) -> Appeal | None:
        """Decide an appeal; None where there is none, or it has been decided already.

        Accepted, everybody who typed the same is scored again, and what is shown is mended.
        """
        async with self._store.write() as work:
            row = await work.appeals.get(appeal_id)
            if row is None or not await work.appeals.decide(appeal_id, accepted):
                return None
            if accepted:
                now = self._clock()
                await work.accepted.add(
                    AcceptedRow(row.server, row.answer, row.text, row.concept, now)
                )
                await self._ledger.change_in(work, row.round, Accept(row.position, row.text))
        if accepted:
            self._wake(row.round)
        _log.info("The appeal %s was decided (%s) by %s", appeal_id, accepted, organiser)
        return replace(_appeal(row), accepted=accepted)

    async def accepted(self, server: int) -> tuple[Accepted, ...]:
        """List what was accepted in a group on appeal, oldest first."""
        async with self._store.read() as work:
            rows = await work.accepted.of(server)
        return tuple(Accepted(row.concept, row.answer, row.text) for row in rows)

    async def leaderboard(self, server: int, since: datetime | None = None) -> tuple[Place, ...]:
        """Give everybody's place in a group, of rounds that ended since then; without who hid."""
        async with self._store.read() as work:
            rows = await work.scores.sums(server, since)
        return places(Score(row.member, row.points, row.right, row.answered) for row in rows)

    async def hide(self, server: int, member: int, hidden: bool) -> None:
        """Leave a member out of a group's leaderboards, or take them in again."""
        async with self._store.write() as work:
            change = work.scores.hide if hidden else work.scores.unhide
            await change(server, member)

    async def hides(self, server: int, member: int) -> bool:
        """Tell whether a member is left out of a group's leaderboards."""
        async with self._store.read() as work:
            return await work.scores.hides(server, member)

    async def forget(self, member: int) -> None:
        """Delete everything that is stored of a member, in every group."""
        await self._inbox.settle()
        await self._ledger.forget(member)

    # Driving

    async def _look(self) -> None:
        """Take over what nobody drives, drive what is ours, start what is due."""
        now = self._clock()
        if self._beaten is None or abs(now - self._beaten) >= BEAT:
            async with self._store.write() as work:
                await work.owners.beat(self._owner, now)
                await work.owners.clear(now - FORGOTTEN)
                await self._adopt(work, now)
            self._beaten = now
        await self._follow()
        for round_id in await self._timetable.start_due():
            self._drive(round_id)
        await self._timetable.tell_left_out()

    async def _adopt(self, work: Work, now: datetime) -> None:
        """Take over the rounds of processes that are gone."""
        orphans = await work.rounds.orphans(self._owner)
        seen = {owner.id: owner for owner in await work.owners.all()} if orphans else {}
        for row in orphans:
            owner = seen.get(row.owner)
            is_there = owner and not owner.left and abs(now - owner.seen) <= STALE
            if not is_there or self._is_gone(row.owner):
                await work.rounds.adopt(row.id, row.owner, self._owner)

    async def _follow(self) -> None:
        """Drive every round of ours, and tell its driver where another process changed it."""
        async with self._store.read() as work:
            versions = await work.rounds.versions(self._owner)
        for round_id, version in versions.items():
            if self._versions.get(round_id) != version:
                self._wake(round_id)
        self._versions = dict(versions)

    async def _leave(self) -> None:
        """End all drivers; what they drove is free for another process."""
        tasks = [task for _, task in self._drivers.values()]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        with suppress(StoreError):
            async with self._store.write() as work:
                await work.owners.leave(self._owner, self._clock())

    def _taken(self, round_id: str, is_won: bool) -> None:
        if round_id in self._drivers:
            self._drivers[round_id][0].wake(answers=not is_won)

    def _wake(self, round_id: str) -> None:
        """Wake the driver of a round; where there is none, it looks whether it has work."""
        if round_id in self._drivers:
            self._drivers[round_id][0].wake()
        else:
            self._drive(round_id)

    def _drive(self, round_id: str) -> None:
        """Drive a round in a task of its own; before `run` it waits in the store."""
        if not self._runs or round_id in self._drivers:
            return
        driver = Driver(round_id, self._ledger, self._inbox, self._stage, self._sleep)
        task = asyncio.create_task(driver.run(), name=f"round {round_id}")
        self._drivers[round_id] = driver, task
        task.add_done_callback(lambda done: self._ended(round_id, done))

    def _ended(self, round_id: str, task: asyncio.Task[None]) -> None:
        self._drivers.pop(round_id, None)
        self._versions.pop(round_id, None)
        if not task.cancelled() and (error := task.exception()):
            _log.error("The round %s: its driver failed", round_id, exc_info=error)


def _appeal(row: AppealRow) -> Appeal:
    return Appeal(
        id=row.id,
        round=row.round,
        server=row.server,
        channel=row.channel,
        position=row.position,
        member=row.member,
        concept=row.concept,
        answer=row.answer,
        text=row.text,
        accepted=row.accepted,
    )
