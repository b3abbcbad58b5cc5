"""What items are made from: the concepts that can be asked about, and who is near whom."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from rapidfuzz import fuzz

from bot.base.entry import Base, Facet
from bot.quiz.blank import shows
from bot.quiz.clues import clues, fair
from bot.quiz.subject import Subject
from bot.text.clean import one_line
from bot.text.keyboard import keystrokes

ALIKE = 80  # of 100: two texts that say the same
MOST_NEAR = 40  # others that a subject is compared with
LEAST_BELOW = 2  # concepts under a heading that make it a title

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
        self.own = base.items
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
        fit = _apart(
            each
            for each in self.near(subject)
            if not shows(prompt, each.names) and not says(each, fact)
        )
        return fair(clues(subject.name, prompt), fit, lambda each: each.name, count)

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


def says(subject: Subject, fact: str) -> bool:
    """Tell whether the notes say a fact, or nearly the same, of a subject."""
    return any(
        fuzz.ratio(fact, each.text, score_cutoff=ALIKE) or (len(fact) > 20 and fact in each.text)
        for each in subject.told
    )


def key(*parts: str) -> str:
    """Make an ID of what something is made of: the same in every build, whatever the spacing."""
    folded = "\x1f".join(one_line(part).casefold() for part in parts)
    return hashlib.blake2b(folded.encode(), digest_size=8).hexdigest()


def shuffled(seed: str, choices: Iterable[str]) -> tuple[str, ...]:
    """Put choices in an order that only a seed decides."""
    return tuple(sorted(choices, key=lambda choice: key(seed, choice)))


def _titles(subjects: list[Subject]) -> set[str]:
    """Find the titles of sections: others stand below, and nothing under them names them."""
    below = Counter(
        each.heading[:depth] for each in subjects for depth in range(1, len(each.heading) + 1)
    )
    return {each.name for each in subjects if _is_title(each, below)}


def _is_title(subject: Subject, below: Counter[tuple[str, ...]]) -> bool:
    *path, last = subject.heading
    if keystrokes(last) not in subject.keys:
        return False
    if len(path) == 1:
        return below[subject.heading] > 1
    definition = subject.first(Facet.DEFINITION)
    is_named = definition is not None and shows(definition.text, subject.names)
    return not is_named and below[subject.heading] > LEAST_BELOW


def _apart(subjects: Iterable[Subject]) -> Iterator[Subject]:
    """Leave out whose name is part of one before it, or holds it."""
    taken: list[str] = []
    for each in subjects:
        if not any(mine in theirs or theirs in mine for mine in each.keys for theirs in taken):
            taken += each.keys
            yield each


def _overlap(one: Subject, other: Subject) -> bool:
    """Tell whether two are no choice: part of a name, or one is a kind of the other.

    A server and a web server; a load balancer and ELB, which is one.
    """
    return (
        any(mine in theirs or theirs in mine for mine in one.keys for theirs in other.keys)
        or shows(one.head, other.names)
        or shows(other.head, one.names)
    )


def _nearness(one: Subject, other: Subject) -> float:
    shared = 0
    for mine, theirs in zip(one.heading, other.heading, strict=False):
        if mine != theirs:
            break
        shared += 1
    is_linked = other.name in one.concept.related or one.name in other.concept.related
    is_same_kind = bool(one.kind) and one.kind == other.kind
    is_same_script = one.name.isascii() == other.name.isascii()
    return 2 * shared + 3 * is_linked + 3 * is_same_kind + 2 * is_same_script
