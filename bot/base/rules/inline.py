"""Labels within a line: "(… / 단점: 자유도가 낮다)", "{사용 이유 : 용량}"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.base.cues import label_facet
from bot.base.piece import Candidate, Form, Piece
from bot.base.vocabulary import Vocabulary

_LABELLED = re.compile(
    r"(?:^|[/,({.;|\s]\s*)(?P<label>(?:사용\s)?(?:장점|단점|이점|한계|특징|이유|목적|용도)|pros|"
    r"cons|advantages?|disadvantages?)"
    r"\s*[:：]\s*(?P<said>[^/|]{4,}?)(?=/|\||[)}\s]*$|[,.\s]\s*(?:장점|단점|이점|한계|"
    r"특징)\s?[:：])",
    re.IGNORECASE,
)


def inline(piece: Piece, names: Vocabulary) -> Iterator[Candidate]:
    """Take what a label within a line tells, for the concept that the line is about."""
    if piece.form not in (Form.SENTENCE, Form.LINE):
        return
    concept = names.known(piece.head) if piece.head else None
    for found in _LABELLED.finditer(piece.text):
        facet = label_facet(found["label"])
        if facet and found.start("label") > 0:
            yield piece.say(facet, concept or "", found["said"].strip(" )}"))
