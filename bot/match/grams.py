"""Short texts found by the 3-grams of their keystrokes, however they are mistyped."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

from bot.text.keyboard import keystrokes

# Measured by bench/scale.py: looking at more finds no more.
LEAST_POSTINGS = 20_000  # looked at for one question, and as many as there are texts …
MOST_POSTINGS = 700_000  # … up to this: it bounds the time that a question takes
MOST_CANDIDATES = 100  # weighed in full
RATIO = 0.4  # of the score; the share is the rest
UNEVEN = 0.1  # what a key too many or too few costs a candidate, in steps
STEPS = 255  # that all 3-grams looked at are worth together

# A 3-gram is a number of 3 x 6 bits; with the place of its text in a chunk it fills 32.
_ALL_GRAMS = 1 << 18
_CHUNK_TEXTS, _CHUNK_KEYS = 1 << 14, 1 << 20
_SPELT_AT_ONCE = 256  # more would hold up every other thread meanwhile
_END = b"\n"  # between two texts, and in the 3-grams of both: how they begin and end tells much
_KNOWN = _END + b"abcdefghijklmnopqrstuvwxyz0123456789+#"  # 39; all other keys share the rest
_SYMBOL_OF = np.array([39 + key % 25 for key in range(256)], np.uint32)
_SYMBOL_OF[list(_KNOWN)] = range(39)
_STRAY_SIGN = re.compile(rb"(?<![a-z+])[+#]")  # keystrokes() has it the same

Codes = NDArray[np.uint32]
Numbers = NDArray[np.intp]
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Likeness:
    """The number of a text, and how like it is to what was asked, from 0 to 1."""

    number: int
    score: float
    share: float  # of the 3-grams that were asked for, weighed by how rare they are
    ratio: float  # of the keys that stand in both, in order


@dataclass(frozen=True, slots=True)
class _Asked:
    keys: bytes
    grams: Codes
    weights: Floats
    starts: Numbers  # of the postings of each 3-gram
    holders: Numbers  # how many texts have it


class Grams:
    """An inverted index of texts by the 3-grams of their keys. Immutable once built."""

    def __init__(self, texts: Sequence[str]) -> None:
        few = range(0, len(texts), _SPELT_AT_ONCE)
        self._keys = _END + b"".join(_spell(texts[at : at + _SPELT_AT_ONCE]) for at in few)
        self._ends = np.flatnonzero(np.frombuffer(self._keys, np.uint8) == _END[0])
        holders = np.zeros(_ALL_GRAMS, np.intp)
        for _, grams, _ in self._chunks():
            holders += np.bincount(grams, minlength=_ALL_GRAMS)
        self._grams = np.flatnonzero(holders).astype(np.uint32)
        self._starts = np.append(0, np.cumsum(holders[self._grams]))
        self._postings = self._post(np.cumsum(holders) - holders)

    def __len__(self) -> int:
        return len(self._ends) - 1

    def find(self, text: str, limit: int = 5, weighed: int = MOST_CANDIDATES) -> list[Likeness]:
        """Give the texts most like the given one, the most like first; `weighed` in full.

        Among 리전이 뭐야?, 로드 밸런서의 장점 and EC2 요금: 로드 벨런서 → the second,
        장점 로드밸런서 → the second, ㄷㅊ2 → the third, flwjs → the first.
        """
        keys = _spell([text])
        if keys == _END or not len(self._grams):
            return []
        asked = self._understand(keys)
        most = min(max(limit, weighed), _CHUNK_TEXTS)
        return self._weigh(self._candidates(asked, most), asked, limit)

    def shares(self, text: str) -> Floats:
        """Say for each text which share it holds of the 3-grams of another, by their rarity.

        Looks at the rarest within a budget, and makes nothing of how long the texts are.
        """
        shares = np.zeros(len(self))
        keys = _spell([text])
        if keys == _END or not len(self._grams):
            return shares
        asked = self._understand(keys)
        rarest = self._rarest(asked)
        if len(rarest):
            met = self._holding(asked, rarest)
            weights = np.repeat(asked.weights[rarest], asked.holders[rarest])
            shares = np.bincount(met, weights, len(self)) / asked.weights.sum()
        return np.minimum(shares, 1)

    def _chunks(self) -> Iterator[tuple[int, Codes, Codes]]:
        """Give the number of each chunk's first text, its 3-grams, and the places of each."""
        first = 0
        while first < len(self):
            full = int(np.searchsorted(self._ends, self._ends[first] + _CHUNK_KEYS))
            last = min(max(full, first + 1), first + _CHUNK_TEXTS, len(self))
            yield first, *_pairs(self._keys[self._ends[first] : self._ends[last] + 1])
            first = last

    def _post(self, free: Numbers) -> NDArray[np.int32]:
        """Write down who has each 3-gram, each from its first free place on."""
        postings = np.empty(self._starts[-1], np.int32)
        for first, grams, places in self._chunks():
            counts = np.bincount(grams, minlength=_ALL_GRAMS)
            before = np.cumsum(counts) - counts
            postings[np.arange(len(grams)) + (free - before)[grams]] = places + np.uint32(first)
            free += counts
        return postings

    def _understand(self, keys: bytes) -> _Asked:
        """Look up what is asked for: a 3-gram that fewer texts have weighs more."""
        grams, _ = _pairs(_END + keys)
        at = np.minimum(np.searchsorted(self._grams, grams), len(self._grams) - 1)
        starts = self._starts[at]
        holders = np.where(self._grams[at] == grams, self._starts[at + 1] - starts, 0)
        weights = np.log1p(len(self) / np.maximum(holders, 0.5))
        return _Asked(keys[:-1], grams, weights, starts, holders)

    def _candidates(self, asked: _Asked, most: int) -> Numbers:
        """Choose the texts with most of the rare 3-grams; all of them, where there are few."""
        if len(self) <= most:
            return np.arange(len(self))
        counts = self._count(asked)
        met = np.flatnonzero(counts >= _bar(counts, most))
        if len(met) <= most:
            return met
        uneven = np.abs(self._ends[met + 1] - self._ends[met] - 1 - len(asked.keys))
        return met[np.argpartition(UNEVEN * uneven - counts[met], most)[:most]]

    def _count(self, asked: _Asked) -> NDArray[np.uint16]:
        """Count in steps what each text has of the rarest 3-grams."""
        counts = np.zeros(len(self), np.uint16)  # small, so that it stays near the processor
        rarest = self._rarest(asked)
        if not len(rarest):
            return counts
        weights = asked.weights[rarest]
        steps = np.ceil(weights * (STEPS / weights.sum())).astype(np.uint16)
        np.add.at(counts, self._holding(asked, rarest), np.repeat(steps, asked.holders[rarest]))
        return counts

    def _rarest(self, asked: _Asked) -> Numbers:
        """Choose the 3-grams to look at: the rarest that there are, within the budget."""
        order = np.argsort(asked.holders, kind="stable")
        order = order[asked.holders[order] > 0]
        budget = min(max(LEAST_POSTINGS, len(self)), MOST_POSTINGS)
        return order[: max(1, np.count_nonzero(np.cumsum(asked.holders[order]) <= budget))]

    def _holding(self, asked: _Asked, rarest: Numbers) -> Numbers:
        """List who has each of some 3-grams, one after the other."""
        sizes = asked.holders[rarest].tolist()
        spans = zip(asked.starts[rarest].tolist(), sizes, strict=True)
        return np.concatenate([self._postings[at : at + size] for at, size in spans], dtype=np.intp)

    def _weigh(self, chosen: Numbers, asked: _Asked, limit: int) -> list[Likeness]:
        """Tell how like the chosen texts are: the ratio alone fails what is cut or reordered."""
        spans = zip(self._ends[chosen].tolist(), self._ends[chosen + 1].tolist(), strict=True)
        theirs = [self._keys[before + 1 : end] for before, end in spans]
        ratios = process.cdist([asked.keys], theirs, scorer=fuzz.ratio)[0].astype(float) / 100
        shares = _shares(theirs, asked)
        scores = RATIO * ratios + (1 - RATIO) * shares
        order = np.lexsort((chosen, -scores))[:limit]
        columns = [each[order].tolist() for each in (chosen, scores, shares, ratios)]
        return [Likeness(*each) for each in zip(*columns, strict=True) if each[1] > 0]


