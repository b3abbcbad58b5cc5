"""The book of answers."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict
from functools import lru_cache

from sqlalchemy import delete, func, select

from bot.store.book import Book, Insert, insert_for
from bot.store.rows import AnswerRow
from bot.store.tables import answers


@lru_cache
def _later(dialect: str) -> Insert:
    """Make the statement that stores an answer unless a later one stands: the busiest of all."""
    statement = insert_for(dialect, answers)
    new = statement.excluded
    return statement.on_conflict_do_update(
        index_elements=[answers.c.round, answers.c.position, answers.c.member],
        set_={name: new[name] for name in ("value", "at", "right")},
        where=new.at >= answers.c.at,
    )


class Answers(Book):
    """One answer of each member to each question of each round."""

    async def of(self, round_id: str, position: int | None = None) -> tuple[AnswerRow, ...]:
        """List the answers of a round, or to one of its questions, in the order they came."""
        where = [answers.c.round == round_id]
        if position is not None:
            where.append(answers.c.position == position)
        order = (answers.c.position, answers.c.at, answers.c.member)
        return await self._all(AnswerRow, answers, *where, order=order)

    async def of_members(
        self, round_id: str, positions: Collection[int], members: Collection[int]
    ) -> tuple[AnswerRow, ...]:
        """List what some members answered to some questions of a round."""
        where = (
            answers.c.round == round_id,
            answers.c.position.in_(positions),
            answers.c.member.in_(members),
        )
        return await self._all(AnswerRow, answers, *where)

    async def counts(self, rounds: Collection[str]) -> Mapping[str, int]:
        """Count the answers of each of some rounds; those without any are left out."""
        query = select(answers.c.round, func.count()).where(answers.c.round.in_(rounds))
        rows = await self._connection.execute(query.group_by(answers.c.round))
        return dict(map(tuple, rows))

    async def put(self, rows: Iterable[AnswerRow]) -> None:
        """Store answers; where a member has one already, the later of the two stays."""
        values = [asdict(row) for row in rows]
        if not values:
            return
        await self._connection.execute(_later(self._connection.dialect.name), values)

    async def forget(self, member: int) -> None:
        """Delete all answers of a member."""
        await self._change(delete(answers).where(answers.c.member == member))
