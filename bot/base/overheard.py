"""What was made by asking a vocabulary, kept while the vocabulary would answer the same."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")

OPENING = 2  # characters by which texts are searched for names
ANY = ""  # the opening of what may begin with anything


@dataclass(frozen=True, slots=True)
class Answers:
    """All that a vocabulary has to say: the name for each key, and where it looks for names."""

    names: Mapping[str, str | None] = field(default_factory=dict)
    openings: frozenset[str] = frozenset()

    def differ(self, other: Answers) -> tuple[frozenset[str], frozenset[str]]:
        """Give the keys that two vocabularies answer differently to, and openings of names."""
        if self.names == other.names and self.openings == other.openings:
            return frozenset(), frozenset()
        both = self.names.items() ^ other.names.items()
        keys = frozenset(key for key, _ in both)
        opened = self.openings ^ other.openings
        return keys, frozenset((ANY, *opened, *(key[:OPENING] for key in keys)))


@dataclass(frozen=True, slots=True)
class Heard:
    """What a vocabulary was asked: for keys, and for the names in texts with such openings."""

    keys: set[str] = field(default_factory=set)
    openings: set[str] = field(default_factory=set)

    def is_apart(self, keys: frozenset[str], openings: frozenset[str]) -> bool:
        """Tell that other answers to these keys and openings change nothing."""
        return keys.isdisjoint(self.keys) and openings.isdisjoint(self.openings)

    def text(self, said: tuple[tuple[str, str], ...]) -> None:
        """Take in the words of a text, as written and as stems: each may begin a name."""
        for at, (word, stem) in enumerate(said):
            self.openings.update(whole[:OPENING] for whole in (word, stem) if whole)
            if len(word) < OPENING and at + 1 < len(said):
                following = [word + part for part in said[at + 1]]
                self.openings.update(whole[:OPENING] for whole in following)
                if len(following[0]) < OPENING and at + 2 < len(said):
                    self.openings.add(ANY)


class Overheard(Generic[K, V]):
    """Values made of things one by one by asking one vocabulary.

    Things are told apart by a key, by default by what they are, not by what they say:
    comparing a note with itself would take as long as reading it.
    """

    def __init__(self, key: Callable[[K], Hashable] = id) -> None:
        self._key = key
        self._under = Answers()
        self._kept: dict[Hashable, tuple[K, V, Heard]] = {}

    def of(
        self,
        things: Iterable[K],
        make: Callable[[K], V],
        answers: Answers,
        overhear: Callable[[Callable[[], V]], tuple[V, Heard]],
    ) -> list[V]:
        """Make a value of each thing, but for those that would come out as they did before."""
        keys, openings = self._under.differ(answers)
        old, self._under, self._kept = self._kept, answers, {}
        values = []
        for thing in things:
            key = self._key(thing)
            kept = self._kept.get(key) or old.get(key)
            if kept is None or not kept[2].is_apart(keys, openings):
                kept = thing, *overhear(partial(make, thing))
            self._kept[key] = kept
            values.append(kept[1])
        return values
