"""All items that a base gives."""

from __future__ import annotations

from bot.base.entry import Base
from bot.quiz.forms import FORMS
from bot.quiz.item import Item
from bot.quiz.pool import Pool


def items(base: Base) -> tuple[Item, ...]:
    """Make every item of a base; the same base gives the same items, in the same order."""
    pool = Pool(base)
    made = (each for maker in FORMS for each in maker(pool))
    return tuple({each.id: each for each in made}.values())
