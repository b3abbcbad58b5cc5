"""What a member is to be shown, before it is laid out."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.tutor.answer import Answer
from bot.tutor.phrases import Phrases


class Kind(StrEnum):
    """How a reply is shown."""

    ANSWER = "answer"  # an answer, suggestions, or the honest no
    MORE = "more"  # all that the notes say, in pages
    SOURCE = "source"  # where it stands
    NOTICE = "notice"  # a word of the tutor's own
    GROUPS = "groups"  # a question back: whose notes?


@dataclass(frozen=True, slots=True)
class Reply:
    """A reply of one kind.

    `asked` repeats the question where Discord does not show it. `has_analogy` and
    `has_more` say which buttons would lead somewhere. `notice` is of our own words, with
    what came from outside escaped in it. `server` is the group that answers, 0 for none.
    """

    kind: Kind
    phrases: Phrases
    server: int = 0
    answer: Answer | None = None
    notice: str = ""
    asked: str = ""
    page: int = 0
    has_analogy: bool = False
    has_more: bool = False
    groups: tuple[tuple[int, str], ...] = ()
