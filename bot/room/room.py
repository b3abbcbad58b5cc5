"""The study room: world, routes and gateway, bound to an address of this machine."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable
from contextlib import AsyncExitStack
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from types import TracebackType
from typing import Self

from aiohttp import web
from aiohttp.typedefs import Middleware

from bot.room.bus import Bus
from bot.room.checks import Checks
from bot.room.connection import HEARTBEAT
from bot.room.faults import Faults
from bot.room.gateway import Gateway
from bot.room.person import Person
from bot.room.rates import Rates
from bot.room.routes.table import API, mount
from bot.room.world import BOT_NAME, World

LOOPBACK = "127.0.0.1"
LARGEST_REQUEST = 32 * 1024 * 1024


def utc_now() -> datetime:
    """Tell the time."""
    return datetime.now(UTC)


class Room:
    """A small Discord on this machine; open while it is used with `async with`.

    `page` mounts further routes. `middlewares` stand around each request of the bot, the
    first outermost. `heartbeat` is in seconds. The `rates` are off until they are switched on.
    What Discord would refuse is told in `violations`, and refused here too unless `refuse` is
    off; `document` is Discord's OpenAPI document, which tells more than the limits alone.
    """

    def __init__(
        self,
        *,
        port: int = 0,
        clock: Callable[[], datetime] = utc_now,
        random: Random | None = None,
        token: str = "",
        bot_name: str = BOT_NAME,
        heartbeat: float = HEARTBEAT,
        document: Path | None = None,
        refuse: bool = True,
        middlewares: Iterable[Middleware] = (),
        page: Callable[[web.Application], None] | None = None,
    ) -> None:
        self.world = World(clock, random or Random(), bot_name=bot_name)  # noqa: S311 - no secret
        self.token = token or f"room.{secrets.token_urlsafe(24)}"
        self.violations: list[str] = []
        self.gateway = Gateway(self.world, self.bus, self.token, clock, heartbeat=heartbeat)
        self.faults = Faults(self.gateway)
        self.rates = Rates(clock, is_on=False)
        self._port = port
        self._page = page
        self.checks = Checks(self.violations, document, refuse=refuse)
        own = (self.faults.middleware, self.rates.middleware, self.checks.middleware)
        self._middlewares = [*middlewares, *own]
        self._open = AsyncExitStack()

    @property
    def bus(self) -> Bus:
        """Give what tells of each change."""
        return self.world.bus

    @property
    def url(self) -> str:
        """Give the room's own address: "http://127.0.0.1:8000"."""
        return self.world.origin

    @property
    def api_url(self) -> str:
        """Give the address for DISCORD_API_URL."""
        return self.url + API

    @property
    def gateway_url(self) -> str:
        """Give the address of the gateway."""
        return self.url.replace("http", "ws", 1) + "/gateway"

    def person(self, name: str) -> Person:
        """Find a member by name, username or ID; raises LookupError with those who are there."""
        return Person(self.world, self.world.member_named(name).user.id)

    async def __aenter__(self) -> Self:
        runner = web.AppRunner(self._app(), shutdown_timeout=1)
        self._open.push_async_callback(runner.cleanup)
        self._open.callback(self.gateway.close)
        await runner.setup()
        site = web.TCPSite(runner, LOOPBACK, self._port)
        await site.start()
        self.world.origin = f"http://{LOOPBACK}:{runner.addresses[0][1]}"
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self._open.aclose()

    def _app(self) -> web.Application:
        app = web.Application(middlewares=self._middlewares, client_max_size=LARGEST_REQUEST)
        mount(app, self.world, self.token)
        for path in ("/gateway", "/gateway/"):
            app.router.add_get(path, self.gateway.handle)
        if self._page:
            self._page(app)
        return app
