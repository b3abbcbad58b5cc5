"""A modal as a member fills it in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.room.components import SELECTS, Kind
from bot.room.result import PersonError

Json = dict[str, Any]


LONGEST_TEXT = 4000


def filled(modal: Mapping[str, Any], values: Mapping[str, object]) -> list[Json]:
    """Fill a modal in by custom_id, in the shape in which Discord sends it.

    A text input takes text, a menu a list of values. What is not given keeps what the bot
    had put there. Raises PersonError for what is needed, too long, or not there.
    """
    known = {each["custom_id"] for each in inputs(modal)}
    if strange := set(values) - known:
        raise PersonError(f"the modal has no {', '.join(strange)}; it has {', '.join(known)}")
    return [shown for each in modal["components"] if (shown := _filled(each, values))]


def inputs(modal: Mapping[str, Any]) -> list[Json]:
    """List what can be filled in."""
    inner = [one for each in modal["components"] for one in _inside(each)]
    return [each for each in inner if "custom_id" in each]


def _inside(one: Json) -> list[Json]:
    if one["type"] == Kind.LABEL:
        return [one["component"]]
    return list(one.get("components") or ())


def _filled(one: Json, values: Mapping[str, object]) -> Json | None:
    shown = {"type": one["type"], "id": one["id"]}
    if one["type"] == Kind.LABEL:
        return shown | {"component": _input(one["component"], values)}
    if one["type"] == Kind.ROW:
        return shown | {"components": [_input(each, values) for each in one["components"]]}
    return shown if one["type"] == Kind.TEXT else None


def _input(one: Json, values: Mapping[str, object]) -> Json:
    id = one["custom_id"]
    shown = {"type": one["type"], "id": one["id"], "custom_id": id}
    if one["type"] == Kind.TEXT_INPUT:
        return shown | {"value": _text(one, str(values.get(id, one.get("value") or "")))}
    given = values.get(id)
    if given is None:
        given = [each["value"] for each in one.get("options") or () if each.get("default")]
    return shown | {"values": chosen(one, given if isinstance(given, list) else [given])}


def _text(one: Json, value: str) -> str:
    least = one.get("min_length") or (1 if one.get("required", True) else 0)
    most = one.get("max_length") or LONGEST_TEXT
    if (value or one.get("required", True)) and not least <= len(value) <= most:
        told = f"{one['custom_id']} takes {least} to {most} characters, not {len(value)}"
        raise PersonError(told)
    return value


def chosen(menu: Mapping[str, Any], values: list[Any]) -> list[str]:
    """Check what is chosen in a menu: as many as it takes, and each of them in it."""
    needed = 1 if menu.get("required", True) else 0
    least, most = menu.get("min_values", needed), menu.get("max_values", 1)
    if (values or needed) and not least <= len(values) <= most:
        raise PersonError(f"{menu['custom_id']} takes {least} to {most} values, not {len(values)}")
    if menu["type"] == Kind.STRING_SELECT:
        known = [each["value"] for each in menu["options"]]
        if strange := [each for each in values if each not in known]:
            raise PersonError(f"{menu['custom_id']} has no {strange[0]!r}; it has {known}")
    elif menu["type"] not in SELECTS:
        raise PersonError(f"{menu['custom_id']} is no menu")
    return [str(each) for each in values]
