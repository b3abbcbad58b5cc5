"""What a round is to be like, as an organiser ordered it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from bot.quiz.item import Form


@dataclass(frozen=True, slots=True)
class Points:
    """How many points an answer brings: right first, speed second, a streak a little."""

    right: int = 100
    speed: int = 50  # for an answer at once; none for one at the last moment
    streak: int = 10  # for each right answer in a row before it …
    most_streak: int = 30  # … up to so many points


@dataclass(frozen=True, slots=True)
class Plan:
    """A round to be: how many items, about what, and how fast. Times are in seconds."""

    size: int = 10
    topic: str = ""  # a heading or a concept; empty for everything
    forms: tuple[Form, ...] = ()  # empty for all
    seconds: int = 20  # to answer one question
    pause: int = 8  # between a reveal and the next question
    countdown: int = 30  # from the announcement to the first question
    is_race: bool = False  # the first right answer ends a question
    in_thread: bool = False
    open_hours: int = 0  # above 0: an open round, answered privately until it closes
    ping_role: int = 0  # 0 for none
    seed: int = 0
    points: Points = field(default_factory=Points)


@dataclass(frozen=True, slots=True)
class Schedule:
    """When rounds of a plan start by themselves in a channel.

    `organiser` is 0 where the settings order it. Only what fell due after `since` counts: the
    moment when it was added or last resumed.
    """

    id: str
    server: int
    channel: int
    organiser: int
    cron: str
    zone: str  # IANA, such as Asia/Seoul
    plan: Plan
    since: datetime
    paused: bool = False
