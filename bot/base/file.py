"""The base on disk: YAML that people own."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from bot.base.disk import read_text, write_text
from bot.base.door import Opened, open_text
from bot.base.entry import Base, Concept, Entry
from bot.base.fault import BaseFaults, Fault
from bot.base.layout import HEADER, concept_block, dump, goals_block, notes_block
from bot.text.clean import clean
from bot.text.secrets import redact

__all__ = ["BaseFaults", "Fault", "check", "dump", "load", "parse", "save"]


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
        return open_text(read_text(path), path.name).notices
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


def rewritten(old: str, base: Base, name: str) -> str:
    """Write a base into the text that it stood in before; from scratch where that fails."""
    base = uncited(base, name)
    try:
        text = _patched(old, base, name)
        if text and uncited(parse(text, name), name) == base:
            return text
    except BaseFaults:
        pass
    return dump(base)


def uncited(base: Base, name: str) -> Base:
    """Drop the sources that point into the base's own file: they move with every edit."""
    concepts = (
        replace(concept, entries=tuple(_uncited(entry, name) for entry in concept.entries))
        for concept in base.concepts
    )
    return replace(base, concepts=tuple(concepts))


def _uncited(entry: Entry, name: str) -> Entry:
    if all(source.note != name for source in entry.sources):
        return entry
    return replace(entry, sources=tuple(each for each in entry.sources if each.note != name))


def _patched(old: str, base: Base, name: str) -> str:
    if not old.strip():
        return ""
    opened = open_text(old, name)
    lines = [f"{line}\n" for line in redact(clean(old)).split("\n")]
    kept = _blocks(lines, opened)
    before = {concept.name: concept for concept in uncited(opened.base, name).concepts}
    parts = [_head(lines) or HEADER, notes_block(base.notes), "concepts:\n"]
    parts += [_block(concept, before, kept) for concept in base.concepts]
    parts += [goals_block(base.goals)]
    return "\n".join(part.rstrip("\n") + "\n" for part in parts if part)


def _block(concept: Concept, before: dict[str, Concept], kept: dict[str, str]) -> str:
    block = kept.get(concept.name, "")
    if before.get(concept.name) == concept:
        return block
    comments = [line for line in block.splitlines(keepends=True) if line.startswith("#")]
    return "".join(comments) + concept_block(concept)


def _head(lines: list[str]) -> str:
    """Take the comments that the file begins with."""
    end = next((at for at, line in enumerate(lines) if line.strip() and line[0] != "#"), 0)
    return "".join(lines[:end])


def _blocks(lines: list[str], opened: Opened) -> dict[str, str]:
    """Take the text of each concept, with the comments that stand above it."""
    blocks = {}
    for concept, (first, last) in zip(opened.base.concepts, opened.spans, strict=True):
        start = first - 1
        while start > 0 and lines[start - 1].startswith("#"):
            start -= 1
        blocks[concept.name] = "".join(lines[start:last])
    return blocks
