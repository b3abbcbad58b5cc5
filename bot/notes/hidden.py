"""Blank the lines that are no knowledge: fences, comments, math, embedded code.

Lines keep their numbers. A thing that is opened and never closed is told, and what
follows it is read as far as that is safe.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.notes.note import Problem, Severity

# Indentation, quote marks and list markers before the text of a line.
PREFIX = re.compile(r"(?:[ \t>]|(?:[-*+]|\d{1,9}[.)])[ \t]+)*")
_FENCE = re.compile(r"(`{3,}(?=[^`]*$)|~{3,})")
_CLOSER = re.compile(r"[ \t>]*(`{3,}|~{3,})[ \t]*$")
_CLEAR_HEADING = re.compile(r"#{2,6}[ \t]+\S")


@dataclass(frozen=True, slots=True)
class _Span:
    """What hides all from `start` to `end`; `alone` if it must start its line."""

    what: str
    start: str
    end: str
    alone: bool = True


_SPANS = (
    _Span("comment", "<!--", "-->", alone=False),
    _Span("comment", "%%", "%%"),
    _Span("math block", "$$", "$$"),
    _Span("<pre> block", "<pre", "</pre>"),
    _Span("script", "<script", "</script>"),
    _Span("style sheet", "<style", "</style>"),
)


def hide(lines: list[str], name: str) -> tuple[list[str], list[Problem]]:
    """Blank what is hidden, line for line, and tell what was never closed."""
    hiding = _Hiding(list(lines), name)
    number = 0
    while number < len(lines):
        number = hiding.step(number)
    return hiding.lines, hiding.problems


class _Hiding:
    def __init__(self, lines: list[str], name: str) -> None:
        self.lines = lines
        self.problems: list[Problem] = []
        self._name = name
        self._unclosed: set[str] = set()  # ends not to be looked for again: keeps it linear

    def step(self, number: int) -> int:
        """Deal with one line, and give the number of the next to look at."""
        line = self.lines[number]
        prefix = PREFIX.match(line)
        start = prefix.end() if prefix else 0
        fence = _FENCE.match(line, start)
        if fence:
            return self._fence(number, line[:start], fence[1])
        for span in _SPANS:
            at = _start_of(span, line, start)
            if at is not None:
                return self._span(number, span, at)
        return number + 1

    def _span(self, number: int, span: _Span, at: int) -> int:
        line = self.lines[number]
        end = line.find(span.end, at + len(span.start))
        if end >= 0:
            self.lines[number] = line[:at] + line[end + len(span.end) :]
            return number if span.start in self.lines[number] else number + 1
        told = span.end in self._unclosed
        last = self._end_of(span, number)
        if last is None:
            self.lines[number] = line[:at] + line[at + len(span.start) :]
            if told:
                return number + 1
            self._tell(
                number,
                f"A {span.what} is opened here and never closed; its text is read",
                f"Close it with {span.end}",
                Severity.NOTICE,
            )
            return number + 1
        tail = self.lines[last]
        self.lines[number] = line[:at]
        self.lines[number + 1 : last] = [""] * (last - number - 1)
        self.lines[last] = tail[tail.index(span.end) + len(span.end) :]
        return last

    def _end_of(self, span: _Span, number: int) -> int | None:
        if span.end in self._unclosed:
            return None
        for last in range(number + 1, len(self.lines)):
            if span.end in self.lines[last]:
                return last
        self._unclosed.add(span.end)
        return None

    def _fence(self, number: int, prefix: str, marker: str) -> int:
        """Blank a fence. An unclosed one ends at the next line that surely is a heading."""
        end, closed = self._end_of_fence(number, ">" in prefix, marker)
        if not closed:
            skipped = f"up to line {end}" if end < len(self.lines) else "to its end"
            self._tell(
                number,
                f"This code fence is never closed; the note is skipped {skipped}",
                f"Close it with {marker} on a line of its own",
                Severity.FAULT,
            )
        self.lines[number] = prefix
        self.lines[number + 1 : end] = [""] * (end - number - 1)
        return end

    def _end_of_fence(self, number: int, quoted: bool, marker: str) -> tuple[int, bool]:
        """Find the line after a fence, and whether the fence was closed."""
        heading = None
        for last in range(number + 1, len(self.lines)):
            line = self.lines[last]
            closer = _CLOSER.match(line)
            if quoted and not line.lstrip().startswith(">"):
                return last, True
            if closer and closer[1].startswith(marker):
                return last + 1, True
            if heading is not None and line.lstrip().startswith(marker):
                return heading, False  # another fence opens behind a heading
            if heading is None and self._is_clear_heading(last):
                heading = last
        return (len(self.lines) if heading is None else heading), False

    def _is_clear_heading(self, number: int) -> bool:
        """Tell a heading from a comment in code: two `#` or more, after a blank line."""
        return not self.lines[number - 1].strip() and bool(_CLEAR_HEADING.match(self.lines[number]))

    def _tell(self, number: int, what: str, remedy: str, severity: Severity) -> None:
        self.problems.append(Problem(self._name, number + 1, what, remedy, severity))


def _start_of(span: _Span, line: str, start: int) -> int | None:
    """Find where a span starts on a line, if it does."""
    if span.alone:
        return start if line.startswith(span.start, start) else None
    at = line.find(span.start)
    return at if at >= 0 and line.count("`", 0, at) % 2 == 0 else None
