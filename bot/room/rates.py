"""Discord's rate limits: a bucket a route and channel, told by headers, and one for all."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from aiohttp import web
from aiohttp.typedefs import Handler

from bot.room.routes.call import answer
from bot.room.routes.table import API

KEPT = 1_000  # buckets, until those that are over are forgotten
_MAJOR = ("channel", "guild", "application", "token")  # what has buckets of its own in a path


@dataclass(frozen=True, slots=True)
class Rate:
    """So many requests in so many seconds."""

    limit: int
    seconds: float


EVERYTHING = Rate(50, 1)  # docs: topics/rate-limits#global-rate-limit
# Discord publishes no other limits but through its headers; these are what it answers with.
RATES: Mapping[tuple[str, str], Rate] = {
    ("POST", "/channels/{channel}/messages"): Rate(5, 5),
    ("PATCH", "/channels/{channel}/messages/{message}"): Rate(5, 5),
    ("DELETE", "/channels/{channel}/messages/{message}"): Rate(5, 1),
    ("PUT", "/channels/{channel}/messages/{message}/reactions/{emoji}/@me"): Rate(1, 0.25),
    ("POST", "/channels/{channel}/typing"): Rate(5, 5),
    ("POST", "/webhooks/{application}/{token}"): Rate(5, 2),
    ("PATCH", "/webhooks/{application}/{token}/messages/{message}"): Rate(5, 2),
}
# Where an interaction is answered, its token is the bot's leave (…#global-rate-limit).
_FREE = (f"{API}/interactions/", f"{API}/webhooks/")


class Bucket:
    """Counts requests in one window of time after another."""

    def __init__(self, name: str, rate: Rate) -> None:
        self.name = name
        self._rate = rate
        self._used = 0
        self._until: datetime | None = None

    def take(self, now: datetime) -> bool:
        """Count a request; tells whether it was one too many."""
        if self.is_over(now):
            self._used, self._until = 0, now + timedelta(seconds=self._rate.seconds)
        self._used += 1
        return self._used > self._rate.limit

    def is_over(self, now: datetime) -> bool:
        """Tell whether its window has passed."""
        return self._until is None or now >= self._until

    def wait(self, now: datetime) -> float:
        """Tell how many seconds its window still lasts."""
        return max(0.0, (self._until - now).total_seconds()) if self._until else 0.0

    def headers(self, now: datetime) -> dict[str, str]:
        """Tell its state as Discord does."""
        wait = self.wait(now)
        return {
            "X-RateLimit-Limit": str(self._rate.limit),
            "X-RateLimit-Remaining": str(max(0, self._rate.limit - self._used)),
            "X-RateLimit-Reset": f"{now.timestamp() + wait:.3f}",
            "X-RateLimit-Reset-After": f"{wait:.3f}",
            "X-RateLimit-Bucket": self.name,
        }


class Rates:
    """Holds the buckets of a bot; `is_on` switches them."""

    def __init__(self, clock: Callable[[], datetime], *, is_on: bool = True) -> None:
        self.is_on = is_on
        self._clock = clock
        self._everything = Bucket("global", EVERYTHING)
        self.buckets: dict[tuple[str, ...], Bucket] = {}

    @web.middleware
    async def middleware(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Answer with 429 what comes too fast; the rest goes on, with its bucket's headers."""
        if not (self.is_on and request.path.startswith(f"{API}/")):
            return await handler(request)
        now = self._clock()
        if not request.path.startswith(_FREE) and self._everything.take(now):
            return too_many(self._everything.wait(now), is_global=True)
        bucket = self._bucket(request, now)
        if bucket is None:
            return await handler(request)
        if bucket.take(now):
            return too_many(bucket.wait(now), bucket.headers(now))
        response = await handler(request)
        response.headers.update(bucket.headers(now))
        return response

    def _bucket(self, request: web.Request, now: datetime) -> Bucket | None:
        resource = request.match_info.route.resource
        route = request.method, resource.canonical.removeprefix(API) if resource else ""
        if (rate := RATES.get(route)) is None:
            return None
        if len(self.buckets) >= KEPT:
            kept = {key: one for key, one in self.buckets.items() if not one.is_over(now)}
            self.buckets = kept
        name = hashlib.sha256(" ".join(route).encode()).hexdigest()[:32]
        key = (name, *(request.match_info.get(part, "") for part in _MAJOR))
        return self.buckets.setdefault(key, Bucket(name, rate))


def too_many(
    wait: float, headers: Mapping[str, str] | None = None, *, is_global: bool = False
) -> web.Response:
    """Answer with 429. Without `Via`, discord.py takes it for a ban at the door, and gives up."""
    body = {
        "message": "You are being rate limited.",
        "retry_after": round(wait, 3),
        "global": is_global,
    }
    response = answer(body, status=429)
    scope = {"X-RateLimit-Scope": "global" if is_global else "user"}
    if is_global:
        scope["X-RateLimit-Global"] = "true"
    told = {"Via": "1.1 room", "Retry-After": str(math.ceil(wait))}
    response.headers.update({**(headers or {}), **scope, **told})
    return response
