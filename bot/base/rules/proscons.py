"""Advantages and disadvantages: labelled, or told by the words of a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.base.entry import SIDES, Facet
from bot.base.piece import Candidate, Form, Piece
from bot.base.rules.about import about
from bot.base.vocabulary import Vocabulary

_GOOD = re.compile(
    r"[게점이]\s장점(?:이다|임|입니다|이에요)?[.!~]*$|"
    r"(?:장점|이점|강점)(?:이|은|을|도|으로|을 가|이 있|이다|입니다)|(?:유리|용이|효율적|편리|"
    r"간편|저렴|안전)(?:하다|합니다|함|하며|하고|해진다|이다|입니다|한 편)|"
    r"(?:높아|좋아|빨라|쉬워)(?:진다|집니다|짐|지고|지며)|(?:뛰어나|우수하)(?:다|며|고|ㅂ니다)|"
    r"뛰어납니다|(?:줄일|절약할|최소화할|최소화 할|높일|향상시킬|방지할|막을)\s?수\s?있|"
    r"\b(?:advantages?|benefits?|strengths? (?:is|are))\b|"
    r"\b(?:improves?|reduces?|simplif(?:y|ies)|eliminates?) ",
    re.IGNORECASE,
)
_BAD = re.compile(
    r"(?:단점|한계|문제점|문제|부작용|취약점)(?:이|은|을|도|가)?\s?(?:있|발생|생긴|생깁|존재|"
    r"이다|입니다|된다|됩니다|로|점)|취약하|취약합|"
    r"어렵다|어렵습니다|어려움|어려워진|힘들다|힘듭니다|불편하|비효율적|복잡하다|복잡해|복잡합|"
    r"복잡하고|느려진|느려집|느리다|느립|낭비|비싸다|비쌉|"
    r"떨어진다|떨어집니다|떨어짐|낮아진|낮아집|불가능|위험이|위험하|(?<![가-힣])부담|제한적|"
    r"할\s?수\s?없(?:다|습니다|음)|못\s[가-힣]{1,6}(?:다|음|냄|함)[.!]*$|못한다|못합니다|"
    r"[게점이]\s단점(?:이다|임|입니다|이에요)?[.!~]*$|"
    r"^(?:critics|opponents|people) (?:point|say|argue|object|claim|complain)|"
    r"\b(?:disadvantages?|drawbacks?|downsides?|(?:weakness|objection|limitation|criticism)"
    r"(?:es|s)? (?:is|are)|however, it (?:is|has)|bottleneck|"
    r"single point of failure|prone to|suffers? from|costly|complex(?:ity)?)\b",
    re.IGNORECASE,
)
_LABELLED_BAD = re.compile(
    r"복잡|어려|고려|떨어|느려|느리|비싸|취약|부담|불편|한계|낭비|불가|제한|없음|못"
)


def proscons(piece: Piece, names: Vocabulary) -> Iterator[Candidate]:
    """Take what is good or bad of a concept.

    "확장이 용이하다는 장점이 있습니다" → advantage; under "이점:" the parts that are
    none ("구성은 복잡하고") are told as disadvantages as well.
    """
    if piece.form is Form.LINE and piece.topic.facet in SIDES and piece.rest:
        yield piece.say(piece.topic.facet)
        yield from _mixed(piece)
        return
    if piece.form is not Form.SENTENCE or piece.topic.facet in SIDES:
        return
    good, bad = _last(_GOOD, piece.text), _last(_BAD, piece.text)
    if good < 0 and bad < 0:
        return
    facet = Facet.ADVANTAGE if good > bad else Facet.DISADVANTAGE
    yield piece.say(facet, about(piece, names))


def _last(pattern: re.Pattern[str], text: str) -> int:
    return max((found.end() for found in pattern.finditer(text)), default=-1)


def _mixed(piece: Piece) -> Iterator[Candidate]:
    if piece.topic.facet is not Facet.ADVANTAGE:
        return
    bad = [part.strip() for part in re.split(r",\s*", piece.rest) if _LABELLED_BAD.search(part)]
    if bad:
        yield piece.say(Facet.DISADVANTAGE, text=", ".join(bad))
