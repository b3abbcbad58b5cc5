"""Which concept a sentence is about."""

from __future__ import annotations

from bot.base.piece import Piece
from bot.base.subject import subject_of
from bot.base.vocabulary import Vocabulary


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
