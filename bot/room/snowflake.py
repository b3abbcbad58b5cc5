"""Discord's IDs: they grow, and tell the time at which they were made."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

Clock = Callable[[], datetime]

EPOCH = datetime(2015, 1, 1, tzinfo=UTC)
_TIME = 22  # the bits below the milliseconds


class Snowflakes:
    """Makes IDs that are never the same and always grow, even where the clock stands still."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._last = 0

    def next(self) -> str:
        """Make an ID."""
        since = (self._clock() - EPOCH) // timedelta(milliseconds=1)
        self._last = max(self._last + 1, since << _TIME)
        return str(self._last)


def time_of(snowflake: str) -> datetime:
    """Tell when an ID was made, to the millisecond."""
    return EPOCH + timedelta(milliseconds=int(snowflake) >> _TIME)
