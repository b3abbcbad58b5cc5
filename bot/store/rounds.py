"""The book of rounds, and of the processes that drive them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import asdict
from datetime import datetime

from sqlalchemy import select, update

from bot.store.book import Book
from bot.store.rows import OwnerRow, RoundRow
from bot.store.tables import owners, rounds


class Rounds(Book):
    """All rounds, running and ended."""

    async def get(self, round_id: str) -> RoundRow | None:
        """Find a round."""
        return await self._one(RoundRow, rounds, rounds.c.id == round_id)

    async def running(self, channel: int) -> RoundRow | None:
        """Find the round that runs in a channel."""
        return await self._one(RoundRow, rounds, rounds.c.channel == channel, rounds.c.running)

    async def lock(self, ids: Collection[str]) -> tuple[RoundRow, ...]:
        """Read rounds that nobody else changes before this transaction ends, by ID.

        SQLite has one writer at a time anyway.
        """
        columns = [rounds.c[name] for name in RoundRow.__dataclass_fields__]
        query = select(*columns).where(rounds.c.id.in_(ids)).order_by(rounds.c.id)
        result = await self._connection.execute(query.with_for_update())
        return tuple(RoundRow(*row) for row in result)

    async def add(self, row: RoundRow) -> bool:
        """Add a round; False where one runs in its channel already."""
        return await self._add(rounds, row)

    async def save(self, row: RoundRow) -> None:
        """Write what has changed about a round."""
        await self._change(update(rounds).where(rounds.c.id == row.id).values(asdict(row)))

    async def rest(self, round_id: str, version: int) -> bool:
        """Note that there is no more work about a round, unless it changed after `version`."""
        idle = update(rounds).where(rounds.c.id == round_id, rounds.c.version == version)
        return await self._change(idle.where(~rounds.c.running).values(active=False)) == 1

    async def started_by(self, member: int) -> tuple[RoundRow, ...]:
        """List the rounds that a member started."""
        return await self._all(RoundRow, rounds, rounds.c.starter == member)

    async def versions(self, owner: str) -> Mapping[str, int]:
        """Tell the version of every round that there is work about, of one owner."""
        query = select(rounds.c.id, rounds.c.version)
        mine = query.where(rounds.c.active, rounds.c.owner == owner)
        return {row.id: row.version for row in await self._connection.execute(mine)}

    async def orphans(self, owner: str) -> tuple[RoundRow, ...]:
        """List the rounds that there is work about, of all owners but one."""
        return await self._all(
            RoundRow, rounds, rounds.c.active, rounds.c.owner != owner, order=[rounds.c.id]
        )

    async def adopt(self, round_id: str, old: str, new: str) -> bool:
        """Take a round over; False where another process was faster."""
        taken = update(rounds).where(rounds.c.id == round_id, rounds.c.owner == old)
        return await self._change(taken.values(owner=new)) == 1


class Owners(Book):
    """The processes that drive rounds."""

    async def all(self) -> tuple[OwnerRow, ...]:
        """List every process that was ever there and has not been cleared away."""
        return await self._all(OwnerRow, owners)

    async def beat(self, owner: str, now: datetime) -> None:
        """Note that a process is there."""
        await self._put(owners, [OwnerRow(owner, now, left=False)])

    async def leave(self, owner: str, now: datetime) -> None:
        """Note that a process has gone in order: what it drove is free."""
        await self._put(owners, [OwnerRow(owner, now, left=True)])

    async def clear(self, before: datetime) -> None:
        """Clear away the processes that drive nothing and were last there before then."""
        busy = select(rounds.c.owner).where(rounds.c.active)
        await self._change(owners.delete().where(owners.c.seen < before, owners.c.id.not_in(busy)))
