"""Read the front matter of a note: its title, aliases and tags."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import yaml

from bot.notes.note import Problem, Severity
from bot.text.clean import one_line

_FENCE = re.compile(r"---[ \t]*")
_END = re.compile(r"(?:---|\.\.\.)[ \t]*")
_LONGEST = 500  # lines
_LARGEST = 20_000  # characters
_MOST_BRACKETS = 200  # nested without end, they would exhaust the stack
_NESTED_DASHES = re.compile(r"(?:[-?] +){20}")  # likewise
_NOT_NOTES = {"excalidraw-plugin": "an Excalidraw drawing", "kanban-plugin": "a Kanban board"}

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Front:
    """What the front matter says; `length` is the number of its lines."""

    length: int = 0
    title: str = ""
    aliases: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    skip: str = ""  # what the file is, where it is no note


def read_front(lines: list[str], name: str) -> tuple[Front, list[Problem]]:
    """Read the front matter, if the lines begin with one. YAML takes JSON as well."""
    span = _span(lines)
    if span is None:
        return Front(), []
    first, end, length = span
    source = "\n".join(lines[first:end])
    try:
        fields = _load(source)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        return Front(length), [_broken(error, name, first)]
    if isinstance(fields, dict):
        return _front(fields, length), []
    return Front(length if fields is None else 0), []  # else it is text between two rules


def _span(lines: list[str]) -> tuple[int, int, int] | None:
    """Find the first line, the line after the last, and the lines it takes in all."""
    if lines and _FENCE.fullmatch(lines[0]):
        for number in range(1, min(_LONGEST, len(lines))):
            if _END.fullmatch(lines[number]):
                return 1, number, number + 1
    if lines and lines[0].rstrip() == "{":
        for number in range(1, min(_LONGEST, len(lines))):
            if lines[number].rstrip() == "}":
                return 0, number + 1, number + 1
    return None


def _load(source: str) -> object:
    brackets = source.count("[") + source.count("{")
    if len(source) > _LARGEST or brackets > _MOST_BRACKETS or _NESTED_DASHES.search(source):
        raise ValueError("more than a note needs")
    return yaml.load(source, _Loader) if source.strip() else None  # noqa: S506 - safe loaders


def _broken(error: Exception, name: str, first: int) -> Problem:
    mark = getattr(error, "problem_mark", None)
    line = first + 1 + (mark.line if mark else 0)
    return Problem(
        name,
        line,
        "The front matter is no valid YAML; the text below it is read without it",
        "Quote values that hold a colon, and indent lists with spaces",
        Severity.NOTICE,
    )


def _front(fields: dict[Any, Any], length: int) -> Front:
    known = {str(key).lower(): value for key, value in fields.items()}
    skip = next((what for key, what in _NOT_NOTES.items() if key in known), "")
    tags = [*_texts(known.get("tags"), split=True), *_texts(known.get("tag"), split=True)]
    aliases = [*_texts(known.get("aliases")), *_texts(known.get("alias"))]
    return Front(
        length,
        next(iter(_texts(known.get("title"))), ""),
        tuple(dict.fromkeys(aliases)),
        tuple(dict.fromkeys(tag.lstrip("#") for tag in tags)),
        skip,
    )


def _texts(value: object, split: bool = False) -> list[str]:
    """Take a text, or a list of texts: people write both."""
    if isinstance(value, str):
        parts = re.split(r"[,\s]+", value) if split else [value]
        return [text for part in parts if (text := one_line(part))]
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return [str(value)]
    if isinstance(value, list):
        return [
            text for part in value if not isinstance(part, list) for text in _texts(part, split)
        ]
    return []
