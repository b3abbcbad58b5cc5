"""Draws the items of a round: about its topic, mixed, and not what was asked just before."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from random import Random

from bot.quiz.asked import Asked
from bot.quiz.item import Form, Item
from bot.quiz.plan import Plan
from bot.quiz.topics import about

MOST_ALIKE = 2  # of one form in a round, while there is another
_NEVER = datetime(1, 1, 1, tzinfo=UTC)


def draw(items: Iterable[Item], plan: Plan, asked: Sequence[Asked] = ()) -> tuple[Item, ...]:
    """Draw up to `plan.size` items; the seed of the plan decides all that the rest leaves open.

    What was asked longest ago comes first, no fact comes twice, and none in the form in which it
    was asked the last time, if there is another. Easy ones open the round.
    """
    fit = [each for each in about(items, plan.topic) if not plan.forms or each.form in plan.forms]
    by_fact = _by_fact(fit)
    drawn: list[Item] = []
    forms: Counter[Form] = Counter()
    concepts: Counter[str] = Counter()
    last = {each.fact: each for each in sorted(asked, key=lambda each: each.at)}
    random = Random(plan.seed)  # noqa: S311 - no secret
    order = {fact: random.random() for fact in by_fact}
    while by_fact and len(drawn) < plan.size:
        fact = min(
            by_fact,
            key=lambda fact: (*_rank(by_fact[fact], last.get(fact), concepts, forms), order[fact]),
        )
        chosen = _choose(by_fact.pop(fact), last.get(fact), forms, random)
        drawn.append(chosen)
        forms[chosen.form] += 1
        concepts[chosen.concept] += 1
    return _in_order(drawn, random)


def _by_fact(items: Iterable[Item]) -> dict[str, list[Item]]:
    found: defaultdict[str, list[Item]] = defaultdict(list)
    for each in items:
        found[each.fact].append(each)
    return dict(found)


def _rank(
    items: list[Item], last: Asked | None, concepts: Counter[str], forms: Counter[Form]
) -> tuple[int, datetime, int]:
    """Rank a fact: concepts that were not in this round yet, then what was asked longest ago.

    Then what can be asked in a form that is not there twice already.
    """
    least = min(forms[each.form] for each in items)
    return concepts[items[0].concept], last.at if last else _NEVER, max(0, least - MOST_ALIKE + 1)


def _choose(items: list[Item], last: Asked | None, forms: Counter[Form], random: Random) -> Item:
    fresh = [each for each in items if last is None or each.form is not last.form] or items
    least = min(forms[each.form] for each in fresh)
    return random.choice([each for each in fresh if forms[each.form] == least])


def _in_order(drawn: list[Item], random: Random) -> tuple[Item, ...]:
    """Let the round grow harder, without two of a form in a row where that can be."""
    waiting = sorted(drawn, key=lambda each: (each.difficulty, random.random()))
    ordered: list[Item] = []
    while waiting:
        before = ordered[-1].form if ordered else None
        at = next((i for i, each in enumerate(waiting) if each.form is not before), 0)
        ordered.append(waiting.pop(at))
    return tuple(ordered)
