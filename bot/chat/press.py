"""What pressing a button means, written into its custom_id: it outlives a restart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

import discord

from bot.base.entry import Facet

BUTTON = re.compile(
    r"biyu:(?P<action>tell|mean|more|source|group)"
    r":(?P<keys>[\w+-]{0,65}):(?P<facet>[a-z]{0,12}):(?P<page>[0-9]{1,3}):(?P<server>[0-9]{1,20})"
)
MENU = re.compile(r"biyu:(?P<action>menu):(?P<server>[0-9]{1,20})")
MOST_KEYS = 4
MOST_PAGES = 999


class Action(StrEnum):
    """What a button does."""

    TELL = "tell"  # a facet of a concept
    MEAN = "mean"  # the same, in place of the "did you mean" that it was chosen from
    MORE = "more"  # all that the notes say of a concept, a page of it
    SOURCE = "source"  # where an answer stands
    GROUP = "group"  # choose whose notes a direct message is about


@dataclass(frozen=True, slots=True)
class Press:
    """One button: its action, and the concepts (by key) and the facet that it is about."""

    action: Action
    keys: tuple[str, ...] = ()
    facet: Facet | None = None
    page: int = 0
    server: int = 0

    @property
    def custom_id(self) -> str:
        """Write it: "biyu:tell:1f0a…:analogy:0:123", at most 100 characters."""
        keys = "+".join(self.keys[:MOST_KEYS])
        return f"biyu:{self.action}:{keys}:{self.facet or ''}:{self.page}:{self.server}"

    @classmethod
    def of(cls, match: re.Match[str]) -> Press:
        """Read what `custom_id` wrote, as matched by BUTTON."""
        facet = match["facet"]
        return cls(
            Action(match["action"]),
            tuple(key for key in match["keys"].split("+") if key),
            Facet(facet) if facet in set(Facet) else None,
            int(match["page"]),
            int(match["server"]),
        )


def answer_of(message: discord.Message) -> Press | None:
    """Find what an answer was about, by its buttons; None where it is no answer."""
    for custom_id in custom_ids(message):
        found = BUTTON.fullmatch(custom_id)
        if found and found["action"] == Action.SOURCE:
            return Press.of(found)
    return None


def custom_ids(message: discord.Message) -> Iterator[str]:
    """List what the buttons and menus of a message carry."""
    return _custom_ids(message.components)


def _custom_ids(components: object) -> Iterator[str]:
    for component in components if isinstance(components, list) else ():
        custom_id = getattr(component, "custom_id", None)
        if isinstance(custom_id, str):
            yield custom_id
        yield from _custom_ids(getattr(component, "children", None))
