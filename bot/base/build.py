"""Build a base: read the notes, extract, merge with what people edited, save."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from bot.base.disk import read_text, write_text
from bot.base.entry import Base, Concept, Entry
from bot.base.extract import extract
from bot.base.fault import BaseFaults, Fault
from bot.base.file import dump, parse, rewritten
from bot.base.layout import HEADER, concept_block
from bot.base.memory import Memory
from bot.base.merge import merge
from bot.base.pages import uncited, uncited_concept
from bot.base.report import MergeReport
from bot.notes.note import Note, Problem, Reading, Severity
from bot.notes.reader import parse_note, read

_FORMAT = "# biyu built 1: what the builder wrote last. A rebuild needs it; do not edit.\n"
_NOTHING = MergeReport()
_TRIES = 3


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What came of a build. Without a single note that could be read, nothing is written."""

    problems: tuple[Problem, ...]
    base: Base | None = None
    merge: MergeReport = _NOTHING
    first: bool = False

    @property
    def faults(self) -> int:
        """How many problems are faults, not notices."""
        return sum(problem.severity is Severity.FAULT for problem in self.problems)


Ready = Callable[[Base], None]


def build(
    paths: Sequence[Path],
    base_path: Path,
    memory: Memory | None = None,
    ready: Ready | None = None,
) -> BuildReport:
    """Build the base of some notes and folders into a file.

    The memory of the last build of this file makes it quicker, and nothing else. `ready` is
    told the base right before it is written, since a disk may take its time. Raises
    BaseFaults where the edited file has faults, and OSError where it cannot be written; both
    leave it as it is.
    """
    memory = memory or Memory()
    name = base_path.name
    old = _text_of(base_path)
    memory.pages.open(old, name)  # a faulty base is refused before the long reading
    reading = _reading(paths, memory)
    if not reading.notes:
        return BuildReport(reading.problems)
    before = _last_build(base_path, memory)
    built = _as_saved(extract(reading.notes, memory), name, memory)
    built = keep_unread(built, before or Base(), unread(reading.notes, reading.problems))
    merged, report = _merge_into(base_path, before, built, memory, ready)
    blocks = memory.blocks.of(built.concepts, concept_block)
    record = _FORMAT + dump(built, blocks).removeprefix(HEADER)
    write_text(built_path(base_path), record)
    memory.record = record, built
    return BuildReport(reading.problems, merged, report, first=not old.strip())


def _reading(paths: Sequence[Path], memory: Memory) -> Reading:
    memory.parsed.begin()

    def parse_new(text: str, name: str) -> tuple[Note, tuple[Problem, ...]]:
        return memory.parsed.get((text, name), lambda key: parse_note(*key))

    return read(paths, parse_new)


def _merge_into(
    path: Path, before: Base | None, built: Base, memory: Memory, ready: Ready | None
) -> tuple[Base, MergeReport]:
    """Merge a build into the file. What people save meanwhile is merged as well."""
    for _ in range(_TRIES):
        old = _text_of(path)
        opened = memory.pages.open(old, path.name)
        if old.strip():
            merged, report = merge(before, uncited(opened.base, path.name), built)
        else:  # an emptied file is an accident, not the wish to delete everything
            merged, report = built, _NOTHING
        text = rewritten(old, merged, path.name, memory.pages)
        base = memory.pages.open(text, path.name).base
        if _text_of(path) == old:
            if ready:
                ready(base)
            write_text(path, text)
            memory.pages.keep(text, path.name)
            return base, report
    what = "the file changes again and again while it is built"
    raise BaseFaults([Fault(path.name, 1, "", what, "save it, and build again")])


def _text_of(path: Path) -> str:
    return read_text(path) if path.exists() else ""


def read_base(paths: Sequence[Path]) -> tuple[Base, tuple[Problem, ...]]:
    """Build a base in memory, for a look at notes without writing anything."""
    reading = read(paths)
    return extract(reading.notes), reading.problems


def built_path(base_path: Path) -> Path:
    """Say where the record of the last build stands: aws.yaml → .aws.built.yaml."""
    return base_path.with_name(f".{base_path.stem}.built.yaml")


def _last_build(base_path: Path, memory: Memory) -> Base | None:
    """Read what the builder wrote last; None where that is lost or of another format."""
    path = built_path(base_path)
    try:
        text = read_text(path)
        if memory.record and text == memory.record[0]:
            return memory.record[1]
        known = text.startswith(_FORMAT.partition(":")[0])
        name = base_path.name
        return uncited(memory.pages.open(text, name).base, name) if known else None
    except BaseFaults:
        return None


def _as_saved(base: Base, name: str, memory: Memory) -> Base:
    """Give a fresh base the form that it has when it is loaded, so that the two compare.

    Each concept by itself, so that those of the last build need not be written and read again.
    """
    memory.saved.begin(name)

    def saved(concept: Concept) -> Concept:
        return uncited_concept(memory.pages.concept(concept_block(concept)), name)

    concepts = tuple(memory.saved.get(concept, saved) for concept in base.concepts)
    if len({concept.name for concept in concepts}) < len(concepts):
        parse(dump(base), name)  # which tells the names that stand twice
    return replace(parse(dump(replace(base, concepts=())), name), concepts=concepts)


def unread(notes: Sequence[Note], problems: Sequence[Problem]) -> frozenset[str]:
    """Name the notes that could not be read this time."""
    faulty = {each.note for each in problems if each.severity is Severity.FAULT}
    return frozenset(faulty - {note.name for note in notes})


def keep_unread(built: Base, before: Base, names: frozenset[str]) -> Base:
    """Keep what the last build had from notes that cannot be read today.

    A note that is broken for an hour must not take its entries out of the base.
    """
    if not names.intersection(before.notes):
        return built
    concepts = {concept.name: concept for concept in built.concepts}
    for concept in before.concepts:
        kept = tuple(entry for entry in concept.entries if _stands_in(entry, names))
        if kept:
            now = concepts.get(concept.name, replace(concept, entries=()))
            concepts[concept.name] = _with_more(now, kept)
    goals = tuple(goal for goal in before.goals if goal.source.note in names)
    notes = (name for name in before.notes if name in names and name not in built.notes)
    return Base(
        tuple(concepts.values()),
        tuple(dict.fromkeys(built.goals + goals)),
        (*built.notes, *notes),
    )


def _stands_in(entry: Entry, names: frozenset[str]) -> bool:
    return any(source.note in names for source in entry.sources)


def _with_more(concept: Concept, entries: tuple[Entry, ...]) -> Concept:
    told = {(entry.facet, entry.text) for entry in concept.entries}
    more = (entry for entry in entries if (entry.facet, entry.text) not in told)
    return replace(concept, entries=(*concept.entries, *more))
