"""Comparisons within a sentence: "A는 …인 반면 B는 …", "unlike A, B …"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.base.entry import Facet
from bot.base.piece import Candidate, Form, Piece
from bot.base.vocabulary import Vocabulary

_AGAINST = re.compile(
    r"반면|에\s?비해|과\s?달리|와\s?달리|차이(?:점)?(?:은|는|가|이|를|점)|비교(?:하면|했을|해)|"
    r"보다\s(?:더\s|훨씬\s|덜\s)?(?:빠르|빨리|느리|높|낮|많|적은|적다|크|작|좋|비싸|저렴|안전|"
    r"유리|불리)|"
    r"\b(?:whereas|while the|unlike|in contrast|on the other hand|compared (?:to|with)|"
    r"rather than|differs? from|difference between|"
    r"(?:faster|slower|better|worse|larger|smaller|higher|lower|more \w+|less \w+) than)\b",
    re.IGNORECASE,
)


def comparison(piece: Piece, names: Vocabulary) -> Iterator[Candidate]:
    """Take sentences that set two known concepts against each other; both are told it."""
    if piece.form is not Form.SENTENCE or not _AGAINST.search(piece.text):
        return
    named = names.mentions(piece.text)[:2]
    if len(named) < 2 and piece.topic.concept not in named:
        named.append(piece.topic.concept)
    if len(named) < 2:
        return
    for concept, other in zip(named, reversed(named), strict=True):
        yield piece.say(Facet.COMPARISON, concept, related=(other,))
