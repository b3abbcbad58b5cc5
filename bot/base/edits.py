"""Three-way merges of single values: what people did wins, the rest follows the build."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import replace
from typing import TypeVar

from bot.base.entry import Concept, Entry, Goal, Source

T = TypeVar("T")
H = TypeVar("H", bound=Hashable)


def merge_names(before: Sequence[H], ours: Sequence[H], theirs: Sequence[H]) -> tuple[H, ...]:
    """Merge short lists: people's own stays, theirs follows the build.

    before [a, b], ours [b, x], theirs [a, b, c] → [b, x, c]: a was deleted by people.
    """
    if ours == before:
        return tuple(theirs)
    if theirs == before:
        return tuple(ours)
    gone = set(before) - set(theirs)
    known = set(before) | set(ours)
    kept = (name for name in ours if name not in gone)
    return tuple(dict.fromkeys([*kept, *(name for name in theirs if name not in known)]))


def weave(before: list[H], ours: list[H], theirs: list[H], members: set[H]) -> list[H]:
    """Put members in order: as the build has them, or as people do if they reordered.

    What only the other side has comes behind its neighbour there.
    """
    common = set(before) & set(ours) & set(theirs)
    moved = [each for each in ours if each in common] != [e for e in before if e in common]
    lead, other = (ours, theirs) if moved else (theirs, ours)
    lead = [each for each in lead if each in members]
    in_lead = set(lead)
    behind: dict[H | None, list[H]] = defaultdict(list)
    neighbour: H | None = None
    for each in other:
        if each in in_lead:
            neighbour = each
        elif each in members:
            behind[neighbour].append(each)
    return behind[None] + [each for one in lead for each in (one, *behind[one])]


def _pick(before: T, ours: T, theirs: T) -> T:
    """Take what people made of it, else what the build did."""
    return theirs if ours == before else ours


def unknown_before(ours: Entry, theirs: Entry) -> Entry:
    """Stand in for an ancestor that is not known: what differs was done by people."""
    follows = ours.sources or ours.text == theirs.text
    sources = ours.sources if follows else theirs.sources
    return replace(theirs, questions=(), sources=sources)


def merge_entry(before: Entry, ours: Entry, theirs: Entry) -> Entry:
    """Merge one entry, part by part."""
    if ours == before:
        return theirs if theirs.concept == ours.concept else replace(theirs, concept=ours.concept)
    return replace(
        ours,
        facet=_pick(before.facet, ours.facet, theirs.facet),
        text=_pick(before.text, ours.text, theirs.text),
        sources=_merged_sources(before.sources, ours.sources, theirs.sources),
        questions=merge_names(before.questions, ours.questions, theirs.questions),
        muted=_pick(before.muted, ours.muted, theirs.muted),
    )


def _merged_sources(
    before: tuple[Source, ...], ours: tuple[Source, ...], theirs: tuple[Source, ...]
) -> tuple[Source, ...]:
    """Let lines follow the note, also where people took out or added a source."""
    if ours == before or not ours:
        return theirs if ours == before else ours
    moved = _moved_sources(before, theirs)
    now = tuple(moved.get(source, source) for source in before)
    kept = tuple(moved.get(source, source) for source in ours)
    return merge_names(now, kept, theirs)


def _moved_sources(before: tuple[Source, ...], theirs: tuple[Source, ...]) -> dict[Source, Source]:
    """Tell where each source is now: at the same heading of the same note, in order."""
    places: dict[tuple[str, tuple[str, ...]], list[Source]] = defaultdict(list)
    for source in theirs:
        places[source.note, source.heading].append(source)
    return {
        source: places[source.note, source.heading].pop(0)
        for source in before
        if places[source.note, source.heading]
    }


def merge_concept(before: Concept, ours: Concept, theirs: Concept) -> Concept:
    """Merge what a concept has beside its entries."""
    return Concept(
        _pick(before.name, ours.name, theirs.name),
        merge_names(before.aliases, ours.aliases, theirs.aliases),
        merge_names(before.related, ours.related, theirs.related),
        muted=_pick(before.muted, ours.muted, theirs.muted),
    )


def merge_goals(
    before: tuple[Goal, ...], ours: tuple[Goal, ...], theirs: tuple[Goal, ...]
) -> tuple[Goal, ...]:
    """Merge goals by their text; the lines follow the note."""
    known = {goal.text: goal for goal in (*ours, *theirs)}
    texts = ([goal.text for goal in goals] for goals in (before, ours, theirs))
    return tuple(known[text] for text in merge_names(*texts))
