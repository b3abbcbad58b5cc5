"""A cron expression in words, as far as there are any: 0 21 * * 1,3 → 매주 월·수 21:00."""

from __future__ import annotations

import re

from bot.tutor.phrases import KOREAN, Phrases

_DAYS = {
    "ko": ("일", "월", "화", "수", "목", "금", "토"),
    "en": ("Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"),
}
_NAMES = ("sun", "mon", "tue", "wed", "thu", "fri", "sat")
_FIXED = re.compile(r"(\d{1,2}) (\d{1,2}) \* \* (\S+)")


def in_words(cron: str, phrases: Phrases) -> str:
    """Write when rounds are: ("30 8 * * *") → 매일 08:30; what has no words stays as it is."""
    found = _FIXED.fullmatch(cron)
    days = _days(found[3]) if found else None
    if found is None or days is None:
        return f"`{cron}`"
    time = f"{int(found[2]):02}:{int(found[1]):02}"
    is_korean = phrases is KOREAN
    if len(days) == 7:
        return f"매일 {time}" if is_korean else f"Daily {time}"
    names = [_DAYS["ko" if is_korean else "en"][day] for day in days]
    return f"매주 {'·'.join(names)} {time}" if is_korean else f"{', '.join(names)} {time}"


def _days(field: str) -> list[int] | None:
    """Read the field of weekdays: "1-3,5" → [1, 2, 3, 5]; None for what is not as simple."""
    if field == "*":
        return list(range(7))
    for number, name in enumerate(_NAMES):
        field = re.sub(name, str(number), field, flags=re.IGNORECASE)
    days: set[int] = set()
    for part in field.split(","):
        ends = part.split("-")
        if len(ends) > 2 or not all(end.isdecimal() and int(end) <= 7 for end in ends):
            return None
        days.update(day % 7 for day in range(int(ends[0]), int(ends[-1]) + 1))
    return sorted(days, key=lambda day: (day - 1) % 7)
