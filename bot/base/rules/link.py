"""Links that stand as "see also": what is related, and where more is to be read."""

from __future__ import annotations

from collections.abc import Iterator

from bot.base.entry import Facet
from bot.base.piece import Candidate, Form, Piece
from bot.base.vocabulary import Vocabulary
from bot.notes.note import MarkKind

_LINKS = (MarkKind.WIKILINK, MarkKind.LINK)


def link(piece: Piece, names: Vocabulary) -> Iterator[Candidate]:
    """Take pieces that are nothing but links, and what stands under "참고" or "See also"."""
    if piece.form is Form.TABLE:
        return
    linked = [mark.text.strip() for mark in piece.marks if mark.kind in _LINKS]
    left = piece.text
    for text in sorted(linked, key=len, reverse=True):
        left = left.replace(text, "")
    bare = bool(linked) and not any(char.isalnum() for char in left)
    if bare or piece.topic.facet is Facet.LINK:
        related = tuple(filter(None, (names.known(text) for text in linked)))
        yield piece.say(Facet.LINK, related=related)
