"""What is kept of members for a while, and how much: rate, conversations, messages seen."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Generic, TypeVar

from bot.config import Rate

Clock = Callable[[], float]
K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Recent(Generic[K, V]):
    """A mapping that forgets: what is old, and what was used longest ago."""

    def __init__(self, clock: Clock, size: int, lifetime: float) -> None:
        self._clock = clock
        self._size = size
        self._lifetime = lifetime
        self._kept: OrderedDict[K, tuple[float, V]] = OrderedDict()

    def __len__(self) -> int:
        return len(self._kept)

    def get(self, key: K) -> V | None:
        """Look a value up; None once it is forgotten."""
        at, value = self._kept.get(key, (None, None))
        if at is None or self._clock() - at > self._lifetime:
            self._kept.pop(key, None)
            return None
        return value

    def put(self, key: K, value: V) -> None:
        """Keep a value from now on."""
        self._kept[key] = self._clock(), value
        self._kept.move_to_end(key)
        while len(self._kept) > self._size:
            self._kept.popitem(last=False)

    def add(self, key: K, value: V) -> bool:
        """Keep a value unless its key is known already; tell whether it is new."""
        if self.get(key) is not None:
            return False
        self.put(key, value)
        return True


@dataclass(frozen=True, slots=True)
class Wait:
    """A member has to wait: how long, and whether they have been told."""

    seconds: float
    told: bool


@dataclass(frozen=True, slots=True)
class _Bucket:
    tokens: float
    at: float
    told: bool = False


class Limiter:
    """A token bucket for each member: `questions` at once, filled again over `seconds`."""

    def __init__(self, rate: Rate, clock: Clock, size: int = 10_000) -> None:
        self._rate = rate
        self._clock = clock
        self._buckets: Recent[Hashable, _Bucket] = Recent(clock, size, 2 * rate.seconds)

    def take(self, member: Hashable) -> Wait | None:
        """Take a token of a member's; where there is none, say how long to wait."""
        now = self._clock()
        pace = self._rate.questions / self._rate.seconds
        bucket = self._buckets.get(member) or _Bucket(self._rate.questions, now)
        tokens = min(self._rate.questions, bucket.tokens + (now - bucket.at) * pace)
        if tokens >= 1:
            self._buckets.put(member, _Bucket(tokens - 1, now))
            return None
        self._buckets.put(member, _Bucket(tokens, now, told=True))
        return Wait((1 - tokens) / pace, bucket.told)
