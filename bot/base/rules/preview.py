"""Sentences that only say what comes next: "…에 대해 알아보겠습니다"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.base.entry import Facet
from bot.base.piece import Candidate, Form, Piece
from bot.base.vocabulary import Vocabulary

_NEXT = re.compile(
    r"(?:알아\s?보|살펴\s?보|다뤄\s?보|정리해\s?보|배워\s?보|설명해\s?보|공부해\s?보|비교해\s?보|"
    r"소개하|다루|진행할)"
    r"(?:겠습니다|겠다|자|도록\s?하겠습니다|도록\s?하자|려고\s?합니다|려\s?한다|고자\s?(?:한다|"
    r"합니다)|\s?예정입니다)[.!]*$|"
    r"^(?:in this (?:section|chapter|note|post|article)|let's|let us|we (?:will|'ll) (?:look|see|"
    r"cover|learn))\b",
    re.IGNORECASE,
)
_CAPTION = re.compile(
    r"[\[(<]?\s?(?:그림|표|사진|도표|Figure|Fig\.?|Table)\s?\d[\d.-]*\s?[\])>:.]?", re.IGNORECASE
)


def preview(piece: Piece, names: Vocabulary) -> Iterator[Candidate]:
    """Keep announcements and captions as passages: they hold the words of answers and are none."""
    if piece.form is Form.SENTENCE and (_NEXT.search(piece.text) or _CAPTION.match(piece.text)):
        yield piece.say(Facet.PASSAGE)
