"""Write a read note as a few lines of text, for fixtures."""

from __future__ import annotations

from collections.abc import Iterator

from bot.notes.note import Block, Lines, Mark, Note


def outline(note: Note) -> str:
    """Show sections, blocks, marks and lines."""
    return "\n".join(_sections(note))


def _sections(note: Note) -> Iterator[str]:
    for section in note.sections:
        yield f"{'#' * section.level or '-'} {section.heading} @{_span(section.lines)}" + _marks(
            section.marks
        )
        for block in section.blocks:
            yield from _block(block, "  ")


def _block(block: Block, indent: str) -> Iterator[str]:
    kind = block.kind.value + (f":{block.callout}" if block.callout else "")
    number = f" {block.number}." if block.number is not None else ""
    title = f" <{block.title}>" if block.title else ""
    text = " " + block.text.replace("\n", " ⏎ ") if block.text else ""
    yield f"{indent}{kind}@{_span(block.lines)}{number}{title}{text}{_marks(block.marks)}"
    for child in block.children:
        yield from _block(child, indent + "  ")


def _span(lines: Lines) -> str:
    return str(lines.first) if lines.first == lines.last else f"{lines.first}-{lines.last}"


def _marks(marks: tuple[Mark, ...]) -> str:
    return "".join(f" {{{_mark(mark)}}}" for mark in marks)


def _mark(mark: Mark) -> str:
    target = f" → {mark.target}" if mark.target not in ("", mark.text) else ""
    at = f"@{mark.start}" if mark.start >= 0 else ""
    return f"{mark.kind.value}{at} {mark.text}{target}"
