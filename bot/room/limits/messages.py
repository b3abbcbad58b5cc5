"""Rules on messages and embeds (docs: resources/message)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from bot.room.limits.components import kind_of, total, within
from bot.room.limits.node import Json, Kind, Node, Rule
from bot.room.violation import Violation

V2 = 1 << 15  # the flag IS_COMPONENTS_V2
EMBEDS_TOGETHER = 6_000  # characters (…/message#embed-object-embed-limits)
ROWS = 5  # of components without the flag
COMPONENTS = 40  # with the flag, those inside others counted
TEXTS_TOGETHER = 4_000  # characters of all texts with the flag

_FILLING = ("content", "embeds", "sticker_ids", "components", "poll", "shared_client_theme")
_OUTSIDE_V2 = ("content", "embeds", "sticker_ids", "poll")
_FORWARD = 1  # the type of a reference that takes a message along
_WRITTEN = ("title", "description")


def embeds_together(node: Node) -> Iterator[Violation]:
    """Limit what is written in all embeds of a message."""
    length = sum(_written(embed) for _, embed in node.parts("embeds"))
    if length > EMBEDS_TOGETHER:
        told = f"{length} characters in all embeds; at most {EMBEDS_TOGETHER} are allowed"
        yield node.fault(told, "embeds")


def _written(embed: Json) -> int:
    node = Node(Kind.EMBED, (), embed)
    texts = [node.data.get(name) for name in _WRITTEN]
    texts += [part.get(name) for _, part in node.parts("fields") for name in ("name", "value")]
    texts += [part.get("text") for _, part in node.parts("footer")]
    texts += [part.get("name") for _, part in node.parts("author")]
    return sum(len(each) for each in texts if isinstance(each, str))


def is_not_empty(node: Node) -> Iterator[Violation]:
    """Ask for something in a new message."""
    forwards = any(part.get("type") == _FORWARD for _, part in node.parts("message_reference"))
    if node.files or forwards:
        return
    if not any(node.data.get(name) for name in _FILLING):
        told = "an empty message: content, embeds, components, a poll or a file is needed"
        yield Violation(node.field, told, is_left=True)


def is_v2(node: Node) -> bool:
    """Tell whether a message is made of components alone; an edit may leave the flag out."""
    flags = node.data.get("flags")
    if isinstance(flags, int):
        return bool(flags & V2)
    kinds = [kind_of(part) for _, part in node.parts("components")]
    return node.kind is Kind.EDIT and any(kind is not Kind.ROW for kind in kinds)


def rows_only(node: Node) -> Iterator[Violation]:
    """Allow five rows, and nothing else, in a message that is not made of components."""
    if is_v2(node):
        return
    parts = list(node.parts("components"))
    if len(parts) > ROWS:
        yield node.fault(f"{len(parts)} rows; at most {ROWS} are allowed", "components")
    for field, part in parts:
        if kind_of(part) is not Kind.ROW:
            told = f"type {part.get('type')} needs the flag IS_COMPONENTS_V2 ({V2})"
            yield Violation(field, told)


def components_alone(node: Node) -> Iterator[Violation]:
    """Allow no content, embeds, stickers or poll beside components of the second version."""
    if not is_v2(node):
        return
    for name in _OUTSIDE_V2:
        if node.data.get(name):
            yield node.fault("goes not with the flag IS_COMPONENTS_V2", name)


def components_together(node: Node) -> Iterator[Violation]:
    """Limit all components of the second version, and all that they write."""
    if not is_v2(node):
        return
    number, length = total(node)
    if number > COMPONENTS:
        told = f"{number} components in all; at most {COMPONENTS} are allowed"
        yield node.fault(told, "components")
    if length > TEXTS_TOGETHER:
        told = f"{length} characters in all texts; at most {TEXTS_TOGETHER} are allowed"
        yield node.fault(told, "components")


def once(name: str) -> Rule:
    """Let no two components of a message or modal share a field."""

    def rule(node: Node) -> Iterator[Violation]:
        parts = list(within(node))
        given = [(field, part.get(name)) for field, part in parts]
        known = [(field, value) for field, value in given if value and isinstance(value, str | int)]
        times = Counter(value for _, value in known)
        for field, value in known:
            if times[value] > 1:
                yield Violation((*field, name), f"{value!r} stands in it {times[value]} times")

    return rule


def mentions_agree(node: Node) -> Iterator[Violation]:
    """Refuse mentions that are allowed both all together and one by one."""
    for field, allowed in node.parts("allowed_mentions"):
        parse = allowed.get("parse")
        for name in ("users", "roles"):
            if isinstance(parse, list) and name in parse and allowed.get(name):
                yield Violation((*field, name), f'goes not with "{name}" in parse')


def leads_by(*schemes: str, name: str = "url", inner: str = "") -> Rule:
    """Allow addresses of some schemes only, in the part itself or in one inside it."""

    def rule(node: Node) -> Iterator[Violation]:
        parts = node.parts(inner) if inner else [(node.field, node.data)]
        for field, part in parts:
            url = part.get(name)
            if isinstance(url, str) and url.partition(":")[0].lower() not in schemes:
                told = f"{url[:60]!r} begins with none of {', '.join(schemes)}"
                yield Violation((*field, name), told)

    return rule
