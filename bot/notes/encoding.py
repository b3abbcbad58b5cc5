"""Take a file's bytes for text: UTF-8, UTF-16 with its mark, or CP949."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

_NOT_ASCII = re.compile("[^\x00-\x7f]")
_STRANGEST = 0.3  # a share of all that is not ASCII
_USUAL = re.compile("[가-힣ㄱ-ㅣ·…“”‘’→←↑↓※○●□■◆☆★①-⑳℃×÷±≤≥]")


class NotTextError(ValueError):
    """The bytes are no text that can be read; `line` is where that shows."""

    def __init__(self, what: str, remedy: str, line: int = 1) -> None:
        super().__init__(what)
        self.what = what
        self.remedy = remedy
        self.line = line


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, and what should be told of how it was written."""

    text: str
    notice: str = ""


def decode(data: bytes) -> Decoded:
    """Decode the bytes of a note, strictly. Raises NotTextError."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _utf16(data)
    if b"\0" in data:
        line = data.count(b"\n", 0, data.index(b"\0")) + 1
        raise NotTextError("This is a binary file", "Leave it out of the notes", line)
    marked = data.startswith(codecs.BOM_UTF8)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _cp949(data, error)
    return Decoded(text, "The file begins with a byte order mark (BOM)" if marked else "")


def _utf16(data: bytes) -> Decoded:
    try:
        return Decoded(data.decode("utf-16"), "The file is written in UTF-16")
    except UnicodeDecodeError as error:
        raise _no_text(1) from error


def _cp949(data: bytes, error: UnicodeDecodeError) -> Decoded:
    """Read the old Korean encoding; other bytes would turn into rare Chinese characters."""
    line = data.count(b"\n", 0, error.start) + 1
    try:
        text = data.decode("cp949")
    except UnicodeDecodeError as again:
        raise _no_text(line) from again
    if _strangeness(text) > _STRANGEST:
        raise _no_text(line) from error
    return Decoded(text, "The file is written in CP949 (EUC-KR)")


def _strangeness(text: str) -> float:
    """Tell how much of what is not ASCII is unusual in Korean, from 0 to 1.

    Bytes of another encoding turn into Chinese characters, and into syllables that
    CP949 has beyond EUC-KR's 2,350 (which Python spells out in 8 bytes): nobody writes 쫞.
    """
    foreign = _NOT_ASCII.findall(text)
    usual = [c for c in foreign if _USUAL.match(c) and len(c.encode("euc_kr", "ignore")) == 2]
    return 1 - len(usual) / max(1, len(foreign))


def _no_text(line: int) -> NotTextError:
    return NotTextError("The text is not UTF-8", "Save the file as UTF-8", line)
