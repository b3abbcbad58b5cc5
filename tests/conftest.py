"""Settings of all tests, and databases for those that ask for one.

No test asserts a time, so hypothesis must not either. Every test that asks for `store` runs on
SQLite and on PostgreSQL.
"""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from bot.store import Store, open_store
from tests.databases import Cluster, cluster

settings.register_profile("biyu", deadline=None)
# In CI the same examples are tried every time: what landed once, lands again.
settings.register_profile("biyu-ci", deadline=None, derandomize=True, database=None)
settings.load_profile("biyu-ci" if os.environ.get("CI") else "biyu")


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Cluster]:
    with cluster() as server:
        yield server


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'biyu.db'}"
    server: Cluster = request.getfixturevalue("postgresql")
    return server.new_database()


@pytest.fixture
async def store(url: str) -> AsyncIterator[Store]:
    async with open_store(url) as opened:
        yield opened
