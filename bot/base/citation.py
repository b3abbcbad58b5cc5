"""A source as one line that people read and the base reads back."""

from __future__ import annotations

import re

from bot.base.entry import Source

_ARROW = "›"
_STEP = f" {_ARROW} "
_LINES = re.compile(r"(?P<place>.+) · (?P<first>[0-9]{1,9})(?:-(?P<last>[0-9]{1,9}))?", re.DOTALL)

EXAMPLE = f"aws.md {_ARROW} 3. 서비스 {_ARROW} EC2 · 92-95"


def write_source(source: Source) -> str:
    """Write a source: note › heading › heading · first-last.

    Source("a.md", ("서비스", "EC2"), 4, 6) → "a.md › 서비스 › EC2 · 4-6". A `›` that
    belongs to a name is doubled, so that the line reads back exactly.
    """
    parts = (part.replace(_ARROW, _ARROW * 2) for part in (source.note, *source.heading))
    lines = str(source.first) if source.first == source.last else f"{source.first}-{source.last}"
    return f"{_STEP.join(parts)} · {lines}"


def read_source(line: str) -> Source | None:
    """Read what `write_source` wrote; None where it is no such line.

    "a.md › EC2 · 4" → Source("a.md", ("EC2",), 4, 4)
    """
    found = _LINES.fullmatch(line)
    if not found:
        return None
    first = int(found["first"])
    last = int(found["last"] or first)
    note, *heading = (part.replace(_ARROW * 2, _ARROW) for part in found["place"].split(_STEP))
    if not note or not 1 <= first <= last:
        return None
    return Source(note, tuple(heading), first, last)
