"""A concept that can be asked about: its names, its kind, its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from bot.base.entry import Concept, Entry, Facet
from bot.text.keyboard import keystrokes
from bot.text.sentences import sentences
from bot.text.words import stem, words

LONGEST_NAME = 40
HEAD_WORDS = 3  # of a Korean definition, at its end, that tell what kind of thing it defines

# Titles of parts of a note, in any subject: they are no names of things.
_TITLE = re.compile(
    r"[?？]|\s/\s|,|[두세네]\s?가지|\d\s?가지|차이점?$|비교$|정리$|요약$|목차|체크\s?리스트|범위$|하기$|기타$"
    r"|\b(?:checklist|summary|overview|vocabulary|glossary|flow|cards|gotchas?|notes?|todo|faq)$"
    r"|\s(?:through|at|of|in|on|out|to|for|with|by|all|and|or|the|a|vs)$",
    re.IGNORECASE,
)
_SAYS_SO = re.compile(r"(?:말|뜻|의미|뜻하|의미하|부르|일컫|가리키)")
_COPULA = re.compile(r"\b(?:is|are|means|refers to)\b\s*(?:an?|the)?\s*", re.IGNORECASE)
_HEAD_ENDS = re.compile(
    r"\s(?:that|which|who|of|for|where|when|in|to|by|with|on|from|whose|between)\b|[,.;(:]"
)


@dataclass(frozen=True, eq=False)  # one object a concept: two are never equal
class Subject:
    """A concept that can be asked about."""

    concept: Concept

    @property
    def name(self) -> str:
        """Give its name."""
        return self.concept.name

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Give its name, and its aliases that can be typed: "-" cannot."""
        return (self.name, *filter(keystrokes, self.concept.aliases))

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """Give its names as keystrokes."""
        return tuple(filter(None, map(keystrokes, self.names))) or (self.name,)

    @cached_property
    def heading(self) -> tuple[str, ...]:
        """Tell where it is explained first: the note, and the headings down to it."""
        entry = self.first(Facet.DEFINITION) or next(iter(self.told), None)
        return (entry.sources[0].note, *entry.sources[0].heading) if entry else ()

    @cached_property
    def told(self) -> tuple[Entry, ...]:
        """List its entries that are told."""
        return tuple(each for each in self.concept.entries if not each.muted and each.sources)

    def first(self, facet: Facet) -> Entry | None:
        """Give its first entry of a facet."""
        return next((each for each in self.told if each.facet is facet), None)

    def all(self, *facets: Facet) -> Iterator[Entry]:
        """Give its entries of some facets."""
        return (each for each in self.told if each.facet in facets)

    @cached_property
    def head(self) -> str:
        """Tell in a few words what its definition says that it is: "… 로드 밸런서 서비스"."""
        entry = self.first(Facet.DEFINITION)
        return head(entry.text) if entry else ""

    @cached_property
    def kind(self) -> str:
        """Tell in one word what it is: 서비스, 구조, price."""
        return stem(self.head.split()[-1])[0].lower() if self.head else ""

    @cached_property
    def is_thing(self) -> bool:
        """Tell whether its name is the name of a thing, not the title of a part of a note."""
        if len(self.name) > LONGEST_NAME or _TITLE.search(self.name) or not keystrokes(self.name):
            return False
        last = next(reversed(list(words(self.name))), None)
        return (
            last is None or last.is_latin or not (last.verbal and last.tail in ("는", "은", "던"))
        )


def head(definition: str) -> str:
    """Give the words of a definition that name the kind: "… AWS의 DNS 서비스입니다." → the last.

    "a legal minimum price, the classic case being …" → "legal minimum price".
    """
    first = next(iter(sentences(definition)), "")
    found = [each for each in words(first) if not _SAYS_SO.match(each.stem)]
    if found and found[-1].is_latin:
        opening = _COPULA.search(first)
        rest = first[opening.end() :] if opening else first
        return _HEAD_ENDS.split(rest.strip(), maxsplit=1)[0].strip()
    told = [each for each in found if not each.verbal]
    return " ".join(each.stem for each in told[-HEAD_WORDS:])
