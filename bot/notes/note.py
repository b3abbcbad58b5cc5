"""What a note is once it is read: sections of blocks, each with its lines."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Lines:
    """A span of lines in a note, 1-based and inclusive."""

    first: int
    last: int


class Severity(StrEnum):
    """How bad a problem is: a notice is told, a fault also sets the exit code."""

    NOTICE = "notice"
    FAULT = "fault"


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong in a note: where it is, what is wrong and what to do."""

    note: str
    line: int
    what: str
    remedy: str
    severity: Severity = Severity.FAULT

    def __str__(self) -> str:
        return f"{self.note}:{self.line}: {self.what}. {self.remedy}."


class MarkKind(StrEnum):
    """Marks that people make inside a line."""

    BOLD = "bold"
    HIGHLIGHT = "highlight"
    CODE = "code"
    TAG = "tag"
    WIKILINK = "wikilink"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark: its kind, the visible text under it, and its target if it is a link.

    `start` is the offset of `text` in the text of the block, or -1 where the text is
    not visible (a `#tag` is taken out of the text).
    """

    kind: MarkKind
    text: str
    target: str = ""
    start: int = -1


class BlockKind(StrEnum):
    """What a block is."""

    PARAGRAPH = "paragraph"
    LIST = "list"
    ITEM = "item"
    TABLE = "table"
    QUOTE = "quote"
    CALLOUT = "callout"
    DETAILS = "details"


@dataclass(frozen=True, slots=True)
class Block:
    r"""A piece of a section.

    `text` is what a reader sees, NFC, without marks; source lines stay separate
    lines ("\n"). A LIST has ITEM children; an ITEM has its own first paragraph in
    `text` and what is nested under it in `children`; a QUOTE, CALLOUT or DETAILS has
    its title in `title` and its body in `children`; a TABLE has `rows`, header first.
    Fenced code, Dataview and comments are never blocks.
    """

    kind: BlockKind
    text: str
    lines: Lines
    marks: tuple[Mark, ...] = ()
    children: tuple[Block, ...] = ()
    title: str = ""
    number: int | None = None  # of an ITEM in an ordered list; 1 for an ordered LIST
    rows: tuple[tuple[str, ...], ...] = ()
    callout: str = ""  # the type of a CALLOUT: "question", "tip"
    open: bool = False  # an ITEM with a box that is not ticked
    bullet: str = ""  # of a LIST without numbers: "-", "*" or "+"
    sign: str = ""  # of a LIST that weighs: "+" for, "-" against


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its own body (not that of its sub-headings) and its line span.

    `path` holds the headings from the top down, its own last. What stands before the
    first heading is a section with an empty heading, level 0 and an empty path.
    """

    heading: str
    level: int
    path: tuple[str, ...]
    lines: Lines
    blocks: tuple[Block, ...]
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Note:
    """One Markdown file of the group's, read.

    `name` is its path below the folder that was given, NFC, with "/" between parts.
    `title` comes from the front matter, else the first level-1 heading of the note if
    it is the only one, else the file's name without its ending.
    """

    name: str
    title: str
    sections: tuple[Section, ...]
    aliases: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of reading files: the notes, and every problem on the way."""

    notes: tuple[Note, ...]
    problems: tuple[Problem, ...]
