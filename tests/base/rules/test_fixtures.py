"""Every rule against its fixture: Markdown, a point, and the entries that it must give.

An expected line reads `concept | facet | text`; `!` before it says that no such entry
may be there, `= concept | alias` that a concept goes by another name, `goal | text`
that it is kept as a goal, and `? concept | question` that an entry answers a question.
A text that ends in "…" stands for all that begin so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.base.entry import Base
from bot.base.extract import extract
from bot.base.rules.table import RULES
from bot.notes.reader import read_note

FIXTURES = Path(__file__).parent / "fixtures"
CASE = re.compile(r"^\.\n(?P<note>.*?)^\.\n(?P<wanted>.*?)^\.$", re.MULTILINE | re.DOTALL)


def cases() -> Iterator[tuple[str, str, str]]:
    for path in sorted(FIXTURES.glob("*.md")):
        text = path.read_text(encoding="utf-8")
        for number, case in enumerate(CASE.finditer(text), 1):
            yield f"{path.stem}-{number}", case["note"], case["wanted"]


CASES = list(cases())


@pytest.mark.parametrize(("note", "wanted"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_규칙(note: str, wanted: str) -> None:
    base = extract([read_note(note, "노트.md")])
    lines = told(base)
    for line in filter(None, wanted.split("\n")):
        found = any(matches(line.removeprefix("!").strip(), one) for one in lines)
        assert found != line.startswith("!"), f"{line}\n\n" + "\n".join(lines)


def told(base: Base) -> list[str]:
    lines = [f"goal | {goal.text}" for goal in base.goals]
    for concept in base.concepts:
        lines.append(f"# {concept.name}")
        lines += [f"= {concept.name} | {alias}" for alias in concept.aliases]
        for entry in concept.entries:
            text = entry.text.replace("\n", " / ")
            lines.append(f"{concept.name} | {entry.facet} | {text}")
            lines += [f"? {concept.name} | {question}" for question in entry.questions]
    return lines


def matches(wanted: str, line: str) -> bool:
    if wanted.endswith("…"):
        return line.startswith(wanted[:-1])
    return line == wanted


def test_규칙마다_자료가_있다() -> None:
    for rule in RULES:
        module = rule.find.__module__.rpartition(".")[2]
        assert (FIXTURES / f"{module}.md").exists(), module
