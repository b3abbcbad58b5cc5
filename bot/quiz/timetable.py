"""Starts the rounds of schedules when they are due: once each, whoever is quicker."""

from __future__ import annotations

import logging
import zlib
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Protocol

from bot.quiz.asked import Asked
from bot.quiz.calendar import schedule_of
from bot.quiz.item import Item
from bot.quiz.ledger import Ledger
from bot.quiz.plan import Plan, Schedule
from bot.quiz.rules import begin
from bot.quiz.schedule import overdue
from bot.quiz.stage import Reason, Stage, StageBusy, StageLost
from bot.store.rows import RunRow

_log = logging.getLogger(__name__)

GRACE = timedelta(minutes=20)  # for which a round that was due may begin late


class Draw(Protocol):
    """Draws the items of a scheduled round; none where the group's base has none."""

    async def __call__(self, server: int, plan: Plan, asked: tuple[Asked, ...]) -> tuple[Item, ...]:
        """Draw for a group, whose last items are given."""


class Timetable:
    """Looks which schedules are due, claims each in the store, and starts its round."""

    def __init__(self, ledger: Ledger, stage: Stage, draw: Draw, new_id: Callable[[], str]) -> None:
        self._ledger = ledger
        self._stage = stage
        self._draw = draw
        self._new_id = new_id

    async def start_due(self) -> tuple[str, ...]:
        """Start what is due; gives the IDs of the rounds. Raises StoreBusy."""
        now = self._ledger.now()
        async with self._ledger.store.read() as work:
            rows = await work.schedules.all()
            due = []
            for schedule in map(schedule_of, rows):
                last = await work.runs.last(schedule.id)
                since = max(schedule.since, last) if last else schedule.since
                moment = None if schedule.paused else _due(schedule, since, now)
                if moment:
                    due.append((schedule, moment))
        started = [await self._run(schedule, moment, now) for schedule, moment in due]
        return tuple(filter(None, started))

    async def tell_left_out(self) -> None:
        """Tell of the rounds that were left out, where that was not said yet."""
        async with self._ledger.store.read() as work:
            runs = await work.runs.untold()
            rows = {row.id: row for row in await work.schedules.all()} if runs else {}
        for run in runs:
            if run.schedule in rows:
                await self._tell(schedule_of(rows[run.schedule]), run)
            async with self._ledger.store.write() as work:
                await work.runs.told(run)

    async def _run(self, schedule: Schedule, due: datetime, now: datetime) -> str:
        """Start one round; empty where it is left out, or another process was quicker."""
        if now - due > GRACE:
            await self._leave_out(schedule, due, Reason.MISSED)
            return ""
        seed = zlib.crc32(f"{schedule.id} {due.isoformat()}".encode())
        plan = replace(schedule.plan, seed=seed)
        try:
            asked = await self._ledger.asked(schedule.server)
            items = await self._draw(schedule.server, plan, asked)
        except Exception:
            _log.exception("The schedule %s: no items could be drawn", schedule.id)
            items = ()
        if not items:
            await self._leave_out(schedule, due, Reason.EMPTY)
            return ""
        return await self._claim(schedule, due, plan, items)

    async def _claim(
        self, schedule: Schedule, due: datetime, plan: Plan, items: tuple[Item, ...]
    ) -> str:
        id, now = self._new_id(), self._ledger.now()
        step = begin(id, schedule.server, schedule.channel, schedule.organiser, plan, items, now)
        async with self._ledger.store.write() as work:
            is_free = await work.rounds.running(schedule.channel) is None
            reason = "" if is_free else Reason.TAKEN
            run = RunRow(schedule.id, due, id if is_free else "", reason, told=is_free)
            if not await work.runs.claim(run) or not is_free:
                return ""
            return id if await self._ledger.add_in(work, step) else ""

    async def _leave_out(self, schedule: Schedule, due: datetime, reason: Reason) -> None:
        async with self._ledger.store.write() as work:
            await work.runs.claim(RunRow(schedule.id, due, "", reason, told=False))

    async def _tell(self, schedule: Schedule, run: RunRow) -> None:
        try:
            await self._stage.tell_skipped(schedule, run.due, Reason(run.reason))
        except (StageLost, StageBusy) as error:
            _log.warning("The schedule %s: nobody could be told: %s", schedule.id, error)


def _due(schedule: Schedule, since: datetime, now: datetime) -> datetime | None:
    """Find what is due; a schedule that cannot be read must not stop the others."""
    try:
        return overdue(schedule.cron, schedule.zone, since, now)
    except Exception:
        _log.exception("The schedule %s (%s, %s)", schedule.id, schedule.cron, schedule.zone)
        return None
