"""The store itself: opens the database, and hands out transactions."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager


class Store:
    """A database that is open."""


@asynccontextmanager
async def open_store(url: str) -> AsyncIterator[Store]:
    """Open a database such as `sqlite:///biyu.db` or `postgresql://…`, made or brought up to date.

    Raises StoreBusy where it cannot be reached, StoreNewer where a newer version made it.
    """
    yield Store()
