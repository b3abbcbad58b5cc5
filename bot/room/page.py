"""The page of the study room: its files, and the sockets of the windows that show it.

Only who has the key gets in: it stands in the address that is opened, behind a #, so that it
is never sent, and comes over the socket alone. Requests for another host's name are refused
(no name that a stranger points here gets in), and so are sockets opened by other sites' pages.
"""

from __future__ import annotations

import json
import mimetypes
import secrets
from collections.abc import Awaitable, Callable, Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from aiohttp import WSMsgType, web

from bot.room.bus import Event
from bot.room.shown import ALL_AGAIN, hello, packets
from bot.room.window import Window
from bot.room.world import World

STATIC = Path(__file__).with_name("static")
PROTOCOL = "room"
NO_ENTRY = 4004  # the code that closes a socket without the key
LARGEST_PACKET = 48 * 1024 * 1024  # ten files, as text
MOST_LINES = 500  # of the log and of violations

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}

Json = dict[str, Any]
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Page:
    """All windows that are open, and what the room itself has to tell them."""

    def __init__(self, world: World) -> None:
        self.key = secrets.token_urlsafe(24)
        self.classmates: Callable[[bool], None] = lambda here: None
        self.restart: Callable[[], Awaitable[None]] = _nothing
        self.here = False  # whether classmates are
        self.bot_state = "starting"
        self._world = world
        self._windows: set[Window] = set()
        self._log: list[str] = []
        self._violations: list[str] = []
        world.bus.listen(self._hear)

    @property
    def address(self) -> str:
        """Give the address to open, with the key in it."""
        return f"{self._world.origin}/#key={self.key}"

    def mount(self, app: web.Application) -> None:
        """Put the page into the room's application."""
        app.middlewares.append(self._guard)
        for path in sorted(STATIC.rglob("*")):
            if path.is_file():
                name = path.relative_to(STATIC).as_posix()
                app.router.add_get(f"/{'' if name == 'index.html' else name}", _file(path))
        app.router.add_get("/socket", self._open)

    def set_bot(self, state: str) -> None:
        """Tell whether the bot is "starting", "up" or "down"."""
        self.bot_state = state
        self._tell("BOT", {"state": state, "id": self._world.bot.id})

    def set_classmates(self, here: bool) -> None:
        """Tell whether classmates are in the room."""
        self.here = here
        self._tell("CLASSMATES", {"here": here})
        self._greet_again()

    def add_log(self, lines: Iterable[str]) -> None:
        """Show lines of the bot's log."""
        self._add("LOG", self._log, lines)

    def add_violations(self, lines: Iterable[str]) -> None:
        """Show which rules of Discord the bot broke."""
        self._add("VIOLATION", self._violations, lines)

    def present(self) -> frozenset[str]:
        """Name the members who are at a window."""
        return frozenset(window.person.id for window in self._windows)

    def hello(self, window: Window) -> Json:
        """Give all that a window shows."""
        mine = {
            "bot": {"state": self.bot_state, "id": self._world.bot.id},
            "classmates": self.here,
            "log": self._log,
            "violations": self._violations,
        }
        return hello(self._world, window.person, self.present(), all_here=self.here) | mine

    def _add(self, name: str, known: list[str], lines: Iterable[str]) -> None:
        fresh = list(lines)
        known += fresh
        del known[:-MOST_LINES]
        self._tell(name, {"lines": fresh})

    def _tell(self, name: str, data: Json) -> None:
        for window in self._windows:
            window.tell(name, data)

    def _greet_again(self) -> None:
        for window in self._windows:
            window.send({"t": "hello", "d": self.hello(window)})

    def _hear(self, event: Event) -> None:
        if event.name in ALL_AGAIN:
            self._greet_again()
            return
        for window in self._windows:
            if event.is_for(window.person.id):
                for name, data in packets(event, self._world, window.person):
                    window.tell(name, data)

    @web.middleware
    async def _guard(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Answer to the room's own names alone: another one may be a stranger's, pointed here."""
        if request.host not in self._hosts():
            return web.Response(status=403, text="The study room has no such name.")
        return await handler(request)

    def _hosts(self) -> tuple[str, str]:
        port = self._world.origin.rpartition(":")[2]
        return f"127.0.0.1:{port}", f"localhost:{port}"

    async def _open(self, request: web.Request) -> web.StreamResponse:
        """Serve one window until it is closed."""
        if request.headers.get("Origin") not in [f"http://{host}" for host in self._hosts()]:
            return web.Response(status=403, text="Another site's page has no business here.")
        socket = web.WebSocketResponse(
            protocols=(PROTOCOL,), heartbeat=30, max_msg_size=LARGEST_PACKET
        )
        await socket.prepare(request)
        if not self._has_key(request):
            await socket.close(code=NO_ENTRY, message=b"the key is wrong")
            return socket
        window = Window(self, self._world, request.query.get("as", ""))
        self._windows.add(window)
        try:
            self._greet_again()
            await window.serve(socket, partial(_read, socket))
        finally:
            self._windows.discard(window)
        return socket

    def _has_key(self, request: web.Request) -> bool:
        """Look for the key where a page can put it: among the names of protocols."""
        named = request.headers.get("Sec-WebSocket-Protocol", "").split(",")
        given = [each.strip().encode() for each in named]
        return any(secrets.compare_digest(each, self.key.encode()) for each in given)


async def _nothing() -> None:
    """Do nothing: there is no bot to start again."""


async def _read(socket: web.WebSocketResponse) -> Mapping[str, Any] | None:
    """Read one request of a window; None at its end."""
    async for message in socket:
        if message.type is not WSMsgType.TEXT:
            continue
        try:
            request = json.loads(message.data)
        except ValueError:
            continue
        if isinstance(request, dict):
            return request
    return None


def _file(path: Path) -> Handler:
    """Serve one file of the page: what is not listed is not there."""
    kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"

    async def send(request: web.Request) -> web.StreamResponse:
        return web.Response(
            body=path.read_bytes(), content_type=kind, charset="utf-8", headers=_HEADERS
        )

    return send
