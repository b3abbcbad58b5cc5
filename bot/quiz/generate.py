"""All items that a base gives."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from bot.base.entry import Base
from bot.quiz.forms import FORMS
from bot.quiz.item import Form, Item
from bot.quiz.pool import Pool
from bot.text.keyboard import keystrokes


def items(base: Base) -> tuple[Item, ...]:
    """Make every item of a base; the same base gives the same items, in the same order."""
    pool = Pool(base)
    made = {each.id: each for maker in FORMS for each in maker(pool)}
    return _unambiguous(made.values())


def _unambiguous(made: Iterable[Item]) -> tuple[Item, ...]:
    """Leave out what is asked in the same words and has answers that differ; not people's own."""
    known = tuple(made)
    answers: defaultdict[tuple[Form, str], set[str]] = defaultdict(set)
    for item in known:
        answers[item.form, keystrokes(item.prompt)].add(item.answer)
    return tuple(
        item
        for item in known
        if item.form in (Form.ORDER, Form.OWN)
        or len(answers[item.form, keystrokes(item.prompt)]) == 1
    )
