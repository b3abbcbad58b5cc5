"""An abbreviation: what does it stand for? The wrong choices have the same initials."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from bot.base.entry import Facet
from bot.quiz.forms.form import MIDDLE, item
from bot.quiz.item import Form, Item
from bot.quiz.pool import Pool, Subject, shuffled

LEAST_WRONG = 2
_WORD = re.compile(r"[A-Za-z][a-z]{3,}")


def expansions(pool: Pool) -> Iterator[Item]:
    """Ask what an abbreviation stands for."""
    words = _vocabulary(pool)
    for subject in pool.subjects:
        entry = subject.first(Facet.EXPANSION)
        long = _long_form(subject, entry.text if entry else "")
        if entry is None or not long:
            continue
        wrong = tuple(_misreadings(long, words))[:3]
        if len(wrong) >= LEAST_WRONG:
            yield item(
                Form.EXPANSION,
                subject,
                entry,
                subject.name,
                right=long,
                wrong=wrong,
                difficulty=MIDDLE,
            )


def _long_form(subject: Subject, text: str) -> str:
    """Find the alias whose initials the name is: EC2 → Elastic Compute Cloud is none, MAU is."""
    letters = [char for char in subject.name.upper() if char.isalpha()]
    for alias in subject.concept.aliases:
        initials = [word[0].upper() for word in alias.split()]
        if alias in text and len(initials) > 1 and initials == letters:
            return alias
    return ""


def _vocabulary(pool: Pool) -> dict[str, tuple[str, ...]]:
    """List the words of all long forms, and of aliases, by their first letter."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for subject in pool.subjects:
        for name in subject.names:
            for word in _WORD.findall(name):
                found[word[0].upper()].add(word.capitalize())
    return {letter: tuple(sorted(words)) for letter, words in found.items()}


def _misreadings(long: str, words: dict[str, tuple[str, ...]]) -> Iterator[str]:
    """Exchange one word after the other for another one with the same initial."""
    own = long.split()
    for at in _turns(long, len(own)):
        others = words.get(own[at][0].upper(), ()) if _WORD.fullmatch(own[at]) else ()
        for other in shuffled(long, others):
            if other.casefold()[:4] not in own[at].casefold():
                yield " ".join((*own[:at], other, *own[at + 1 :]))
                break


def _turns(seed: str, count: int) -> list[int]:
    return [int(each) for each in shuffled(seed, map(str, range(count)))]
