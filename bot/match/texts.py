"""What the texts of entries open with and ask, and which words of a question tell little."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from bot.base.entry import Entry
from bot.base.names import clean
from bot.match.intent import REMEMBERED
from bot.text.keyboard import keystrokes
from bot.text.light import is_light
from bot.text.words import Word

OPENING = 40  # characters of an entry in which its concept's name may stand first
SHORT_QUESTION = 4  # words: "why bother?" says nothing without what it stands under
SHORTEST_CODE = 3  # digits
LONGEST_TITLE = 6  # words of which every run may name a concept
# A sentence, or in English a clause or a line that goes on with a verb: ", kwargs collects …".
_SENTENCE_START = re.compile(r"(?<=[.!?]) +|(?:-{1,2}>|→) *|(?:, |\n)\W*(?=\w+ [a-z]+s )")
_ASKING_PART = re.compile(r"(?<!\d)\.\s*|(?<=[?？!\n])\s*")
_ASKS = re.compile(
    r"[?？]$|(?:말|설명|비교|서술|기술|논|구)\s?"
    r"(?:해\s?(?:보세요|보시오|봅시다|주세요|라)|하시오|하세요)!?$"
)
_EQUALS = re.compile(r"\s*(?:=|\()\s*\w")
_LISTED = re.compile(r"[^\s,/·]+[,/·]")  # "roots, stems, leaves" says nothing of roots


def asked_by(entry: Entry) -> Iterator[str]:
    """Give the questions that an entry answers: its own, and what its heading asks of it."""
    headings = (source.heading[-1] for source in entry.sources if source.heading)
    for heading in dict.fromkeys(headings):
        title = clean(heading)
        yield title if entry.concept in title else f"{entry.concept} {title}"
    for question in entry.questions:
        whole = entry.concept in question or len(question.split()) > SHORT_QUESTION
        yield question if whole else f"{entry.concept} {question}"


def runs(title: str) -> Iterator[str]:
    """Give the runs of words in a title: a name may hold others, 서원 in 서원 철폐."""
    words = title.split()
    for start in range(len(words)):
        for end in range(len(words), start, -1) if len(words) <= LONGEST_TITLE else (len(words),):
            yield " ".join(words[start:end])


def is_code(stem: str) -> bool:
    """Tell a number that names something, wherever it stands: 404, 1592."""
    return stem.isdecimal() and len(stem) >= SHORTEST_CODE


def opens_with(text: str, word: Word) -> bool:
    """Tell whether a sentence of a text opens with a word: "Locke was nicer", locke → True."""
    keys = keystrokes(word.stem)
    return any(opening.startswith(keys) for opening in openings(text))


def writes_out(text: str, word: Word) -> bool:
    """Tell whether a text says what a short word is short for: "채불 = 채무불이행" → True."""
    at = text.lower().find(word.stem)
    return at >= 0 and _EQUALS.match(text, at + len(word.stem)) is not None


@lru_cache(maxsize=REMEMBERED)
def openings(text: str) -> tuple[str, ...]:
    """Give the keys that the sentences of a text open with."""
    said = (part for part in _SENTENCE_START.split(text) if not _LISTED.match(part))
    return tuple(keystrokes(clean(part[:OPENING])) for part in said)


def only_asks(text: str) -> bool:
    """Tell what asks and answers nothing: "1. 데드락이 뭔가요? 조건에 대해 말해보세요." → True."""
    parts = [part.strip() for part in _ASKING_PART.split(text)]
    return bool(text.strip()) and all(_ASKS.search(part) for part in parts if part)


def is_everyday(word: Word) -> bool:
    """Tell an everyday word in whatever form: the stem of 돌아가는 may be cut too short."""
    return is_light(word.stem) or is_light(word.text)
