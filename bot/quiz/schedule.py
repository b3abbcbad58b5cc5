"""When rounds start by themselves: cron expressions in a time zone, and plain words for them.

The arithmetic, daylight saving included, is cronsim's: as Debian's cron does, a fixed time that
the clocks skip is kept right after, and one that comes twice is kept once.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from itertools import islice, pairwise
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from cronsim import CronSim, CronSimError

ZONE = "Asia/Seoul"
LEAST_GAP = timedelta(minutes=10)  # between two rounds of a schedule
_RUNS_CHECKED = 12

_KOREAN_DAYS = "일월화수목금토"
_ENGLISH_DAYS = ("sun", "mon", "tue", "wed", "thu", "fri", "sat")
_GROUPS = {
    "매일": "*",
    "날마다": "*",
    "daily": "*",
    "every day": "*",
    "everyday": "*",
    "평일": "1-5",
    "주중": "1-5",
    "weekdays": "1-5",
    "주말": "0,6",
    "weekends": "0,6",
}
_TIME = re.compile(
    r"(?P<half>오전|오후|저녁|밤|아침|새벽|am|pm)?\s*(?P<hour>\d{1,2})\s*"
    r"(?:(?::|시\s*)(?P<minute>\d{1,2})?\s*분?(?P<thirty>반)?)?\s*(?P<after>am|pm)?$",
    re.IGNORECASE,
)
_EVERY = re.compile(r"^(?:매주|every|each)\s*", re.IGNORECASE)
_DAY_MARKS = re.compile(r"요일|[\s,·/&+와과랑]+|\band\b")


def read(text: str) -> str:
    """Read when rounds are to be: "매주 월수 21:00" → "0 21 * * 1,3"; "daily 8:30" → "30 8 * * *".

    A cron expression of five fields is taken as it is. Raises ValueError, which says what is
    wrong with it.
    """
    written = " ".join(text.split())
    cron = written if _is_cron(written) else _from_words(written.lower())
    _check(cron)
    return cron


def is_zone(name: str) -> bool:
    """Tell whether a time zone is known by that name: Asia/Seoul → True, Seoul → False."""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


def following(cron: str, zone: str, after: datetime) -> datetime:
    """Give the first moment after another one at which a schedule is due, in UTC."""
    moment: datetime = next(CronSim(cron, after.astimezone(ZoneInfo(zone))))
    return moment.astimezone(UTC)


def overdue(cron: str, zone: str, since: datetime, now: datetime) -> datetime | None:
    """Give the latest moment after `since`, up to now, at which a schedule was due.

    However many were missed, there is one to make up for at most.
    """
    just_after = now.astimezone(ZoneInfo(zone)) + timedelta(seconds=1)
    latest: datetime = next(CronSim(cron, just_after, reverse=True))
    due = latest.astimezone(UTC)
    return due if since < due <= now else None


def _is_cron(text: str) -> bool:
    return len(text.split()) == 5 and text[:1] in "*0123456789"


def _from_words(text: str) -> str:
    bare = _EVERY.sub("", text)
    time = _TIME.search(bare)
    if time is None:
        raise ValueError(f"{text}: no time of day in it; write one such as 21:00")
    hour, minute = _clock(time)
    return f"{minute} {hour} * * {_days(bare[: time.start()].strip(), text)}"


def _clock(time: re.Match[str]) -> tuple[int, int]:
    hour = int(time["hour"])
    minute = 30 if time["thirty"] else int(time["minute"] or 0)
    half = (time["half"] or time["after"] or "").lower()
    if half in ("오후", "저녁", "밤", "pm") and hour < 12:
        hour += 12
    if half in ("오전", "아침", "새벽", "am") and hour == 12:
        hour = 0
    return hour, minute


def _days(text: str, whole: str) -> str:
    if not text:
        return "*"
    if text in _GROUPS:
        return _GROUPS[text]
    names = [name for name in _DAY_MARKS.split(text) if name]
    if all(set(name) <= set(_KOREAN_DAYS) for name in names):
        numbers = [_KOREAN_DAYS.index(char) for char in "".join(names)]
    else:
        numbers = [_ENGLISH_DAYS.index(name[:3]) for name in names if name[:3] in _ENGLISH_DAYS]
        if len(numbers) < len(names):
            raise ValueError(f"{whole}: no days that are known; write 월수 21:00 or mon wed 21:00")
    return ",".join(map(str, sorted(set(numbers))))


def _check(cron: str) -> None:
    """Refuse what cron does not understand, what never comes, and what would be a flood."""
    try:
        runs = list(islice(CronSim(cron, datetime(2024, 1, 1, tzinfo=UTC)), _RUNS_CHECKED))
    except CronSimError as error:
        raise ValueError(f"{cron}: {error}; write 0 21 * * 1,3 or 월수 21:00") from error
    if not runs:
        raise ValueError(f"{cron}: never comes; write a day that there is")
    if any(later - earlier < LEAST_GAP for earlier, later in pairwise(runs)):
        raise ValueError(f"{cron}: too often; leave at least 10 minutes between two rounds")
