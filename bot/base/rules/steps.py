"""Orders: "A -> B -> C", "1 -> 보안성 -> 2", and numbered lists under "순서", "과정"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.base.entry import Facet
from bot.base.piece import Candidate, Form, Piece
from bot.base.vocabulary import Vocabulary

LONGEST_STEP = 60
_ARROW = re.compile(r"\s*(?:-{1,3}>|→|=+>|⇒|➡)\s*")
_ORDERING = re.compile(r"순서|과정|절차|단계|방법|흐름|steps?\b|process|procedure|how to", re.I)


def steps(piece: Piece, names: Vocabulary) -> Iterator[Candidate]:
    """Take chains of arrows, and numbered lists whose heading or introduction tells an order."""
    if piece.form is Form.LIST:
        said = f"{piece.topic.question} {piece.intro}"
        under = piece.topic.facet in (Facet.STEPS, Facet.HOW)
        if piece.ordered and not piece.kinds and _ORDERING.search(said) and (under or piece.intro):
            yield piece.say(Facet.STEPS)
        return
    if piece.form is not Form.TABLE and is_chain(piece.text):
        yield piece.say(Facet.STEPS)


def is_chain(text: str) -> bool:
    """Tell whether arrows lead from step to step: "1 -> 확장성 -> 2" → True, "A -> B" → False."""
    parts = [part.strip() for part in _ARROW.split(text)]
    told = [part for part in parts if part]
    if len(told) < 3 or max(map(len, told)) > LONGEST_STEP:
        return False
    return len(told) > 3 or told[0].isdigit() or all(len(part.split()) <= 4 for part in told)
