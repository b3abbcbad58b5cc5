"""The lines of a note made ready for the block parser, each with its number.

What people write and CommonMark does not know is put into its terms: headings behind a
tab, underlined headings that are none, `<details>`, a list nested a thousand deep.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from bot.notes.code import hide_indented_code
from bot.notes.hidden import PREFIX, hide
from bot.notes.note import Problem

_MARKER = re.compile(r">|(?:[-*+]|\d{1,9}[.)])[ \t]+")
_ITEM = re.compile(r"(?:[-*+]|\d{1,9}[.)])(?:[ \t]|$)")
_DEEPEST = 80  # columns of indentation
_DEEPEST_MARKERS = 20  # quote and list markers on one line; details within details

_HEADING = re.compile(r"\s*(#{1,6}[ \t]+\S.*)")
_GLUED_HEADING = re.compile(r" {0,3}(#{2,6})([^\s#].*)")
_UNDERLINE = re.compile(r"[ \t]*(?:={3,}|-{3,})[ \t]*$")
_NO_TITLE = re.compile(
    r"\s*(?:[-*+>#|<!\[]|\d{1,9}[.)]\s)|.*(?:[.!,:;)]|[다요음함임됨])\s*$|.*(?:->|→|::|\|)"
)
_LONGEST_TITLE = 60

_DETAILS = re.compile(r"<(/?)details\b[^<>]*>", re.IGNORECASE)
_SUMMARY = re.compile(r"\s*<summary\b[^<>]*>(.*?)(?:</summary\s*>|$)", re.IGNORECASE)
_END_OF_SUMMARY = re.compile(r"</summary\s*>", re.IGNORECASE)
OPEN, CLOSE = "<details>", "</details>"


@dataclass(slots=True)
class Manuscript:
    """Lines, and of each its number in the note; which `<details>` line ends at which."""

    lines: list[str] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    details: dict[int, int] = field(default_factory=dict)


def prepare(lines: list[str], name: str) -> tuple[Manuscript, list[Problem]]:
    """Make the lines of a note ready for the block parser."""
    lines, problems = hide(lines, name)
    lines = _unindent_lists([_shallow(line) for line in hide_indented_code(lines)])
    manuscript = Manuscript()
    for number, line in enumerate(_plain_headings(lines), start=1):
        for part in _split_details(line):
            manuscript.lines.append(part)
            manuscript.numbers.append(number)
    _pair_details(manuscript)
    return manuscript, problems


def _shallow(line: str) -> str:
    """Take indentation that no reader can follow back to one that a parser can."""
    if not line[:1] or line[0] not in " \t>-*+0123456789":
        return line
    match = PREFIX.match(line)
    prefix = match[0] if match else ""
    if len(prefix) <= _DEEPEST_MARKERS:
        return line
    markers = _MARKER.findall(prefix)[-_DEEPEST_MARKERS:]
    spaces = prefix.expandtabs(4)
    width = min(len(spaces) - len(spaces.lstrip(" ")), _DEEPEST)
    return " " * width + "".join(markers) + line[len(prefix) :]


def _unindent_lists(lines: list[str]) -> list[str]:
    """Put a list that begins behind a tab, outside any list, at the start of its lines."""
    plain, in_list, shift = list(lines), False, 0
    for number, line in enumerate(lines):
        body = line.lstrip(" \t")
        if not body:
            continue
        width = len(line[: len(line) - len(body)].expandtabs(4))
        if width < shift:
            shift = 0
        if width < 4:
            in_list = bool(_ITEM.match(body))
        elif not in_list and not shift and _ITEM.match(body):
            shift = width
        if shift:
            plain[number] = " " * (width - shift) + body
    return plain


def _plain_headings(lines: list[str]) -> list[str]:
    """Write every heading as `# heading` at the start of its line."""
    plain = list(lines)
    for number, line in enumerate(lines):
        if "#" in line[:40] and (heading := _HEADING.match(line)):
            plain[number] = heading[1]
        elif line[:4].lstrip().startswith("##") and (glued := _GLUED_HEADING.match(line)):
            plain[number] = f"{glued[1]} {glued[2]}"
        elif line.lstrip()[:3] in ("---", "===") and _UNDERLINE.match(line):
            plain[number] = ""
            title = lines[number - 1].strip() if number else ""
            alone = number < 2 or not lines[number - 2].strip()
            if alone and _is_title(title):
                plain[number - 1] = f"{'#' if '=' in line else '##'} {title}"
    return plain


def _is_title(line: str) -> bool:
    """Tell a title from a sentence that somebody drew a line under."""
    return 0 < len(line) <= _LONGEST_TITLE and not _NO_TITLE.match(line)


def _split_details(line: str) -> Iterator[str]:
    """Put the start and the end of `<details>` on lines of their own.

    "<details><summary>왜?</summary>답</details>" → "<details>왜?", "답", "</details>".
    """
    if "details" not in line.lower():
        yield line
        return
    match = PREFIX.match(line)
    lead = match[0] if match else ""
    at = len(lead)
    for tag in _DETAILS.finditer(line):
        if line[at : tag.start()].strip():
            yield lead + line[at : tag.start()]
            lead = _MARKER.sub(_blank, lead)
        at = tag.end()
        summary = None if tag[1] else _SUMMARY.match(line, at)
        yield lead + (CLOSE if tag[1] else OPEN + (summary[1] if summary else ""))
        lead = _MARKER.sub(_blank, lead)
        at = summary.end() if summary else at
    if line[at:].strip():
        yield lead + line[at:].lstrip()


def _blank(marker: re.Match[str]) -> str:
    return marker[0] if marker[0] == ">" else " " * len(marker[0])


def _pair_details(manuscript: Manuscript) -> None:
    """Note which `<details>` ends where; the ends and starts without partner go."""
    waiting: list[int] = []
    for index, line in enumerate(manuscript.lines):
        if "details>" not in line:
            continue
        text = line.lstrip(" \t>-*+0123456789.)")
        if text.startswith(OPEN):
            _take_summary(manuscript.lines, index)
            waiting.append(index)
        elif text.startswith(CLOSE) and waiting:
            start = waiting.pop()
            if len(waiting) < _DEEPEST_MARKERS:
                manuscript.details[start] = index


def _take_summary(lines: list[str], index: int) -> None:
    """Move a `<summary>` from the lines below to the line of its `<details>`."""
    below = next((i for i in range(index + 1, min(index + 4, len(lines))) if lines[i].strip()), 0)
    start = _SUMMARY.match(lines[below]) if below else None
    if start is None:
        return
    parts, last = [start[1]], below
    while "</summary" not in lines[last].lower() and last < min(below + 10, len(lines) - 1):
        last += 1
        parts.append(lines[last])
    shown, _, rest = _END_OF_SUMMARY.sub("\0", parts[-1], count=1).partition("\0")
    if last == below:
        shown, rest = parts[0], lines[below][start.end() :]
    lines[index] += " ".join([*parts[:-1], shown])
    lines[below : last + 1] = [""] * (last - below) + [rest]
