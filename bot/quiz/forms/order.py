"""The steps of something, and the order in which they go."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations, islice

from bot.base.entry import Facet
from bot.quiz.blank import shows
from bot.quiz.forms.form import HARD, item
from bot.quiz.item import Form, Item
from bot.quiz.pool import Pool, shuffled
from bot.text.clean import one_line

LEAST_STEPS, MOST_STEPS = 3, 7
LONGEST_STEP, LONGEST_ORDER = 40, 170  # characters: of a whole order, for a phone
ARROW = " → "
_MARK = re.compile(r"^\s*(?:\d+[.)]|[-*•]|[①-⑳]|\d+단계[:.]?)\s*")
_ARROWS = re.compile(r"\s*(?:→|->|=>|➜|▶)\s*")


def orders(pool: Pool) -> Iterator[Item]:
    """Show whole orders to choose from: the right one, and some with two steps exchanged."""
    for subject in pool.subjects:
        for entry in subject.all(Facet.STEPS):
            steps = _steps(entry.text)
            if not _can_be_asked(steps) or shows(" ".join(steps), [subject.name]):
                continue
            right = ARROW.join(steps)
            yield item(
                Form.ORDER,
                subject,
                entry,
                subject.name,
                right=right,
                wrong=islice(shuffled(right, _others(steps)), 3),
                difficulty=HARD,
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
    """Leave out what is too long, steps that tell their own place, and two chains in a line."""
    return (
        LEAST_STEPS <= len(steps) <= MOST_STEPS
        and len(ARROW.join(steps)) <= LONGEST_ORDER
        and all(2 <= len(step) <= LONGEST_STEP and "," not in step for step in steps)
        and not any(shows(one, [other]) or one == other for one, other in combinations(steps, 2))
    )


def _others(steps: list[str]) -> Iterator[str]:
    for one, other in combinations(range(len(steps)), 2):
        moved = list(steps)
        moved[one], moved[other] = moved[other], moved[one]
        yield ARROW.join(moved)
