"""The schedules of all groups, as members see and change them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime

from bot.quiz.plan import Plan, Schedule
from bot.quiz.record import dump_plan, load_plan
from bot.store import Store
from bot.store.rows import ScheduleRow


class Calendar:
    """Adds, lists, pauses, resumes and removes schedules. Every method may raise StoreBusy."""

    def __init__(
        self, store: Store, clock: Callable[[], datetime], new_id: Callable[[], str]
    ) -> None:
        self._store = store
        self._clock = clock
        self._new_id = new_id

    async def add(
        self, server: int, channel: int, organiser: int, cron: str, zone: str, plan: Plan
    ) -> Schedule:
        """Add a schedule; the expression and the zone have been checked by the caller."""
        now = self._clock()
        schedule = Schedule(self._new_id(), server, channel, organiser, cron, zone, plan, now)
        async with self._store.write() as work:
            await work.schedules.put(_row(schedule, now))
        return schedule

    async def declare(self, schedules: Iterable[Schedule]) -> None:
        """Take over what the settings order (organiser 0): new, changed and left out.

        What has not changed keeps since when it counts, and whether it rests.
        """
        wanted = {schedule.id: schedule for schedule in schedules}
        async with self._store.write() as work:
            stood = {row.id: row for row in await work.schedules.all()}
            for id, row in stood.items():
                if row.organiser == 0 and id.startswith(DECLARED) and id not in wanted:
                    await work.schedules.remove(id)
            for id, schedule in wanted.items():
                if id not in stood or not _is_same(stood[id], schedule):
                    made = stood[id].made if id in stood else self._clock()
                    await work.schedules.put(_row(schedule, made))

    async def list(self, server: int) -> tuple[Schedule, ...]:
        """List the schedules of a group, oldest first."""
        async with self._store.read() as work:
            return tuple(map(schedule_of, await work.schedules.of(server)))

    async def pause(self, server: int, schedule: str) -> Schedule | None:
        """Let a schedule rest; None where the group has none of that ID."""
        return await self._change(server, schedule, lambda found: replace(found, paused=True))

    async def resume(self, server: int, schedule: str) -> Schedule | None:
        """Let a schedule run on; what fell due while it rested is left out in silence."""
        now = self._clock()

        def resumed(found: Schedule) -> Schedule:
            return replace(found, paused=False, since=now) if found.paused else found

        return await self._change(server, schedule, resumed)

    async def remove(self, server: int, schedule: str) -> Schedule | None:
        """Remove a schedule; a round of it that runs goes on."""
        async with self._store.write() as work:
            row = await work.schedules.get(schedule)
            if row is None or row.server != server:
                return None
            await work.schedules.remove(schedule)
        return schedule_of(row)

    async def _change(
        self, server: int, id: str, change: Callable[[Schedule], Schedule]
    ) -> Schedule | None:
        async with self._store.write() as work:
            row = await work.schedules.get(id)
            if row is None or row.server != server:
                return None
            schedule = change(schedule_of(row))
            await work.schedules.put(_row(schedule, row.made))
        return schedule


DECLARED = "settings-"  # how the IDs begin of what the settings order


def schedule_of(row: ScheduleRow) -> Schedule:
    """Read a schedule from its row."""
    return Schedule(
        id=row.id,
        server=row.server,
        channel=row.channel,
        organiser=row.organiser,
        cron=row.cron,
        zone=row.zone,
        plan=load_plan(row.plan),
        since=row.since,
        paused=row.paused,
    )


def _row(schedule: Schedule, made: datetime) -> ScheduleRow:
    return ScheduleRow(
        id=schedule.id,
        server=schedule.server,
        channel=schedule.channel,
        organiser=schedule.organiser,
        cron=schedule.cron,
        zone=schedule.zone,
        plan=dump_plan(schedule.plan),
        since=schedule.since,
        paused=schedule.paused,
        made=made,
    )


def _is_same(row: ScheduleRow, schedule: Schedule) -> bool:
    stood = schedule_of(row)
    return replace(stood, since=schedule.since, paused=schedule.paused) == schedule
