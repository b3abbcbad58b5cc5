"""The names that the notes use: which concept a name stands for, and which a text names."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import TypeVar

from bot.base.names import fits
from bot.base.overheard import OPENING, Answers, Heard
from bot.base.spelling import fold, is_acronym_of, is_slip, same_script
from bot.text.words import words

T = TypeVar("T")

LONGEST_MENTION = 5  # words
RARE = 2  # a slip is made once or twice; more often it is another word
HEADS = 2  # uses that a heading is worth
OFTEN = 3  # so many mentions make a concept of what is only spoken of


class Vocabulary:
    """Names learned from the notes, folded into concepts. Settle it before asking it."""

    def __init__(self) -> None:
        self._spellings: dict[str, Counter[str]] = defaultdict(Counter)
        self._uses: Counter[str] = Counter()
        self._headed: set[str] = set()
        self._told: set[str] = set()  # of which something is told under that name
        self._guessed: set[str] = set()
        self._joined: dict[str, str] = {}
        self._aliases: dict[str, Counter[str]] = defaultdict(Counter)
        self._names: dict[str, str] = {}
        self._openings: frozenset[str] = frozenset()
        self._answers = Answers()
        self._heard = Heard()

    def learn(self, name: str, heading: bool = False) -> None:
        """Take a name into the vocabulary. One that heads a section is more than a word."""
        key = fold(name)
        if key and fits(name):
            self._told.add(key)
            self._spellings[key][name] += 2 if heading else 1
            self._guessed.discard(key)
            if heading:
                self._headed.add(key)

    def guess(self, name: str) -> None:
        """Take in what a sentence speaks of; it stays if the notes name it often."""
        key = fold(name)
        if key and key not in self._spellings and fits(name):
            self._spellings[key][name] += 1
            self._guessed.add(key)

    def learn_alias(self, name: str, alias: str) -> None:
        """Note that a text gives another name for a concept: 리전(Regions)."""
        if fits(alias) and fits(name) and fold(alias) != fold(name):
            self._spellings[fold(alias)][alias] += 1
            self._spellings[fold(name)][name] += 1
            self._guessed.discard(fold(alias))
            self._aliases[fold(alias)][fold(name)] += 1

    def spelled(self) -> Answers:
        """Give the keys of all spellings, by which texts are searched for names from now on."""
        self._openings = frozenset(key[:OPENING] for key in self._spellings)
        return Answers(dict.fromkeys(self._spellings), self._openings)

    def uses(self, texts: Iterable[str]) -> Counter[str]:
        """Count how often texts use each spelling; see `spelled`."""
        return Counter(key for text in texts for key in self._keys(text))

    def settled(self) -> Answers:
        """Give all that answers hang on: vocabularies that settled alike answer alike."""
        return self._answers

    def overhear(self, work: Callable[[], T]) -> tuple[T, Heard]:
        """Do some work; tell also what it asked."""
        self._heard = heard = Heard()
        done = work()
        self._heard = Heard()
        return done, heard

    def settle(self, uses: Iterable[Counter[str]]) -> None:
        """Decide which names are one, by how the texts use them."""
        self._uses = Counter()
        for counted in uses:
            self._uses.update(counted)
        self._joined = {}
        self._settle_aliases()
        self._settle_slips()
        for key in sorted(self._guessed):
            if self._uses[key] < OFTEN and self.root(key) == key:
                self._forget(key)
        self._guessed.clear()
        self._names = {key: self._best(key) for key in self._spellings}
        keys = (*self._names, *self._joined)
        answers = {key: self._names.get(self.root(key)) for key in keys}
        self._answers = Answers(answers, self._openings)

    def _forget(self, key: str) -> None:
        """Drop a guess, unless it is what others were joined to."""
        if key not in self._joined.values():
            del self._spellings[key]

    def _best(self, key: str) -> str:
        spellings = self._spellings[key]
        return min(
            spellings, key=lambda name: (-spellings[name], -sum(map(str.isupper, name)), name)
        )

    def _settle_aliases(self) -> None:
        for alias, names in sorted(self._aliases.items()):
            told = self._told.intersection(names) or names  # 포아송 분포(Poisson) is no 분포
            name = min(told, key=lambda key: (-names[key], key))
            if name not in self._spellings or not self._may_join(alias, name):
                continue
            if self._are_words(alias, name):
                if len(names) == 1 and alias not in self._told:
                    self._join_behind(alias, name)
            elif self._uses[alias] == self._uses[name] and not self._best(alias).isupper():
                self._join_behind(alias, name)
            else:
                self._join(alias, name)

    def _are_words(self, alias: str, name: str) -> bool:
        """Tell two words of one script from a translation and from letters that are spelled out.

        What stands behind several names tells of them and is no name: the king in 갑자사화(연산군).
        """
        return same_script(self._best(alias), self._best(name)) and not self._spells(alias, name)

    def _may_join(self, alias: str, name: str) -> bool:
        """Two names that both have headings are two things, unless one spells the other out."""
        if alias not in self._headed or name not in self._headed:
            return True
        return self._spells(alias, name) or not same_script(self._best(alias), self._best(name))

    def _spells(self, alias: str, name: str) -> bool:
        mine, yours = self._best(alias), self._best(name)
        return is_acronym_of(mine, yours) or is_acronym_of(yours, mine)

    def _join_behind(self, alias: str, name: str) -> None:
        """Make two names one concept, by the first: 사또 in 수령(사또) is only the other name."""
        if self.root(alias) != self.root(name):
            self._joined[self.root(alias)] = self.root(name)

    def _join(self, one: str, other: str) -> None:
        """Make two names one concept; what the notes say more often names it."""
        high, low = sorted((self.root(one), self.root(other)), key=self._rank)
        if high != low:
            self._joined[low] = high

    def _rank(self, key: str) -> tuple[int, int, str]:
        heads = HEADS if key in self._headed else 0
        return (-self._uses[key] - heads, len(key), key)

    def _settle_slips(self) -> None:
        """Join names that differ by one key, where one of them is rare."""
        near: dict[str, set[str]] = defaultdict(set)
        for key in self._spellings:
            for cut in {key[:at] + key[at + 1 :] for at in range(len(key))} | {key}:
                near[cut].add(key)
        for keys in near.values():
            for rare in sorted(keys) if len(keys) > 1 else ():
                if self._uses[rare] <= RARE:
                    self._join_slip(rare, keys)

    def _join_slip(self, rare: str, keys: set[str]) -> None:
        for common in sorted(keys - {rare}, key=self._rank):
            both = {rare, common} <= self._told
            if is_slip(self._best(rare), self._best(common), surely=both):
                self._join(rare, common)
                return

    def root(self, key: str) -> str:
        """Give the key that a folded name was joined to."""
        while key in self._joined:
            key = self._joined[key]
        return key

    def known(self, name: str) -> str | None:
        """Give the concept that a name stands for, by its settled spelling."""
        key = fold(name)
        self._heard.keys.add(key)
        return self._names.get(self.root(key))

    def aliases(self) -> dict[str, list[str]]:
        """Give the other names of every concept, those used most first."""
        told: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for key, spellings in self._spellings.items():
            main = self._names[self.root(key)]
            told[main] += [(-self._uses[key], name) for name in spellings if name != main]
        return {main: [name for _, name in sorted(others)] for main, others in told.items()}

    def mentions(self, text: str) -> list[str]:
        """List the concepts that a text names, in reading order, each once."""
        return list(dict.fromkeys(self._names[self.root(key)] for key in self._keys(text)))

    def _keys(self, text: str) -> Iterator[str]:
        said = _tokens(text)
        self._heard.text(said)
        at = 0
        while at < len(said):
            key, size = self._longest(said, at)
            if key:
                yield key
            at += size

    def _longest(self, said: tuple[tuple[str, str], ...], at: int) -> tuple[str, int]:
        opening = said[at][0][:OPENING]
        if len(opening) < OPENING and at + 1 < len(said):
            opening += said[at + 1][0][: OPENING - len(opening)]
        if opening not in self._openings:
            return "", 1
        for size in range(min(LONGEST_MENTION, len(said) - at), 0, -1):
            whole = "".join(word for word, _ in said[at : at + size - 1])
            for last in said[at + size - 1]:
                if whole + last in self._spellings:
                    return whole + last, size
        return "", 1


@lru_cache(maxsize=16384)
def _tokens(text: str) -> tuple[tuple[str, str], ...]:
    """Give the words of a text as written and without their particles, both folded."""
    return tuple((fold(word.text), fold(word.stem)) for word in words(text))
