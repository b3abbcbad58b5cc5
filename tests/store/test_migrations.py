"""The migrations lead from any version to the tables that the code knows."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Row, text

from bot.store import StoreNewer, open_store
from bot.store.engine import make_engine
from bot.store.migrate import SCRIPTS, migrate
from bot.store.tables import metadata
from tests.store.rows import a_round

REVISIONS = sorted(script.revision for script in ScriptDirectory(SCRIPTS).walk_revisions())


def _differences(connection: Connection) -> list[Any]:
    context = MigrationContext.configure(connection, opts={"compare_type": True})
    return list(compare_metadata(context, metadata))


async def _compare(url: str) -> list[Any]:
    engine = make_engine(url)
    try:
        async with engine.begin() as connection:
            return await connection.run_sync(_differences)
    finally:
        await engine.dispose()


async def test_a_new_database_has_the_tables_of_the_code(url: str) -> None:
    async with open_store(url):
        pass
    assert await _compare(url) == []


@pytest.mark.parametrize("revision", REVISIONS)
async def test_every_older_version_is_brought_up_to_date(url: str, revision: str) -> None:
    engine = make_engine(url)
    await migrate(engine, revision)
    async with engine.begin() as connection:
        await connection.execute(
            text(
                "INSERT INTO rounds (id, server, channel, starter, state, running, active, "
                "version, owner) VALUES ('old', 1, 2, 3, '{}', true, true, 1, 'one')"
            )
        )
    await engine.dispose()
    assert (await _compare(url) == []) == (revision == REVISIONS[-1])
    async with open_store(url) as store, store.read() as work:
        kept = await work.rounds.get("old")
    assert kept is not None
    assert kept.channel == 2
    assert await _compare(url) == []


async def test_processes_that_start_at_once_bring_it_up_to_date_once(url: str) -> None:
    async def start(channel: int) -> None:
        async with open_store(url, patience=20) as store, store.write() as work:
            assert await work.rounds.add(a_round(f"r{channel}", channel))

    await asyncio.gather(*(start(channel) for channel in range(1, 5)))
    assert await _compare(url) == []


async def test_a_database_of_a_newer_version_is_refused_and_left_alone(url: str) -> None:
    async with open_store(url):
        pass
    await _run(url, "UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(StoreNewer, match=r"9999.*another database"):
        await _open(url)
    assert (await _run(url, "SELECT version_num FROM alembic_version"))[0][0] == "9999"


async def _open(url: str) -> None:
    async with open_store(url):
        pass


async def _run(url: str, statement: str) -> list[Row[Any]]:
    engine = make_engine(url)
    try:
        async with engine.begin() as connection:
            result = await connection.execute(text(statement))
            return list(result.all()) if result.returns_rows else []
    finally:
        await engine.dispose()


async def test_a_migration_that_fails_leaves_what_was(url: str) -> None:
    engine = make_engine(url)
    await migrate(engine, REVISIONS[0])
    await _run(url, "CREATE TABLE runs (in_the_way integer)")
    with pytest.raises(Exception, match="runs"):
        await migrate(engine)
    rows = await _run(url, "SELECT version_num FROM alembic_version")
    assert [row[0] for row in rows] == [REVISIONS[0]]
    with pytest.raises(Exception, match="schedules"):
        await _run(url, "SELECT * FROM schedules")
    await engine.dispose()
