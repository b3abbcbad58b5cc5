"""Sentences that no other rule took, for the bold term in them: "도마다 **관찰사**를 보냈다"."""

from __future__ import annotations

from collections.abc import Iterator

from bot.base.entry import Facet
from bot.base.names import clean, fits
from bot.base.piece import Candidate, Form, Piece
from bot.base.subject import subject_of
from bot.base.vocabulary import Vocabulary
from bot.notes.note import MarkKind
from bot.text.light import is_light
from bot.text.stopwords import is_stopword
from bot.text.words import stem

MOST_MARKED = 2  # who marks more than that in a sentence marks everything
LONGEST = 20
MOST_WORDS = 3


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
        if _is_term(name):
            yield piece.say(Facet.PASSAGE, names.known(name) or name)


def _is_term(name: str) -> bool:
    """Tell a term from a word that is only stressed: 관찰사 → True, 반드시, 절대 → False."""
    said = [stem(word)[0].lower() for word in name.split()]
    stressed = all(is_light(word) or is_stopword(word) for word in said)
    return fits(name) and len(name) <= LONGEST and len(said) <= MOST_WORDS and not stressed
