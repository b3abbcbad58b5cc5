"""What goes wrong with Discord, on demand: for tests, and to see how a bot stands it."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TypeVar

from aiohttp import web
from aiohttp.typedefs import Handler

from bot.room.gateway import Gateway
from bot.room.rates import too_many
from bot.room.routes.call import answer
from bot.room.routes.table import API

Sleep = Callable[[float], Awaitable[None]]

_MESSAGES = {
    400: "400: Bad Request",
    401: "401: Unauthorized",
    403: "Missing Access",
    404: "404: Not Found",
    500: "500: Internal Server Error",
}


@dataclass(slots=True)
class _Fault:
    """What befalls the requests of a method and path; `times` None is until it is cleared."""

    method: str
    path: re.Pattern[str]
    times: int | None

    def befalls(self, request: web.Request) -> bool:
        path = request.path.removeprefix(API)
        return self.method in ("*", request.method) and bool(self.path.fullmatch(path))


@dataclass(slots=True)
class _Failure(_Fault):
    status: int
    code: int
    retry_after: float
    is_done: bool

    def answer(self) -> web.Response:
        if self.status == 429:
            return too_many(self.retry_after)
        told = _MESSAGES.get(self.status, f"{self.status}: Error")
        return answer({"message": told, "code": self.code}, self.status)


@dataclass(slots=True)
class _Delay(_Fault):
    seconds: float


class Faults:
    """Makes requests fail or slow, and does to the gateway's sockets what breaks them.

    A path is "/channels/*/messages": `*` stands for one part, `**` for any number; the method
    may be "*". `sleep` is how a slow answer waits.
    """

    def __init__(self, gateway: Gateway, sleep: Sleep = asyncio.sleep) -> None:
        self._gateway = gateway
        self.sleep = sleep
        self._failures: list[_Failure] = []
        self._delays: list[_Delay] = []
        self.drop_socket = gateway.drop
        self.freeze = gateway.freeze
        self.thaw = gateway.thaw
        self.lose_sessions = gateway.lose_sessions
        self.reconnect = gateway.reconnect
        self.invalidate = gateway.invalidate
        self.duplicate_next = gateway.duplicate_next
        self.reorder_next = gateway.reorder_next

    def fail(
        self,
        method: str,
        path: str,
        *,
        status: int = 500,
        times: int | None = 1,
        code: int = 0,
        retry_after: float = 0.0,
        is_done: bool = False,
    ) -> None:
        """Answer the next `times` requests with an error; None for all of them.

        With `is_done` the room does what is asked, and only its answer is lost. `retry_after`
        (seconds) is for the status 429.
        """
        shape = method, _pattern(path), times
        self._failures.append(_Failure(*shape, status, code, retry_after, is_done))

    def slow(self, method: str, path: str, seconds: float, *, times: int | None = None) -> None:
        """Let requests wait so many seconds before anything is done."""
        self._delays.append(_Delay(method, _pattern(path), times, seconds))

    def clear(self) -> None:
        """End all faults of requests, and let frozen sockets go on."""
        self._failures.clear()
        self._delays.clear()
        self.thaw()

    @web.middleware
    async def middleware(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Let befall a request of the bot what was asked for."""
        if not request.path.startswith(f"{API}/"):
            return await handler(request)
        if delay := _next(self._delays, request):
            await self.sleep(delay.seconds)
        failure = _next(self._failures, request)
        if failure is None:
            return await handler(request)
        if failure.is_done:
            await handler(request)
        return failure.answer()


F = TypeVar("F", bound=_Fault)


def _next(faults: list[F], request: web.Request) -> F | None:
    """Take the first fault that befalls a request; one that is used up goes."""
    found = next((each for each in faults if each.befalls(request)), None)
    if found and found.times is not None:
        found.times -= 1
        if found.times <= 0:
            faults.remove(found)
    return found


def _pattern(path: str) -> re.Pattern[str]:
    """Read a path: "/channels/*/messages" → "/channels/[^/]+/messages"."""
    parts = re.split(r"(\*\*|\*)", path)
    meaning = {"**": ".*", "*": "[^/]+"}
    return re.compile("".join(meaning.get(part, re.escape(part)) for part in parts))
