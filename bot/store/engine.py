"""The engine: how a connection to either database is made, and what its errors mean."""

from __future__ import annotations

import asyncio
import os
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import (
    ArgumentError,
    DataError,
    DBAPIError,
    IntegrityError,
    NoSuchModuleError,
    ProgrammingError,
)
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.util import await_only

from bot.store.errors import StoreBusy, StoreError

PATIENCE = 5.0  # seconds to wait for a lock, a connection or a statement

_DRIVERS = {"sqlite": "sqlite+aiosqlite", "postgresql": "postgresql+asyncpg"}
_PAUSES = (0.05, 0.1, 0.2, 0.4, 0.8, 1.6)  # seconds between attempts to switch the log
_OURS = (IntegrityError, ProgrammingError, DataError)  # mistakes of ours, not of the moment


def make_engine(url: str, patience: float = PATIENCE) -> AsyncEngine:
    """Make an engine for `sqlite:///biyu.db` or `postgresql://…`; raises StoreError."""
    address = _address(url)
    if address.get_backend_name() == "sqlite":
        return _sqlite(address, patience)
    return _postgresql(address, patience)


@asynccontextmanager
async def patiently() -> AsyncIterator[None]:
    """Turn what a locked, full or absent database raises into StoreBusy."""
    try:
        yield
    except DBAPIError as error:
        if isinstance(error, _OURS):
            raise
        if type(error.orig) is sqlite3.DatabaseError:
            raise StoreError(
                f"{error.orig}. Put a copy of it back, or name another file."
            ) from error
        raise StoreBusy(f"The database does not take it now: {error.orig}") from error
    except (PoolTimeout, OSError) as error:
        raise StoreBusy(f"The database cannot be reached: {error}") from error


def _address(url: str) -> URL:
    try:
        address = make_url(url)
    except ArgumentError:
        address = None
    backend = address.get_backend_name() if address else ""
    if address is None or backend not in _DRIVERS:
        raise StoreError(
            "The address of the database is not understood. "
            "Write sqlite:///biyu.db or postgresql://user@host/name."
        )
    return address.set(drivername=_DRIVERS[backend])


def _sqlite(address: URL, patience: float) -> AsyncEngine:
    _touch(Path(address.database or ""))
    engine = create_async_engine(address, connect_args={"timeout": patience}, pool_timeout=patience)
    event.listen(engine.sync_engine, "connect", _set_up_sqlite)
    event.listen(engine.sync_engine, "begin", _begin_sqlite)
    return engine


def _touch(path: Path) -> None:
    """Make the file before SQLite does: only we may read what members answered."""
    if path.name in ("", ":memory:"):
        raise StoreError("A database in memory forgets all. Write sqlite:///biyu.db.")
    try:
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    except OSError as error:
        raise StoreError(
            f"{path}: the database cannot be opened: {error.strerror}. "
            "Name a file in a folder that exists and that Biyu may write."
        ) from error


def _set_up_sqlite(connection: Any, _record: object) -> None:
    """Set a connection up; transactions are begun by us, not by Python's driver."""
    connection.isolation_level = None
    cursor = connection.cursor()
    _log_ahead(cursor)
    for pragma in ("synchronous=FULL", "foreign_keys=ON"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _log_ahead(cursor: Any) -> None:
    """Switch to a write-ahead log; SQLite itself does not wait for another that switches now."""
    for pause in _PAUSES:
        try:
            cursor.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError:
            await_only(asyncio.sleep(pause))
        else:
            return
    cursor.execute("PRAGMA journal_mode=WAL")


def _begin_sqlite(connection: Connection) -> None:
    """Take the lock at once where we write: two readers that both want it would block."""
    writes = connection.get_execution_options().get("writes", True)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _postgresql(address: URL, patience: float) -> AsyncEngine:
    limits = {"lock_timeout": f"{patience:.0f}s", "application_name": "biyu"}
    try:
        return create_async_engine(
            address,
            connect_args={
                "timeout": patience,
                "command_timeout": 2 * patience,
                "server_settings": limits,
            },
            pool_timeout=patience,
            pool_pre_ping=True,
        )
    except (ModuleNotFoundError, NoSuchModuleError) as error:
        raise StoreError(
            "For PostgreSQL one more package is needed: pip install 'biyu[postgresql]'."
        ) from error
