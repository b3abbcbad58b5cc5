"""Rows to test with."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from bot.store.rows import (
    AcceptedRow,
    AnswerRow,
    AppealRow,
    AskedRow,
    PostRow,
    RoundRow,
    RunRow,
    ScheduleRow,
    ScoreRow,
)

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
SERVER, CHANNEL = 10**17, 2 * 10**17
MINSU, JIWOO = 2**63 - 1, 3 * 10**17


def later(seconds: float) -> datetime:
    return NOON + timedelta(seconds=seconds)


def a_round(name: str = "r1", channel: int = CHANNEL, running: bool = True) -> RoundRow:
    return RoundRow(name, SERVER, channel, MINSU, '{"말": 1}', running, True, 1, "one")


def an_answer(member: int = MINSU, value: str = "0", seconds: float = 1) -> AnswerRow:
    return AnswerRow("r1", 0, member, value, later(seconds), right=True)


def a_post(version: int = 1, order: int = 0, kind: str = "ask") -> PostRow:
    return PostRow("r1", version, order, kind, 0)


def a_score(member: int, points: int, name: str = "r1", seconds: float = 0) -> ScoreRow:
    return ScoreRow(name, member, SERVER, points, 1, 2, later(seconds))


def a_schedule(name: str = "s1") -> ScheduleRow:
    return ScheduleRow(
        name, SERVER, CHANNEL, MINSU, "0 21 * * 1,3", "Asia/Seoul", "{}", NOON, False, NOON
    )


def a_run(seconds: float = 0, name: str = "r1") -> RunRow:
    return RunRow("s1", later(seconds), name, "", told=True)


def an_appeal(name: str = "a1", member: int = MINSU) -> AppealRow:
    return AppealRow(name, "r1", 0, member, SERVER, CHANNEL, "EC2", "EC2", "이씨투", NOON, None)


def an_accepted(text: str = "이씨투") -> AcceptedRow:
    return AcceptedRow(SERVER, "EC2", text, "EC2", NOON)


def an_asked(item: str = "i1", seconds: float = 0) -> AskedRow:
    return AskedRow(SERVER, item, "f1", "name", later(seconds))
