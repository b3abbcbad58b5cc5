"""A request of the bot, and what Discord would refuse in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

Field = tuple[str | int, ...]

LONGEST_PART = 30  # characters of a part of a path that are shown: a token is longer


@dataclass(frozen=True, slots=True)
class Asked:
    """A request as the checks see it: `path` is without "/api/v10"."""

    method: str
    path: str
    query: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    body: Any = None
    files: int = 0

    def __str__(self) -> str:
        """Name the request without its tokens: "POST /interactions/1/…/callback"."""
        parts = self.path.split("/")
        shown = [part if len(part) <= LONGEST_PART else "…" for part in parts]
        return f"{self.method} {'/'.join(shown)}"


@dataclass(frozen=True, slots=True)
class Violation:
    """What is wrong with one field of a body; the whole body is the field ().

    `is_left` leaves the refusal to the route, which has a code of its own for it.
    """

    field: Field
    told: str
    is_left: bool = False

    def line(self, asked: Asked) -> str:
        """Tell it: "POST /channels/1/messages: embeds[0].title: …"."""
        named = shown(self.field)
        return f"{asked}: {named}: {self.told}" if named else f"{asked}: {self.told}"


def shown(field: Field) -> str:
    """Name a field: ("components", 0, "label") → "components[0].label"."""
    parts = (f"[{part}]" if isinstance(part, int) else f".{part}" for part in field)
    return "".join(parts).removeprefix(".")


def errors(violations: Iterable[Violation]) -> dict[str, Any]:
    """Tell violations in the tree of fields in which Discord does."""
    tree: dict[str, Any] = {}
    for each in violations:
        place = tree
        for part in each.field:
            place = place.setdefault(str(part), {})
        told = {"code": "ROOM_CHECK", "message": each.told}
        place.setdefault("_errors", []).append(told)
    return tree
