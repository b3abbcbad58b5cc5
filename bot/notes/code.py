"""Tell indented code from indented text."""

from __future__ import annotations

import re

_INDENTED = re.compile(r"(?: {0,3}\t| {4})\s*\S")
_LIST = re.compile(r"[ \t>]*(?:[-*+]|\d{1,9}[.)])(?:\s|$)")
_HANGUL = re.compile("[가-힣]")
_COMMENT = re.compile(r"\s*(?:#(?!#)|//|/\*|\*|--|;;)")
_TAIL = re.compile(r"(?://|#).*")
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
    in_list = after_code = False
    after_blank, number = True, 0
    while number < len(lines):
        line = lines[number]
        if line.strip() and not line[0].isspace():
            in_list, after_code = bool(_LIST.match(line)), False
        if not (after_blank and not in_list and _INDENTED.match(line)):
            after_blank = not line.strip()
            number += 1
            continue
        end = number + 1
        while end < len(lines) and _INDENTED.match(lines[end]):
            end += 1
        after_code = _is_code(lines[number:end], after_code)
        if after_code:
            kept[number:end] = [""] * (end - number)
        after_blank, number = False, end
    return kept


def _is_code(run: list[str], after_code: bool) -> bool:
    """Judge a run of lines; comments alone are code where code stands above them."""
    comments = [line for line in run if _COMMENT.match(line)]
    rest = [line for line in run if not _COMMENT.match(line)]
    if not rest:
        return after_code
    if any(_HANGUL.search(_TAIL.sub("", line)) for line in rest):
        return False
    return bool(comments) or any(_CODE.match(line) for line in rest)
