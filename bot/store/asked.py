"""The book of what groups were asked."""

from __future__ import annotations

from collections.abc import Iterable

from bot.store.book import Book
from bot.store.rows import AskedRow
from bot.store.tables import asked


class Asked(Book):
    """Which items a group was asked, and when last."""

    async def of(self, server: int) -> tuple[AskedRow, ...]:
        """List what a group was asked, the latest first."""
        order = (asked.c.at.desc(), asked.c.item)
        return await self._all(AskedRow, asked, asked.c.server == server, order=order)

    async def put(self, rows: Iterable[AskedRow]) -> None:
        """Note that items were asked."""
        await self._put(asked, rows)
