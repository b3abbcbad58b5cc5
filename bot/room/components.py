"""What stands on a message or in a modal: buttons, menus and text, however deep they nest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import IntEnum
from itertools import count
from typing import Any

Json = dict[str, Any]


class Kind(IntEnum):
    """What a component is (docs: components/reference#component-object-component-types)."""

    ROW = 1
    BUTTON = 2
    STRING_SELECT = 3
    TEXT_INPUT = 4
    USER_SELECT = 5
    ROLE_SELECT = 6
    MENTIONABLE_SELECT = 7
    CHANNEL_SELECT = 8
    SECTION = 9
    TEXT = 10
    THUMBNAIL = 11
    GALLERY = 12
    FILE = 13
    LABEL = 18
    FILE_UPLOAD = 19
    RADIO = 21
    CHECKBOXES = 22
    CHECKBOX = 23


SELECTS = frozenset(range(Kind.STRING_SELECT, Kind.CHANNEL_SELECT + 1)) - {Kind.TEXT_INPUT}


def walk(components: Iterable[Json]) -> Iterator[Json]:
    """Give each component before those inside it, in the order in which they are read."""
    for each in components:
        yield each
        inner = [*(each.get("components") or ()), each.get("component"), each.get("accessory")]
        yield from walk(one for one in inner if one)


def numbered(components: Iterable[Json]) -> list[Json]:
    """Copy components with an `id` on each, as Discord gives them back."""
    known = list(components)
    taken = {each["id"] for each in walk(known) if each.get("id")}
    free = (number for number in count(1) if number not in taken)
    return [_numbered(each, free) for each in known]


def _numbered(one: Json, free: Iterator[int]) -> Json:
    copy = {**one, "id": one.get("id") or next(free)}
    if "components" in one:
        copy["components"] = [_numbered(each, free) for each in one["components"] or ()]
    for key in ("component", "accessory"):
        if one.get(key):
            copy[key] = _numbered(one[key], free)
    return copy


def pressable(message: Mapping[str, Any]) -> list[Json]:
    """List the buttons and menus of a message, the disabled ones too, links not."""
    found = walk(message.get("components") or ())
    return [each for each in found if each["type"] != Kind.TEXT_INPUT and each.get("custom_id")]


def buttons(message: Mapping[str, Any], *, label: str = "", prefix: str = "") -> list[Json]:
    """List the buttons of a message by a part of their label and the start of their custom_id."""
    return [
        each
        for each in pressable(message)
        if each["type"] == Kind.BUTTON
        and label in (each.get("label") or "")
        and each["custom_id"].startswith(prefix)
    ]


def button(message: Mapping[str, Any], *, label: str = "", prefix: str = "") -> str:
    """Give the custom_id of the first such button; raises LookupError where there is none."""
    for each in buttons(message, label=label, prefix=prefix):
        return str(each["custom_id"])
    known = ", ".join(f"{each.get('label')} ({each['custom_id']})" for each in buttons(message))
    raise LookupError(f"no button {label or prefix!r} on the message; it has: {known or 'none'}")


def menu(message: Mapping[str, Any], *, prefix: str = "") -> Json:
    """Give the first menu by the start of its custom_id; raises LookupError for none."""
    for each in pressable(message):
        if each["type"] in SELECTS and each["custom_id"].startswith(prefix):
            return each
    raise LookupError(f"no menu {prefix!r} on the message")


def text_of(message: Mapping[str, Any]) -> str:
    """Give all that a member reads on a message: content, embeds and text, a line each."""
    lines = [message.get("content") or ""]
    for embed in message.get("embeds") or ():
        fields = embed.get("fields") or ()
        lines += [(embed.get("author") or {}).get("name"), embed.get("title")]
        lines += [embed.get("description")]
        lines += [text for field in fields for text in (field["name"], field["value"])]
        lines += [(embed.get("footer") or {}).get("text")]
    lines += [each.get("content") for each in walk(message.get("components") or ())]
    return "\n".join(line for line in lines if line)
