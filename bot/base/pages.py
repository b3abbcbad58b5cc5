"""A base read page by page: each concept by itself, so that only what changed is read again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TypeVar

from bot.base.door import Opened, open_text
from bot.base.entry import Base, Concept, Entry, OwnItem
from bot.base.fault import BaseFaults
from bot.base.recall import Shelved
from bot.text.clean import clean
from bot.text.secrets import redact

Cited = TypeVar("Cited", Entry, OwnItem)

KEPT = 4  # texts: the base on disk, the last build, the new one, and what was written
_HERE = "\0"  # the page itself: no note has such a name
_CONCEPTS = "concepts:\n"
_KEYS = ("notes:", "concepts:", "goals:", "items:")
_TOP = re.compile(r"^[^ #\n].*\n?", re.MULTILINE)
_PLAIN = re.compile(r"(?:[ ]*(?:#.*)?\n)*")  # blank lines and comments
_SPREADS = "PRIVATE KEY"  # the one secret that runs over several lines


@dataclass(frozen=True, slots=True)
class Page:
    """A part of a base that is a base of its own; its first line is line `shift` + 1."""

    text: str
    shift: int


@dataclass(frozen=True, slots=True)
class ReadPage:
    """A page that passed the door; `cites` tells that something in it cites the page."""

    opened: Opened
    cites: bool


class Pages:
    """The pages of one base, remembered: a text is read as `open_text` reads it, only sooner."""

    def __init__(self) -> None:
        self._read: Shelved[str, ReadPage] = Shelved()
        self._redacted: Shelved[str, str] = Shelved()
        self._texts: dict[tuple[str, str], Opened] = {}

    def open(self, text: str, name: str) -> Opened:
        """Read a base from YAML text; raises BaseFaults with everything that is wrong."""
        opened = self._texts.get((text, name))
        if opened is None:
            opened = self._by_pages(text, name) or open_text(text, name)
            if len(self._texts) >= KEPT:
                del self._texts[next(iter(self._texts))]
            self._texts[text, name] = opened
        return opened

    def concept(self, block: str) -> Concept:
        """Read one concept; what it does not cite stays without a source."""
        read = self._page(_CONCEPTS + block)
        (concept,) = read.opened.base.concepts
        return uncited_concept(concept, _HERE) if read.cites else concept

    def redacted(self, text: str) -> str:
        """Clean a text and cut the secrets out of it."""
        if _SPREADS in text:
            return redact(clean(text))
        self._redacted.begin()
        return "".join(
            self._redacted.get(slice_, lambda each: redact(clean(each))) for slice_ in slices(text)
        )

    def keep(self, text: str, name: str) -> None:
        """Let go of all texts but one: a large base takes much memory."""
        self._texts = {key: each for key, each in self._texts.items() if key == (text, name)}

    def _page(self, text: str) -> ReadPage:
        return self._read.get(text, _read_page)

    def _by_pages(self, text: str, name: str) -> Opened | None:
        pages = cut("".join(map(clean, slices(text))))
        self._read.begin()
        try:
            read = [(self._page(page.text), page.shift) for page in pages or ()]
        except BaseFaults:  # only the whole can tell all of them, with their lines
            return None
        return _joined(read, name) if read else None


def slices(text: str) -> list[str]:
    """Cut a text before each line that begins a list item; nothing in between is lost."""
    first, *others = text.split("\n- ")
    parts = [first, *(f"- {other}" for other in others)]
    return [*(f"{part}\n" for part in parts[:-1]), parts[-1]]


def cut(text: str) -> list[Page] | None:
    """Cut a clean text into pages; None where its layout is not the plain one."""
    # One by one: a list of all matches would be made at one go, and hold every other thread.
    tops = [(top.start(), top[0]) for top in _TOP.finditer(text)]
    keys = [top.rstrip() for _, top in tops if not top.startswith("- ")]
    if not tops or tops[0][1].startswith("- ") or len({*keys, *_KEYS}) > len(_KEYS):
        return None
    if len(set(keys)) < len(keys) or not _PLAIN.fullmatch(text, 0, tops[0][0]):
        return None
    pages = list(_cut(text, tops))
    return pages if all(page.text for page in pages) else None


def _cut(text: str, tops: list[tuple[int, str]]) -> Iterator[Page]:
    """Cut at each key, and under the concepts at each item; an empty page is a refusal."""
    line = text.count("\n", 0, tops[0][0])
    ends = [*(start for start, _ in tops[1:]), len(text)]
    key, begun, first = "", 0, 0
    for (start, top), end in zip(tops, ends, strict=True):
        is_item = top.startswith("- ")
        if not is_item:
            key, begun, first = top.rstrip(), start, line
        if key != "concepts:":
            is_last = end == len(text) or not text.startswith("- ", end)
            if is_last:
                yield Page(text[begun:end], first)
        elif is_item:
            block = text[start:end].rstrip("\n")  # blank lines behind it say nothing
            yield Page(f"{_CONCEPTS}{block}\n", line - 1)
        elif not _PLAIN.fullmatch(text, start + len(top), end):
            yield Page("", line)  # the list is indented, or something else stands there
        line += text.count("\n", start, end)


def _read_page(text: str) -> ReadPage:
    opened = open_text(text, _HERE)
    lines = text.count("\n") + (not text.endswith("\n"))
    if any(last > lines for _, last in (*opened.spans, opened.items)):
        raise BaseFaults([])  # a value that ends with what stands below this page
    base = opened.base
    cited = [each.sources for concept in base.concepts for each in concept.entries]
    cited += [item.sources for item in base.items]
    cites = any(source.note == _HERE for sources in cited for source in sources)
    return ReadPage(opened, cites)


def _joined(read: list[tuple[ReadPage, int]], name: str) -> Opened | None:
    """Put pages together; None where two of them have the same concept."""
    bases = [_placed(page, shift, name) for page, shift in read]
    concepts = tuple(concept for base in bases for concept in base.concepts)
    if len({concept.name for concept in concepts}) < len(concepts):
        return None
    return Opened(
        Base(
            concepts,
            tuple(goal for base in bases for goal in base.goals),
            tuple(note for base in bases for note in base.notes),
            tuple(item for base in bases for item in base.items),
        ),
        tuple(
            (first + shift, last + shift)
            for page, shift in read
            for first, last in page.opened.spans
        ),
        next(
            ((p.opened.items[0] + s, p.opened.items[1] + s) for p, s in read if p.opened.items[0]),
            (0, 0),
        ),
        frozenset(line + shift for page, shift in read for line in page.opened.long_lines),
    )


def _placed(page: ReadPage, shift: int, name: str) -> Base:
    """Give what a page says, with its citations of itself where they are in the whole."""
    base = page.opened.base
    if not page.cites:
        return base
    concepts = (
        replace(concept, entries=tuple(_moved(entry, shift, name) for entry in concept.entries))
        for concept in base.concepts
    )
    items = tuple(_moved(item, shift, name) for item in base.items)
    return replace(base, concepts=tuple(concepts), items=items)


def _moved(cited: Cited, shift: int, name: str) -> Cited:
    sources = tuple(
        replace(each, note=name, first=each.first + shift, last=each.last + shift)
        if each.note == _HERE
        else each
        for each in cited.sources
    )
    return replace(cited, sources=sources)


def uncited(base: Base, name: str) -> Base:
    """Drop the sources that point into the base's own file: they move with every edit."""
    concepts = tuple(uncited_concept(concept, name) for concept in base.concepts)
    return replace(base, concepts=concepts, items=tuple(_uncited(i, name) for i in base.items))


def uncited_concept(concept: Concept, name: str) -> Concept:
    """Drop the sources of a concept that point into the base's own file."""
    if all(source.note != name for entry in concept.entries for source in entry.sources):
        return concept
    return replace(concept, entries=tuple(_uncited(entry, name) for entry in concept.entries))


def _uncited(cited: Cited, name: str) -> Cited:
    if all(source.note != name for source in cited.sources):
        return cited
    return replace(cited, sources=tuple(each for each in cited.sources if each.note != name))
