"""What a member types behind a command, in the shape that the command was registered in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, Any, TypeVar

from bot.room.attachment import Upload, attached
from bot.room.components import Kind
from bot.room.menu import chosen
from bot.room.permissions import Permission
from bot.room.result import PersonError

if TYPE_CHECKING:
    from bot.room.channel import Channel
    from bot.room.world import World

Json = dict[str, Any]
T = TypeVar("T")


class OptionType(IntEnum):
    """What an option takes (docs: interactions/application-commands)."""

    SUBCOMMAND = 1
    GROUP = 2
    STRING = 3
    INTEGER = 4
    BOOLEAN = 5
    USER = 6
    CHANNEL = 7
    ROLE = 8
    MENTIONABLE = 9
    NUMBER = 10
    ATTACHMENT = 11


_POINTS = {
    Kind.USER_SELECT: OptionType.USER,
    Kind.ROLE_SELECT: OptionType.ROLE,
    Kind.MENTIONABLE_SELECT: OptionType.MENTIONABLE,
    Kind.CHANNEL_SELECT: OptionType.CHANNEL,
}
NESTING = frozenset({OptionType.SUBCOMMAND, OptionType.GROUP})
LONGEST_STRING = 6000


@dataclass(frozen=True, slots=True)
class Typed:
    """A command as it was typed: the options of a subcommand stand inside its own."""

    command: Json
    path: tuple[Json, ...]  # groups and subcommands below it

    @property
    def known(self) -> list[Json]:
        """List the options that may be filled in."""
        return list((self.path[-1] if self.path else self.command).get("options") or ())

    def wrapped(self, options: list[Json]) -> list[Json]:
        """Put filled-in options inside groups and subcommands, as Discord sends them."""
        for each in reversed(self.path):
            options = [{"type": each["type"], "name": each["name"], "options": options}]
        return options


def is_named(thing: Mapping[str, Any], name: str) -> bool:
    """Tell whether a command or an option goes by a name, in any language."""
    return name == thing["name"] or name in (thing.get("name_localizations") or {}).values()


def find(commands: Iterable[Json], words: str) -> Typed:
    """Find a typed command by its full name: "quiz start"; raises PersonError."""
    known = [each for each in commands if each["type"] == 1]
    first, *rest = words.lstrip("/").split()
    found = [each for each in known if is_named(each, first)]
    path: list[Json] = []
    for word in rest:
        inner = (path[-1] if path else found[0] if found else {}).get("options") or ()
        path += [each for each in inner if each["type"] in NESTING and is_named(each, word)][:1]
    if not found or len(path) != len(rest):
        names = ", ".join("/" + each["name"] for each in known)
        raise PersonError(f"there is no command /{words.lstrip('/')} here; there are: {names}")
    typed = Typed(found[0], tuple(path))
    if any(each["type"] in NESTING for each in typed.known):
        names = ", ".join(each["name"] for each in typed.known)
        raise PersonError(f"/{words} needs a subcommand: {names}")
    return typed


def unwrapped(command: Json, options: Iterable[Json]) -> tuple[str, dict[str, object], str]:
    """Give the full name, the values and the focused option of what a client sends.

    It is the form that Discord's own clients use: options inside groups and subcommands.
    """
    words, known = [command["name"]], list(options)
    while known and known[0]["type"] in NESTING:
        words.append(known[0]["name"])
        known = list(known[0].get("options") or ())
    focused = [each["name"] for each in known if each.get("focused")]
    values = {each["name"]: each.get("value") for each in known}
    return " ".join(words), values, focused[0] if focused else ""


class Filling:
    """Fills options in, and gathers what they point at."""

    def __init__(self, world: World, channel: Channel) -> None:
        self._world = world
        self._channel = channel
        self.resolved: dict[str, Json] = {}

    def fill(self, known: Sequence[Json], given: Mapping[str, object]) -> list[Json]:
        """Fill options in, in the order in which they were registered; raises PersonError."""
        for name in given:
            if not any(is_named(each, name) for each in known):
                names = ", ".join(each["name"] for each in known)
                raise PersonError(f"there is no option {name!r}; there are: {names or 'none'}")
        filled = []
        for option in known:
            values = [value for name, value in given.items() if is_named(option, name)]
            if values:
                filled.append(self._one(option, values[0]))
            elif option.get("required"):
                raise PersonError(f"the option {option['name']!r} is needed")
        return filled

    def partly(
        self, known: Sequence[Json], given: Mapping[str, object], focused: str
    ) -> list[Json]:
        """Give options as they stand while one of them is typed: not checked yet."""
        shown = []
        for option in known:
            for name, value in given.items():
                if is_named(option, name):
                    one = {"type": option["type"], "name": option["name"], "value": value}
                    shown.append(one | {"focused": True} if name == focused else one)
        return shown

    def _one(self, option: Json, value: object) -> Json:
        kind = OptionType(option["type"])
        if option.get("choices"):
            value = _chosen(option, value)
        elif kind is OptionType.STRING:
            value = _within(option, str(value), len(str(value)), "length", LONGEST_STRING)
        elif kind in {OptionType.INTEGER, OptionType.NUMBER}:
            value = _number(option, value, kind)
        elif kind is OptionType.BOOLEAN:
            value = bool(value)
        else:
            value = self.point_at(kind, value)
        return {"type": int(kind), "name": option["name"], "value": value}

    def choose(self, menu: Mapping[str, Any], values: Sequence[object]) -> list[str]:
        """Give what is chosen from a menu: values of its options, or IDs, by name too."""
        picked = chosen(menu, values)
        point = _POINTS.get(menu["type"])
        return [self.point_at(point, each) for each in picked] if point else picked

    def point_at(self, kind: OptionType, value: object) -> str:
        """Give the ID of a member, channel, role or file, by name too, and remember it."""
        if kind is OptionType.ATTACHMENT:
            return self._file(value)
        if kind is OptionType.CHANNEL:
            return self._a_channel(str(value))
        if kind is not OptionType.ROLE:
            try:
                return self._a_member(str(value))
            except LookupError:
                if kind is OptionType.USER:
                    raise
        return self._a_role(str(value))

    def _file(self, value: object) -> str:
        if not isinstance(value, Upload):
            raise PersonError(f"{value!r} is no Upload")
        id = self._world.ids.next()
        file = attached(value, id, self._channel.id, {})
        self._world.messages.keep(file)
        return self._remember("attachments", id, file.json(self._world.origin))

    def _a_channel(self, value: str) -> str:
        world = self._world
        channel = world.channels.named(value)
        keys = ("id", "type", "name", "parent_id")
        shown = {key: each for key, each in channel.json().items() if key in keys}
        mine = world.channels.permissions(world.bot.id, channel)
        shown["permissions"] = str(int(mine))
        if channel.thread:
            shown["thread_metadata"] = channel.thread.json()
        return self._remember("channels", channel.id, shown)

    def _a_member(self, value: str) -> str:
        world = self._world
        member = world.member_named(value)
        allowed = world.channels.permissions(member.user.id, self._channel)
        shown = member.bare() | {"permissions": str(int(allowed or Permission.NONE))}
        self._remember("members", member.user.id, shown)
        return self._remember("users", member.user.id, member.user.json())

    def _a_role(self, value: str) -> str:
        for role in self._world.guild.roles.values():
            if value in (role.id, role.name):
                return self._remember("roles", role.id, role.json())
        raise PersonError(f"there is no role {value!r}")

    def _remember(self, kind: str, id: str, shown: Json) -> str:
        self.resolved.setdefault(kind, {})[id] = shown
        return id


def _chosen(option: Json, value: object) -> object:
    for each in option["choices"]:
        if value == each["value"] or is_named(each, str(value)):
            return each["value"]
    known = ", ".join(str(each["value"]) for each in option["choices"])
    raise PersonError(f"{option['name']} is one of {known}, not {value!r}")


def _number(option: Json, value: object, kind: OptionType) -> int | float:
    try:
        number = float(str(value))
    except ValueError as error:
        raise PersonError(f"{option['name']} takes a number, not {value!r}") from error
    if kind is OptionType.NUMBER:
        return _within(option, number, number, "value")
    if number != int(number):
        raise PersonError(f"{option['name']} takes a whole number, not {value!r}")
    return _within(option, int(number), number, "value")


def _within(option: Json, value: T, size: float, what: str, most: float = 2**53) -> T:
    low, high = option.get(f"min_{what}", -(2**53)), option.get(f"max_{what}", most)
    if not low <= size <= high:
        raise PersonError(f"the {what} of {option['name']} is {low} to {high}, not {size:g}")
    return value
