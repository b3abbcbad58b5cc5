"""A round and a plan as JSON, for the store. Answers are rows of their own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from types import MappingProxyType

from pydantic import TypeAdapter

from bot.quiz.plan import Plan
from bot.quiz.round import NOBODY, Given, Round

_ROUND = TypeAdapter(Round)
_PLAN = TypeAdapter(Plan)


def dump(round: Round) -> str:
    """Write a round without its answers."""
    return _ROUND.dump_json(replace(round, given=())).decode()


def load(text: str) -> Round:
    """Read what `dump` wrote, as yet without answers."""
    round = _ROUND.validate_json(text)
    return replace(round, given=(NOBODY,) * len(round.items))


def with_answers(round: Round, given: Iterable[tuple[int, Given]]) -> Round:
    """Put the answers in: pairs of a position and an answer."""
    found: defaultdict[int, dict[int, Given]] = defaultdict(dict)
    for position, each in given:
        found[position][each.member] = each
    by_position = (MappingProxyType(found[at]) for at in range(len(round.items)))
    return replace(round, given=tuple(by_position))


def dump_plan(plan: Plan) -> str:
    """Write a plan."""
    return _PLAN.dump_json(plan).decode()


def load_plan(text: str) -> Plan:
    """Read what `dump_plan` wrote."""
    return _PLAN.validate_json(text)
