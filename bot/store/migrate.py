"""Bring a database up to date, with the migrations that ship inside the package."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.store.errors import StoreNewer

SCRIPTS = Path(__file__).resolve().parent / "migrations"
_ONE_AT_A_TIME = 0x62697975  # the number of PostgreSQL's advisory lock: "biyu"


async def migrate(engine: AsyncEngine, revision: str = "head") -> None:
    """Bring a database up to a revision; two processes may do so at once.

    All migrations are one transaction. Raises StoreNewer.
    """
    async with engine.begin() as connection:
        await connection.run_sync(_upgrade, revision)


def _upgrade(connection: Connection, revision: str) -> None:
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:n)"), {"n": _ONE_AT_A_TIME})
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    config.attributes["connection"] = connection
    _refuse_newer(connection, ScriptDirectory.from_config(config))
    command.upgrade(config, revision)


def _refuse_newer(connection: Connection, scripts: ScriptDirectory) -> None:
    known = {script.revision for script in scripts.walk_revisions()}
    strange = set(MigrationContext.configure(connection).get_current_heads()) - known
    if strange:
        raise StoreNewer(
            f"The database is of a newer version of Biyu (revision {', '.join(sorted(strange))}). "
            "Install that version again, or name another database."
        )
