"""The settings of config.yaml, as validated models."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Snowflake = Annotated[int, Field(ge=10**16, lt=2**63)]
Language = Literal["ko", "en"]


class _Settings(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Group(_Settings):
    """What one Discord server learns from."""

    base: Path
    notes: tuple[Path, ...] = ()
    language: Language = "ko"
    plain_channels: tuple[Snowflake, ...] = ()


class Rate(_Settings):
    """How much one member may ask: so many questions in so many seconds."""

    questions: int = Field(default=5, ge=1, le=1000)
    seconds: float = Field(default=20.0, gt=0, le=3600)


class Points(_Settings):
    """How many points an answer brings."""

    right: int = Field(default=100, ge=0, le=1000)
    speed: int = Field(default=50, ge=0, le=1000)
    streak: int = Field(default=10, ge=0, le=1000)
    most_streak: int = Field(default=30, ge=0, le=1000)


class Quiz(_Settings):
    """How quiz rounds are held, where whoever starts one does not say otherwise."""

    starters: Literal["everyone", "organisers"] = "everyone"
    questions: int = Field(default=10, ge=1, le=50)
    seconds: int = Field(default=20, ge=5, le=600)
    pause: int = Field(default=8, ge=1, le=120)
    countdown: int = Field(default=30, ge=0, le=3600)
    points: Points = Points()


class Scheduled(_Settings):
    """Rounds that start by themselves: `when` is a cron expression, or words such as 월수 21:00."""

    server: Snowflake
    channel: Snowflake
    when: str
    zone: str = "Asia/Seoul"
    topic: str = ""
    forms: tuple[str, ...] = ()
    questions: int | None = Field(default=None, ge=1, le=50)
    seconds: int | None = Field(default=None, ge=5, le=600)
    race: bool = False
    thread: bool = False
    open_hours: int = Field(default=0, ge=0, le=168)
    ping_role: Snowflake | None = None


class Config(_Settings):
    """All of config.yaml. Without a file, one group learns from the shipped notes."""

    default: Group | None = Group(
        notes=(Path("knowledge/ko"),), base=Path("knowledge/ko/base.yaml")
    )
    groups: Mapping[Snowflake, Group] = Field(default_factory=dict)
    plain_messages: bool = False
    rate: Rate = Rate()
    database: str = "sqlite:///biyu.db"
    quiz: Quiz = Quiz()
    schedules: tuple[Scheduled, ...] = ()
    log_level: Literal["debug", "info", "warning", "error"] = "info"
    test_server: Snowflake | None = None

    def group(self, server: int) -> Group | None:
        """Find the group of a Discord server; the default one where it is not listed."""
        return self.groups.get(server, self.default)
