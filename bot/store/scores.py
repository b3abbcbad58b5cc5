"""The book of scores, and of who hides from it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import delete, func, select

from bot.store.book import Book
from bot.store.rows import ScoreRow, SumRow
from bot.store.tables import hidden, scores


class Scores(Book):
    """What members scored in rounds that have ended."""

    async def replace(self, round_id: str, rows: Iterable[ScoreRow]) -> None:
        """Store the scores of a round in place of those that it had."""
        await self._change(delete(scores).where(scores.c.round == round_id))
        await self._put(scores, rows)

    async def of(self, round_id: str) -> tuple[ScoreRow, ...]:
        """List the scores of a round, by member."""
        return await self._all(
            ScoreRow, scores, scores.c.round == round_id, order=[scores.c.member]
        )

    async def sums(self, server: int, since: datetime | None) -> tuple[SumRow, ...]:
        """Add up what each member of a group scored since then; without who hides."""
        hiding = select(hidden.c.member).where(hidden.c.server == server)
        query = select(
            scores.c.member,
            func.sum(scores.c.points),
            func.sum(scores.c.right),
            func.sum(scores.c.answered),
        ).where(scores.c.server == server, scores.c.member.not_in(hiding))
        if since is not None:
            query = query.where(scores.c.ended >= since)
        rows = await self._connection.execute(query.group_by(scores.c.member))
        return tuple(SumRow(*map(int, row)) for row in rows)

    async def last(self, server: int, member: int) -> str:
        """Name the latest round of a group in which a member scored; empty where there is none."""
        mine = (scores.c.server == server, scores.c.member == member)
        query = select(scores.c.round).where(*mine).order_by(scores.c.ended.desc()).limit(1)
        found: str | None = (await self._connection.execute(query)).scalar_one_or_none()
        return found or ""

    async def hide(self, server: int, member: int) -> None:
        """Leave a member out of a group's sums."""
        both = {"server": server, "member": member}
        await self._connection.execute(self._insert(hidden).on_conflict_do_nothing(), both)

    async def unhide(self, server: int, member: int) -> None:
        """Take a member into a group's sums again."""
        await self._change(
            delete(hidden).where(hidden.c.server == server, hidden.c.member == member)
        )

    async def hides(self, server: int, member: int) -> bool:
        """Tell whether a member is left out of a group's sums."""
        mine = (hidden.c.server == server, hidden.c.member == member)
        query = select(hidden.c.member).where(*mine)
        return (await self._connection.execute(query)).first() is not None

    async def forget(self, member: int) -> None:
        """Delete all scores of a member, and where they hide."""
        await self._change(delete(scores).where(scores.c.member == member))
        await self._change(delete(hidden).where(hidden.c.member == member))
