"""The steps of something, and the order in which they go."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice, permutations

from bot.base.entry import Facet
from bot.quiz.blank import shows
from bot.quiz.forms.form import HARD, item
from bot.quiz.item import Form, Item
from bot.quiz.pool import Pool, shuffled
from bot.text.clean import one_line

LEAST_STEPS, MOST_STEPS = 3, 6
LONGEST_STEP = 40
ARROW = " → "
_MARK = re.compile(r"^\s*(?:\d+[.)]|[-*•]|[①-⑳]|\d+단계[:.]?)\s*")
_ARROWS = re.compile(r"\s*(?:→|->|=>|➜|▶)\s*")


def orders(pool: Pool) -> Iterator[Item]:
    """Show whole orders to choose from: right, and with steps exchanged."""
    for subject in pool.subjects:
        for entry in subject.all(Facet.STEPS):
            steps = _steps(entry.text)
            if not _can_be_asked(steps):
                continue
            right = ARROW.join(steps)
            wrong = tuple(_others(steps, right))
            yield item(
                Form.ORDER, subject, entry, subject.name, right=right, wrong=wrong, difficulty=HARD
            )


def _steps(text: str) -> list[str]:
    """Read steps from an arrow chain, or from numbered lines, up to their colon."""
    lines = [line for line in text.splitlines() if line.strip()]
    chain = next((line for line in lines if len(_ARROWS.findall(line)) >= LEAST_STEPS - 1), "")
    if chain:
        return [one_line(step).strip(" .") for step in _ARROWS.split(chain)]
    numbered = [line for line in lines if _MARK.match(line)]
    return [one_line(_MARK.sub("", line)).partition(":")[0].strip(" .") for line in numbered]


def _can_be_asked(steps: list[str]) -> bool:
    """Leave out what is too long for a phone, and steps that tell their own place."""
    return (
        LEAST_STEPS <= len(steps) <= MOST_STEPS
        and len(set(steps)) == len(steps)
        and all(2 <= len(step) <= LONGEST_STEP for step in steps)
        and not any(shows(other, [step]) for step in steps for other in steps if other != step)
    )


def _others(steps: list[str], right: str) -> Iterator[str]:
    orders = (ARROW.join(each) for each in islice(permutations(steps), 1, 25))
    yield from islice(shuffled(right, orders), 3)
