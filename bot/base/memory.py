"""What a build remembers of the one before it: what did not change is not made again."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from bot.base.entry import Base, Concept, Entry
from bot.base.outline import Outline
from bot.base.overheard import Overheard
from bot.base.pages import Pages
from bot.base.piece import Candidate
from bot.base.recall import Recall, Shelved
from bot.notes.note import Note, Problem

Parsed = tuple[Note, tuple[Problem, ...]]
Found = tuple[str, tuple[Candidate, ...]]  # a concept, and all that was found of it
Told = tuple[tuple[Entry, ...], tuple[str, ...]]


def _itself(found: Found) -> Found:
    return found


@dataclass(slots=True)
class Memory:
    """The memory of one base. Nothing in it tells what a build gives, only how soon."""

    parsed: Shelved[tuple[str, str], Parsed] = field(default_factory=Shelved)
    outlines: Recall[Note, Outline] = field(default_factory=Recall)
    uses: Overheard[Outline, Counter[str]] = field(default_factory=Overheard)
    named: Overheard[Outline, list[Candidate]] = field(default_factory=Overheard)
    more_uses: Overheard[Outline, Counter[str]] = field(default_factory=Overheard)
    candidates: Overheard[Outline, list[Candidate]] = field(default_factory=Overheard)
    told: Overheard[Found, Told] = field(default_factory=lambda: Overheard(_itself))
    saved: Shelved[Concept, Concept] = field(default_factory=Shelved)
    blocks: Recall[Concept, str] = field(default_factory=Recall)
    pages: Pages = field(default_factory=Pages)
    record: tuple[str, Base] | None = None
