"""What may be chosen from a menu, and from the boxes of a modal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from bot.room.components import SELECTS, Kind
from bot.room.result import PersonError

_BOXES = frozenset({Kind.RADIO, Kind.CHECKBOXES})
_WITH_OPTIONS = _BOXES | {Kind.STRING_SELECT}


def chosen(menu: Mapping[str, Any], values: Sequence[object]) -> list[str]:
    """Check what is chosen: as many as the menu takes, and each of them in it."""
    name, picked = menu["custom_id"], [str(each) for each in values]
    if menu["type"] not in SELECTS | _BOXES:
        raise PersonError(f"{name} is no menu")
    least, most = _bounds(menu)
    is_left_out = not picked and not _is_required(menu)
    if not is_left_out and not least <= len(picked) <= most:
        raise PersonError(f"{name} takes {least} to {most} values, not {len(picked)}")
    known = [each["value"] for each in menu.get("options") or ()]
    strange = [each for each in picked if each not in known]
    if strange and menu["type"] in _WITH_OPTIONS:
        raise PersonError(f"{name} has no {strange[0]!r}; it has {', '.join(known)}")
    return picked


def usual(menu: Mapping[str, Any]) -> list[str]:
    """Give what the bot has chosen before the member does."""
    options = menu.get("options") or ()
    return [str(each["value"]) for each in options if each.get("default")]


def _bounds(menu: Mapping[str, Any]) -> tuple[int, int]:
    """Tell how many values a menu takes; of check boxes any number."""
    least, most = menu.get("min_values"), menu.get("max_values")
    many = len(menu["options"]) if menu["type"] == Kind.CHECKBOXES else 1
    return (1 if least is None else least), most or many


def _is_required(menu: Mapping[str, Any]) -> bool:
    return menu.get("required") is not False
