"""Values that were made before, kept for the next time that they are asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Recall(Generic[K, V]):
    """Values made of things one by one, kept until the next time that they are asked for.

    Things are told apart by what they are, not by what they say: comparing a note with itself
    would take as long as reading it.
    """

    def __init__(self) -> None:
        self._kept: dict[int, tuple[K, V]] = {}

    def of(self, things: Iterable[K], make: Callable[[K], V]) -> list[V]:
        """Make a value of each thing, but for those that it was made of the last time."""
        old, self._kept, values = self._kept, {}, []
        for thing in things:
            kept = self._kept.get(id(thing)) or old.get(id(thing)) or (thing, make(thing))
            self._kept[id(thing)] = kept
            values.append(kept[1])
        return values


class Shelved(Generic[K, V]):
    """Values by what they were made of; what the last round did not ask for is dropped."""

    def __init__(self) -> None:
        self._under: object = None
        self._old: dict[K, V] = {}
        self._kept: dict[K, V] = {}

    def begin(self, under: object = None) -> None:
        """Begin a round; under something else than the last one nothing holds any more."""
        self._old = self._kept if under == self._under else {}
        self._under, self._kept = under, {}

    def known(self, key: K) -> bool:
        """Tell whether a value need not be made."""
        return key in self._kept or key in self._old

    def get(self, key: K, make: Callable[[K], V]) -> V:
        """Give a value of this round or of the last, else make it."""
        value = self._kept.get(key)
        if value is None:
            value = self._old[key] if key in self._old else make(key)
            self._kept[key] = value
        return value
