"""Clues: what gives an answer away though it is taken out, and choices that share them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TypeVar

from bot.quiz.blank import typed
from bot.text.words import words

LEAST_HANGUL, LEAST_LATIN = 2, 4  # letters of a word that is a clue
LEAST_PART = 3  # syllables of a part of a word that is one

T = TypeVar("T")


def clues(name: str, text: str) -> tuple[str, ...]:
    """List the parts of a name that a text holds: (운영 서버, "요청을 받는 서버") → (서버,)."""
    keys = typed(text)
    return tuple(dict.fromkeys(part for part in _parts(name) if typed(part) in keys))


def fair(
    given: Iterable[str], candidates: Iterable[T], text_of: Callable[[T], str], count: int
) -> tuple[T, ...]:
    """Choose the first candidates; one of them holds a clue where the right choice does.

    Empty where none does: the right choice would be the only one with it.
    """
    known = [typed(clue) for clue in given]
    if not known:
        return tuple(islice(candidates, count))
    fit = list(candidates)
    sharing = (each for each in fit if any(clue in typed(text_of(each)) for clue in known))
    first = next(sharing, None)
    if first is None:
        return ()
    return (first, *[each for each in fit if each is not first][: count - 1])


def _parts(name: str) -> Iterator[str]:
    """Give the words of a name, and what is left of a long Korean one without an end of it."""
    for word in words(name):
        least = LEAST_LATIN if word.is_latin else LEAST_HANGUL
        if len(word.stem) < least:
            continue
        yield word.stem
        if not word.is_latin:
            for size in range(len(word.stem) - 1, LEAST_PART - 1, -1):
                yield word.stem[:size]
                yield word.stem[-size:]
