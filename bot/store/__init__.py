"""Rows in a database: SQLite by default, PostgreSQL for several processes."""

from bot.store.errors import StoreBusy, StoreNewer
from bot.store.store import Store, open_store

__all__ = ["Store", "StoreBusy", "StoreNewer", "open_store"]
