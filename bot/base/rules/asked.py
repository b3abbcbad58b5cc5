"""Lines that ask and answer: "왜? 세금이 너무 무거워서", "why bother: it saves a trip"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.base.entry import Facet
from bot.base.heading import read_heading
from bot.base.piece import Candidate, Form, Piece
from bot.base.rules.about import spoken_before
from bot.base.subject import subject_of
from bot.base.vocabulary import Vocabulary

_ASKED = re.compile(
    r"^(?P<question>[^.!?？:：\n→>{}]{1,60}?)\s?(?:[?？]+|(?<=\S)\s?[:：])\s*(?:-{1,2}>|→|=+>)?\s*(?P<said>\S.{3,})$"
)
_SPOKEN = re.compile(
    r"^(?P<question>(?:[^.!?]{1,20}[을를은는이가]\s)?왜\s?[^.!?]{1,25}냐(?:면|하면))\s+(?P<said>\S.{3,})$"
)  # "왜 나눴냐면 …", "제곱을 왜 하냐면 …"
_WHY = re.compile(
    r"(?:^|\s)왜(?![가-힣]*(?:란|곡|구|소|도))|^(?:(?:so|but|and)\s)?(?:why|y)\b", re.IGNORECASE
)
_APART = re.compile(r"차이[가는점]*$|다른\s?점[이은]?$|뭐가\s?달라")
_HOW = re.compile(
    r"(?:^|\s)(?:어떻게|어케|언제)|[가-힣]는\s?(?:때|경우|시점|순간)$|^(?:(?:so|but|and)\s)?how\b(?!\s+(?:many|much|long|often|big))",
    re.IGNORECASE,
)

_WHENEVER = re.compile(
    r"(?P<what>.+?)[이가]?\s(?:되|일어나|생기|발생하|나타나|쓰|하|나가)는\s?(?:때|경우|시점|순간)$"
)


def asked(piece: Piece, names: Vocabulary) -> Iterator[Candidate]:
    """Take a line that asks why or how and answers itself, of what it stands under.

    The question stays in the text: the answer alone may not say of what it speaks.
    """
    if piece.form not in (Form.SENTENCE, Form.LINE):
        return
    found = _ASKED.match(piece.text) or _SPOKEN.match(piece.text)
    facet = _facet(found["question"]) if found else None
    if not found or not facet:
        return
    headline = read_heading(found["question"])
    known = names.known(headline.concepts[0]) if headline.concepts else None
    if known and "?" not in piece.text:
        return  # "Why use a CDN: it is near" is told like any other sentence
    subject = subject_of(found["question"])
    told_of = known or (
        names.known(subject.name) if subject else _condition_of(found["question"], names)
    )
    if not told_of and piece.form is Form.SENTENCE:
        told_of = spoken_before(piece, names)
    yield piece.say(facet, told_of or "", questions=(found["question"].strip(" -–—") + "?",))


def _condition_of(question: str, names: Vocabulary) -> str | None:
    """Find of what a condition is told: "flush 되는 때" → flush."""
    found = _WHENEVER.match(question)
    return names.known(found["what"]) if found else None


def _facet(question: str) -> Facet | None:
    if _WHY.search(question):
        return Facet.PURPOSE
    if _HOW.search(question):
        return Facet.HOW
    return Facet.COMPARISON if _APART.search(question) else None
