"""Cut a line of Markdown into pieces, and pair those that belong together."""

from __future__ import annotations

import html
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from bot.notes.note import MarkKind
from bot.text.clean import clean


class Kind(Enum):
    """What a piece is to the writer."""

    TEXT = auto()  # visible as it stands; under a mark of its own if `mark` is set
    TAG = auto()  # a `#tag`: a mark, not visible
    DELIMITER = auto()  # opens or closes a mark together with its partner
    BRACKET = auto()  # `[`, which a LINK_END may close
    IMAGE = auto()  # `![`, likewise
    LINK_END = auto()  # `](target)`, or a bare `]`


@dataclass(slots=True)
class Piece:
    """One piece; `text` is what shows of it while it has no partner."""

    kind: Kind
    text: str
    mark: MarkKind | None = None
    target: str = ""
    delimiter: str = ""
    opens: bool = False
    closes: bool = False
    partner: int | None = None  # the index of the piece that closes or opened this one


_MARKS = {"**": MarkKind.BOLD, "__": MarkKind.BOLD, "==": MarkKind.HIGHLIGHT}
_ELEMENT_MARKS = {
    "b": MarkKind.BOLD,
    "strong": MarkKind.BOLD,
    "mark": MarkKind.HIGHLIGHT,
    "code": MarkKind.CODE,
}
_BREAKING = re.compile(
    r"address|article|aside|blockquote|br|center|dd|details|div|dl|dt|figcaption|figure|footer|form"
    r"|h[1-6]|header|hr|li|main|nav|ol|p|pre|section|summary|table|tbody|tfoot|thead|tr|ul"
)
_INLINE = re.compile(
    r"a|abbr|b|bdi|bdo|big|button|caption|cite|code|col|colgroup|del|dfn|em|font|i|iframe|img|input"
    r"|ins|kbd|label|mark|nobr|path|picture|q|rp|rt|ruby|s|samp|small|source|span|strike|strong|sub"
    r"|sup|svg|td|th|time|tt|u|var|video|audio|wbr"
)
_PREPROCESSOR = re.compile(r"define|elif|endif|error|ifn?def|include|pragma|undef")
_COLOUR = re.compile(r"[a-fA-F][0-9a-fA-F]*\d[0-9a-fA-F]*")

# Every alternative stops at the character that could start it again, so that scanning
# stays linear whatever is repeated.
_SPECIAL = re.compile(
    r"""
    (?=[\\`!\[\]h<%&$\#_{=*~])
    (?: (?P<escape>\\[!-/:-@\[-`{-~])
    | (?P<ticks>`+)
    | (?P<embed>!\[\[[^\[\]\n]*\]\])
    | (?P<wiki>\[\[(?P<inner>[^\[\]\n]+)\]\])
    | (?P<footnote>\[\^[^\[\]\s]{1,60}\]:?)
    | (?P<open>!?\[)
    | (?P<close>\])
    | (?P<url>\bhttps?://[^\s<>"'`|\\)\]}*가-힣ㄱ-ㆎ]+)
    | (?P<auto><(?P<address>(?:https?://|mailto:)[^<>\s]+)>)
    | (?P<html></?(?P<name>[A-Za-z][A-Za-z0-9]{0,15})(?:\s[^<>]*)?/?>)
    | (?P<templater><%[^%]*%>)
    | (?P<comment>%%[^%\n]*%%)
    | (?P<entity>&(?:\#[0-9]{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)
    | (?P<math>\${1,2}(?![\s$])[^$\n]*(?<![\s$])\${1,2}(?!\d))
    | (?P<tag>(?<![\w&/#=?~@:'"-])\#(?P<word>[^\W\d][\w/-]*))
    | (?P<dunder>(?<!\w)__(?:init|main|name|proto|file|dirname|filename|str|repr|call|new|eq|hash
        |iter|next|enter|exit|all|doc|dict|slots|class|tests?)__(?!\w))
    | (?P<critic>\{==(?!=)|==\})
    | (?P<delimiter>\*\*(?=\*(?!\*))|\*+|_+|==+|~~+)
    )
    """,
    re.VERBOSE,
)
_TARGET = re.compile(
    r"""\(\s*(?:<([^<>\n]*)>|((?:[^\s()]|\([^\s()]*\))*))(?:\s+(?:"[^"\n]*"|'[^'\n]*'))?\s*\)"""
)
_SPACED_TARGET = re.compile(
    r"\((\.{0,2}/?[^()\n]{1,300}\.(?:md|png|jpe?g|gif|svg|webp|pdf|html?))\)", re.IGNORECASE
)
_LABEL = re.compile(r"\[[^\[\]\n]{0,100}\]")
_QUERY = re.compile(r"\$?=\s*(?:this\b|dv\.|date\(|link\(|\[\[)")
_COMMAND = re.compile(r"\\([A-Za-z]+)|\\[,;! ]|[{}]")
_SYMBOLS = {
    "times": "×", "cdot": "·", "le": "≤", "leq": "≤", "ge": "≥", "geq": "≥", "ne": "≠",
    "neq": "≠", "to": "→", "rightarrow": "→", "Rightarrow": "⇒", "leftarrow": "←",
    "infty": "∞", "approx": "≈", "pm": "±", "alpha": "α", "beta": "β", "theta": "θ",
    "Theta": "Θ", "lambda": "λ", "mu": "μ", "sigma": "σ", "pi": "π", "sum": "∑", "in": "∈",
    "text": "", "mathrm": "", "left": "", "right": "", "frac": "",
}  # fmt: skip


