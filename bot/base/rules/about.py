"""Which concept a sentence is about."""

from __future__ import annotations

from bot.base.piece import Piece
from bot.base.subject import subject_of
from bot.base.vocabulary import Vocabulary
from bot.text.sentences import sentences

OPENING = 40  # characters in which a sentence names what it speaks of


def about(piece: Piece, names: Vocabulary) -> str:
    """Give the subject of a sentence if the notes teach it, else what it stands under.

    The first sentence under a question answers it, whatever its own subject is: below
    "How does bisect work?", "Binary search through history: …" tells of bisect.
    """
    if piece.first and piece.topic.question and piece.topic.facet:
        return piece.topic.concept
    subject = subject_of(piece.text)
    known = names.known(subject.name) if subject else None
    return known or piece.topic.concept


def spoken_before(piece: Piece, names: Vocabulary) -> str | None:
    """Find what the sentence before speaks of: "**분개** 나눠 적는 것. 분류함과 비슷하다."."""
    before = sentences(piece.around[: max(piece.around.find(piece.text), 0)])
    if not before:
        return None
    subject = subject_of(before[-1])
    known = names.known(subject.name) if subject else None
    named = names.mentions(before[-1][:OPENING])
    return known or (named[0] if named and before[-1].startswith(named[0]) else None)
