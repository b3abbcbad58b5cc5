"""A bot's session at the gateway: numbered events, and those that it may have missed."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import Any

from bot.room.frame import Close, Closing, Frame, dispatch
from bot.room.identity import Identity

KEPT = 1_000  # events that a session keeps for a client that comes back

Send = Callable[[Frame], None]


class Session:
    """Numbers the events of one client, and replays them when its socket was lost.

    It outlives its sockets: `attach` gives it one, `detach` takes it away, and in between
    the events are kept.
    """

    def __init__(self, id: str, identity: Identity, kept: int = KEPT) -> None:
        self.id = id
        self.identity = identity
        self.sequence = 0
        self._kept: deque[Frame] = deque(maxlen=kept)
        self._send: Send | None = None

    @property
    def is_attached(self) -> bool:
        """Tell whether a socket takes its events now."""
        return self._send is not None

    def attach(self, send: Send) -> None:
        """Give its events to a socket from now on."""
        self._send = send

    def detach(self, send: Send) -> None:
        """Keep its events for a socket to come, unless another took them over before."""
        if self._send == send:
            self._send = None

    def dispatch(self, name: str, data: Any) -> None:
        """Send an event with its number, and keep it; without a socket it waits."""
        self.sequence += 1
        frame = dispatch(name, data, self.sequence)
        self._kept.append(frame)
        if self._send is not None:
            self._send(frame)

    def missed(self, sequence: int) -> tuple[Frame, ...] | None:
        """Give the events after the one that the client read last; None if some are lost.

        Raises Closing for a number that the session has not come to.
        """
        if not 0 <= sequence <= self.sequence:
            reason = f"seq {sequence}: the session is at {self.sequence}"
            raise Closing(Close.INVALID_SEQUENCE, reason)
        count = self.sequence - sequence
        if count > len(self._kept):
            return None
        return tuple(self._kept)[len(self._kept) - count :]
