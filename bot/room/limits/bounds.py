"""Rules on one field: how long, how many, how large. A field that is absent breaks none."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from typing import Any

from bot.room.limits.node import Node, Rule
from bot.room.violation import Violation


def text(name: str, most: int, least: int = 0) -> Rule:
    """Limit the characters of a text."""
    return _bounded(name, str, len, most, least, "characters long")


def count(name: str, most: int, least: int = 0) -> Rule:
    """Limit the items of a list."""
    return _bounded(name, list, len, most, least, "items long")


def number(name: str, most: int, least: int = 0) -> Rule:
    """Limit a number."""
    return _bounded(name, int, int, most, least, "in value")


def one_of(name: str, known: Collection[object]) -> Rule:
    """Allow some values only."""

    def rule(node: Node) -> Iterator[Violation]:
        value = node.data.get(name)
        if value is not None and value not in known:
            listed = ", ".join(map(str, known))
            yield node.fault(f"{value!r} is none of {listed}", name)

    return rule


def ordered(low: str, high: str) -> Rule:
    """Let one number be no larger than another."""

    def rule(node: Node) -> Iterator[Violation]:
        least, most = node.data.get(low), node.data.get(high)
        if isinstance(least, int | float) and isinstance(most, int | float) and least > most:
            yield node.fault(f"{least} is more than {high}, which is {most}", low)

    return rule


def distinct(list_name: str, name: str) -> Rule:
    """Let no two items of a list share a field."""

    def rule(node: Node) -> Iterator[Violation]:
        seen: set[Any] = set()
        for field, part in node.parts(list_name):
            value = part.get(name)
            if not isinstance(value, str | int | float):
                continue
            if value in seen:
                yield Violation((*field, name), f"{value!r} stands there twice")
            seen.add(value)

    return rule


def _bounded(
    name: str, kind: type[Any], measure: Callable[[Any], int], most: int, least: int, unit: str
) -> Rule:
    def rule(node: Node) -> Iterator[Violation]:
        value = node.data.get(name)
        if not isinstance(value, kind) or isinstance(value, bool):
            return
        size = measure(value)
        if not least <= size <= most:
            yield node.fault(f"{size} {unit}; from {least} to {most} is allowed", name)

    return rule