def cut(source: str) -> list[Piece]:
    """Cut a source into pieces, with delimiters and links paired."""
    pieces = list(_pieces(source))
    _pair_delimiters(pieces)
    _pair_links(pieces)
    return pieces


def _pieces(source: str) -> Iterator[Piece]:
    ticks = _Ticks(source)
    at = shown = 0
    while found := _SPECIAL.search(source, at):
        at = found.end()
        piece: Piece | None = None
        if found.lastgroup == "ticks":
            piece, at = _code(source, found, ticks)
        elif found.lastgroup == "close":
            piece, at = _link_end(source, at)
        elif found.lastgroup != "dunder":
            piece = _piece(source, found)
        if piece is None:
            continue
        if found.start() > shown:
            yield Piece(Kind.TEXT, source[shown : found.start()])
        shown = at
        yield piece
    if shown < len(source):
        yield Piece(Kind.TEXT, source[shown:])


class _Ticks:
    """Where the runs of backticks stand, by their length."""

    def __init__(self, source: str) -> None:
        self._runs: dict[int, list[int]] = defaultdict(list)
        if "`" in source:
            for run in re.finditer("`+", source):
                self._runs[len(run[0])].append(run.start())

    def after(self, at: int, length: int) -> int | None:
        """Find the next run of this length."""
        runs = self._runs[length]
        index = bisect_left(runs, at)
        return runs[index] if index < len(runs) else None


def _code(source: str, found: re.Match[str], ticks: _Ticks) -> tuple[Piece | None, int]:
    """Read a code span; backticks without a partner are text."""
    length = found.end() - found.start()
    end = ticks.after(found.end(), length)
    if end is None:
        return None, found.end()
    inside = source[found.end() : end]
    if _QUERY.match(inside):
        return Piece(Kind.TEXT, ""), end + length
    return Piece(Kind.TEXT, inside, MarkKind.CODE), end + length


def _link_end(source: str, at: int) -> tuple[Piece, int]:
    """Read what follows `]`: a target, a label, or nothing."""
    target = None
    if source.startswith("(", at):
        target = _TARGET.match(source, at) or _SPACED_TARGET.match(source, at)
    elif source.startswith("[", at):
        target = _LABEL.match(source, at)
    if target is None:
        return Piece(Kind.LINK_END, "]"), at
    address = next((group for group in target.groups() if group), "")
    text = source[at - 1 : target.end()]
    return Piece(Kind.LINK_END, text, MarkKind.LINK, clean(address), closes=True), target.end()


def _piece(source: str, found: re.Match[str]) -> Piece | None:
    """Make the piece for anything whose end the pattern already knows."""
    text = found[0]
    match found.lastgroup:
        case "escape":
            return Piece(Kind.TEXT, text[1])
        case "wiki":
            return _wikilink(found["inner"])
        case "open":
            return Piece(Kind.IMAGE if text[0] == "!" else Kind.BRACKET, text)
        case "url" | "auto":
            address = found["address"] or text.rstrip(".,;:!?")
            return Piece(Kind.TEXT, found["address"] or text, MarkKind.LINK, address)
        case "html":
            return _element(found)
        case "entity":
            return Piece(Kind.TEXT, clean(html.unescape(text)))
        case "math":
            return Piece(Kind.TEXT, _COMMAND.sub(_symbol, text.strip("$")))
        case "tag":
            return _tag(found["word"])
        case "delimiter" | "critic":
            return _delimiter(source, found)
        case _:  # an embed, a footnote's number, a comment, a template
            return Piece(Kind.TEXT, "")


