"""Find the notes below the given paths, and take their bytes for text."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from bot.notes.note import Problem
from bot.text.clean import clean
from bot.text.secrets import redact

_ENDINGS = (".md", ".markdown")


def collect(paths: Sequence[Path]) -> tuple[list[tuple[str, str]], list[Problem]]:
    """Read the text of every note below the paths: pairs of name and text."""
    texts: list[tuple[str, str]] = []
    problems: list[Problem] = []
    for path in paths:
        files = [path] if path.is_file() else sorted(path.rglob("*.md"))
        for file in files:
            name = file.relative_to(path).as_posix() if file != path else file.name
            texts.append((redact(clean(name)), file.read_text("utf-8")))
    return texts, problems
