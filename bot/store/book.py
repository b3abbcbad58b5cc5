"""What all books have in common: reading rows, and writing them in both databases."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, fields
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import ColumnElement, Delete, Table, Update, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Insert = sqlite.Insert | postgresql.Insert
Row = TypeVar("Row", bound="DataclassInstance")


class Book:
    """The rows of a table or two, as one transaction sees and changes them."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def _all(
        self,
        kind: type[Row],
        table: Table,
        *where: ColumnElement[bool],
        order: Iterable[ColumnElement[Any]] = (),
        limit: int | None = None,
    ) -> tuple[Row, ...]:
        columns = [table.c[field.name] for field in fields(kind)]
        query = select(*columns).where(*where).order_by(*order).limit(limit)
        return tuple(kind(*row) for row in await self._connection.execute(query))

    async def _one(self, kind: type[Row], table: Table, *where: ColumnElement[bool]) -> Row | None:
        rows = await self._all(kind, table, *where, limit=1)
        return rows[0] if rows else None

    async def _add(self, table: Table, row: DataclassInstance) -> bool:
        """Insert a row; False where another one with the same key is there already."""
        statement = self._insert(table).on_conflict_do_nothing()
        return (await self._connection.execute(statement, asdict(row))).rowcount == 1

    async def _put(self, table: Table, rows: Iterable[DataclassInstance]) -> None:
        """Insert rows; those whose key is there already take the place of the old ones."""
        values = [asdict(row) for row in rows]
        if not values:
            return
        statement = self._insert(table)
        change = {
            column.name: statement.excluded[column.name]
            for column in table.columns
            if not column.primary_key
        }
        key = list(table.primary_key.columns)
        await self._connection.execute(
            statement.on_conflict_do_update(index_elements=key, set_=change), values
        )

    async def _change(self, statement: Update | Delete) -> int:
        """Run a change; tells how many rows it met."""
        return (await self._connection.execute(statement)).rowcount

    def _insert(self, table: Table) -> Insert:
        return insert_for(self._connection.dialect.name, table)


def insert_for(dialect: str, table: Table) -> Insert:
    """Begin an INSERT in the words of a database; both know ON CONFLICT."""
    return sqlite.insert(table) if dialect == "sqlite" else postgresql.insert(table)
