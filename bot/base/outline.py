"""An outline: a note as pieces, with the topic that each stands under."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from bot.base.entry import SIDES, Facet, Goal
from bot.base.heading import Headline
from bot.base.piece import Piece, Topic
from bot.notes.note import Note


@dataclass(slots=True)
class Outline:
    """The pieces and goals of one note, in reading order.

    `titles` are the headings that hold a bracket, which may spell out letters.
    """

    note: Note
    pieces: list[Piece] = field(default_factory=list)
    goals: list[Goal] = field(default_factory=list)
    headlines: list[Headline] = field(default_factory=list)
    titles: list[Piece] = field(default_factory=list)
    topics: int = 0
    blocks: int = 0
    begun: set[int] = field(default_factory=set)


def named_topic(made: Outline, headline: Headline, parent: Topic) -> Topic:
    """Give the topic under a heading: its own concepts, else those of its parent."""
    made.topics += 1
    number = made.topics
    if headline.concepts:
        own = headline.facet in (None, Facet.DEFINITION, Facet.EXPANSION)
        if parent.facet in SIDES and own:
            return replace(parent, question=headline.question, own=False, number=number)
        return Topic(headline.concepts, headline.facet, headline.question, own, number)
    return Topic(parent.concepts, headline.facet, headline.question, False, number)
