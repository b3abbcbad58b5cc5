"""Rows in a database: SQLite by default, PostgreSQL for several processes."""

from bot.store.errors import StoreBusy, StoreError, StoreNewer
from bot.store.store import Store, open_store

__all__ = ["Store", "StoreBusy", "StoreError", "StoreNewer", "open_store"]
