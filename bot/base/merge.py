"""A rebuild meets the edits of people: a three-way merge that loses none of them.

The ancestor is what the builder wrote last, ours is what people made of it, and theirs
is what the builder makes of the notes now. What people did wins; what they left alone
follows the notes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from bot.base.edits import (
    merge_concept,
    merge_entry,
    merge_goals,
    merge_names,
    unknown_before,
    weave,
)
from bot.base.entry import Base, Concept, Entry
from bot.base.pairing import ALIKE, alike, pair_concepts, pair_entries, pair_equal
from bot.base.report import Change, Findings, MergeReport
from bot.base.sides import Placed, Side, numbered, pair_placed, pair_rest


def merge(ancestor: Base | None, ours: Base, theirs: Base) -> tuple[Base, MergeReport]:
    """Merge a new build into the base that people edited.

    Without an ancestor nothing is taken out, since nobody knows who wrote what.
    `merge(a, a, t)` gives t, `merge(t, o, t)` gives o.
    """
    if ancestor == theirs:
        return ours, MergeReport()
    work = _Merge(ancestor, ours, theirs)
    base = work.run()
    return (theirs if ours == ancestor else base), work.report()


class _Merge:
    """One merge under way: the three sides, and what was found."""

    def __init__(self, before: Base | None, ours: Base, theirs: Base) -> None:
        self.lost = before is None
        self.before = Side(before or Base())
        self.ours = Side(ours)
        self.theirs = Side(theirs)
        self.found = Findings()
        self._number()

    def report(self) -> MergeReport:
        """Tell what was found."""
        return self.found.report(ancestor_lost=self.lost)

    def run(self) -> Base:
        """Merge entries, then the concepts that they stand under, then the rest."""
        before, ours, theirs = (side.base for side in (self.before, self.ours, self.theirs))
        concepts = _folded(self._concepts(self._entries()))
        return Base(
            _with_new_names(concepts, self._renamed()),
            merge_goals(before.goals, ours.goals, theirs.goals),
            merge_names(before.notes, ours.notes, theirs.notes),
            ours.items,
        )

    def _number(self) -> None:
        sides = (self.before, self.ours, self.theirs)
        before, ours, theirs = (side.base.concepts for side in sides)
        to_ours, to_theirs = pair_concepts(before, ours), pair_concepts(before, theirs)
        rest = pair_rest(pair_concepts, ours, theirs, to_ours, to_theirs)
        numbers = numbered(len(before), len(ours), len(theirs), to_ours, to_theirs, rest)
        for side, of_side in zip(sides, numbers, strict=True):
            side.number_concepts(of_side)
        self._number_entries()

    def _number_entries(self) -> None:
        sides = (self.before, self.ours, self.theirs)
        before, ours, theirs = (side.placed for side in sides)
        to_ours, to_theirs = pair_placed(before, ours), pair_placed(before, theirs)
        equal = pair_entries if self.lost else pair_equal
        rest = pair_rest(
            lambda left, right: pair_placed(left, right, equal), ours, theirs, to_ours, to_theirs
        )
        numbers = numbered(len(before), len(ours), len(theirs), to_ours, to_theirs, rest)
        for side, of_side in zip(sides, numbers, strict=True):
            side.number_entries(of_side)

    def _entries(self) -> dict[int, Placed]:
        """Merge every entry: its number, with the concept that it now stands under."""
        numbers = dict.fromkeys([*self.theirs.entries, *self.ours.entries, *self.before.entries])
        merged = {}
        for number in numbers:
            placed = self._entry(
                self.before.entries.get(number),
                self.ours.entries.get(number),
                self.theirs.entries.get(number),
            )
            if placed:
                merged[number] = placed
        return merged

    def _entry(
        self, before: Placed | None, ours: Placed | None, theirs: Placed | None
    ) -> Placed | None:
        if ours and theirs:
            return self._both(before, ours, theirs)
        if ours:
            return self._without_note(before, ours)
        return self._without_people(before, theirs) if theirs else None

    def _without_note(self, before: Placed | None, ours: Placed) -> Placed | None:
        """Decide on what the new build does not have: people's own and their edits stay."""
        if before is None:
            return ours
        if before.concept == ours.concept and _same(before.entry, ours.entry):
            self.found.gone.append(ours.entry)
            return None
        self.found.kept.append(ours.entry)
        return ours

    def _without_people(self, before: Placed | None, theirs: Placed) -> Placed | None:
        """Decide on what people do not have: new to them, or deleted by them."""
        entry = theirs.entry
        if before is None and not self._is_deleted(theirs.concept):
            self.found.new.append(entry)
            return theirs
        if before is None:
            self.found.deleted.append(Change(entry, "", entry.text))
            return None
        if before.entry.text == entry.text:
            return None
        if alike(before.entry.text, entry.text) < ALIKE and not self._is_deleted(theirs.concept):
            self.found.new.append(entry)
            return theirs
        self.found.deleted.append(Change(entry, before.entry.text, entry.text))
        return None

    def _is_deleted(self, concept: int) -> bool:
        return concept in self.before.concepts and concept not in self.ours.concepts

    def _both(self, before: Placed | None, ours: Placed, theirs: Placed) -> Placed:
        base = before or Placed(theirs.concept, unknown_before(ours.entry, theirs.entry))
        concept = theirs.concept if ours.concept == base.concept else ours.concept
        merged = merge_entry(base.entry, ours.entry, theirs.entry)
        self._note_change(before.entry if before else ours.entry, merged, theirs.entry)
        return Placed(concept, merged)

    def _note_change(self, before: Entry, merged: Entry, theirs: Entry) -> None:
        if before.text != theirs.text:
            followed = merged.text == theirs.text
            changes = self.found.changed if followed else self.found.under_edit
            changes.append(Change(merged, before.text, theirs.text))

    def _concepts(self, entries: dict[int, Placed]) -> list[Concept]:
        sides = (self.before, self.ours, self.theirs)
        members: dict[int, set[int]] = defaultdict(set)
        for number, placed in entries.items():
            members[placed.concept].add(number)
        merged: dict[int, Concept] = {}
        for number in {**self.theirs.concepts, **self.ours.concepts, **dict.fromkeys(members)}:
            concept = self._concept(number, has_entries=number in members)
            if concept:
                merged[number] = concept
        orders = [side.order() for side in sides]
        for number, concept in merged.items():
            before, ours, theirs = (each[number] for each in orders)
            order = weave(before, ours, theirs, members[number])
            merged[number] = _holding(concept, [entries[each].entry for each in order])
        before, ours, theirs = (list(side.concepts) for side in sides)
        return [merged[number] for number in weave(before, ours, theirs, set(merged))]

    def _concept(self, number: int, *, has_entries: bool) -> Concept | None:
        """Merge what a concept has beside its entries; None where it is gone."""
        before = self.before.concepts.get(number)
        ours = self.ours.concepts.get(number)
        theirs = self.theirs.concepts.get(number)
        if ours and theirs:
            return merge_concept(before or replace(theirs, aliases=(), related=()), ours, theirs)
        if ours:
            edited = before is None or replace(ours, entries=()) != replace(before, entries=())
            return ours if edited or has_entries else None
        return theirs if theirs and (before is None or has_entries) else None

    def _renamed(self) -> dict[str, str]:
        """Tell which names of the build people replaced by which."""
        return {
            theirs.name: self.ours.concepts[number].name
            for number, theirs in self.theirs.concepts.items()
            if number in self.ours.concepts and number in self.before.concepts
            if self.ours.concepts[number].name != self.before.concepts[number].name
        }


