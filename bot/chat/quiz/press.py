"""What a button or a modal of a quiz means, written into its custom_id: it outlives a restart."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

PRESS = re.compile(
    r"biyu:quiz:(?P<action>[a-z]{1,12}):(?P<id>[\w-]{0,48}):(?P<position>[0-9]{1,4})"
    r":(?P<value>[a-z0-9]{0,12}):(?P<tally>[0-9]{1,4})"
)


class Action(StrEnum):
    """What a button or a modal does."""

    ANSWER = "answer"  # choose an answer; `value` is its index
    TYPE = "type"  # open the modal to type an answer
    TYPED = "typed"  # the modal itself, handed in
    SOLVE = "solve"  # an open round: show the first question that is not answered
    REPLY = "reply"  # an open round: choose an answer, in a private message
    RULES = "rules"
    MISSED = "missed"  # list what the member missed; `position` is the page
    REPLAY = "replay"  # ask again what the member missed; `value` is the choice, if any
    RETYPE = "retype"  # open the modal to type an answer while replaying
    RETYPED = "retyped"
    APPEAL = "appeal"
    ACCEPT = "accept"  # an organiser accepts the appeal `id`
    REFUSE = "refuse"
    SCORES = "scores"  # `value` is the period
    HIDE = "hide"
    SHOW = "show"
    FORGET = "forget"


@dataclass(frozen=True, slots=True)
class Press:
    """One press: its action, the round (or appeal) and the question that it is about.

    `tally` counts what was right so far in a replay.
    """

    action: Action
    id: str = ""
    position: int = 0
    value: str = ""
    tally: int = 0

    @property
    def custom_id(self) -> str:
        """Write it: "biyu:quiz:answer:3f9c…:4:1:0", at most 100 characters."""
        return f"biyu:quiz:{self.action}:{self.id}:{self.position}:{self.value}:{self.tally}"

    @classmethod
    def read(cls, custom_id: str) -> Press | None:
        """Read what `custom_id` wrote; None where it is none of ours."""
        match = PRESS.fullmatch(custom_id)
        if match is None or match["action"] not in set(Action):
            return None
        return cls(
            Action(match["action"]),
            match["id"],
            int(match["position"]),
            match["value"],
            int(match["tally"]),
        )
