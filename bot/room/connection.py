"""One socket at the gateway: what goes out waits in a queue, in order; what comes in is read."""

from __future__ import annotations

import asyncio
import json
from asyncio import Event, Queue, TimerHandle
from collections import deque
from collections.abc import AsyncIterator, Callable
from datetime import datetime, timedelta
from typing import Any

from aiohttp import ClientConnectionResetError, WSCloseCode, WSMsgType, web

from bot.room.frame import Close, Closing, Frame, Op, control
from bot.room.session import Session
from bot.room.wire import Wire

HEARTBEAT = 41.25  # seconds between heartbeats, as Discord asks
LARGEST = 15 * 1024  # bytes of a frame (docs: events/gateway#sending-events)
MOST, EACH = 120, timedelta(seconds=60)  # frames that a client may send (…#rate-limiting)
LARGEST_MESSAGE = 1 << 20  # bytes that are read at all
WAITING = 10_000  # frames that wait for a client which reads nothing, until its socket is dropped

# After these a client begins a new session (docs: events/gateway#disconnecting).
_FINAL = frozenset(
    {WSCloseCode.OK, WSCloseCode.GOING_AWAY, Close.INVALID_SEQUENCE, Close.TIMED_OUT}
)

Clock = Callable[[], datetime]


class Connection:
    """A client's socket. `send` and `close` never wait; `write` is what sends."""

    def __init__(
        self, request: web.Request, socket: web.WebSocketResponse, wire: Wire, clock: Clock
    ) -> None:
        self.host = request.host
        self.session: Session | None = None
        self._transport = request.transport
        self._socket = socket
        self._wire = wire
        self._clock = clock
        self._queue: Queue[Frame | Closing] = Queue()
        self._thawed = Event()
        self._thawed.set()
        self._read: deque[datetime] = deque(maxlen=MOST)
        self._patience = 0.0
        self._timer: TimerHandle | None = None
        self._closed_with: Close | None = None

    @property
    def is_closing(self) -> bool:
        """Tell whether the room itself closes it."""
        return self._closed_with is not None

    def take(self, session: Session) -> None:
        """Send the events of a session from now on."""
        self.session = session
        session.attach(self.send)

    def leave(self) -> None:
        """Give the session up to another socket, and end."""
        self.session = None
        self.drop()

    def greet(self, heartbeat: float) -> None:
        """Ask for a heartbeat every so many seconds; who is silent twice as long is cut off."""
        self._patience = 2 * heartbeat
        self.send(control(Op.HELLO, {"heartbeat_interval": int(heartbeat * 1000)}))
        self.hear()

    def hear(self) -> None:
        """Take a heartbeat: the next one is due."""
        self._rest()
        closing = Closing(Close.TIMED_OUT, f"no heartbeat in {self._patience:g} seconds")
        loop = asyncio.get_running_loop()
        self._timer = loop.call_later(self._patience, self.close, closing)

    def _rest(self) -> None:
        """Wait for no heartbeat."""
        if self._timer:
            self._timer.cancel()

    def send(self, frame: Frame) -> None:
        """Send a frame after those that wait."""
        if self._queue.qsize() >= WAITING:
            self.drop()
            return
        self._queue.put_nowait(frame)

    def close(self, closing: Closing) -> None:
        """Close the socket after the frames that wait."""
        self._closed_with = closing.code
        self._queue.put_nowait(closing)

    def drop(self) -> None:
        """Cut the socket without a word, as a broken line does."""
        if self._transport:
            self._transport.abort()
        self._thawed.set()

    def freeze(self) -> None:
        """Let nothing out and read nothing until `thaw`."""
        self._rest()
        self._thawed.clear()

    def thaw(self) -> None:
        """Go on after `freeze`."""
        if not self._thawed.is_set():
            self._thawed.set()
            self.hear()

    async def write(self) -> None:
        """Send what waits, until the socket is closed."""
        while True:
            frame = await self._queue.get()
            await self._thawed.wait()
            if isinstance(frame, Closing):
                await self._socket.close(code=frame.code, message=frame.reason.encode()[:123])
                return
            try:
                await self._put(self._wire.encode(frame))
            except ClientConnectionResetError:
                return

    async def _put(self, data: str | bytes) -> None:
        if isinstance(data, bytes):
            await self._socket.send_bytes(data)
        else:
            await self._socket.send_str(data)

    async def frames(self) -> AsyncIterator[Frame]:
        """Give each frame of the client; raises Closing for what cannot be read."""
        async for message in self._socket:
            await self._thawed.wait()
            if message.type in (WSMsgType.TEXT, WSMsgType.BINARY):
                self._count()
                yield _decoded(message.data)

    def _count(self) -> None:
        """Refuse more frames than a client may send."""
        now = self._clock()
        if len(self._read) == MOST and now - self._read[0] < EACH:
            reason = f"more than {MOST} frames in {EACH.seconds} seconds"
            raise Closing(Close.RATE_LIMITED, reason)
        self._read.append(now)

    def end(self) -> bool:
        """Leave the session to a socket to come; tells whether it is over instead."""
        self._rest()
        if self.session:
            self.session.detach(self.send)
        return (self._closed_with or self._socket.close_code) in _FINAL


def _decoded(data: str | bytes) -> Frame:
    if len(data) > LARGEST:
        raise Closing(Close.DECODE_ERROR, f"a frame of over {LARGEST} bytes")
    try:
        frame: Any = json.loads(data)
    except ValueError as error:
        raise Closing(Close.DECODE_ERROR, f"no JSON: {error}") from error
    if not isinstance(frame, dict) or type(frame.get("op")) is not int:
        raise Closing(Close.DECODE_ERROR, 'no object with a number "op"')
    return frame
