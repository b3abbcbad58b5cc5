"""Other forms of names: plurals, the two that a name joins, a syllable of each word (운체)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from bot.base.entry import Concept
from bot.base.names import is_generic, two_of
from bot.text.hangul import is_syllable
from bot.text.stopwords import is_stopword

SHORTEST, LONGEST = 4, 8  # syllables of one word that is cut so
SECOND = (2, 3)  # where the second word of a compound may begin: 운영|체제, 컴퓨터|구조
MOST_WORDS = 3
MOST_LETTERS = 4  # of words that are cut to their first letters
_TROUBLE = re.compile(r"\s(?:문제|현상|problem|effect)$", re.I)
LEAST_PLURAL = 3  # letters of a name that is also told as several: tags
LEAST_INFLECTED = 5  # letters of a name that takes -ing and -ed as well


class Short:
    """The short forms of names. Immutable once built."""

    def __init__(self, concepts: Iterable[Concept]) -> None:
        self._meant: dict[str, set[str]] = defaultdict(set)
        for concept in concepts:
            for name in (concept.name, *concept.aliases):
                for form in short_forms(name):
                    self._meant[form].add(concept.name)

    def find(self, form: str) -> str | None:
        """Give the concept that a short form means, if it can mean but one."""
        meant = self._meant.get(form, set())
        return next(iter(meant)) if len(meant) == 1 else None


def short_forms(name: str) -> Iterator[str]:
    """Cut a name short: 운영체제 → 운체, 운제; 컴퓨터 구조 → 컴구; Availability Zones → az."""
    words = name.split()
    if name.isascii() and 1 < len(words) <= MOST_LETTERS and "".join(words).isalpha():
        yield "".join(word[0] for word in words).lower()
    if not all(map(is_syllable, "".join(words))):
        return
    if 1 < len(words) <= MOST_WORDS:
        yield "".join(word[0] for word in words)
    whole = "".join(words)
    if SHORTEST <= len(whole) <= LONGEST:
        yield from (whole[0] + whole[at] for at in SECOND)


def other_forms(name: str) -> list[str]:
    """Give the other forms of a name: Regions → Region, cherry-pick → cherry-picking."""
    bare = _TROUBLE.sub("", name)
    if bare != name and not is_generic(bare):
        return [bare]  # N+1 문제
    if "의 " in name:
        return [name.replace("의 ", " ")]  # 과잉금지의 원칙
    if name.isascii() and name.isupper() and name.isalpha() and len(name) >= LEAST_PLURAL:
        return [name + "s"]  # JWTs
    if not name.isascii() or len(name) < LEAST_PLURAL or not name[-1].islower():
        return []
    if name.endswith(("lens", "ss", "x", "ch", "sh", "us")):
        return [name + "es"]
    if name.endswith("s"):
        return [] if name.endswith(("ss", "us", "is")) else [name[:-1]]
    bare = name.removesuffix("e")
    if len(name) < LEAST_INFLECTED:
        return [name + "s"]
    return [name + "s", bare + "ing", bare + "ed"]


def sides(name: str) -> tuple[str, ...]:
    """Give the two that a name joins: "Kant and deontology" → Kant, deontology."""
    return tuple(side for side in two_of(name) if not is_stopword(side.lower()))
