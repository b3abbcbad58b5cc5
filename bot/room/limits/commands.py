"""Rules on commands (docs: interactions/application-commands)."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping

from bot.room.limits.node import Json, Kind, Node
from bot.room.violation import Violation

CHAT, USER, MESSAGE = 1, 2, 3
SUBCOMMAND, GROUP, STRING, INTEGER, NUMBER = 1, 2, 3, 4, 10
MOST_COMMANDS: Mapping[int, int] = {CHAT: 100, USER: 15, MESSAGE: 15}
CHARACTERS = 8_000  # of a command: names, descriptions and values, each in its longest language
LARGEST = 2**53 - 1  # of the numbers that an option takes

_WRITTEN = ("name", "description", "value")

# docs: reference#locales, and two that are taken beside those
_LOCALE = re.compile(
    "ar|bg|cs|da|de|el|en-GB|en-US|es-419|es-ES|fi|fr|he|hi|hr|hu|id|it|ja|ko|lt|nl|no|pl|"
    "pt-BR|ro|ru|sv-SE|th|tr|uk|vi|zh-CN|zh-TW"
)
# Marks of Devanagari and Thai are no letters, but belong to words.
_MARKS = re.compile(r"[-_'\u0900-\u097F\u0E00-\u0E7F]")


def is_typed_name(node: Node) -> Iterator[Violation]:
    """Allow in the name of a command or option letters, digits, - _ and ', all in lower case."""
    if node.kind is not Kind.OPTION and node.data.get("type", CHAT) != CHAT:
        return
    for language, name in _each(node.data, "name"):
        if not all(_MARKS.match(each) or unicodedata.category(each)[0] in "LN" for each in name):
            told = f"{name!r}: only letters, digits, - _ and ' are allowed"
            yield node.fault(told, *language)
        elif name != name.lower():
            yield node.fault(f"{name!r} is not in lower case", *language)


def is_localised(node: Node) -> Iterator[Violation]:
    """Allow known languages, and there the lengths of the field itself."""
    for name, most in (("name", _longest_name(node)), ("description", 100)):
        for language, value in _each(node.data, name):
            if language[1:] and not _LOCALE.fullmatch(language[1]):
                yield node.fault("is no language of Discord", *language)
            if language[1:] and not 1 <= len(value) <= most:
                told = f"{len(value)} characters long; from 1 to {most} is allowed"
                yield node.fault(told, *language)


def _longest_name(node: Node) -> int:
    return 100 if node.kind is Kind.CHOICE else 32


def is_described(node: Node) -> Iterator[Violation]:
    """Ask for a description where one types, and for none in a context menu."""
    kind = node.data.get("type", CHAT)
    description = node.data.get("description")
    if kind == CHAT and not description:
        yield node.fault("a command that is typed needs one", "description")
    if kind in (USER, MESSAGE) and description:
        yield node.fault("a command of a context menu has none", "description")
    if kind in (USER, MESSAGE) and node.data.get("options"):
        yield node.fault("a command of a context menu has none", "options")


def is_short_enough(node: Node) -> Iterator[Violation]:
    """Limit what is written in a command, its options and choices together."""
    length = _length(node.data)
    if length > CHARACTERS:
        yield node.fault(f"{length} characters in all; at most {CHARACTERS} are allowed")


def _length(part: Json) -> int:
    own = sum(max((len(text) for _, text in _each(part, name)), default=0) for name in _WRITTEN)
    node = Node(Kind.OPTION, (), part)
    inner = [*node.parts("options"), *node.parts("choices")]
    return own + sum(_length(each) for _, each in inner)


def required_first(node: Node) -> Iterator[Violation]:
    """Let no option that is required follow one that is not."""
    seen_optional = False
    for field, option in node.parts("options"):
        if option.get("type") in (SUBCOMMAND, GROUP):
            continue
        if not option.get("required"):
            seen_optional = True
        elif seen_optional:
            told = "a required option stands before those that are not"
            yield Violation((*field, "required"), told)


def nests_well(node: Node) -> Iterator[Violation]:
    """Allow subcommands in commands and groups, groups in commands, and no mixture."""
    allowed = {SUBCOMMAND, GROUP}
    if node.kind is Kind.OPTION:
        allowed = {SUBCOMMAND} if node.data.get("type") == GROUP else set()
    kinds = [(field, option.get("type")) for field, option in node.parts("options")]
    nested = [pair for pair in kinds if pair[1] in (SUBCOMMAND, GROUP)]
    if nested and len(nested) < len(kinds):
        yield node.fault("subcommands and other options do not mix", "options")
    for field, kind in nested:
        if kind not in allowed:
            yield Violation(field, f"an option of type {kind} does not stand here")


def choices_fit(node: Node) -> Iterator[Violation]:
    """Allow choices or autocomplete, on texts and numbers alone, with values of their type."""
    kind, choices = node.data.get("type"), list(node.parts("choices"))
    completes = bool(node.data.get("autocomplete"))
    if (choices or completes) and kind not in (STRING, INTEGER, NUMBER):
        yield node.fault(f"an option of type {kind} has no choices", "type")
    if choices and completes:
        yield node.fault("goes not with choices", "autocomplete")
    for field, choice in choices:
        if not _is_of(kind, choice.get("value")):
            told = f"{choice.get('value')!r} is no value of an option of type {kind}"
            yield Violation((*field, "value"), told)


def _is_of(kind: object, value: object) -> bool:
    if kind == STRING:
        return isinstance(value, str)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return abs(value) <= LARGEST and (kind != INTEGER or isinstance(value, int))


def few_enough(node: Node) -> Iterator[Violation]:
    """Limit the commands of each type, and let no two of a type share a name."""
    parts = list(node.parts("commands"))
    types = Counter(_type(part) for _, part in parts)
    for kind, most in MOST_COMMANDS.items():
        if types[kind] > most:
            yield node.fault(f"{types[kind]} commands of type {kind}; at most {most} are allowed")
    names = Counter((_type(part), str(part.get("name"))) for _, part in parts)
    for (kind, name), times in names.items():
        if times > 1:
            yield node.fault(f"{times} commands of type {kind} are called {name!r}")


def _type(part: Json) -> int:
    kind = part.get("type", CHAT)
    return kind if isinstance(kind, int) else 0


def _each(part: Json, name: str) -> Iterator[tuple[tuple[str, ...], str]]:
    """Give a text and what it is in other languages, with their fields."""
    if isinstance(part.get(name), str):
        yield (name,), part[name]
    localised = part.get(f"{name}_localizations")
    for language, value in (localised if isinstance(localised, Mapping) else {}).items():
        if isinstance(value, str):
            yield (f"{name}_localizations", language), value
