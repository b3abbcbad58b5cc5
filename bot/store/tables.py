"""The tables, as the newest migration leaves them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.types import TypeDecorator


class Moment(TypeDecorator[datetime]):
    """A moment, stored as UTC; SQLite has no zones, so that they are put back on reading."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse a moment without a zone: nobody could tell which moment it is."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"{value} has no time zone. Give a UTC-aware datetime.")
        return value.astimezone(UTC)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> datetime | None:
        """Read a moment as UTC."""
        if value is None:
            return None
        moment: datetime = value
        return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    }
)


def _of_round() -> Column[str]:
    return Column("round", Text, ForeignKey("rounds.id", ondelete="CASCADE"), primary_key=True)


def _member() -> Column[int]:
    return Column("member", BigInteger, primary_key=True, autoincrement=False)


def _server() -> Column[int]:
    return Column("server", BigInteger, primary_key=True, autoincrement=False)


def _number(name: str) -> Column[int]:
    return Column(name, BigInteger, nullable=False)


owners = Table(
    "owners",
    metadata,
    Column("id", Text, primary_key=True),
    Column("seen", Moment, nullable=False),
    Column("left", Boolean, nullable=False),
)

rounds = Table(
    "rounds",
    metadata,
    Column("id", Text, primary_key=True),
    _number("server"),
    _number("channel"),
    _number("starter"),
    Column("state", Text, nullable=False),
    Column("running", Boolean, nullable=False),
    Column("active", Boolean, nullable=False),
    Column("version", Integer, nullable=False),
    Column("owner", Text, nullable=False),
    Index(
        "one_running_round_a_channel",
        "channel",
        unique=True,
        sqlite_where=text("running"),
        postgresql_where=text("running"),
    ),
    Index("active_rounds", "id", sqlite_where=text("active"), postgresql_where=text("active")),
    Index("rounds_of_starter", "starter"),
)

answers = Table(
    "answers",
    metadata,
    _of_round(),
    Column("position", Integer, primary_key=True, autoincrement=False),
    _member(),
    Column("value", Text, nullable=False),
    Column("at", Moment, nullable=False),
    Column("right", Boolean, nullable=False),
    Index("answers_of_member", "member"),
)

posts = Table(
    "posts",
    metadata,
    _of_round(),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("order", Integer, primary_key=True, autoincrement=False),
    Column("kind", Text, nullable=False),
    Column("position", Integer, nullable=False),
    Column("detail", Text, nullable=False),
    _number("message"),
    Column("done", Boolean, nullable=False),
)

scores = Table(
    "scores",
    metadata,
    _of_round(),
    _member(),
    _number("server"),
    Column("points", Integer, nullable=False),
    Column("right", Integer, nullable=False),
    Column("answered", Integer, nullable=False),
    Column("ended", Moment, nullable=False),
    Index("scores_of_server", "server", "ended"),
    Index("scores_of_member", "member"),
)

schedules = Table(
    "schedules",
    metadata,
    Column("id", Text, primary_key=True),
    _number("server"),
    _number("channel"),
    _number("organiser"),
    Column("cron", Text, nullable=False),
    Column("zone", Text, nullable=False),
    Column("plan", Text, nullable=False),
    Column("since", Moment, nullable=False),
    Column("paused", Boolean, nullable=False),
    Column("made", Moment, nullable=False),
    Index("schedules_of_server", "server"),
)

runs = Table(
    "runs",
    metadata,
    Column("schedule", Text, ForeignKey("schedules.id", ondelete="CASCADE"), primary_key=True),
    Column("due", Moment, primary_key=True),
    Column("round", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("told", Boolean, nullable=False),
)

appeals = Table(
    "appeals",
    metadata,
    Column("id", Text, primary_key=True),
    Column("round", Text, ForeignKey("rounds.id", ondelete="CASCADE"), nullable=False),
    Column("position", Integer, nullable=False),
    _number("member"),
    _number("server"),
    _number("channel"),
    Column("concept", Text, nullable=False),
    Column("answer", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("at", Moment, nullable=False),
    Column("accepted", Boolean, nullable=True),
    UniqueConstraint("round", "position", "member"),
    Index("appeals_of_member", "member"),
    Index("appeals_of_server", "server"),
)

accepted = Table(
    "accepted",
    metadata,
    _server(),
    Column("answer", Text, primary_key=True),
    Column("text", Text, primary_key=True),
    Column("concept", Text, nullable=False),
    Column("at", Moment, nullable=False),
)

hidden = Table("hidden", metadata, _server(), _member())

asked = Table(
    "asked",
    metadata,
    _server(),
    Column("item", Text, primary_key=True),
    Column("fact", Text, nullable=False),
    Column("form", Text, nullable=False),
    Column("at", Moment, nullable=False),
)
