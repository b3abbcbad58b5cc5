"""A part of a body that rules hold for: a message in it, a button, an option of a command."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

from bot.room.violation import Field, Violation

Json = Mapping[str, Any]


class Kind(Enum):
    """What a part of a body is."""

    POST = auto()  # a new message
    EDIT = auto()  # what changes in a message
    EMBED = auto()
    EMBED_FIELD = auto()
    EMBED_FOOTER = auto()
    EMBED_AUTHOR = auto()
    ROW = auto()
    BUTTON = auto()
    SELECT = auto()  # of texts, with options of its own
    SELECT_OPTION = auto()
    PICKER = auto()  # of users, roles, channels
    SECTION = auto()
    TEXT = auto()
    GALLERY = auto()
    CONTAINER = auto()
    MODAL = auto()
    LABEL = auto()
    INPUT = auto()
    CALLBACK = auto()
    SUGGESTIONS = auto()  # what an autocomplete answers
    CHOICE = auto()
    COMMANDS = auto()
    COMMAND = auto()
    CHANGED_COMMAND = auto()
    OPTION = auto()
    THREAD = auto()
    CHANNEL = auto()


@dataclass(frozen=True, slots=True)
class Node:
    """A part, and where it stands; `files` counts what is uploaded along with the body."""

    kind: Kind
    field: Field
    data: Json
    files: int = 0

    def fault(self, told: str, *field: str | int) -> Violation:
        """Tell what is wrong with the part, or with a field of it."""
        return Violation((*self.field, *field), told)

    def parts(self, name: str) -> Iterator[tuple[Field, Json]]:
        """Give the objects in a list, or the one object, with their fields."""
        value: Any = self.data.get(name)
        if isinstance(value, Mapping):
            yield (*self.field, name), value
        for index, part in enumerate(value if isinstance(value, list) else ()):
            if isinstance(part, Mapping):
                yield (*self.field, name, index), part


Rule = Callable[[Node], Iterator[Violation]]
