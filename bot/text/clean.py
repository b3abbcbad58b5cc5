"""Make text from outside plain: NFC, nothing invisible, one kind of line end."""

from __future__ import annotations

import re
import unicodedata

# Zero-width and filler characters, bidi controls, variation selectors, tag characters,
# lone surrogates (they cannot be printed) and non-characters.
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f"
    "\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e0fff"
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]+"
)
_LINE_END = re.compile("\r\n?")
# Python splits lines at these, editors do not: as spaces they keep line numbers true.
_SPACE = re.compile("[\x0b\x0c\x85\xa0\u2028\u2029]")


def clean(text: str) -> str:
    r"""Take out what cannot be seen, and compose what can.

    "클\u200b라우드" → "클라우드"; "\u1100\u1161" → "가"; "a\\r\nb" → "a\nb".
    Compatibility jamo that people type stay as they are: "ㅋㅋ" → "ㅋㅋ".
    """
    text = _LINE_END.sub("\n", text)
    text = _SPACE.sub(" ", _INVISIBLE.sub("", text))
    return unicodedata.normalize("NFC", text)


def one_line(text: str) -> str:
    r"""Fold all white space to single spaces: "리전은\n  지역" → "리전은 지역"."""
    return " ".join(text.split())
