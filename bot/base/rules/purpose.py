"""Purposes and reasons: "…하기 위해", "… 때문에", "so that", "because"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.base.entry import Facet
from bot.base.piece import Candidate, Form, Piece
from bot.base.rules.about import about
from bot.base.vocabulary import Vocabulary

_WHY = re.compile(
    r"(?:하|되|기)\s?위(?:해|하여|한|함)|기\s?위(?:해|하여|한|함)|위해서|때문(?:에|이다|입니다|"
    r"임)|덕분에|"
    r"이유(?:는|가|로|이다|입니다)|(?:으로|로) 인해|데\s?(?:사용|쓰|이용|활용)(?:된다|됩니다|됨|"
    r"인다|입니다|한다|합니다)|"
    r"(?:용도|목적)(?:로|으로|이다|입니다)|위함(?:이다|입니다)|"
    r"필요(?:하다|합니다|함|해요?[.!~]*$|로 한다|가 있)|"
    r"\b(?:because|in order to|so that|(?:that|this)(?:'s| is) why|the reason|"
    r"(?:is|are) used (?:to|for|when)|the purpose|designed to|"
    r"helps? (?:to )?(?:you|us|with|avoid|prevent|reduce))\b",
    re.IGNORECASE,
)


def purpose(piece: Piece, names: Vocabulary) -> Iterator[Candidate]:
    """Take sentences that say what something is for, or why."""
    if piece.form is Form.SENTENCE and _WHY.search(piece.text):
        yield piece.say(Facet.PURPOSE, about(piece, names))
