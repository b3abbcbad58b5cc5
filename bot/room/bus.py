"""What happens in the room, told to everybody who listens: gateway, page, tests."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Event:
    """One event as the gateway names it (MESSAGE_CREATE …), with Discord's own JSON.

    `to` holds the IDs of the users who see it; None for everybody in the room.
    """

    name: str
    data: Mapping[str, Any]
    to: frozenset[str] | None = None

    def is_for(self, user: str) -> bool:
        """Tell whether a user sees it."""
        return self.to is None or user in self.to


Listener = Callable[[Event], None]


class Bus:
    """Tells each event to all listeners, in the order in which they came."""

    def __init__(self) -> None:
        self._listeners: list[Listener] = []

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Tell a listener of every event from now on; gives the way to stop that."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def publish(self, event: Event) -> None:
        """Tell everybody of an event; a listener must not raise."""
        for listener in tuple(self._listeners):
            listener(event)
