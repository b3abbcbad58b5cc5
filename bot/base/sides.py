"""Three bases side by side, with concepts and entries numbered across them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from bot.base.entry import Base, Concept, Entry
from bot.base.pairing import Pairs, pair_entries, pair_moved

T = TypeVar("T")


@dataclass(slots=True)
class Placed:
    """An entry with the number of the concept that it stands under."""

    concept: int
    entry: Entry


class Side:
    """One of the three bases, with its concepts and entries numbered across the three."""

    def __init__(self, base: Base) -> None:
        self.base = base
        self.concepts: dict[int, Concept] = {}
        self.placed: list[Placed] = []
        self.entries: dict[int, Placed] = {}

    def number_concepts(self, numbers: Sequence[int]) -> None:
        """Give each concept its number, and know under which one each entry stands."""
        self.concepts = dict(zip(numbers, self.base.concepts, strict=True))
        self.placed = [
            Placed(number, entry)
            for number, concept in self.concepts.items()
            for entry in concept.entries
        ]

    def number_entries(self, numbers: Sequence[int]) -> None:
        """Give each entry its number."""
        self.entries = dict(zip(numbers, self.placed, strict=True))

    def order(self) -> dict[int, list[int]]:
        """List the numbers of the entries of each concept, in order."""
        order: dict[int, list[int]] = defaultdict(list)
        for number, placed in self.entries.items():
            order[placed.concept].append(number)
        return order


def pair_rest(
    pair: Callable[[Sequence[T], Sequence[T]], Pairs],
    ours: Sequence[T],
    theirs: Sequence[T],
    to_ours: Pairs,
    to_theirs: Pairs,
) -> Pairs:
    """Pair what neither ours nor theirs has from the ancestor."""
    known_ours, known_theirs = set(to_ours.values()), set(to_theirs.values())
    lefts = [place for place in range(len(ours)) if place not in known_ours]
    rights = [place for place in range(len(theirs)) if place not in known_theirs]
    pairs = pair([ours[place] for place in lefts], [theirs[place] for place in rights])
    return {lefts[one]: rights[other] for one, other in pairs.items()}


def numbered(
    before: int, ours: int, theirs: int, to_ours: Pairs, to_theirs: Pairs, rest: Pairs
) -> tuple[list[int], list[int], list[int]]:
    """Give each thing of the three sides a number: what was paired has the same number."""
    of_ours = {place: number for number, place in to_ours.items()}
    of_theirs = {place: number for number, place in to_theirs.items()}
    of_ours |= {p: before + at for at, p in enumerate(p for p in range(ours) if p not in of_ours)}
    of_theirs |= {other: of_ours[one] for one, other in rest.items()}
    fresh = (place for place in range(theirs) if place not in of_theirs)
    of_theirs |= {place: before + ours + at for at, place in enumerate(fresh)}
    return (
        list(range(before)),
        [of_ours[place] for place in range(ours)],
        [of_theirs[place] for place in range(theirs)],
    )


def pair_placed(
    left: Sequence[Placed],
    right: Sequence[Placed],
    within: Callable[[Sequence[Entry], Sequence[Entry]], Pairs] = pair_entries,
) -> Pairs:
    """Pair entries under the same concept; what is left may have moved to another."""
    pairs: Pairs = {}
    lefts, rights = _by_concept(left), _by_concept(right)
    for concept, ones in lefts.items():
        others = rights.get(concept, [])
        mine, yours = [left[one].entry for one in ones], [right[other].entry for other in others]
        if mine == yours:  # as most are; each is paired with its equal
            pairs |= zip(ones, others, strict=True)
            continue
        found = within(mine, yours)
        pairs |= {ones[one]: others[other] for one, other in found.items()}
    taken = set(pairs.values())
    ones = [place for place in range(len(left)) if place not in pairs]
    others = [place for place in range(len(right)) if place not in taken]
    found = pair_moved([left[one].entry for one in ones], [right[other].entry for other in others])
    return pairs | {ones[one]: others[other] for one, other in found.items()}


def _by_concept(placed: Sequence[Placed]) -> dict[int, list[int]]:
    groups: dict[int, list[int]] = defaultdict(list)
    for place, each in enumerate(placed):
        groups[each.concept].append(place)
    return groups
