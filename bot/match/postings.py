"""The words of all entries, and which entries a word of a question finds."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator

from rapidfuzz import process
from rapidfuzz.distance import Indel

from bot.match.intent import REMEMBERED
from bot.text.keyboard import keystrokes
from bot.text.sound import skeleton
from bot.text.stopwords import is_stopword
from bot.text.synonyms import SYNONYMS
from bot.text.verbs import lemmas
from bot.text.vowels import vowels_agree
from bot.text.words import Word, words

# How much of a word is found when it is not the same word.
SAME_START = 0.9
SAME_END = 0.8
COMPOUND = 0.9
LEAST_PART = 2  # syllables of a word in a compound
SAME_VERB = 0.9
SYNONYM = 0.85
SAME_SOUND = 0.85
SLIP = 0.95
LEAST_START = 4  # keys: two syllables
LEAST_START_SHARE = 0.5  # of the longer word
LEAST_SLIP_KEYS = 6
LEAST_SLIP_SCORE = 0.8
LEAST_SKELETON = 3
MOST_SLIPS = 8


class Postings:
    """An inverted index from the stems of words to documents. Immutable once built."""

    def __init__(self, documents: Iterable[str]) -> None:
        self._holders: dict[str, list[int]] = defaultdict(list)
        self._verbs: dict[str, list[int]] = defaultdict(list)
        self._count = 0
        for number, text in enumerate(documents):
            self._count += 1
            said = list(words(text))
            for stem in {word.stem for word in said}:
                if not is_stopword(stem):
                    self._holders[stem].append(number)
            for lemma in {lemma for word in said for lemma in lemmas(word.text)}:
                self._verbs[lemma].append(number)
        self._stems = list(self._holders)
        self._keys = [keystrokes(stem) for stem in self._stems]
        self._sorted = sorted(zip(self._keys, self._stems, strict=True))
        self._sounds: dict[str, list[str]] = defaultdict(list)
        for stem in self._stems:
            sound = skeleton(stem)
            if len(sound) >= LEAST_SKELETON:
                self._sounds[sound].append(stem)
        self._backwards = sorted((stem[::-1], stem) for stem in self._stems if not stem.isascii())
        self._found: dict[tuple[str, str], dict[int, float]] = {}

    def weight(self, holders: int) -> float:
        """Weigh a word by how few entries hold it: none → 1.0, all → about 0.

        The idf of Robertson and Spärck Jones, scaled to what an unseen word gets.
        """
        most = math.log((self._count + 1) / 0.5)
        return max(0.05, math.log((self._count + 1) / (holders + 0.5)) / most)

    def knows(self, stem: str) -> bool:
        """Tell whether a stem stands in a document."""
        return stem in self._holders

    def holds(self, document: int, word: Word) -> bool:
        """Tell whether a document, by its number, holds a word or one like it."""
        return document in self.find(word)

    def find(self, word: Word) -> dict[int, float]:
        """Give the documents that hold a word or one like it, each with how alike (0 to 1)."""
        known = self._found.get((word.stem, word.text))
        if known is None:
            known = self._documents(word.stem, word.text)
            if len(self._found) < REMEMBERED:
                self._found[word.stem, word.text] = known
        return known

    def _documents(self, stem: str, text: str) -> dict[int, float]:
        found: dict[int, float] = {}
        for verb, share in _meant(lemmas(text)):
            for number in (*self._verbs.get(verb, ()), *self._holders.get(verb, ())):
                found[number] = max(share, found.get(number, 0.0))
        for like, share in self._stems_like(stem):
            for number in self._holders[like]:
                found[number] = max(share, found.get(number, 0.0))
        for number, share in self._compound(stem):
            found[number] = max(share, found.get(number, 0.0))
        return found

    def _compound(self, stem: str) -> Iterator[tuple[int, float]]:
        """Find two words that were typed as one: 시효기간 → 시효 and 기간."""
        if stem in self._holders or stem.isascii():
            return
        for cut in range(LEAST_PART, len(stem) - LEAST_PART + 1):
            left, right = self._holders.get(stem[:cut]), self._holders.get(stem[cut:])
            if right and is_stopword(stem[:cut]):  # 같은타입
                yield from ((number, COMPOUND) for number in right)
            elif left and right:
                yield from ((number, COMPOUND) for number in set(left) & set(right))

    def _stems_like(self, stem: str) -> Iterator[tuple[str, float]]:
        keys = keystrokes(stem)
        if stem in self._holders:
            yield stem, 1.0
        yield from self._same_start(keys)
        yield from self._same_end(stem)
        yield from self._same_sound(stem)
        yield from ((other, SYNONYM) for other in SYNONYMS.get(stem, ()) if other in self._holders)
        if len(keys) >= LEAST_SLIP_KEYS and not any(map(str.isdigit, keys)):
            yield from self._slips(keys)

    def _same_start(self, keys: str) -> Iterator[tuple[str, float]]:
        if len(keys) < LEAST_START:
            return
        at = bisect_left(self._sorted, (keys, ""))
        while at < len(self._sorted) and self._sorted[at][0].startswith(keys):
            other, stem = self._sorted[at]
            if len(keys) >= LEAST_START_SHARE * len(other):
                yield stem, SAME_START
            at += 1
        for size in range(max(LEAST_START, int(LEAST_START_SHARE * len(keys))), len(keys)):
            at = bisect_left(self._sorted, (keys[:size], ""))
            if at < len(self._sorted) and self._sorted[at][0] == keys[:size]:
                yield self._sorted[at][1], SAME_START

    def _same_end(self, stem: str) -> Iterator[tuple[str, float]]:
        """Give the compounds that a Korean word ends: 시효 → 소멸시효."""
        if len(stem) < LEAST_PART or stem.isascii():
            return
        ending = stem[::-1]
        at = bisect_left(self._backwards, (ending, ""))
        while at < len(self._backwards) and self._backwards[at][0].startswith(ending):
            other = self._backwards[at][1]
            if other != stem and len(stem) >= LEAST_START_SHARE * len(other):
                yield other, SAME_END
            at += 1

    def _same_sound(self, stem: str) -> Iterator[tuple[str, float]]:
        sound = skeleton(stem)
        if len(sound) >= LEAST_SKELETON:
            for other in self._sounds.get(sound, ()):
                near = len(sound) > LEAST_SKELETON or vowels_agree(stem, other)
                if near and other.isascii() != stem.isascii():
                    yield other, SAME_SOUND

    def _slips(self, keys: str) -> Iterator[tuple[str, float]]:
        near = process.extract(
            keys,
            self._keys,
            scorer=Indel.normalized_similarity,
            score_cutoff=LEAST_SLIP_SCORE,
            limit=MOST_SLIPS,
        )
        for _, score, position in near:
            if self._keys[position][0] == keys[0]:
                yield self._stems[position], SLIP * score


def _meant(verbs: Iterable[str]) -> Iterator[tuple[str, float]]:
    """Give what verbs say, and what says the same: 뽑 → 뽑, 추출, …."""
    for verb in verbs:
        yield verb, SAME_VERB
        yield from ((other, SYNONYM) for other in SYNONYMS.get(verb, ()))