def _symbol(command: re.Match[str]) -> str:
    return _SYMBOLS.get(command[1], command[1]) if command[1] else ""


def _wikilink(inner: str) -> Piece:
    """[[target|text]] shows its text, [[target#heading]] its target."""
    target, _, shown = inner.replace("\\|", "|").partition("|")
    page, _, heading = target.partition("#")
    shown = shown.strip() or page.strip() or heading.strip("#^ ")
    return Piece(Kind.TEXT, shown, MarkKind.WIKILINK, target.strip())


def _tag(word: str) -> Piece | None:
    """#비유 is a tag; #include and #ff00aa are not."""
    if _PREPROCESSOR.fullmatch(word) or _COLOUR.fullmatch(word):
        return None
    return Piece(Kind.TAG, word.rstrip("/-"), MarkKind.TAG)


def _element(found: re.Match[str]) -> Piece | None:
    """Leave HTML elements out; `List<String>` is none, and stays."""
    name = found["name"].lower()
    if name in _ELEMENT_MARKS:
        closing = found[0].startswith("</")
        return Piece(
            Kind.DELIMITER, "", _ELEMENT_MARKS[name], "", f"<{name}>", not closing, closing
        )
    if _BREAKING.fullmatch(name):
        return Piece(Kind.TEXT, "\n")
    if name in ("td", "th"):
        return Piece(Kind.TEXT, " ")
    return Piece(Kind.TEXT, "") if _INLINE.fullmatch(name) else None


def _delimiter(source: str, found: re.Match[str]) -> Piece | None:
    """Judge by its neighbours whether a run of `*`, `_`, `=`, `~` may open or close."""
    run = found[0]
    if found["critic"]:  # {==marked==}, as CriticMarkup has it
        opens = run[0] == "{"
        return Piece(Kind.DELIMITER, run, MarkKind.HIGHLIGHT, "", "==", opens, not opens)
    if len(run) > 2:
        return None
    before = source[found.start() - 1 : found.start()]
    after = source[found.end() : found.end() + 1]
    opens, closes = _sides(run, before or " ", after or " ")
    if not (opens or closes):
        return None
    # A loose `**` next to a word is a slip and goes; the other runs may mean themselves.
    edge = (before or " ").isspace() != (after or " ").isspace()
    loose = "" if run == "**" and (edge or not (before + after).isascii()) else run
    return Piece(Kind.DELIMITER, loose, _MARKS.get(run[:2]), "", run, opens, closes)


def _sides(run: str, before: str, after: str) -> tuple[bool, bool]:
    """Tell whether a run may open and may close a mark."""
    word_before = before.isalnum() and before.isascii()
    word_after = after.isalnum() and after.isascii()
    opens, closes = not after.isspace(), not before.isspace()
    if run in ("*", "_"):
        opens = opens and not word_before and after not in ")]},.;:"
        closes = closes and before not in "([{," and not (word_after and word_before)
        if run == "_":
            opens = opens and not (before.isalnum() or before == "_")
            closes = closes and not word_after
        return opens, closes
    if run == "__":
        return opens and not before.isalnum(), closes and not word_after
    if run == "==":
        return opens and not (word_before and word_after) and before not in "!<>", closes
    power = (word_before or before == ")") and after.isdigit()
    return opens and not power and after != "/", True


def _pair_delimiters(pieces: list[Piece]) -> None:
    """Let each delimiter close the last open one of its kind, else open."""
    waiting: dict[str, int] = {}
    for index, piece in enumerate(pieces):
        if piece.kind is not Kind.DELIMITER:
            continue
        opener = waiting.get(piece.delimiter)
        if opener is not None and piece.closes and opener < index - 1:
            pieces[opener].partner, piece.partner = index, opener
            del waiting[piece.delimiter]
        elif piece.opens:
            waiting[piece.delimiter] = index


def _pair_links(pieces: list[Piece]) -> None:
    """Let each `]` close the last `[`; only one with a target makes a link."""
    waiting: list[int] = []
    for index, piece in enumerate(pieces):
        if piece.kind in (Kind.BRACKET, Kind.IMAGE):
            waiting.append(index)
        elif piece.kind is Kind.LINK_END and waiting:
            opener = waiting.pop()
            if piece.closes:
                pieces[opener].partner, piece.partner = index, opener
