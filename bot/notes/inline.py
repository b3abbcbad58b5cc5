"""Read the marks inside a paragraph, as people write them, in linear time.

CommonMark is strict where people are not: `**LSN(번호)**을` does not close, and
`==크게 리전(Regions==)` is broken. Here a delimiter toggles wherever it plausibly can,
and one that finds no partner is dropped or kept by how it looks.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.notes.note import Mark
from bot.notes.pieces import Kind, Piece, cut
from bot.text.secrets import redact

_BLOCK_ID = re.compile(r"(?:^|(?<=\s))\^[A-Za-z0-9-]{2,40}\Z")
_FOLD = re.compile(r"\s{2,}|[^\S\n ]")
_CHUNK = 1 << 16  # a paragraph longer than this is no paragraph: bounds the memory


@dataclass(frozen=True, slots=True)
class Visible:
    """What a reader sees of a piece of Markdown, and the marks in it."""

    text: str
    marks: tuple[Mark, ...] = ()


def read_inline(source: str) -> Visible:
    """Read one paragraph, heading or cell.

    "**리전**은 #비유 지역" → text "리전은 지역", marks BOLD "리전" at 0 and TAG "비유".
    """
    writer = _Writer()
    plain = True
    for chunk in _chunks(_BLOCK_ID.sub("", source.rstrip())):
        pieces = cut(chunk)
        plain = plain and len(pieces) <= 1
        writer.write(pieces)
    return writer.visible() if plain else _safe(writer.visible())


def join(parts: list[Visible], separator: str) -> Visible:
    """Put visible texts together and move their marks along."""
    marks: list[Mark] = []
    length = 0
    for part in parts:
        marks.extend(replace(m, start=m.start + length) if m.start >= 0 else m for m in part.marks)
        length += len(part.text) + len(separator)
    return Visible(separator.join(part.text for part in parts), tuple(marks))


def _chunks(source: str) -> Iterator[str]:
    """Cut an overlong source at a line end or a space."""
    while len(source) > _CHUNK:
        end = max(source.rfind("\n", 1, _CHUNK), source.rfind(" ", 1, _CHUNK))
        end = end if end > 0 else _CHUNK
        yield source[:end]
        source = source[end:]
    yield source


def _safe(visible: Visible) -> Visible:
    """Hold to NFC and to no secrets, also where parts came together into one."""
    text = _plain(visible.text)
    if text == visible.text:
        return visible
    marks = (_moved(mark, visible.text, text) for mark in visible.marks)
    return Visible(text, tuple(mark for mark in marks if mark))


def _moved(mark: Mark, before: str, text: str) -> Mark | None:
    """Find a mark again in a text that was made safe; one that is gone is none."""
    shown = _plain(mark.text)
    if mark.start < 0:
        return replace(mark, text=shown)
    start = text.find(shown, max(0, mark.start - abs(len(before) - len(text))))
    return replace(mark, text=shown, start=start) if start >= 0 else None


def _plain(text: str) -> str:
    return redact(unicodedata.normalize("NFC", text))


class _Writer:
    """Write pieces out as visible text with folded white space, noting the marks."""

    def __init__(self) -> None:
        self._out: list[str] = []
        self._length = 0
        self._pending = ""  # white space that is written only if something follows
        self._spans: list[tuple[int, int, Piece]] = []

    def write(self, pieces: list[Piece]) -> None:
        """Write one run of pieces, paired among themselves."""
        starts: dict[int, int] = {}
        hidden_to = -1  # the end of an image: nothing of it shows
        for index, piece in enumerate(pieces):
            if index <= hidden_to:
                continue
            if piece.partner is None:
                self._single(piece)
            elif piece.partner < index:
                start = starts.get(piece.partner)
                if start is not None:  # else it opened inside an image
                    self._spans.append((start, self._length, piece))
            elif piece.kind is Kind.IMAGE:
                hidden_to = piece.partner
            else:
                starts[index] = self._length + (len(self._pending) if self._out else 0)

    def visible(self) -> Visible:
        """Give what was written."""
        text = "".join(self._out)
        marks = (self._mark(text, *span) for span in self._spans)
        ordered = sorted((mark for mark in marks if mark), key=lambda mark: mark.start)
        return Visible(text, tuple(ordered))

    def _single(self, piece: Piece) -> None:
        if piece.kind is Kind.TAG:
            self._spans.append((-1, -1, piece))
        elif piece.mark is None or piece.kind is not Kind.TEXT:
            self._put(piece.text)
        else:
            start = self._length + (len(self._pending) if self._out else 0)
            self._put(piece.text)
            self._spans.append((start, self._length, piece))

    def _put(self, text: str) -> None:
        """Add text: no line of it is empty, none starts or ends with a space."""
        text = _FOLD.sub(_fold, text)
        body = text.strip()
        if not body:
            self._pend(text)
            return
        if text[0].isspace():
            self._pend(text[0])
        if self._out and self._pending:
            self._out.append(self._pending)
            self._length += 1
        self._pending = ""
        self._out.append(body)
        self._length += len(body)
        if text[-1].isspace():
            self._pend(text[-1])

    def _pend(self, space: str) -> None:
        if space:
            self._pending = "\n" if "\n" in space + self._pending else " "

    @staticmethod
    def _mark(text: str, start: int, end: int, piece: Piece) -> Mark | None:
        if piece.mark is None:
            return None
        if start < 0:
            return Mark(piece.mark, piece.text)
        shown = text[start:end]
        if shown.count("(") > shown.count(")") and text[end : end + 1] == ")":
            shown += ")"  # ==크게 리전(Regions==)
        start += len(shown) - len(shown.lstrip())
        shown = shown.strip()
        return Mark(piece.mark, shown, piece.target, start) if shown else None


def _fold(space: re.Match[str]) -> str:
    return "\n" if "\n" in space[0] else " "
