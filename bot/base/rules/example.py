"""Examples: "예를 들어", "예:", "for example", "e.g."."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.base.entry import Facet
from bot.base.piece import Candidate, Form, Piece
from bot.base.rules.about import about
from bot.base.vocabulary import Vocabulary

_EXAMPLE = re.compile(
    r"^(?:예를\s?들(?:어|면|자면)|예컨대|예시로|예\s?[:)]|ex\s?[.):]|for (?:example|instance)|"
    r"e\.g\.)|예를\s?들(?:어|면)|대표적(?:인|으로).{0,20}(?:예|로는|에는)|\bfor (?:example|"
    r"instance)\b",
    re.IGNORECASE,
)
# A strength or a weakness may be told with an instance of it.
_SIDE = re.compile(
    r"(?:(?:the|one|a|another|its|big|main|major) ){0,3}(?:strengths?|weakness(?:es)?|advantages?|"
    r"disadvantages?|drawbacks?|limitations?|problems?) (?:is|are)\b|"
    r"(?:장점|단점|한계|문제점)(?:은|는|이)\s",
    re.IGNORECASE,
)


def example(piece: Piece, names: Vocabulary) -> Iterator[Candidate]:
    """Take sentences that give an example."""
    if piece.form not in (Form.SENTENCE, Form.LINE) or _SIDE.match(piece.text):
        return
    if _EXAMPLE.search(piece.text):
        yield piece.say(Facet.EXAMPLE, about(piece, names))
