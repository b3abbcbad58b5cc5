"""The book of posts: what is to be shown, and what has been (the outbox)."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import update

from bot.store.book import Book
from bot.store.rows import PostRow
from bot.store.tables import posts

_ORDER = (posts.c.version, posts.c.order)


class Posts(Book):
    """Everything that rounds have shown or are about to show."""

    async def add(self, rows: Iterable[PostRow]) -> None:
        """Note what is to be shown."""
        await self._put(posts, rows)

    async def due(self, round_id: str) -> tuple[PostRow, ...]:
        """List what is still to be shown of a round, in order."""
        return await self._all(
            PostRow, posts, posts.c.round == round_id, ~posts.c.done, order=_ORDER
        )

    async def all(self, round_id: str) -> tuple[PostRow, ...]:
        """List everything that a round has shown or is to show, in order."""
        return await self._all(PostRow, posts, posts.c.round == round_id, order=_ORDER)

    async def done(self, row: PostRow, message: int) -> None:
        """Note that something has been shown, and in which message."""
        one = update(posts).where(
            posts.c.round == row.round,
            posts.c.version == row.version,
            posts.c.order == row.order,
        )
        await self._change(one.values(done=True, message=message))
