"""Clues: what gives an answer away though it is taken out, and choices that share them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TypeVar

from bot.quiz.blank import typed
from bot.text.words import words

LEAST_HANGUL, LEAST_LATIN = 2, 4  # letters of a word that is a clue
MOST_TOLD = 0.75  # of a name that its prompt may hold
LEAST_PART = 3  # syllables of a part of a word that is one

T = TypeVar("T")


def clues(name: str, text: str) -> tuple[str, ...]:
    """List the parts of a name that a text holds: (운영 서버, "요청을 받는 서버") → (서버,)."""
    keys = typed(text)
    return tuple(dict.fromkeys(part for part in _parts(name) if typed(part) in keys))


def tells(name: str, text: str) -> bool:
    """Tell whether a text holds most of a name: (특별손해, "특별한 사정의 손해") → True."""
    keys = typed(text)
    told = total = 0
    for word in _words(name):
        total += len(word)
        if word.isascii():
            told += len(word) if typed(word) in keys else 0
        else:
            told += _covered(word, keys)
    return told >= MOST_TOLD * total > 0


def _covered(word: str, keys: str) -> int:
    """Count the syllables of a word that a text holds, in pieces of two and more."""
    at = count = 0
    while at < len(word):
        sizes = range(len(word) - at, LEAST_HANGUL - 1, -1)
        size = next((size for size in sizes if typed(word[at : at + size]) in keys), 0)
        count += size
        at += size or 1
    return count


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
    for word in _words(name):
        if len(word) < (LEAST_LATIN if word.isascii() else LEAST_HANGUL):
            continue
        yield word
        if not word.isascii():
            for size in range(len(word) - 1, LEAST_PART - 1, -1):
                yield word[:size]
                yield word[-size:]


def _words(name: str) -> list[str]:
    """Cut a name into words, those before the last without particles: 손해배상액의 예정."""
    found = [*words(name)]
    return [word.stem for word in found[:-1]] + [word.text for word in found[-1:]]
