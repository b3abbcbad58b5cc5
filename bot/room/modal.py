"""A modal as a member fills it in."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from bot.room.components import Kind
from bot.room.menu import usual
from bot.room.result import PersonError

Json = dict[str, Any]
Choose = Callable[[Json, Sequence[object]], list[str]]

LONGEST_TEXT = 4000


def filled(modal: Mapping[str, Any], values: Mapping[str, object], choose: Choose) -> list[Json]:
    """Fill a modal in by custom_id, in the shape in which Discord sends it.

    A text input takes text, a check box a truth, all else a value or a list of them, which
    `choose` checks. What is not given keeps what the bot had put there. Raises PersonError
    for what is needed, too long, or not there.
    """
    known = {each["custom_id"] for each in inputs(modal)}
    if strange := set(values) - known:
        raise PersonError(f"the modal has no {', '.join(strange)}; it has {', '.join(known)}")
    shown = (_filled(each, values, choose) for each in modal["components"])
    return [each for each in shown if each]


def inputs(modal: Mapping[str, Any]) -> list[Json]:
    """List what can be filled in."""
    inner = [one for each in modal["components"] for one in _inside(each)]
    return [each for each in inner if "custom_id" in each]


def _inside(one: Json) -> list[Json]:
    if one["type"] == Kind.LABEL:
        return [one["component"]]
    return list(one.get("components") or ())


def _filled(one: Json, values: Mapping[str, object], choose: Choose) -> Json | None:
    shown = {"type": one["type"], "id": one["id"]}
    inner = [_input(each, values, choose) for each in _inside(one)]
    if one["type"] == Kind.LABEL:
        return shown | {"component": inner[0]}
    if one["type"] == Kind.ROW:
        return shown | {"components": inner}
    return shown if one["type"] == Kind.TEXT else None


def _input(one: Json, values: Mapping[str, object], choose: Choose) -> Json:
    id, kind = one["custom_id"], one["type"]
    shown, given = {"type": kind, "id": one["id"], "custom_id": id}, values.get(id)
    if kind == Kind.TEXT_INPUT:
        text = one.get("value") if given is None else given
        return shown | {"value": _text(one, str(text or ""))}
    if kind == Kind.CHECKBOX:
        return shown | {"value": bool(one.get("default") if given is None else given)}
    if given is None:
        given = usual(one)
    picked = choose(one, given if isinstance(given, list | tuple) else [given])
    if kind == Kind.RADIO:
        return shown | {"value": picked[0] if picked else None}
    return shown | {"values": picked}


def _text(one: Json, value: str) -> str:
    is_required = one.get("required") is not False
    least = one.get("min_length") or int(is_required)
    most = one.get("max_length") or LONGEST_TEXT
    if (value or is_required) and not least <= len(value) <= most:
        told = f"{one['custom_id']} takes {least} to {most} characters, not {len(value)}"
        raise PersonError(told)
    return value