def _holding(concept: Concept, entries: Iterable[Entry]) -> Concept:
    name = concept.name
    held = tuple(e if e.concept == name else replace(e, concept=name) for e in entries)
    return replace(concept, entries=held)


def _folded(concepts: Iterable[Concept]) -> list[Concept]:
    """Put concepts together that now have the same name."""
    by_name: dict[str, Concept] = {}
    for concept in concepts:
        first = by_name.get(concept.name)
        by_name[concept.name] = _one_of_two(first, concept) if first else concept
    return list(by_name.values())


def _one_of_two(first: Concept, second: Concept) -> Concept:
    told = {(entry.facet, entry.text) for entry in first.entries}
    more = (entry for entry in second.entries if (entry.facet, entry.text) not in told)
    return replace(
        first,
        aliases=tuple(dict.fromkeys(first.aliases + second.aliases)),
        related=tuple(dict.fromkeys(first.related + second.related)),
        entries=(*first.entries, *more),
    )


def _with_new_names(concepts: list[Concept], renamed: dict[str, str]) -> tuple[Concept, ...]:
    """Let links follow the concepts that people renamed."""
    if not renamed:
        return tuple(concepts)
    names = {concept.name for concept in concepts}
    stale = {old: new for old, new in renamed.items() if old not in names}
    return tuple(
        replace(concept, related=tuple(dict.fromkeys(stale.get(n, n) for n in concept.related)))
        for concept in concepts
    )


def _same(before: Entry, ours: Entry) -> bool:
    """Tell whether people left an entry alone; the concept's name does not count."""
    return replace(ours, concept=before.concept) == before
