"""Lists behind an introduction: "클라우드 컴퓨팅의 특징은 다음과 같습니다."."""

from __future__ import annotations

from collections.abc import Iterator

from bot.base.cues import facet_of, label_facet
from bot.base.entry import Facet
from bot.base.piece import Candidate, Form, Piece
from bot.base.subject import subject_of
from bot.base.vocabulary import Vocabulary

LONGEST_ASKED = 40  # characters of an introduction that may stand as the question
_TOLD = frozenset(Facet) - {
    Facet.COMPARISON,
    Facet.LINK,
    Facet.DEFINITION,
    Facet.EXPANSION,
    Facet.ANALOGY,
}


def intro(piece: Piece, names: Vocabulary) -> Iterator[Candidate]:
    """Take a list for what the sentence before it introduces, and of whom."""
    if (
        piece.form is not Form.LIST
        or not piece.intro
        or piece.topic.facet in _TOLD - {Facet.PURPOSE}
        or _is_told(piece.intro)
    ):
        return
    facet = facet_of(piece.intro)
    if facet in _TOLD and facet:
        asked = (piece.intro.strip(" :："),) if len(piece.intro) <= LONGEST_ASKED else ()
        yield piece.say(facet, _whose(piece, names), questions=asked)


def _is_told(intro: str) -> bool:
    """Tell a labelled line that is whole by itself: "단점: 설정이 어렵다"."""
    label, sign, said = intro.replace("：", ":").partition(":")
    return bool(sign and said.strip()) and label_facet(label) is not None


def _whose(piece: Piece, names: Vocabulary) -> str:
    subject = subject_of(piece.intro)
    known = names.known(subject.name) if subject else None
    if known:
        return known
    named = names.mentions(piece.intro)
    if piece.topic.concept in named:
        return piece.topic.concept
    return named[-1] if named else piece.topic.concept
