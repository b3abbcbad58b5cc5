"""A table that compares: whose a cell of it is."""

from __future__ import annotations

from collections.abc import Iterator

from bot.base.entry import Facet
from bot.quiz.blank import shows
from bot.quiz.forms.form import MIDDLE, item
from bot.quiz.item import Form, Item
from bot.quiz.pool import Pool
from bot.quiz.subject import Subject
from bot.text.keyboard import keystrokes

BAR = " | "
LEAST_COMPARED, MOST_COMPARED = 2, 4
SHORTEST, LONGEST = 6, 120  # characters of a criterion with its cell


def cells(pool: Pool) -> Iterator[Item]:
    """Ask whose cell it is that a table of the notes has under a criterion."""
    named = {key: each for each in pool.subjects for key in each.keys}
    for subject in pool.subjects:
        for entry in subject.all(Facet.COMPARISON):
            compared, rows = _table(entry.text, named)
            if subject not in compared or len(compared) > MOST_COMPARED:
                continue
            at = compared.index(subject)
            for criterion, values in rows:
                told = f"{criterion.rstrip('?？')}: {values[at]}"
                if not _can_be_asked(told, values, at, compared):
                    continue
                yield item(
                    Form.WHICH,
                    subject,
                    entry,
                    told,
                    right=subject.name,
                    wrong=tuple(each.name for each in compared if each is not subject),
                    told=told,
                    difficulty=MIDDLE,
                )


def _table(
    text: str, named: dict[str, Subject]
) -> tuple[list[Subject], list[tuple[str, list[str]]]]:
    """Read who is compared, and the rows: a criterion with the cell of each of them."""
    grid = [[cell.strip() for cell in line.split(BAR)] for line in text.splitlines()]
    if len({len(row) for row in grid}) != 1 or len(grid) < 2:
        return [], []
    turned = [list(column) for column in zip(*grid, strict=True)]
    for table in (grid, turned):
        compared = [named.get(keystrokes(cell)) for cell in table[0][1:]]
        known = [each for each in compared if each]
        if len(known) == len(compared) >= LEAST_COMPARED and len(set(known)) == len(known):
            return known, [(row[0], row[1:]) for row in table[1:]]
    return [], []


def _can_be_asked(told: str, values: list[str], at: int, compared: list[Subject]) -> bool:
    folded = [keystrokes(value) for value in values]
    return (
        SHORTEST <= len(told) <= LONGEST
        and all(folded)
        and folded.count(folded[at]) == 1
        and not any(shows(told, each.names) for each in compared)
    )
