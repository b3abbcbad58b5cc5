"""Read notes: text to sections of blocks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from bot.notes.blocks import Heading, read_blocks
from bot.notes.files import collect, shown_name
from bot.notes.front import Front, read_front
from bot.notes.manuscript import prepare
from bot.notes.note import Block, Lines, Mark, Note, Problem, Reading, Section, Severity
from bot.text.clean import clean
from bot.text.secrets import redact

Parse = Callable[[str, str], tuple[Note, tuple[Problem, ...]]]

_EXPORT_ID = re.compile(r"[ _-]+[0-9a-f]{32}$")  # Notion puts it behind every file's name


def read(paths: Sequence[Path], parse: Parse | None = None) -> Reading:
    """Read files and folders. What cannot be read is told; the rest is read.

    `parse` may be one that remembers the notes that it read before.
    """
    parse = parse or parse_note
    collection = collect(paths)
    notes: list[Note] = []
    problems = list(collection.problems)
    for name, text in collection.texts.items():
        note, found = parse(text, name)
        problems.extend(found)
        if note.sections:
            notes.append(note)
    return Reading(tuple(notes), tuple(problems))


def read_note(text: str, name: str) -> Note:
    """Read one note from its text; see `parse_note` for what is wrong in it."""
    return parse_note(text, name)[0]


def parse_note(text: str, name: str) -> tuple[Note, tuple[Problem, ...]]:
    """Read one note and tell its problems. A file that is no note has no sections."""
    name = shown_name(name)
    lines = redact(clean(text)).split("\n")
    front, problems = read_front(lines, name)
    if front.skip:
        what = f"This file is {front.skip}, not a note; it is skipped"
        problems.append(Problem(name, 1, what, "Nothing need be done", Severity.NOTICE))
        return Note(name, _title_of(name), ()), tuple(problems)
    lines[: front.length] = [""] * front.length
    manuscript, more = prepare(lines, name)
    sections = _sections(read_blocks(manuscript), front.length + 1, _last_line(lines))
    if not sections:
        remedy = "Write something into it, or remove it"
        more.append(Problem(name, 1, "There is nothing to read here", remedy, Severity.NOTICE))
    note = Note(name, _title(front, sections, name), sections, front.aliases, front.tags)
    return note, (*problems, *more)


def _last_line(lines: list[str]) -> int:
    return max(1, len(lines) - (lines[-1] == ""))


@dataclass(slots=True)
class _Draft:
    """A section that still grows."""

    heading: Heading
    path: tuple[str, ...]
    blocks: list[Block] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)

    def add(self, block: Block) -> None:
        """Add a block; a line of nothing but tags belongs to what stands above it."""
        if block.text or block.children or block.title:
            self.blocks.append(block)
        elif self.blocks:
            above = self.blocks[-1]
            self.blocks[-1] = replace(above, marks=above.marks + block.marks)
        else:
            self.marks.extend(block.marks)

    def section(self, last: int) -> Section:
        """Close the section at its last line."""
        heading = self.heading
        lines = Lines(heading.line, max(heading.line, last))
        marks = (*heading.marks, *self.marks)
        return Section(heading.text, heading.level, self.path, lines, tuple(self.blocks), marks)


def _sections(parts: Iterable[Heading | Block], first: int, last: int) -> tuple[Section, ...]:
    """Sort blocks under their headings; each heading stands under the last higher one."""
    drafts = [_Draft(Heading(0, "", first), ())]
    above: list[Heading] = []
    for part in parts:
        if isinstance(part, Block):
            drafts[-1].add(part)
            continue
        while above and above[-1].level >= part.level:
            above.pop()
        above.append(part)
        drafts.append(_Draft(part, tuple(heading.text for heading in above)))
    ends = [draft.heading.line - 1 for draft in drafts[1:]] + [last]
    sections = [draft.section(end) for draft, end in zip(drafts, ends, strict=True)]
    start = sections[0]
    return tuple(sections if start.blocks or start.marks else sections[1:])


def _title(front: Front, sections: tuple[Section, ...], name: str) -> str:
    tops = [section.heading for section in sections if section.level == 1 and section.heading]
    return front.title or (tops[0] if len(tops) == 1 else "") or _title_of(name)


def _title_of(name: str) -> str:
    """Make a title of a file's name: "aws/DNS 0f…e1.md" → "DNS"."""
    path = PurePosixPath(name)
    stem = path.name.removesuffix(path.suffix) if path.suffix else path.name
    title = _EXPORT_ID.sub("", "" if stem.lower() in (".md", ".markdown") else stem).strip()
    return title or path.parent.name or "note"
