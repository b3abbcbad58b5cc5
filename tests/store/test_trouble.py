"""A locked, full, absent or foreign database: one error, and nothing half written."""

from __future__ import annotations

import asyncio
import sqlite3
import stat
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.store import Store, StoreBusy, StoreError, open_store
from tests.databases import Cluster
from tests.store.rows import a_post, a_round, an_answer


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "biyu.db"


@pytest.fixture
async def hasty(file: Path) -> AsyncIterator[Store]:
    async with open_store(f"sqlite:///{file}", patience=0.1) as store:
        yield store


async def _write(store: Store, name: str = "r1", channel: int = 1, size: int = 0) -> None:
    async with store.write() as work:
        await work.rounds.add(a_round(name, channel))
        await work.posts.add([a_post()] if name == "r1" else [])
        if size:
            await work.answers.put([an_answer(value="가" * size)])


async def test_a_locked_file_is_busy_and_nothing_is_written(file: Path, hasty: Store) -> None:
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreBusy, match="locked"):
            await _write(hasty)
        async with hasty.read() as work:  # reading goes on
            assert await work.rounds.get("r1") is None
        other.execute("ROLLBACK")
    await _write(hasty)
    async with hasty.read() as work:
        assert await work.rounds.get("r1") == a_round(channel=1)


async def test_a_full_disk_is_busy_and_nothing_is_written(hasty: Store) -> None:
    await _write(hasty)

    async def limit(pages: int) -> None:
        async with hasty.engine.connect() as connection:
            await connection.execute(text(f"PRAGMA max_page_count={pages}"))

    await limit(1)  # as large as it is, and not one page more
    with pytest.raises(StoreBusy, match="full"):
        await _write(hasty, "r2", channel=2, size=100_000)
    async with hasty.read() as work:
        assert await work.rounds.get("r2") is None
        assert await work.answers.of("r1") == ()
    await limit(1_000_000)
    await _write(hasty, "r2", channel=2, size=100_000)
    async with hasty.read() as work:
        assert len(await work.answers.of("r1")) == 1


async def test_many_writers_wait_for_their_turn(hasty: Store) -> None:
    await asyncio.gather(*(_write(hasty, f"r{n}", channel=n) for n in range(2, 60)))
    async with hasty.read() as work:
        assert len(await work.rounds.versions("one")) == 58


async def test_two_stores_on_one_file_wait_for_each_other(file: Path) -> None:
    async with open_store(f"sqlite:///{file}") as one, open_store(f"sqlite:///{file}") as two:
        stores = (one, two)
        await asyncio.gather(*(_write(stores[n % 2], f"r{n}", n) for n in range(2, 40)))
        async with two.read() as work:
            assert len(await work.rounds.versions("one")) == 38


async def test_who_was_cancelled_has_written_nothing(hasty: Store) -> None:
    stuck = asyncio.Event()

    async def half() -> None:
        async with hasty.write() as work:
            await work.rounds.add(a_round())
            stuck.set()
            await asyncio.Event().wait()

    task = asyncio.create_task(half())
    await stuck.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    async with hasty.read() as work:
        assert await work.rounds.get("r1") is None
    await _write(hasty)


async def test_only_its_owner_may_read_the_file(file: Path, hasty: Store) -> None:
    await _write(hasty)
    written = [path for path in file.parent.iterdir() if path.name.startswith(file.name)]
    assert len(written) == 3  # the database, its log and the index of the log
    assert {stat.S_IMODE(path.stat().st_mode) for path in written} == {0o600}


async def test_a_flush_a_commit_a_log_and_foreign_keys_are_on(hasty: Store) -> None:
    async with hasty.engine.connect() as connection:
        for pragma, value in (("synchronous", 2), ("journal_mode", "wal"), ("foreign_keys", 1)):
            result = await connection.execute(text(f"PRAGMA {pragma}"))
            assert result.scalar_one() == value


@pytest.mark.parametrize(
    ("url", "remedy"),
    [
        ("", "sqlite:///biyu.db"),
        ("mysql://somewhere/biyu", "sqlite:///biyu.db"),
        ("kein: unsinn", "sqlite:///biyu.db"),
        ("sqlite://", "sqlite:///biyu.db"),
        ("sqlite:////nowhere/at/all/biyu.db", "folder that exists"),
    ],
)
async def test_a_wrong_address_is_told_with_its_remedy(url: str, remedy: str) -> None:
    with pytest.raises(StoreError, match=remedy):
        await _open(url)


async def test_a_password_is_not_told() -> None:
    with pytest.raises(StoreError) as caught:
        await _open("mysql://biyu:geheim@somewhere/biyu")
    assert "geheim" not in str(caught.value)


async def _open(url: str, patience: float = 0.5) -> None:
    async with open_store(url, patience):
        pass


async def test_a_file_that_is_no_database_is_told(file: Path) -> None:
    file.write_text("이것은 데이터베이스가 아니다. " * 100)
    with pytest.raises(StoreError, match=r"not a database.*another file") as caught:
        await _open(f"sqlite:///{file}")
    assert not isinstance(caught.value, StoreBusy)  # to wait would not help


async def test_a_server_that_is_not_there_is_busy(tmp_path: Path) -> None:
    with pytest.raises(StoreBusy):
        await _open(f"postgresql://postgres@/biyu?host={tmp_path}")


async def test_a_locked_row_is_busy(postgresql: Cluster) -> None:
    url = postgresql.new_database()
    async with open_store(url) as one, open_store(url, patience=1) as two:
        await _write(one)
        async with one.write() as work:
            await work.rounds.lock(["r1"])
            with pytest.raises(StoreBusy, match="lock timeout"):
                await _lock(two)
        await _lock(two)


async def _lock(store: Store) -> None:
    async with store.write() as work:
        assert len(await work.rounds.lock(["r1"])) == 1
