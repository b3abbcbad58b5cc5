"""Text of notes and members made safe for Discord, and cut to its limits."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.text.clean import clean, one_line
from bot.text.secrets import redact
from bot.text.sentences import spans

LABEL = 80  # the longest label of a button, in what Discord counts
CUT = "…"

_MOST_MARKS = 2  # combining characters on one letter
_MARKS = re.compile(
    rf"([\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
    rf"{{{_MOST_MARKS}}})[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+"
)
_EMPTY_LINES = re.compile(r"\n[ \t]*\n(?:[ \t]*\n)+")
# Bold, code, spoilers, links, mentions, headings; `:smile:`; addresses and invites, with or
# without "https".
_MARKUP = re.compile(
    r"[\\*_~|`\[\]<#]|:(?=[\w+-]+:)|:(?=//)|(?<=discord)\.|(?<=discordapp)\.", re.IGNORECASE
)
# A quote at the start of a line or of a list item; the star of a list is escaped by then.
_QUOTE = re.compile(r"^([ \t]*(?:(?:[-+]|\\\*|[0-9]{1,9}[.)])[ \t]+)*)>", re.MULTILINE)


def escape(text: str) -> str:
    r"""Make text mean nothing but itself: "**@everyone** # 1" → "\*\*@​everyone\*\* \# 1".

    Nothing in it pings, links, hides, quotes or shouts; dashes still make lists. At most
    twice as long as it was.
    """
    text = _EMPTY_LINES.sub("\n\n", _MARKS.sub(r"\1", redact(clean(text))))
    text = _QUOTE.sub(r"\1\\>", _MARKUP.sub(r"\\\g<0>", text))
    return text.replace("@", "@\u200b")


def size(text: str) -> int:
    """Count as Discord does at its strictest, in UTF-16 units: "가" → 1, "😀" → 2."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def pages(text: str, limit: int) -> list[str]:
    """Cut text into escaped pages of at most `limit`, each ending with a sentence."""
    pieces = _pieces(text, limit)
    found, at = [], 0
    while at < len(pieces):
        end, total = at + 1, pieces[at].size
        while end < len(pieces) and (total := total + 1 + pieces[end].size) <= limit:
            end += 1
        page = escape(text[pieces[at].first : pieces[end - 1].last]).strip()
        while size(page) > limit and end > at + 1:  # what stands between them counts too
            end -= 1
            page = escape(text[pieces[at].first : pieces[end - 1].last]).strip()
        found.append(page)
        at = end
    return [page for page in found if page]


def cut(text: str, limit: int) -> str:
    """Escape text, and cut it behind a sentence where it is too long, with a "…"."""
    if len(text) <= limit and size(whole := escape(text).strip()) <= limit - 2:
        return whole  # as nearly every text is: nothing is to be measured piece by piece
    found = pages(text[: 4 * limit], limit - 2)
    if not found:
        return ""
    is_whole = len(found) == 1 and len(text) <= 4 * limit
    return found[0] if is_whole else f"{found[0]} {CUT}"


def label(text: str, limit: int = LABEL) -> str:
    """Make text fit a button or a choice, where no markup works: one line, never empty."""
    text = one_line(_MARKS.sub(r"\1", redact(clean(text)))) or CUT
    if size(text) <= limit:
        return text
    while size(text) > limit - 1:
        text = text[: -max(1, (size(text) - limit + 1) // 2)]
    return text.rstrip() + CUT


@dataclass(frozen=True, slots=True)
class _Piece:
    """A span of a text, and its size once escaped."""

    first: int
    last: int
    size: int


def _pieces(text: str, limit: int) -> list[_Piece]:
    """Give the sentences of a text, those that are too long for a page in parts."""
    found = []
    for start, last in spans(text):
        first = start
        while last - first > limit or size(escape(text[first:last])) > limit:
            middle = _break(text, first, first + max(1, limit // 4))
            found.append(_piece(text, first, middle))
            first = middle
        found.append(_piece(text, first, last))
    return found


def _piece(text: str, first: int, last: int) -> _Piece:
    return _Piece(first, last, size(escape(text[first:last])))


def _break(text: str, first: int, last: int) -> int:
    """Find the last space before `last`, or cut right there."""
    space = max(text.rfind(" ", first + 1, last), text.rfind("\n", first + 1, last))
    return space if space > first else last
