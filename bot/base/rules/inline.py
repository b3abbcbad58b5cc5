"""Labels within a line: "(… / 단점: 자유도가 낮다)", "{사용 이유 : 용량}"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.base.cues import label_facet
from bot.base.entry import Facet
from bot.base.heading import read_heading
from bot.base.names import clean, fits
from bot.base.piece import Candidate, Form, Piece
from bot.base.vocabulary import Vocabulary

_LABELLED = re.compile(
    r"(?:^|[/,({.;|\s]\s*)(?P<label>(?:사용\s)?(?:장점|단점|이점|한계|특징|이유|목적|용도)|pros|"
    r"cons|advantages?|disadvantages?)"
    r"\s*[:：]\s*(?P<said>[^/|]{4,}?)(?=/|\||[)}\s]*$|[,.\s]\s*(?:장점|단점|이점|한계|"
    r"특징|pros|cons|advantages?|disadvantages?)\s?[:：])",
    re.IGNORECASE,
)


_SIGN = re.compile(r"(👍|👎)")


def inline(piece: Piece, names: Vocabulary) -> Iterator[Candidate]:
    """Take what a label within a line tells, for the concept that the line is about."""
    if piece.form not in (Form.SENTENCE, Form.LINE):
        return
    yield from _signs(piece, names)
    head = read_heading(piece.head).concepts if piece.head else ()
    concept = next(filter(None, map(names.known, (piece.head, *head))), None)
    for found in _LABELLED.finditer(piece.text):
        facet = label_facet(found["label"])
        if facet and found.start("label") > 0:
            yield piece.say(facet, concept or "", found["said"].strip(" )}"))


def _signs(piece: Piece, names: Vocabulary) -> Iterator[Candidate]:
    """Take what thumbs tell: "전자 현미경 👍 잘 보인다 👎 죽은 것만 본다"."""
    before, *told = _SIGN.split(piece.text)
    concept = clean(before)
    for sign, said in zip(told[::2], told[1::2], strict=True):
        facet = Facet.ADVANTAGE if sign == "👍" else Facet.DISADVANTAGE
        text = said.strip(" ,;/·")
        if text and not label_facet(text.partition(":")[0]):
            yield piece.say(facet, (names.known(concept) or concept) if fits(concept) else "", text)
