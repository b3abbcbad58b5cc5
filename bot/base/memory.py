"""What a build remembers of the one before it: what did not change is not made again."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from bot.base.entry import Base, Concept, Entry
from bot.base.outline import Outline
from bot.base.pages import Pages
from bot.base.piece import Candidate
from bot.base.recall import Recall, Shelved
from bot.notes.note import Note, Problem

Parsed = tuple[Note, tuple[Problem, ...]]
Told = tuple[tuple[Entry, ...], tuple[str, ...]]


@dataclass(slots=True)
class Memory:
    """The memory of one base. Nothing in it tells what a build gives, only how soon."""

    parsed: Shelved[tuple[str, str], Parsed] = field(default_factory=Shelved)
    outlines: Recall[Note, Outline] = field(default_factory=Recall)
    uses: Recall[Outline, Counter[str]] = field(default_factory=Recall)
    named: Recall[Outline, list[Candidate]] = field(default_factory=Recall)
    more_uses: Recall[Outline, Counter[str]] = field(default_factory=Recall)
    candidates: Recall[Outline, list[Candidate]] = field(default_factory=Recall)
    told: Shelved[tuple[str, tuple[Candidate, ...]], Told] = field(default_factory=Shelved)
    saved: Shelved[Concept, Concept] = field(default_factory=Shelved)
    blocks: Recall[Concept, str] = field(default_factory=Recall)
    pages: Pages = field(default_factory=Pages)
    record: tuple[str, Base] | None = None
