"""Features, functions and kinds."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.base.entry import Facet
from bot.base.piece import Candidate, Form, Piece
from bot.base.rules.about import about
from bot.base.vocabulary import Vocabulary

_FEATURE = re.compile(
    r"기능(?:을|이|들을|도|을\s?가)|특징(?:이|은|을|으로)|특성(?:이|은|을)|(?:지원|제공|보장|"
    r"포함)(?:하고|합니다|한다|함|해준다|해줍니다|된다|됩니다|하며)|갖(?:고|추고)\s?있|"
    r"가지고\s?있|"
    r"(?:할|될)\s?수\s?있(?:다|습니다|음|으며|고)|(?:활용|이용|사용)할\s?수|종류(?:는|가|로)|"
    r"(?:으로|로)\s?(?:나눌|나뉜|나뉘|나눈|구분|분류|구성|이루어)|"
    r"(?:대표적|크게)\S*\s|\b(?:supports?|provides?|offers?|features?|includes?|consists? of|"
    r"divided into|composed of|types? of|kinds? of|can be used)\b",
    re.IGNORECASE,
)
_DIVIDED = re.compile(
    r"(?P<what>.+?)(?:은|는|이|가)\s+(?:크게\s+)?(?P<kinds>.+?)(?:으로|로)\s+(?:나눌|나뉜|나뉘|"
    r"나눈|구분|분류)"
)


def feature(piece: Piece, names: Vocabulary) -> Iterator[Candidate]:
    """Take sentences that tell what something has, offers, or is divided into."""
    if piece.form is Form.SENTENCE and _FEATURE.search(piece.text):
        yield piece.say(Facet.FEATURE, _divided(piece.text, names) or about(piece, names))


def _divided(text: str, names: Vocabulary) -> str:
    """Find the whole that is divided: "AWS의 서비스 지역은 크게 …로 나눌 수" → what owns it."""
    found = _DIVIDED.match(text)
    return next(iter(names.mentions(found["what"])), "") if found else ""
