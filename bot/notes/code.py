"""Tell indented code from indented text."""

from __future__ import annotations

import re

_INDENTED = re.compile(r"(?: {0,3}\t| {4})\s*\S")
_LIST = re.compile(r"[ \t>]*(?:[-*+]|\d{1,9}[.)])(?:\s|$)")
_HANGUL = re.compile("[가-힣]")
_COMMENT = re.compile(r"\s*(?:#(?!#)|//|/\*|\*|--|;;)")
_CODE = re.compile(
    r".*(?:[;{}]\s*(?://.*|#.*)?$|\w\([^()]*\)\s*[;:]?\s*$|[^=!<>]=[^=>])"
    r"|\s*(?:\$ |import |from \w+ import |def |class \w+[:({]|return\b|print\b|public |private "
    r"|sudo |apt |pip |npm |git |docker |kubectl |curl |cd |</?\w)"
)


def hide_indented_code(lines: list[str]) -> list[str]:
    """Blank the runs of indented lines that are clearly code, outside lists.

    Markdown takes any text behind a tab for code; people indent text as well. A run is
    code if it follows a blank line, has no Hangul outside comments, and looks like it.
    """
    kept = list(lines)
    in_list, after_blank, number = False, True, 0
    while number < len(lines):
        line = lines[number]
        if line.strip() and not line[0].isspace():
            in_list = bool(_LIST.match(line))
        if after_blank and not in_list and _INDENTED.match(line):
            end = _end_of_run(lines, number)
            if _is_code(lines[number:end]):
                kept[number:end] = [""] * (end - number)
            number = end
            after_blank = False
            continue
        after_blank = not line.strip()
        number += 1
    return kept


def _end_of_run(lines: list[str], first: int) -> int:
    """Find the line after a run of indented and blank lines."""
    end = number = first
    while number < len(lines):
        if _INDENTED.match(lines[number]):
            end = number + 1
        elif lines[number].strip():
            break
        number += 1
    return end


def _is_code(run: list[str]) -> bool:
    lines = [line for line in run if line.strip()]
    comments = [line for line in lines if _COMMENT.match(line)]
    rest = [line for line in lines if not _COMMENT.match(line)]
    if any(_HANGUL.search(line.split("//")[0].split("#")[0]) for line in rest):
        return False
    return any(_CODE.match(line) for line in rest) or bool(comments and rest)
