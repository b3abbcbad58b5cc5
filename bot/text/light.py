"""Everyday words, whose absence from the notes tells little: 싸웠어, 처음, instead."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from bot.text.verbs import lemmas

FILE = Path(__file__).with_name("light.txt")
_SECTION = re.compile(r"^\[(?P<name>[a-z ]+)\]$(?P<words>[^\[]*)", re.M)


@lru_cache(maxsize=8192)
def is_light(stem: str) -> bool:
    """Tell whether a word says little of a subject: 들어오 → True, achiev → True, 요금 → False."""
    if stem.isascii():
        return not _LATIN.isdisjoint(
            (stem, stem + "e", stem[:-1] if stem[-2:-1] == stem[-1:] else stem)
        )
    return stem in _KOREAN or not _VERBS.isdisjoint((stem, *lemmas(stem)))


@lru_cache(maxsize=1)
def _read() -> dict[str, tuple[str, ...]]:
    text = FILE.read_text(encoding="utf-8")
    return {found["name"]: tuple(found["words"].split()) for found in _SECTION.finditer(text)}


_KOREAN = frozenset(_read()["korean"])
_LATIN = frozenset(_read()["english"])
_VERBS = frozenset(_read()["korean verbs"])
