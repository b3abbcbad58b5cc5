"""The title of a note: what the note as a whole is about."""

from __future__ import annotations

import re

from bot.base.heading import Headline, read_heading
from bot.base.names import clean
from bot.notes.note import Note

# What a title adds to its subject: "Docker basics (week 2)", "면역 단원 정리".
OF_TITLE = re.compile(
    r"(?:[\s_-]*(?:\([^()]*\)|notes?|basics|introduction|intro|overview|fundamentals|summary|"
    r"노트|정리|필기|요약|기초|입문|개요|단원|[\U0001f000-\U0001faff]))+$",
    re.IGNORECASE,
)


def title_of(note: Note) -> str:
    """Name the subject of a note by its title, else by its file: machine-learning.md."""
    stem = note.title or note.name
    if re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)+", stem):  # a file's name: machine-learning
        stem = stem.replace("-", " ")
    cut = OF_TITLE.sub("", stem).strip()
    name = clean(re.sub(r"[_]+", " ", cut or stem)) or stem
    return name[:80]


def headline_of(note: Note) -> Headline:
    """Read the title of a note as the heading over all others."""
    return read_heading(title_of(note))
