"""When rounds are due: words, cron expressions, zones and daylight saving."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.quiz.schedule import following, is_zone, overdue, read

SEOUL, NEW_YORK = "Asia/Seoul", "America/New_York"


@pytest.mark.parametrize(
    ("text", "cron"),
    [
        ("월수 21:00", "0 21 * * 1,3"),
        ("매주 월·수 21:00", "0 21 * * 1,3"),
        ("월요일과 수요일 오후 9시", "0 21 * * 1,3"),
        ("월, 수, 금 오후 9시 반", "30 21 * * 1,3,5"),
        ("매일 8:30", "30 8 * * *"),
        ("매일 오전 12시", "0 0 * * *"),
        ("오후 12시 5분", "5 12 * * *"),
        ("평일 21시", "0 21 * * 1-5"),
        ("주말 저녁 7시", "0 19 * * 0,6"),
        ("mon wed 21:00", "0 21 * * 1,3"),
        ("Monday and Friday 9pm", "0 21 * * 1,5"),
        ("every tuesday 9:15", "15 9 * * 2"),
        ("weekdays 7 am", "0 7 * * 1-5"),
        ("daily 12am", "0 0 * * *"),
        ("21:00", "0 21 * * *"),
        ("0 21 * * 1,3", "0 21 * * 1,3"),
        ("  0  21 * *  mon ", "0 21 * * mon"),
    ],
)
def test_words_become_a_cron_expression(text: str, cron: str) -> None:
    assert read(text) == cron


@pytest.mark.parametrize(
    "text", ["", "언젠가", "화 25:00", "foo 3", "0 0 30 2 *", "61 * * * *", "월수", "a b c d e"]
)
def test_what_is_no_time_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"write|leave"):
        read(text)


@pytest.mark.parametrize("text", ["* * * * *", "*/5 * * * *", "0,3 9 * * *"])
def test_rounds_that_would_be_a_flood_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="too often"):
        read(text)


@given(st.text(max_size=40))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        cron = read(text)
    except ValueError:
        return
    assert following(cron, SEOUL, datetime(2026, 1, 1, tzinfo=UTC)).tzinfo is UTC


def test_a_schedule_is_due_in_its_own_zone() -> None:
    after = datetime(2026, 11, 23, tzinfo=UTC)
    assert following("0 21 * * 1", SEOUL, after) == datetime(2026, 11, 23, 12, tzinfo=UTC)


def test_a_time_that_the_clocks_skip_is_kept_right_after() -> None:
    before = datetime(2026, 3, 8, 5, tzinfo=UTC)  # 00:00 in New York; 02:30 is skipped
    assert following("30 2 * * *", NEW_YORK, before) == datetime(2026, 3, 8, 7, tzinfo=UTC)


def test_a_time_that_comes_twice_is_kept_once() -> None:
    before = datetime(2026, 11, 1, 4, tzinfo=UTC)  # 00:00 in New York; 01:30 comes twice
    first = following("30 1 * * *", NEW_YORK, before)
    assert following("30 1 * * *", NEW_YORK, first) - first > timedelta(hours=23)


def test_only_the_latest_of_many_missed_is_due() -> None:
    since, now = datetime(2026, 11, 1, tzinfo=UTC), datetime(2026, 11, 23, 12, 5, tzinfo=UTC)
    due = overdue("0 21 * * *", SEOUL, since, now)
    assert due == datetime(2026, 11, 23, 12, tzinfo=UTC)
    assert overdue("0 21 * * *", SEOUL, due, now) is None


@given(
    st.sampled_from(["0 21 * * *", "30 8 * * 1-5", "15 */3 * * *", "0 9 1 * *"]),
    st.sampled_from([SEOUL, NEW_YORK, "UTC", "Europe/Berlin"]),
    st.datetimes(datetime(2024, 1, 1), datetime(2030, 1, 1)),
    st.integers(0, 10_000),
)
def test_what_is_overdue_is_between_then_and_now(
    cron: str, zone: str, now: datetime, minutes: int
) -> None:
    now = now.replace(tzinfo=UTC)
    since = now - timedelta(minutes=minutes)
    due = overdue(cron, zone, since, now)
    if due is not None:
        assert since < due <= now
        assert following(cron, zone, due) > now
    else:
        assert following(cron, zone, since) > now


def test_zones_are_known_by_name() -> None:
    assert is_zone(SEOUL)
    assert not any(map(is_zone, ["Seoul", "", "../etc/passwd", "Asia", "KST\0"]))
