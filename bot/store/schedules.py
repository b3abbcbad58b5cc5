"""The book of schedules and of their runs."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, func, select, update

from bot.store.book import Book
from bot.store.rows import RunRow, ScheduleRow
from bot.store.tables import runs, schedules

_ORDER = (schedules.c.made, schedules.c.id)


class Schedules(Book):
    """When rounds start by themselves."""

    async def all(self) -> tuple[ScheduleRow, ...]:
        """List the schedules of all groups, oldest first."""
        return await self._all(ScheduleRow, schedules, order=_ORDER)

    async def of(self, server: int) -> tuple[ScheduleRow, ...]:
        """List the schedules of a group, oldest first."""
        return await self._all(ScheduleRow, schedules, schedules.c.server == server, order=_ORDER)

    async def get(self, schedule: str) -> ScheduleRow | None:
        """Find a schedule."""
        return await self._one(ScheduleRow, schedules, schedules.c.id == schedule)

    async def put(self, row: ScheduleRow) -> None:
        """Add a schedule, or write what has changed about it."""
        await self._put(schedules, [row])

    async def remove(self, schedule: str) -> None:
        """Delete a schedule and the record of its runs."""
        await self._change(delete(schedules).where(schedules.c.id == schedule))

    async def forget(self, member: int) -> None:
        """Keep the schedules of a member, but not whose they are."""
        mine = update(schedules).where(schedules.c.organiser == member)
        await self._change(mine.values(organiser=0))


class Runs(Book):
    """What became of schedules when they were due."""

    async def last(self, schedule: str) -> datetime | None:
        """Tell the latest moment that has been dealt with."""
        query = select(func.max(runs.c.due)).where(runs.c.schedule == schedule)
        due: datetime | None = (await self._connection.execute(query)).scalar_one()
        return due

    async def claim(self, row: RunRow) -> bool:
        """Claim a run; False where another process was faster."""
        return await self._add(runs, row)

    async def untold(self) -> tuple[RunRow, ...]:
        """List the runs that were left out, which has not been said yet."""
        return await self._all(RunRow, runs, ~runs.c.told, order=[runs.c.due, runs.c.schedule])

    async def told(self, row: RunRow) -> None:
        """Note that it has been said."""
        one = update(runs).where(runs.c.schedule == row.schedule, runs.c.due == row.due)
        await self._change(one.values(told=True))
