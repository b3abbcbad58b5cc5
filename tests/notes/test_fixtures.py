"""Each case of the Markdown fixtures: a title, a note, and what is read of it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.notes.reader import parse_note
from tests.notes.outline import outline

FIXTURES = Path(__file__).parent / "fixtures"
_CASE = re.compile(r"^([^\n]+)\n\.\n(.*?)\n\.\n(?:(.*?)\n)??\.$", re.MULTILINE | re.DOTALL)


def _cases() -> dict[str, tuple[str, str]]:
    return {
        f"{file.stem}: {title}": (source, expected)
        for file in sorted(FIXTURES.glob("*.md"))
        for title, source, expected in _CASE.findall(file.read_text("utf-8"))
    }


@pytest.mark.parametrize(("source", "expected"), _cases().values(), ids=_cases())
def test_노트를_적힌_대로_읽는다(source: str, expected: str) -> None:
    note, problems = parse_note(source, "fixture.md")
    told = "".join(f"\n! {problem}" for problem in problems)
    assert (outline(note) + told).strip("\n") == expected
