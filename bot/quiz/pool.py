"""What items are made from: the concepts that can be asked about, and who is near whom."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import fuzz

from bot.base.entry import Base, Concept, Entry, Facet
from bot.quiz.blank import shows
from bot.text.clean import one_line
from bot.text.keyboard import keystrokes

LONGEST_NAME = 40
ALIKE = 80  # of 100: two texts that say the same


@dataclass(frozen=True)
class Subject:
    """A concept that can be asked about."""

    concept: Concept

    @property
    def name(self) -> str:
        """Give its name."""
        return self.concept.name

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Give its name and its aliases."""
        return (self.name, *self.concept.aliases)

    @cached_property
    def heading(self) -> tuple[str, ...]:
        """Tell where it is explained first."""
        entry = self.first(Facet.DEFINITION) or next(iter(self.told), None)
        return (entry.sources[0].note, *entry.sources[0].heading) if entry else ()

    @cached_property
    def told(self) -> tuple[Entry, ...]:
        """List its entries that are told."""
        return tuple(each for each in self.concept.entries if not each.muted and each.sources)

    def first(self, facet: Facet) -> Entry | None:
        """Give its first entry of a facet."""
        return next((each for each in self.told if each.facet is facet), None)

    def all(self, *facets: Facet) -> Iterator[Entry]:
        """Give its entries of some facets."""
        return (each for each in self.told if each.facet in facets)

    @cached_property
    def text(self) -> str:
        """Give all that is said of it."""
        return "\n".join(each.text for each in self.told)


class Pool:
    """All subjects of a base."""

    def __init__(self, base: Base) -> None:
        subjects = (Subject(each) for each in base.concepts if not each.muted)
        fit = [each for each in subjects if _can_be_asked(each)]
        # What stands before the first heading introduces the note, where others stand below one.
        below = [each for each in fit if len(each.heading) > 1]
        self.subjects = tuple(below or fit)
        self._near: dict[str, tuple[Subject, ...]] = {}

    def near(self, subject: Subject) -> tuple[Subject, ...]:
        """List the others, the nearest first: by heading, by link, by kind of name."""
        if subject.name not in self._near:
            others = (each for each in self.subjects if not _overlap(subject, each))
            ranked = sorted(others, key=lambda other: (-_nearness(subject, other), other.name))
            self._near[subject.name] = tuple(ranked)
        return self._near[subject.name]

    def wrong(
        self, subject: Subject, fact: str, prompt: str, count: int = 3
    ) -> tuple[Subject, ...]:
        """Choose others of which a fact is not said, and which its prompt does not name."""
        fit = (
            each
            for each in self.near(subject)
            if not shows(prompt, each.names) and not says(each, fact)
        )
        return tuple(each for each, _ in zip(fit, range(count), strict=False))


def says(subject: Subject, fact: str) -> bool:
    """Tell whether the notes say a fact, or nearly the same, of a subject."""
    return any(
        fuzz.ratio(fact, each.text) >= ALIKE or (len(fact) > 20 and fact in each.text)
        for each in subject.told
    )


def key(*parts: str) -> str:
    """Make an ID of what something is made of: the same in every build, whatever the spacing."""
    folded = "\x1f".join(one_line(part).casefold() for part in parts)
    return hashlib.blake2b(folded.encode(), digest_size=8).hexdigest()


def shuffled(seed: str, choices: Iterable[str]) -> tuple[str, ...]:
    """Put choices in an order that only a seed decides."""
    return tuple(sorted(choices, key=lambda choice: key(seed, choice)))


def _can_be_asked(subject: Subject) -> bool:
    """Leave out the title of a note, names that are sentences, and what nothing is said of."""
    is_title = len(subject.heading) == 2 and subject.heading[1] == subject.name
    return bool(subject.told) and len(subject.name) <= LONGEST_NAME and not is_title


def _overlap(one: Subject, other: Subject) -> bool:
    """Tell whether one name is part of another: a server and a web server are no choice."""
    mine, theirs = map(_keys, (one, other))
    return any(a in b or b in a for a in mine for b in theirs)


def _keys(subject: Subject) -> list[str]:
    return [keys for keys in map(keystrokes, subject.names) if keys] or [subject.name]


def _nearness(one: Subject, other: Subject) -> float:
    shared = 0
    for mine, theirs in zip(one.heading, other.heading, strict=False):
        if mine != theirs:
            break
        shared += 1
    linked = other.name in one.concept.related or one.name in other.concept.related
    same_script = one.name.isascii() == other.name.isascii()
    return 2 * shared + 3 * linked + 2 * same_script
