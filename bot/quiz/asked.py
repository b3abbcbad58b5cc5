"""What a group was asked lately: so that the same is not asked twice running."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.quiz.item import Form


@dataclass(frozen=True, slots=True)
class Asked:
    """An item that a group has been asked, and when last."""

    item: str
    fact: str
    form: Form
    at: datetime
