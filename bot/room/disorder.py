"""Events that come twice, or in the wrong order: what a bot has to stand."""

from __future__ import annotations

from bot.room.bus import Event


class Disorder:
    """Stands between bus and gateway; without a wish it passes each event on as it came."""

    def __init__(self) -> None:
        self._twice: list[str] = []
        self._late: list[str] = []
        self._held: list[Event] = []

    def duplicate(self, name: str) -> None:
        """Pass the next event of a name on twice."""
        self._twice.append(name)

    def reorder(self, name: str) -> None:
        """Hold the next event of a name back until another has passed."""
        self._late.append(name)

    def passed(self, event: Event) -> tuple[Event, ...]:
        """Give the events that are to go out now."""
        if event.name in self._late:
            self._late.remove(event.name)
            self._held.append(event)
            return ()
        times = 1
        if event.name in self._twice:
            self._twice.remove(event.name)
            times = 2
        held, self._held = self._held, []
        return (*[event] * times, *held)
