"""All limits: which request holds which body, and which rules hold for each part of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from bot.room.limits import commands, components, messages
from bot.room.limits.bounds import count, distinct, number, one_of, ordered, text
from bot.room.limits.node import Kind, Node, Rule
from bot.room.violation import Asked, Violation

_ID = r"/[^/]+"
_COMMANDS = rf"/applications{_ID}(?:/guilds{_ID})?/commands"
BODIES: tuple[tuple[str, re.Pattern[str], Kind], ...] = (
    ("POST", re.compile(rf"/channels{_ID}/messages"), Kind.POST),
    ("PATCH", re.compile(rf"/channels{_ID}/messages{_ID}"), Kind.EDIT),
    ("POST", re.compile(rf"/webhooks{_ID}{_ID}"), Kind.POST),
    ("PATCH", re.compile(rf"/webhooks{_ID}{_ID}/messages{_ID}"), Kind.EDIT),
    ("POST", re.compile(rf"/interactions{_ID}{_ID}/callback"), Kind.CALLBACK),
    ("PUT", re.compile(_COMMANDS), Kind.COMMANDS),
    ("POST", re.compile(_COMMANDS), Kind.COMMAND),
    ("PATCH", re.compile(_COMMANDS + _ID), Kind.CHANGED_COMMAND),
    ("POST", re.compile(rf"/channels{_ID}/(?:messages{_ID}/)?threads"), Kind.THREAD),
    ("POST", re.compile(rf"/guilds{_ID}/channels"), Kind.CHANNEL),
    ("PATCH", re.compile(rf"/channels{_ID}"), Kind.CHANNEL),
)
# What an answer to an interaction holds, by its type (docs: …/receiving-and-responding).
PING, MESSAGE, LATER, LATER_UPDATE, UPDATE, SUGGESTIONS, MODAL = 1, 4, 5, 6, 7, 8, 9
ANSWERS = {
    **{MESSAGE: Kind.POST, UPDATE: Kind.EDIT},
    **{SUGGESTIONS: Kind.SUGGESTIONS, MODAL: Kind.MODAL},
}
KINDS_OF_ANSWERS = (PING, MESSAGE, LATER, LATER_UPDATE, UPDATE, SUGGESTIONS, MODAL, 12, 13)
ARCHIVE_AFTER = (60, 1_440, 4_320, 10_080)  # minutes
CUSTOM_ID = text("custom_id", 100, 1)
SLOWEST = 21_600  # seconds

_MESSAGE: tuple[Rule, ...] = (
    text("content", 2_000),
    count("embeds", 10),
    messages.embeds_together,
    text("nonce", 25),
    messages.mentions_agree,
    messages.rows_only,
    messages.components_alone,
    messages.components_together,
    messages.once("custom_id"),
    messages.once("id"),
)
_CHOSEN: tuple[Rule, ...] = (
    CUSTOM_ID,
    text("placeholder", 150),
    number("min_values", 25),
    number("max_values", 25, 1),
    components.values_ordered,
)
_TYPED: tuple[Rule, ...] = (
    text("name", 32, 1),
    text("description", 100),
    count("options", 25),
    commands.is_typed_name,
    commands.is_localised,
    commands.required_first,
    commands.nests_well,
    distinct("options", "name"),
)
RULES: Mapping[Kind, tuple[Rule, ...]] = {
    Kind.POST: (*_MESSAGE, messages.is_not_empty),
    Kind.EDIT: _MESSAGE,
    Kind.EMBED: (
        text("title", 256),
        text("description", 4_096),
        count("fields", 25),
        messages.leads_by("http", "https"),
        messages.leads_by("http", "https", "attachment", inner="image"),
        messages.leads_by("http", "https", "attachment", inner="thumbnail"),
    ),
    Kind.EMBED_FIELD: (text("name", 256, 1), text("value", 1_024, 1)),
    Kind.EMBED_FOOTER: (text("text", 2_048, 1),),
    Kind.EMBED_AUTHOR: (text("name", 256, 1),),
    Kind.ROW: (count("components", 5, 1), components.row_fits),
    Kind.BUTTON: (
        text("label", 80),
        CUSTOM_ID,
        text("url", 512),
        messages.leads_by("http", "https", "discord"),
        components.says_something,
        components.leads_somewhere,
    ),
    Kind.SELECT: (
        *_CHOSEN,
        count("options", 25, 1),
        distinct("options", "value"),
        components.options_suffice,
    ),
    Kind.SELECT_OPTION: (text("label", 100, 1), text("value", 100, 1), text("description", 100)),
    Kind.PICKER: _CHOSEN,
    Kind.SECTION: (count("components", 3, 1), components.has_accessory),
    Kind.TEXT: (text("content", 4_000, 1),),
    Kind.GALLERY: (count("items", 10, 1),),
    Kind.CONTAINER: (count("components", 40, 1), number("accent_color", 0xFFFFFF)),
    Kind.MODAL: (
        text("title", 45, 1),
        CUSTOM_ID,
        count("components", 5, 1),
        messages.once("custom_id"),
        components.fits_modal,
    ),
    Kind.LABEL: (text("label", 45, 1), text("description", 100)),
    Kind.INPUT: (
        CUSTOM_ID,
        text("label", 45, 1),
        text("placeholder", 100),
        text("value", 4_000),
        number("min_length", 4_000),
        number("max_length", 4_000, 1),
        ordered("min_length", "max_length"),
    ),
    Kind.CALLBACK: (one_of("type", KINDS_OF_ANSWERS),),
    Kind.SUGGESTIONS: (count("choices", 25),),
    Kind.CHOICE: (text("name", 100, 1), text("value", 100), commands.is_localised),
    Kind.COMMANDS: (commands.few_enough,),
    Kind.COMMAND: (*_TYPED, commands.is_described, commands.is_short_enough),
    Kind.CHANGED_COMMAND: (*_TYPED, commands.is_short_enough),
    Kind.OPTION: (
        *_TYPED,
        count("choices", 25),
        commands.choices_fit,
        distinct("choices", "name"),
        number("min_length", 6_000),
        number("max_length", 6_000, 1),
        ordered("min_length", "max_length"),
        ordered("min_value", "max_value"),
    ),
    Kind.THREAD: (
        text("name", 100, 1),
        one_of("auto_archive_duration", ARCHIVE_AFTER),
        number("rate_limit_per_user", SLOWEST),
    ),
    Kind.CHANNEL: (
        text("name", 100, 1),
        text("topic", 1_024),
        number("rate_limit_per_user", SLOWEST),
    ),
}
# Where parts stand in a part; components lead to more of them by their own type.
_INNER: Mapping[Kind, Mapping[str, Kind]] = {
    Kind.POST: {"embeds": Kind.EMBED},
    Kind.EDIT: {"embeds": Kind.EMBED},
    Kind.EMBED: {
        "fields": Kind.EMBED_FIELD,
        "footer": Kind.EMBED_FOOTER,
        "author": Kind.EMBED_AUTHOR,
    },
    Kind.SELECT: {"options": Kind.SELECT_OPTION},
    Kind.SUGGESTIONS: {"choices": Kind.CHOICE},
    Kind.COMMAND: {"options": Kind.OPTION},
    Kind.CHANGED_COMMAND: {"options": Kind.OPTION},
    Kind.OPTION: {"options": Kind.OPTION, "choices": Kind.CHOICE},
}


def violations(asked: Asked) -> Iterator[Violation]:
    """Tell which limits a request breaks."""
    for node in nodes(asked):
        for rule in RULES[node.kind]:
            yield from rule(node)


def nodes(asked: Asked) -> Iterator[Node]:
    """Give each part of a request that rules hold for."""
    for method, path, kind in BODIES:
        if method != asked.method or not path.fullmatch(asked.path):
            continue
        if isinstance(asked.body, Mapping):
            yield from _with_parts(Node(kind, (), asked.body, asked.files))
        elif isinstance(asked.body, list) and kind is Kind.COMMANDS:
            yield Node(kind, (), {"commands": asked.body})
            for index, command in enumerate(asked.body):
                if isinstance(command, Mapping):
                    yield from _with_parts(Node(Kind.COMMAND, (index,), command))


def _with_parts(node: Node) -> Iterator[Node]:
    """Give a part, and all parts inside it."""
    yield node
    for name, kind in _INNER.get(node.kind, {}).items():
        for field, part in node.parts(name):
            yield from _with_parts(Node(kind, field, part))
    if node.kind is Kind.CALLBACK and (answer := _answer(node)):
        for field, part in node.parts("data"):
            yield from _with_parts(Node(answer, field, part, node.files))
    if node.kind in (Kind.POST, Kind.EDIT, Kind.MODAL):
        for field, part in components.within(node):
            if found := components.kind_of(part):
                yield from _with_parts(Node(found, field, part))


def _answer(node: Node) -> Kind | None:
    kind = node.data.get("type")
    return ANSWERS.get(kind) if isinstance(kind, int) else None
