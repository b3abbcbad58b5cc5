"""What the store keeps, as plain rows. It knows nothing of rounds but these values.

Every moment is UTC-aware. Text in `state` and `plan` is JSON that only its writer reads.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class OwnerRow:
    """A process that drives rounds: when it last said that it is there, and whether it `left`."""

    id: str
    seen: datetime
    left: bool


@dataclass(frozen=True, slots=True)
class RoundRow:
    """One round: `version` grows with every change; `active` while there is work about it.

    `owner` is the process that drives it.
    """

    id: str
    server: int
    channel: int
    starter: int
    state: str
    running: bool
    active: bool
    version: int
    owner: str


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """One member's answer to one question of a round: there is never a second."""

    round: str
    position: int
    member: int
    value: str
    at: datetime
    right: bool


@dataclass(frozen=True, slots=True)
class PostRow:
    """One thing to be shown (the outbox): the `order`-th that the `version` of a round asks for.

    `message` is the ID of what was posted, 0 before, and where nothing is posted.
    """

    round: str
    version: int
    order: int
    kind: str
    position: int
    detail: str = ""
    message: int = 0
    done: bool = False


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """What a member scored in a round that has ended."""

    round: str
    member: int
    server: int
    points: int
    right: int
    answered: int
    ended: datetime


@dataclass(frozen=True, slots=True)
class SumRow:
    """What a member scored in several rounds."""

    member: int
    points: int
    right: int
    answered: int


@dataclass(frozen=True, slots=True)
class ScheduleRow:
    """When rounds start by themselves in a channel."""

    id: str
    server: int
    channel: int
    organiser: int
    cron: str
    zone: str
    plan: str
    since: datetime
    paused: bool
    made: datetime


@dataclass(frozen=True, slots=True)
class RunRow:
    """What became of a schedule at the moment when it was due: claimed once, by one process.

    `round` is empty where the run was left out for a `reason`; `told` once that was said.
    """

    schedule: str
    due: datetime
    round: str
    reason: str
    told: bool


@dataclass(frozen=True, slots=True)
class AppealRow:
    """One member's appeal for one answer; `accepted` is None until it is decided."""

    id: str
    round: str
    position: int
    member: int
    server: int
    channel: int
    concept: str
    answer: str
    text: str
    at: datetime
    accepted: bool | None


@dataclass(frozen=True, slots=True)
class AcceptedRow:
    """What a group accepts as right beside an answer. Whose it was is not kept."""

    server: int
    answer: str
    text: str
    concept: str
    at: datetime


@dataclass(frozen=True, slots=True)
class AskedRow:
    """An item that a group was asked, and when last."""

    server: int
    item: str
    fact: str
    form: str
    at: datetime
