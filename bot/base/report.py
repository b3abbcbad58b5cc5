"""What a rebuild did to the base, for the people who own it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from bot.base.entry import Entry
from bot.base.fault import shown


@dataclass(frozen=True, slots=True)
class Change:
    """An entry that the note changed: what the note said before, what it says now.

    `entry` is the entry as it stands in the base; under an edit its text is the edit.
    """

    entry: Entry
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class MergeReport:
    """What a rebuild found.

    `under_edit`: the note changed an entry that people had edited; the edit stands.
    `kept`: gone from the note, and kept because people edited it.
    `deleted`: people deleted it, and the note changed it since; it stays deleted.
    `ancestor_lost`: nothing was known of the last build, so nothing was taken out.
    """

    new: tuple[Entry, ...] = ()
    gone: tuple[Entry, ...] = ()
    changed: tuple[Change, ...] = ()
    under_edit: tuple[Change, ...] = ()
    kept: tuple[Entry, ...] = ()
    deleted: tuple[Change, ...] = ()
    ancestor_lost: bool = False

    def __bool__(self) -> bool:
        return bool(
            self.new or self.gone or self.changed or self.under_edit or self.kept or self.deleted
        )

    def lines(self, most: int | None = None) -> Iterator[str]:
        """Write the report for people, one finding a line.

        Of what simply followed the notes at most `most` of a kind are listed; what
        touches an edit is listed always.
        """
        if self.ancestor_lost:
            yield "The record of the last build is lost: nothing was taken out of the base."
        yield from _first(most, "new", [f"{_name(e)}: {shown(e.text)}" for e in self.new])
        yield from _first(most, "changed", [_change(each) for each in self.changed])
        yield from _first(most, "gone", [f"{_name(e)}: {shown(e.text)}" for e in self.gone])
        for entry in self.kept:
            yield f"gone from the note, kept as you edited it: {_name(entry)}: {shown(entry.text)}"
        for change in self.under_edit:
            yield (
                f"changed under your edit: {_name(change.entry)}: you wrote "
                f"{shown(change.entry.text)}, the note now says {shown(change.after)}"
            )
        for change in self.deleted:
            yield (
                f"changed, stays deleted: {_name(change.entry)}: the note now says "
                f"{shown(change.after)}"
            )


@dataclass(slots=True)
class Findings:
    """What a merge under way has found so far; see `MergeReport`."""

    new: list[Entry] = field(default_factory=list)
    gone: list[Entry] = field(default_factory=list)
    changed: list[Change] = field(default_factory=list)
    under_edit: list[Change] = field(default_factory=list)
    kept: list[Entry] = field(default_factory=list)
    deleted: list[Change] = field(default_factory=list)

    def report(self, *, ancestor_lost: bool) -> MergeReport:
        """Close the list."""
        return MergeReport(
            tuple(self.new),
            tuple(self.gone),
            tuple(self.changed),
            tuple(self.under_edit),
            tuple(self.kept),
            tuple(self.deleted),
            ancestor_lost,
        )


def _first(most: int | None, kind: str, findings: list[str]) -> Iterator[str]:
    for finding in findings[:most]:
        yield f"{kind}: {finding}"
    if most is not None and len(findings) > most:
        yield f"{kind}: … and {len(findings) - most} more"


def _change(change: Change) -> str:
    return f"{_name(change.entry)}: {shown(change.before)} → {shown(change.after)}"


def _name(entry: Entry) -> str:
    return f"{entry.concept} · {entry.facet}"
