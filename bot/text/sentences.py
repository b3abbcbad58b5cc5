"""Text cut into sentences: Korean and English, as people write them in notes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from bot.text.hangul import is_syllable

# A line this long that does not end a sentence was wrapped by an editor.
WRAPPED_LINE = 60
# A bracket opened this many characters ago was forgotten, not closed late.
LONGEST_BRACKET = 200

_MARK = re.compile(r"[.!?。？！]+[\"'”’)\]】]*|[(\[{（]|[)\]}）]|\n")
_ABBREVIATION = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|vs|cf|no|fig|dr|mr|mrs|ms|st|approx|ex|p|pp|vol|ed|al)|\b[A-Za-z]|"
    r"(?:^|\n)\s*[0-9]{1,3}|예)$",
    re.IGNORECASE,
)
_NEXT_WORD = re.compile(r"\s+(\S)")
_ASKS_WHAT = re.compile(r"란\s*\?+$")
_LIST_MARK = re.compile(r"\s*(?:[-*•·▶→>]|\d+[.)]|[①-⑳])")
# Syllables that Korean sentences, and the clipped ones of notes, end in.
_ENDERS = "다요까죠음함임됨짐자네나냐지가것군걸데"
_ENDS = ".!?。？！:;"


def sentences(text: str) -> list[str]:
    """Cut text into sentences: "리전은 위치다. 예: a.b.com 참고." → two of them.

    Decimals, addresses, abbreviations and brackets do not end a sentence. A line break
    does, unless the line was wrapped: long, without an end, or going on in lower case.
    """
    return [text[start:end] for start, end in spans(text)]


def spans(text: str) -> list[tuple[int, int]]:
    """Give the offsets of the sentences of a text, without the spaces around them."""
    cut = [0, *_breaks(text), len(text)]
    found = (_stripped(text, start, end) for start, end in pairwise(cut))
    return [(start, end) for start, end in found if start < end]


def _breaks(text: str) -> Iterator[int]:
    depth, opened, line = 0, 0, 0
    for mark in _MARK.finditer(text):
        written, at = mark.group(), mark.start()
        if written == "\n":
            if not _is_wrapped(text, line, at):
                yield at
                depth = 0
            line = at + 1
        elif written in "([{（":
            depth, opened = depth + 1, at
        elif written in ")]}）":
            depth = max(0, depth - 1)
        elif written[-1] in ")]】" and depth and not _is_end(text, at, mark.end()):
            depth -= 1
        elif (not depth or at - opened > LONGEST_BRACKET) and _is_end(text, at, mark.end()):
            yield mark.end()
            depth = 0
        elif written[-1] in ")]":
            depth = max(0, depth - 1)


def _is_end(text: str, start: int, end: int) -> bool:
    if end >= len(text) or text[end] == "\n":
        return True
    before = text[max(0, start - 12) : start]
    if text[start] != "." and _ASKS_WHAT.search(text[max(0, start - 4) : end]):
        return False  # "CDN이란? 데이터를 …" asks and answers in one breath
    if not text[end].isspace():
        # "합니다.그리고": the space was forgotten.
        return bool(before) and is_syllable(before[-1]) and is_syllable(text[end])
    if text[start] == "." and _ABBREVIATION.search(before):
        return False
    if text[start] in "!?" and before and is_syllable(before[-1]) and before[-1] not in _ENDERS:
        return False  # "직접! 설치하여": an outcry within a sentence
    following = _NEXT_WORD.match(text, end)
    goes_on = following and following.group(1).islower() and following.group(1).isascii()
    return not (goes_on and text[start] == ".")


def _is_wrapped(text: str, line: int, at: int) -> bool:
    before = text[line:at].rstrip()
    after = text[at + 1 : at + 200].split("\n", 1)[0].lstrip()
    if not before or not after or before[-1] in _ENDS or _LIST_MARK.match(after):
        return False
    if after[0].isascii() and after[0].islower() and before[-1].isascii():
        return True
    return len(before) >= WRAPPED_LINE and before[-1] != ")" and not _is_finished(before)


def _is_finished(line: str) -> bool:
    return line.endswith(("다", "요", "음", "함", "임", "됨", "것"))


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())