def _shares(theirs: Sequence[bytes], asked: _Asked) -> Floats:
    """Tell how much of the 3-grams asked for stands in each line of keys."""
    grams, places = _pairs(b"\n".join((b"", *theirs, b"")))
    at = np.minimum(np.searchsorted(asked.grams, grams), len(asked.grams) - 1)
    weights = np.where(asked.grams[at] == grams, asked.weights[at], 0)
    shares: Floats = np.bincount(places, weights, len(theirs)) / asked.weights.sum()
    return np.minimum(shares, 1)  # sums of floats miss by a hair


def _bar(counts: NDArray[np.uint16], most: int) -> int:
    """Find the highest bar that enough texts reach; the lowest is 1."""
    bars = range(2, 2 * STEPS)
    return 1 + bisect_left(bars, True, key=lambda bar: int(np.count_nonzero(counts >= bar)) < most)


class _Keys(dict[int, str]):
    """The keys of each character, looked up when it first comes: 가 → rk, E → e, 語 → one byte."""

    def __missing__(self, code: int) -> str:
        keys = keystrokes(chr(code)) or " "
        self[code] = "".join(key if key.isascii() else chr(128 + ord(key) % 128) for key in keys)
        return self[code]


_KEYS_OF = _Keys({0: "\n", ord("+"): "+", ord("#"): "#"})


def _spell(texts: Sequence[str]) -> bytes:
    r"""Write each text as keystrokes() does, a byte a key, and fast: 리전, C++ → flwjs\nc++\n."""
    joined = "".join(text.replace("\0", " ") + "\0" for text in texts)
    keys = joined.translate(_KEYS_OF).encode("latin-1")
    return _STRAY_SIGN.sub(b"", keys).translate(None, b" ")


def _pairs(lines: bytes) -> tuple[Codes, Codes]:
    r"""Give the different 3-grams of each line of keys, and beside each the line's place.

    \nab\ncd\n → \nab 0, \ncd 1, ab\n 0, cd\n 1.
    """
    symbols = _SYMBOL_OF[np.frombuffer(lines, np.uint8)]
    middle = symbols[1:-1]
    grams = symbols[:-2] << 12 | middle << 6 | symbols[2:]
    places = np.cumsum(middle == 0, dtype=np.uint32)
    pairs = np.sort((grams * _CHUNK_TEXTS + places)[middle != 0])
    pairs = pairs[np.diff(pairs, prepend=~pairs[:1]) != 0]
    return pairs // _CHUNK_TEXTS, pairs % _CHUNK_TEXTS
