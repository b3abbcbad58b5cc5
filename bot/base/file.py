"""The base on disk: YAML that people own."""

from __future__ import annotations

from pathlib import Path

from bot.base.disk import read_text, write_text
from bot.base.door import Opened, notices, open_text
from bot.base.entry import Base
from bot.base.fault import BaseFaults, Fault
from bot.base.layout import HEADER, concept_block, dump, goals_block, items_block, notes_block
from bot.base.pages import Pages, uncited

__all__ = ["BaseFaults", "Fault", "check", "dump", "load", "parse", "save", "uncited"]


def load(path: Path) -> Base:
    """Load a base; raises BaseFaults with everything that is wrong with it."""
    return parse(read_text(path), path.name)


def parse(text: str, name: str = "base.yaml") -> Base:
    """Read a base from text: `parse(dump(base)) == base`.

    An entry without a source cites the base itself, by `name` and the entry's lines.
    """
    return open_text(text, name).base


def check(path: Path) -> tuple[Fault, ...]:
    """List the faults of a base on disk, or its notices where it has no faults."""
    try:
        return notices(read_text(path), path.name)
    except BaseFaults as refused:
        return refused.faults


def save(base: Base, path: Path) -> None:
    """Write a base, keeping as they are the blocks of concepts that did not change.

    So the comments and the layout that people gave their file stay.
    """
    write_text(path, rewritten(_old_text(path), base, path.name))


def _old_text(path: Path) -> str:
    try:
        return read_text(path) if path.exists() else ""
    except BaseFaults:
        return ""


def rewritten(old: str, base: Base, name: str, pages: Pages | None = None) -> str:
    """Write a base into the text that it stood in before; from scratch where that fails.

    `pages` are those that the old text was read by, if it was.
    """
    base, pages = uncited(base, name), pages or Pages()
    try:
        text = _patched(old, base, name, pages)
        if text and uncited(pages.open(text, name).base, name) == base:
            return text
    except BaseFaults:
        pass
    return dump(base)


def _patched(old: str, base: Base, name: str, pages: Pages) -> str:
    if not old.strip():
        return ""
    opened = pages.open(old, name)
    lines = ["", *pages.redacted(old).split("\n")]  # so that a line's number is its place
    kept = _blocks(_dedented(lines, opened), opened)
    known = uncited(opened.base, name)
    before = {concept.name: concept for concept in known.concepts}
    parts = [_head(lines) or HEADER, notes_block(base.notes), "concepts:"]
    for concept in base.concepts:
        whole, comments = kept.get(concept.name, ("", ""))
        same = before.get(concept.name) == concept
        parts.append(whole if same else comments + concept_block(concept))
    parts += [goals_block(base.goals)]
    parts += [_items(lines, opened) if known.items == base.items else items_block(base.items)]
    return "\n".join(part.rstrip("\n") + "\n" for part in parts if part)


def _items(lines: list[str], opened: Opened) -> str:
    """Take the hand-written items as they stand, with the comments around them."""
    return "\n".join(lines[at] for at in _item_lines(lines, opened))


def _item_lines(lines: list[str], opened: Opened) -> range:
    first, last = opened.items
    if not first:
        return range(0)
    while lines[first - 1].startswith("#"):
        first -= 1
    is_last = not opened.spans or opened.spans[-1][1] < first
    while is_last and last + 1 < len(lines) and lines[last + 1].lstrip().startswith("#"):
        last += 1
    return range(first, last + 1)


def _head(lines: list[str]) -> str:
    """Take the comments that the file begins with, down to the first blank line."""
    end = next((at for at, line in enumerate(lines) if at and not line.startswith("#")), 0)
    return "\n".join(lines[1:end])


def _dedented(lines: list[str], opened: Opened) -> list[str]:
    """Take the indent off that people may have given the whole list of concepts."""
    first = lines[opened.spans[0][0]] if opened.spans else ""
    indent = len(first) - len(first.lstrip())
    if not indent:
        return lines
    return [line[min(indent, len(line) - len(line.lstrip())) :] for line in lines]


def _blocks(lines: list[str], opened: Opened) -> dict[str, tuple[str, str]]:
    """Take the text of each concept with the comments around it, and these alone."""
    blocks = {}
    items = _item_lines(lines, opened)
    spans = [*opened.spans, (len(lines), len(lines))]
    start = _first_comment(lines, 1 + len(_head(lines).split("\n")), spans[0][0])
    for concept, (first, last), (end, _) in zip(
        opened.base.concepts, spans, spans[1:], strict=False
    ):
        below = _first_comment(lines, last + 1, end)
        block = [at for at in range(start, below) if at not in items]
        comments = (
            f"{lines[at].lstrip()}\n"
            for at in block
            if lines[at].lstrip().startswith("#") and at not in opened.long_lines
        )
        text = "\n".join(
            lines[at] for at in block if first <= at <= last or lines[at].lstrip().startswith("#")
        )
        blocks[concept.name] = (text, "".join(comments))
        start = below
    return blocks


def _first_comment(lines: list[str], first: int, end: int) -> int:
    """Find where the comments begin that belong to the next concept: unindented ones."""
    return next((at for at in range(first, end) if lines[at].startswith("#")), end)
