"""What items are made from: the concepts that can be asked about, and who is near whom."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice

from rapidfuzz import fuzz

from bot.base.entry import Base, Entry, Facet
from bot.quiz.blank import shows
from bot.quiz.subject import Subject
from bot.text.clean import one_line
from bot.text.keyboard import keystrokes
from bot.text.words import words

ALIKE = 80  # of 100: two texts that say the same
MOST_NEAR = 40  # others that a subject is compared with
LEAST_WRONG = 2
LEAST_BELOW = 2  # concepts under a heading that make it a title
LEAST_HANGUL, LEAST_LATIN = 2, 4  # letters of a word that gives an answer away
LEAST_PART = 3  # syllables of a part of a word that does

_DEFINING = (Facet.DEFINITION, Facet.EXPANSION, Facet.ANALOGY)


class Pool:
    """All subjects of a base."""

    def __init__(self, base: Base) -> None:
        subjects = [Subject(each) for each in base.concepts if not each.muted]
        fit = [each for each in subjects if each.told and each.is_thing]
        # What stands before the first heading introduces the note, where others stand below one.
        below = [each for each in fit if len(each.heading) > 1] or fit
        titles = _titles(below)
        self.subjects = tuple(each for each in below if each.name not in titles)
        self._defined = [each for each in self.subjects if any(map(each.first, _DEFINING))]
        self._places: dict[tuple[str, ...], list[Subject]] = defaultdict(list)
        for each in self._defined:
            for depth in range(len(each.heading) + 1):
                self._places[each.heading[:depth]].append(each)
        self._near: dict[str, tuple[Subject, ...]] = {}
        self._by_name = {each.name: each for each in self.subjects}

    def near(self, subject: Subject) -> tuple[Subject, ...]:
        """List others that are defined, the nearest first: by heading, link, kind and script."""
        if subject.name not in self._near:
            others = (each for each in self._around(subject) if not _overlap(subject, each))
            ranked = sorted(others, key=lambda other: (-_nearness(subject, other), other.name))
            self._near[subject.name] = tuple(ranked)
        return self._near[subject.name]

    def wrong(
        self, subject: Subject, fact: str, prompt: str, count: int = 3
    ) -> tuple[Subject, ...]:
        """Choose others of which a fact is not said, and which its prompt does not name.

        Where the prompt holds a word of the answer, so does a wrong choice; else there is none.
        """
        fit = [
            each
            for each in self.near(subject)
            if not shows(prompt, each.names) and not says(each, fact)
        ]
        return tuple(balanced(subject.name, prompt, fit, lambda each: each.name, count))

    def _around(self, subject: Subject) -> Iterable[Subject]:
        """Take those under the same heading, and further up until there are enough."""
        found: dict[str, Subject] = {
            name: self._by_name[name]
            for name in subject.concept.related
            if name in self._by_name and self._by_name[name] in self._defined
        }
        for depth in range(len(subject.heading), -1, -1):
            place = self._places.get(subject.heading[:depth], [])
            at = next((i for i, each in enumerate(place) if each is subject), 0)
            start = max(0, min(at - MOST_NEAR // 2, len(place) - MOST_NEAR))
            for each in place[start : start + MOST_NEAR]:
                found.setdefault(each.name, each)
            if len(found) > MOST_NEAR // 2:
                break
        return (each for each in found.values() if each is not subject)


def balanced[T](*_: T) -> None: ...
