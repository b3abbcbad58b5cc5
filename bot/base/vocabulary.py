"""The names that the notes use: which concept a name stands for, and which a text names."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from bot.base.names import fits, fold, is_acronym_of, is_slip, same_script
from bot.text.words import words

LONGEST_MENTION = 5  # words
RARE = 2  # a slip is made once or twice; more often it is another word


@dataclass(slots=True)
class Vocabulary:
    """Names learned from the notes, folded into concepts.

    A name used in a heading weighs more than one met in a sentence.
    """

    _uses: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    _weight: Counter[str] = field(default_factory=Counter)
    _headed: set[str] = field(default_factory=set)
    _same: dict[str, str] = field(default_factory=dict)
    _aliases: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    _spelling: dict[str, str] = field(default_factory=dict)

    def learn(self, name: str, weight: int = 1, heading: bool = False) -> None:
        """Take a name into the vocabulary."""
        key = fold(name)
        if not key or not fits(name):
            return
        self._uses[key][name] += weight
        self._weight[key] += weight
        if heading:
            self._headed.add(key)

    def learn_alias(self, name: str, alias: str) -> None:
        """Note that a text gives another name for a concept: 리전(Regions)."""
        if fits(alias) and fits(name) and fold(alias) != fold(name):
            self._uses[fold(alias)][alias] += 1
            self._aliases[fold(alias)][fold(name)] += 1

    def settle(self) -> None:
        """Decide which names are one: by their aliases first, then by slips of the hand."""
        self._settle_aliases()
        self._settle_slips()
        for key, uses in self._uses.items():
            self._spelling[key] = min(uses, key=lambda name: (-uses[name], len(name), name))

    def _settle_aliases(self) -> None:
        for alias, names in sorted(self._aliases.items()):
            name = min(names, key=lambda key: (-names[key], key))
            if self.root(alias) == self.root(name) or not self._may_join(alias, name):
                continue
            low, high = sorted((self.root(alias), self.root(name)), key=self._rank)[::-1]
            self._same[low] = high

    def _may_join(self, alias: str, name: str) -> bool:
        """Two names that both have headings are two things, unless one spells the other out."""
        if alias not in self._headed or name not in self._headed:
            return True
        mine, yours = self._any(alias), self._any(name)
        spelled = is_acronym_of(mine, yours) or is_acronym_of(yours, mine)
        return spelled or not same_script(mine, yours)

    def _any(self, key: str) -> str:
        return max(self._uses[key], default=key)

    def _rank(self, key: str) -> tuple[int, int, str]:
        return (-self._weight[key], len(key), key)

    def _settle_slips(self) -> None:
        """Join names that differ by one key, where one of them is rare."""
        near: dict[str, list[str]] = defaultdict(list)
        for key in sorted(self._uses):
            for cut in {key[:at] + key[at + 1 :] for at in range(len(key))} | {key}:
                near[cut].append(key)
        for keys in near.values():
            for one in keys:
                for other in keys:
                    if one < other:
                        self._join_slip(one, other)

    def _join_slip(self, one: str, other: str) -> None:
        rare, common = sorted((one, other), key=lambda key: (self._weight[key], key))
        if self._weight[rare] > RARE or self.root(rare) == self.root(common):
            return
        if is_slip(self._any(rare), self._any(common)):
            self._same[self.root(rare)] = self.root(common)

    def root(self, key: str) -> str:
        """Give the key that a folded name was joined to."""
        while key in self._same:
            key = self._same[key]
        return key

    def known(self, name: str) -> str | None:
        """Give the concept that a name stands for, by its settled spelling."""
        root = self.root(fold(name))
        return self._spelling.get(root)

    def names(self) -> dict[str, list[str]]:
        """Give all concepts with the other names that they go by, most used first."""
        told: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for key, uses in self._uses.items():
            main = self._spelling[self.root(key)]
            told[main] += [(-count, name) for name, count in uses.items() if name != main]
        return {main: [name for _, name in sorted(others)] for main, others in told.items()}

    def mentions(self, text: str) -> list[str]:
        """List the concepts that a text names, in reading order, each once."""
        said = list(words(text))
        found: dict[str, None] = {}
        at = 0
        while at < len(said):
            size = self._longest(said, at, found)
            at += size or 1
        return list(found)

    def _longest(self, said: list, at: int, found: dict[str, None]) -> int:  # type: ignore[type-arg]
        for size in range(min(LONGEST_MENTION, len(said) - at), 0, -1):
            span = said[at : at + size]
            whole = "".join(word.text.lower() for word in span[:-1])
            for last in (span[-1].stem, span[-1].text):
                concept = self.known(whole + last)
                if concept:
                    found.setdefault(concept)
                    return size
        return 0


def learn_all(vocabulary: Vocabulary, names: Iterable[tuple[str, int]]) -> None:
    """Take many names in."""
    for name, weight in names:
        vocabulary.learn(name, weight)
