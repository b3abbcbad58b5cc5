"""The schedules of all groups, as members see and change them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime

from bot.quiz.plan import Plan, Schedule
from bot.store import Store


class Calendar:
    """Adds, lists, pauses, resumes and removes schedules. Every method may raise StoreBusy."""

    def __init__(
        self, store: Store, clock: Callable[[], datetime], new_id: Callable[[], str]
    ) -> None:
        self._store = store
        self._clock = clock
        self._new_id = new_id

    async def add(
        self, server: int, channel: int, organiser: int, cron: str, zone: str, plan: Plan
    ) -> Schedule:
        """Add a schedule; the expression and the zone have been checked by the caller."""
        raise NotImplementedError

    async def declare(self, schedules: Iterable[Schedule]) -> None:
        """Take over what the settings order (organiser 0): new, changed and left out."""
        raise NotImplementedError

    async def list(self, server: int) -> tuple[Schedule, ...]:
        """List the schedules of a group, oldest first."""
        raise NotImplementedError

    async def pause(self, server: int, schedule: str) -> Schedule | None:
        """Let a schedule rest; None where the group has none of that ID."""
        raise NotImplementedError

    async def resume(self, server: int, schedule: str) -> Schedule | None:
        """Let a schedule run on; what fell due while it rested is left out in silence."""
        raise NotImplementedError

    async def remove(self, server: int, schedule: str) -> Schedule | None:
        """Remove a schedule; a round of it that runs goes on."""
        raise NotImplementedError
