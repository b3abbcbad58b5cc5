"""The store itself: opens the database, and hands out transactions."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, nullcontext

from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.store.answers import Answers
from bot.store.appeals import Accepted, Appeals
from bot.store.asked import Asked
from bot.store.engine import PATIENCE, make_engine, patiently
from bot.store.migrate import migrate
from bot.store.posts import Posts
from bot.store.rounds import Owners, Rounds
from bot.store.schedules import Runs, Schedules
from bot.store.scores import Scores


class Work:
    """One transaction: all its changes are stored together, or none."""

    def __init__(self, connection: AsyncConnection) -> None:
        self.accepted = Accepted(connection)
        self.answers = Answers(connection)
        self.appeals = Appeals(connection)
        self.asked = Asked(connection)
        self.owners = Owners(connection)
        self.posts = Posts(connection)
        self.rounds = Rounds(connection)
        self.runs = Runs(connection)
        self.schedules = Schedules(connection)
        self.scores = Scores(connection)


class Store:
    """A database that is open; `engine` is for measuring alone."""

    def __init__(self, engine: AsyncEngine) -> None:
        self.engine = engine
        # SQLite has one writer at a time. Waiting in line here is fair and costs nothing;
        # waiting for the file's lock is a sleep of up to a tenth of a second each time.
        self._turn = asyncio.Lock() if engine.dialect.name == "sqlite" else nullcontext()

    @asynccontextmanager
    async def read(self) -> AsyncIterator[Work]:
        """Read, all as of one moment; raises StoreBusy."""
        async with patiently(), self.engine.connect() as connection:
            await connection.execution_options(writes=False)
            async with connection.begin():
                yield Work(connection)

    @asynccontextmanager
    async def write(self) -> AsyncIterator[Work]:
        """Read and change; raises StoreBusy, and nothing is written then."""
        async with self._turn, patiently(), self.engine.begin() as connection:
            yield Work(connection)


@asynccontextmanager
async def open_store(url: str, patience: float = PATIENCE) -> AsyncIterator[Store]:
    """Open a database such as `sqlite:///biyu.db` or `postgresql://…`, and bring it up to date.

    `patience` is for how many seconds a lock is waited for. Raises StoreError where the
    address is wrong, StoreBusy where the database cannot be reached, StoreNewer where a newer
    version made it.
    """
    engine = make_engine(url, patience)
    try:
        async with patiently():
            await migrate(engine)
        yield Store(engine)
    finally:
        await engine.dispose()
