"""What came of what a member did, and why they could not do it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

Json = dict[str, Any]


class PersonError(Exception):
    """A member cannot do this: it is not there, not theirs to do, or not filled in."""


class SlowModeError(PersonError):
    """A member has to wait in a slow channel, for so many `seconds`."""

    def __init__(self, channel: str, seconds: int) -> None:
        super().__init__(f"#{channel} is slow: wait {seconds} s before the next message")
        self.seconds = seconds


class Outcome(StrEnum):
    """How the bot answered."""

    ANSWERED = "answered"  # at once: with a message, a change of one, or choices
    DEFERRED = "deferred"  # acknowledged; what follows was not waited for, or did not come
    EDITED = "edited"  # acknowledged, and then answered
    MODAL = "modal"
    FAILED = "failed"  # nothing came in three seconds


@dataclass(frozen=True, slots=True)
class Result:
    """What a member gets: a message, a modal (its "id" is for `submit`) or choices.

    `message` is the newest answer as the member sees it; None where there is none, or it
    was deleted.
    """

    outcome: Outcome
    message: Mapping[str, Any] | None = None
    modal: Mapping[str, Any] | None = None
    choices: tuple[Json, ...] = ()

    @property
    def worked(self) -> bool:
        """Tell whether the bot answered at all."""
        return self.outcome is not Outcome.FAILED
