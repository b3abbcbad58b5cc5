"""Which entry of one base is which entry of another, after the note or people changed it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence

from rapidfuzz import fuzz

from bot.base.entry import Concept, Entry

Pairs = dict[int, int]
Key = Callable[[Entry], Hashable]

ALIKE = 60.0
ALMOST_EQUAL = 90.0
_SAME_PLACE = 15.0
_MOST_COMPARED = 40_000


def pair_entries(left: Sequence[Entry], right: Sequence[Entry]) -> Pairs:
    """Pair the entries of one concept: the same text first, then alike, then the same place."""
    pairs: Pairs = {}
    for key in (_whole, _told, _text):
        _pair_by(key, left, right, pairs)
    _pair_alike(left, right, pairs, ALIKE)
    for key in (_spot, _heading):
        _pair_by(key, left, right, pairs, only_lone=key is _heading)
    return pairs


def pair_equal(left: Sequence[Entry], right: Sequence[Entry]) -> Pairs:
    """Pair entries that say the same, or almost the same: where nothing else is known."""
    pairs: Pairs = {}
    for key in (_whole, _told, _text):
        _pair_by(key, left, right, pairs)
    _pair_alike(left, right, pairs, ALMOST_EQUAL)
    return pairs


def pair_moved(left: Sequence[Entry], right: Sequence[Entry]) -> Pairs:
    """Pair entries that went from one concept to another: the same text, or place and alike."""
    pairs: Pairs = {}
    for key in (_told, _text):
        _pair_by(key, left, right, pairs)
    _pair_by(_spot, left, right, pairs, least=ALIKE)
    return pairs


def alike(one: str, other: str) -> float:
    """Tell from 0 to 100 how alike two texts are."""
    return fuzz.ratio(one, other)


def _whole(entry: Entry) -> Hashable:
    return entry.facet, entry.text, entry.sources


def _told(entry: Entry) -> Hashable:
    return entry.facet, entry.text


def _text(entry: Entry) -> Hashable:
    return entry.text


def _spot(entry: Entry) -> Hashable:
    return (entry.facet, entry.sources) if entry.sources else None


def _heading(entry: Entry) -> Hashable:
    if not entry.sources:
        return None
    return entry.facet, entry.sources[0].note, entry.sources[0].heading


def _pair_by(
    key: Key,
    left: Sequence[Entry],
    right: Sequence[Entry],
    pairs: Pairs,
    *,
    only_lone: bool = False,
    least: float = 0.0,
) -> None:
    """Pair what has the same key, in order; a key of None pairs with nothing."""
    lefts, rights = _grouped(key, left, pairs), _grouped(key, right, pairs.values())
    for same, ones in lefts.items():
        others = rights.get(same, [])
        if only_lone and (len(ones) != 1 or len(others) != 1):
            continue
        for one, other in zip(ones, others, strict=False):
            if not least or alike(left[one].text, right[other].text) >= least:
                pairs[one] = other


def _grouped(key: Key, entries: Sequence[Entry], taken: Iterable[int]) -> dict[Hashable, list[int]]:
    used = set(taken)
    groups: dict[Hashable, list[int]] = defaultdict(list)
    for place, entry in enumerate(entries):
        same = key(entry)
        if place not in used and same is not None:
            groups[same].append(place)
    return groups


def _pair_alike(left: Sequence[Entry], right: Sequence[Entry], pairs: Pairs, least: float) -> None:
    """Pair entries of one facet by their texts, the most alike first."""
    taken = set(pairs.values())
    ones = [place for place in range(len(left)) if place not in pairs]
    others = [place for place in range(len(right)) if place not in taken]
    if len(ones) * len(others) > _MOST_COMPARED:
        return
    scored = [
        (_score(left[one], right[other], least), one, other) for one in ones for other in others
    ]
    for score, one, other in sorted(scored, key=lambda each: -each[0]):
        if score >= least and one not in pairs and other not in taken:
            pairs[one] = other
            taken.add(other)


def _score(one: Entry, other: Entry, least: float) -> float:
    if one.facet != other.facet:
        return 0.0
    score = fuzz.ratio(one.text, other.text, score_cutoff=least)
    same_place = bool(one.sources) and one.sources == other.sources
    return score + _SAME_PLACE * same_place if score else 0.0


def pair_concepts(left: Sequence[Concept], right: Sequence[Concept]) -> Pairs:
    """Pair concepts by name; a renamed one by its alias or by the entries it kept."""
    names = {concept.name: place for place, concept in enumerate(right)}
    pairs = {
        place: names[concept.name] for place, concept in enumerate(left) if concept.name in names
    }
    taken = set(pairs.values())
    ones = [place for place in range(len(left)) if place not in pairs]
    others = [place for place in range(len(right)) if place not in taken]
    votes = _votes(left, right, ones, others)
    for (one, other), count in sorted(votes.items(), key=lambda vote: (-vote[1], vote[0])):
        fewer = min(len(left[one].entries), len(right[other].entries))
        if one not in pairs and other not in taken and count * 2 >= fewer:
            pairs[one] = other
            taken.add(other)
    return pairs


def _votes(
    left: Sequence[Concept], right: Sequence[Concept], ones: list[int], others: list[int]
) -> Counter[tuple[int, int]]:
    owners: dict[Hashable, list[int]] = defaultdict(list)
    for other in others:
        for trait in _traits(right[other]):
            owners[trait].append(other)
    votes: Counter[tuple[int, int]] = Counter()
    for one in ones:
        for trait in _traits(left[one]):
            votes.update((one, other) for other in owners.get(trait, ()))
    return votes


def _traits(concept: Concept) -> set[Hashable]:
    """List what a concept keeps when it is renamed: its name as an alias, texts and places."""
    traits: set[Hashable] = {concept.name, *concept.aliases}
    for entry in concept.entries:
        traits.add((entry.facet, entry.text))
        traits.update([entry.sources] if entry.sources else [])
    return traits
