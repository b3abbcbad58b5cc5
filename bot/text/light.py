"""Everyday words, whose absence from the notes tells little: 싸웠어, 처음, instead."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from bot.text.hangul import is_syllable, parts, syllable

FILE = Path(__file__).with_name("light.txt")
_SECTION = re.compile(r"^\[(?P<name>[a-z ]+)\]$(?P<words>[^\[]*)", re.M)
# How the last vowel of a root runs together with 어: 싸우 + 어 → 싸워, 줄이 + 어 → 줄여.
_JOINED = {"ㅣ": "ㅕ", "ㅜ": "ㅝ", "ㅗ": "ㅘ", "ㅡ": "ㅓ", "ㅚ": "ㅙ"}
_FINALS = ("ㄴ", "ㄹ", "ㅁ", "ㅂ")  # 싸운, 싸울, 싸움, 싸웁니다
LONGEST_ENDING = 5  # syllables: 없앴더라고요


@lru_cache(maxsize=8192)
def is_light(stem: str) -> bool:
    """Tell whether a word says little of a subject: 들어오 → True, achiev → True, 요금 → False."""
    if stem.isascii():
        return not _LATIN.isdisjoint(
            (stem, stem + "e", stem[:-1] if stem[-2:-1] == stem[-1:] else stem)
        )
    return stem in _KOREAN or _is_verb(stem)


def _is_verb(word: str) -> bool:
    """Tell whether a word is a form of an everyday verb: 싸웠어, 싸운, 없앴던."""
    shortest = max(1, len(word) - LONGEST_ENDING)
    return any(word[:size] in _FORMS for size in range(len(word), shortest - 1, -1))


def forms(root: str) -> Iterator[str]:
    """Give what the forms of a verb begin with: 싸우 → 싸우, 싸운, 싸울, …, 싸워, 싸웠."""
    yield root
    before, last = root[:-1], root[-1]
    lead, vowel, tail = parts(last)
    if tail and tail != "ㄹ":
        yield from _irregular(before, lead, vowel, tail)
        return
    bare = "" if tail else vowel
    for final in _FINALS:
        yield before + syllable(lead, vowel, final)
    if tail:  # 만들 → 만드는, 만든
        yield before + syllable(lead, vowel)
    elif last == "하":
        yield from (before + "해", before + "했")
    elif last == "르" and before and is_syllable(before[-1]):  # 부르 → 불러
        head = syllable(*parts(before[-1])[:2], "ㄹ")
        yield from (before[:-1] + head + each for each in ("러", "라", "렀", "랐"))
    else:
        joined = _JOINED.get(bare, bare)
        yield from (before + syllable(lead, joined), before + syllable(lead, joined, "ㅆ"))


def _irregular(before: str, lead: str, vowel: str, tail: str) -> Iterator[str]:
    """Give the forms of roots whose last consonant falls: 돕 → 도우, 도와; 놓 → 놔."""
    if tail == "ㅎ" and vowel == "ㅗ":  # 놓 → 놔, 놨
        yield from (before + syllable(lead, "ㅘ"), before + syllable(lead, "ㅘ", "ㅆ"))
    if tail == "ㅂ":
        bare = before + syllable(lead, vowel)
        yield from (bare + each for each in ("우", "운", "울", "움", "워", "웠", "와", "왔"))


@lru_cache(maxsize=1)
def _read() -> dict[str, tuple[str, ...]]:
    text = FILE.read_text(encoding="utf-8")
    return {found["name"]: tuple(found["words"].split()) for found in _SECTION.finditer(text)}


_KOREAN = frozenset(_read()["korean"])
_LATIN = frozenset(_read()["english"])
# A root of one syllable begins too many other words: it counts in its plain forms alone.
_FORMS = frozenset(
    form for root in _read()["korean verbs"] for form in forms(root) if len(form) > 1
)
