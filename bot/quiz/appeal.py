"""An appeal: a member holds that a typed answer was right, and an organiser decides."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Appeal:
    """One member's appeal; `accepted` is None until an organiser has decided.

    `answer` is the item's own answer as it is shown, `text` what the member typed.
    """

    id: str
    round: str
    server: int
    channel: int
    position: int
    member: int
    concept: str
    answer: str
    text: str
    accepted: bool | None = None


@dataclass(frozen=True, slots=True)
class Accepted:
    """What an organiser accepted: an alias to be. It passes in later rounds of the group.

    `answer` is the item's own answer, `text` what is right as well; whose it was is not kept.
    """

    concept: str
    answer: str
    text: str
