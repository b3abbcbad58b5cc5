"""Sentences that no other rule took, for the bold term in them: "도마다 **관찰사**를 보냈다"."""

from __future__ import annotations

from collections.abc import Iterator

from bot.base.entry import Facet
from bot.base.names import clean, is_term
from bot.base.piece import Candidate, Form, Piece
from bot.base.subject import subject_of
from bot.base.vocabulary import Vocabulary
from bot.notes.note import MarkKind

MOST_MARKED = 2  # who marks more than that in a sentence marks everything


def marked(piece: Piece, names: Vocabulary) -> Iterator[Candidate]:
    """Take a sentence for the bold term within it, where it has no subject that the notes teach.

    Bold words that open a sentence are its title more often than its subject.
    """
    if piece.form not in (Form.SENTENCE, Form.LINE) or piece.head or piece.topic.facet:
        return
    subject = subject_of(piece.text)
    if subject and names.known(subject.name):
        return
    bold = [mark.text for mark in piece.marks if mark.kind is MarkKind.BOLD]
    here = [text for text in bold if piece.text.find(text) > 0]
    if not 0 < len(here) <= MOST_MARKED:
        return
    for text in here:
        name = clean(text)
        if is_term(name):
            yield piece.say(Facet.PASSAGE, names.known(name) or name)
