"""Concepts named by some of the words of their names: LFS for Git LFS, 배상액 예정."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bot.base.entry import Concept
from bot.text.hangul import is_syllable
from bot.text.keyboard import keystrokes
from bot.text.stopwords import is_stopword
from bot.text.words import Word, stem, words

LEAST_KEYS = 5  # of a word that may stand for a whole name; acronyms are told by their capitals
MOST_WORDS = 5  # a longer name is a sentence
CLEAR_LEAD = 2  # how many times more entries than the next
LEAST_COVERED = 0.5  # of a name, by the weight of its words
SURE_COVERED = 0.6  # from which two words name it
LEAST_AFFIX = 2  # syllables of a compound that may stand for it: 배상액 for 손해배상액
AFFIX = 0.8
LONGEST_JOINED = 12  # syllables of words that are typed as one
LEAST_CUT = 3  # keys
SHORTEST_WITH_E = 4
_BREAK = re.compile(r"[\s/]+|(?<![\s/].)(?<!^.)-+")  # k-fold is one word

_JOINTS = frozenset(("a", "an", "the", "of", "for", "in", "to", "on", "and", "with"))


@dataclass(frozen=True, slots=True)
class Named:
    """A concept, the words that name it, and whether they surely do."""

    concept: str
    words: tuple[Word, ...]
    sure: bool


@dataclass(frozen=True, slots=True)
class _Name:
    concept: str
    told: int  # entries of the concept
    parts: tuple[str, ...]  # the stems of its words, as keys
    acronyms: frozenset[str]


class Parts:
    """The words of all names that have several. Immutable once built."""

    def __init__(self, concepts: Iterable[Concept]) -> None:
        self._names = [name for concept in concepts for name in _names(concept)]
        self._having: dict[str, list[int]] = defaultdict(list)
        self._compounds: dict[str, set[str]] = defaultdict(set)
        for number, name in enumerate(self._names):
            for part in dict.fromkeys(name.parts):
                self._having[part].append(number)
        count = Counter(part for name in self._names for part in set(name.parts))
        self._weight = {part: math.log(1 + len(self._names) / n) for part, n in count.items()}
        for concept in concepts:
            for piece in _BREAK.split(concept.name):
                for affix in _affixes(stem(piece)[0]):
                    self._compounds[_key(affix)].add(_key(stem(piece)[0]))

    def find(self, words: Sequence[Word]) -> Named | None:
        """Find the concept that words name together, where no other comes near it."""
        held: dict[int, dict[str, tuple[float, Word]]] = defaultdict(dict)
        for word in words:
            for part, share in self._parts_like(word):
                for number in self._having[part]:
                    if share > held[number].get(part, (0.0, word))[0]:
                        held[number][part] = share, word
        ranked = sorted(
            ((self._covered(n, parts), self._names[n].told, n) for n, parts in held.items()),
            reverse=True,
        )
        return self._chosen(ranked, held, words) if ranked else None

    def _chosen(
        self,
        ranked: list[tuple[float, int, int]],
        held: dict[int, dict[str, tuple[float, Word]]],
        words: Sequence[Word],
    ) -> Named | None:
        covered, told, number = ranked[0]
        name = self._names[number]
        letters = name.acronyms.intersection(held[number])
        if covered < LEAST_COVERED and not letters:
            return None
        rivals = (r for r in ranked[1:] if self._names[r[2]].concept != name.concept)
        rival = next(rivals, (0.0, 0, 0))
        if rival[0] >= covered - 0.01 and told < CLEAR_LEAD * rival[1]:
            return None
        found = held[number]
        cut = (word for word in words if _is_cut(_key(word.stem), name.parts))
        taken = tuple(dict.fromkeys((*(word for _, word in found.values()), *cut)))
        if len(found) > 1 and covered >= SURE_COVERED:
            return Named(name.concept, taken, sure=True)
        (part,) = list(found)[:1]
        if part in name.acronyms and len(self._having[part]) == 1:
            return Named(name.concept, taken, sure=True)
        return Named(name.concept, taken, sure=False) if len(part) >= LEAST_KEYS else None

    def _covered(self, number: int, parts: dict[str, tuple[float, Word]]) -> float:
        total = sum(map(self._weight.__getitem__, self._names[number].parts))
        return sum(self._weight[part] * share for part, (share, _) in parts.items()) / total

    def _parts_like(self, word: Word) -> Iterator[tuple[str, float]]:
        keys = _key(word.stem)
        if keys in self._having:
            yield keys, 1.0
        for compound in self._compounds.get(keys, ()):
            if compound in self._having:
                yield compound, AFFIX
        if keys not in self._having:
            yield from self._joined(word.text.removesuffix(word.tail) or word.stem)

    def _joined(self, typed: str) -> Iterator[tuple[str, float]]:
        """Part words of a name that are typed as one: 격리수준 of 트랜잭션 격리 수준."""
        if len(typed) > LONGEST_JOINED or not all(map(is_syllable, typed)):
            return
        for cut in range(LEAST_AFFIX, len(typed) - LEAST_AFFIX + 1):
            left, right = _key(stem(typed[:cut])[0]), _key(stem(typed[cut:])[0])
            if set(self._having.get(left, ())).intersection(self._having.get(right, ())):
                yield left, 1.0
                yield right, 1.0


def _is_cut(keys: str, parts: Sequence[str]) -> bool:
    """Tell a word of a name that is cut short: dev in trunk-based dev(elopment)."""
    return len(keys) >= LEAST_CUT and any(p.startswith(keys) and p != keys for p in parts)


def _key(stem: str) -> str:
    """Give the keys of a stem; an English e at its end is dropped, as scaling drops it."""
    bare = stem.removesuffix("e") if len(stem) > SHORTEST_WITH_E else stem
    return keystrokes(bare if stem.isascii() else stem)


def _names(concept: Concept) -> Iterator[_Name]:
    for name in (concept.name, *concept.aliases):
        every = [piece for piece in _BREAK.split(name) if piece]
        telling = [piece for piece in every if not is_stopword(piece.lower())]
        if len(telling) < 2:  # Feature scaling, order for a project
            telling = [piece for piece in every if piece.lower() not in _JOINTS]
        pieces = telling if len(telling) > 1 else every
        if 2 <= len(pieces) <= MOST_WORDS:
            parts = tuple(_key(word.stem) for piece in pieces for word in words(piece))
            acronyms = frozenset(map(keystrokes, filter(_is_acronym, pieces)))
            yield _Name(concept.name, len(concept.entries), parts, acronyms)


def _is_acronym(piece: str) -> bool:
    return len(piece) > 1 and piece.isascii() and piece.isupper()


def _affixes(piece: str) -> Iterator[str]:
    """Give the ends of a Korean compound that may stand for it: 손해배상액 → 배상액, 손해배상."""
    if not all(map(is_syllable, piece)):
        return
    for size in range(max(LEAST_AFFIX, (len(piece) + 1) // 2), len(piece)):
        yield piece[:size]
        yield piece[-size:]
