"""The book of appeals and of what was accepted."""

from __future__ import annotations

from sqlalchemy import delete, update

from bot.store.book import Book
from bot.store.rows import AcceptedRow, AppealRow
from bot.store.tables import accepted, appeals


class Appeals(Book):
    """Answers that members hold to be right."""

    async def get(self, appeal: str) -> AppealRow | None:
        """Find an appeal."""
        return await self._one(AppealRow, appeals, appeals.c.id == appeal)

    async def find(self, round_id: str, position: int, member: int) -> AppealRow | None:
        """Find the appeal of a member for one answer."""
        return await self._one(
            AppealRow,
            appeals,
            appeals.c.round == round_id,
            appeals.c.position == position,
            appeals.c.member == member,
        )

    async def open(self, server: int) -> tuple[AppealRow, ...]:
        """List the appeals of a group that are still to be decided, oldest first."""
        where = (appeals.c.server == server, appeals.c.accepted.is_(None))
        return await self._all(AppealRow, appeals, *where, order=(appeals.c.at, appeals.c.id))

    async def add(self, row: AppealRow) -> bool:
        """Add an appeal; False where the member has one for that answer already."""
        return await self._add(appeals, row)

    async def decide(self, appeal: str, accepted: bool) -> bool:
        """Decide an appeal; False where somebody else was faster."""
        undecided = appeals.c.accepted.is_(None)
        one = update(appeals).where(appeals.c.id == appeal, undecided)
        return await self._change(one.values(accepted=accepted)) == 1

    async def forget(self, member: int) -> None:
        """Delete all appeals of a member."""
        await self._change(delete(appeals).where(appeals.c.member == member))


class Accepted(Book):
    """What groups accept as right beside the answers of their bases."""

    async def of(self, server: int) -> tuple[AcceptedRow, ...]:
        """List what a group accepts, oldest first."""
        order = (accepted.c.at, accepted.c.answer, accepted.c.text)
        return await self._all(AcceptedRow, accepted, accepted.c.server == server, order=order)

    async def add(self, row: AcceptedRow) -> bool:
        """Accept a text; False where it is accepted already."""
        return await self._add(accepted, row)
