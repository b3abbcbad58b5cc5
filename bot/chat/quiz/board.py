"""Periods of the leaderboard."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.quiz.schedule import ZONE


def since(period: str, now: datetime, zone: str = ZONE) -> datetime | None:
    """Give when a period began: the Monday of the "week", the first of the "month"; None: ever."""
    local = now.astimezone(ZoneInfo(zone)).replace(hour=0, minute=0, second=0, microsecond=0)
    match period:
        case "week":
            return local - timedelta(days=local.weekday())
        case "month":
            return local.replace(day=1)
        case _:
            return None
