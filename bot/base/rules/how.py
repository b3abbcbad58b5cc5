"""How something works: conditions and what then happens."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.base.entry import Facet
from bot.base.piece import Candidate, Form, Piece
from bot.base.rules.about import about
from bot.base.vocabulary import Vocabulary

_WORKS = re.compile(
    r"(?:[가-힣](?:면|을\s?때|할\s?때|될\s?때|하고\s?나면))\s.*(?:다|함|됨|음|요)[.!]*$|"
    r"(?:함으로써|으로써|을\s?통해|를\s?통해)\s.*(?:다|함|됨|음|요)[.!]*$|"
    r"방식으로\s|(?:한|된)\s?(?:후|다음|뒤)에?,?\s|(?:과정|절차|순서)(?:을|를|으로)\s|"
    r"^(?:when|if|once|after)\b.*,\s|\b(?:works by|by (?:using|sending|storing|checking|adding)|"
    r"then (?:the|it)|is (?:sent|stored|routed|forwarded|returned|written))\b",
    re.IGNORECASE,
)


_TO_GET = re.compile(
    r"(?:^|[.,]|->|→)\s*(?P<what>[^.,→>]{2,20}?)(?:을|를)?\s?"
    r"(?:쓰|하|만들|구하|찾으|얻으|알아내|바꾸|늘리|줄이)려면\s+\S"
)


def how(piece: Piece, names: Vocabulary) -> Iterator[Candidate]:
    """Take sentences that tell a mechanism: "데이터가 없다면 오리진 서버로 전달됩니다"."""
    if piece.first and piece.topic.question and piece.topic.facet is Facet.DEFINITION:
        return  # "What is a fast-forward? If the target has no commits, …" says what it is
    if piece.form is Form.SENTENCE and _WORKS.search(piece.text):
        yield piece.say(Facet.HOW, about(piece, names))
    elif wanted := _wanted(piece, names):
        yield piece.say(Facet.HOW, wanted)


def _wanted(piece: Piece, names: Vocabulary) -> str | None:
    """Find what a text says how to get: "→ 최대 힙 쓰려면 부호를 뒤집어서 넣기"."""
    found = _TO_GET.search(piece.text) if piece.form in (Form.SENTENCE, Form.LINE) else None
    return names.known(found["what"].strip()) if found else None
