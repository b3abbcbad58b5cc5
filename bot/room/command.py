"""The commands that the bot has registered, for all servers and for this one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from bot.room.bus import Event
from bot.room.channel import Channel
from bot.room.permissions import ALL, Permission
from bot.room.refusal import Code, Refusal

if TYPE_CHECKING:
    from bot.room.world import World

Json = dict[str, Any]

GUILD_CONTEXT, DIRECT_CONTEXT = 0, 1


class CommandType(IntEnum):
    """How a command is used: typed, or from the menu of a user or a message."""

    TYPED = 1
    USER = 2
    MESSAGE = 3


class Commands:
    """Registered commands. `guild` is "" for those of all servers, else the server's ID."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._known: dict[str, dict[str, Json]] = {"": {}}

    def all(self, guild: str = "") -> list[Json]:
        """List the commands registered for all servers, or for one."""
        return list(self._known.get(guild, {}).values())

    def get(self, id: str, guild: str = "") -> Json:
        """Find a command; refuses with 10063."""
        if found := self._known.get(guild, {}).get(id):
            return found
        raise Refusal(Code.UNKNOWN_COMMAND)

    def put(self, bodies: Iterable[Json], guild: str = "") -> list[Json]:
        """Register these commands and no others; one of the same name keeps its ID."""
        old = self._by_name(guild)
        made = [self._made(each, guild, old.get(_key(each))) for each in bodies]
        self._known[guild] = {each["id"]: each for each in made}
        self._tell()
        return made

    def add(self, body: Json, guild: str = "") -> tuple[Json, bool]:
        """Register a command in place of one of the same name; tells whether it is new."""
        old = self._by_name(guild).get(_key(body))
        made = self._made(body, guild, old)
        self._known.setdefault(guild, {})[made["id"]] = made
        self._tell()
        return made, old is None

    def edit(self, id: str, body: Mapping[str, Any], guild: str = "") -> Json:
        """Change what the body of a request names."""
        old = self.get(id, guild)
        made = self._made({**old, **body}, guild, old)
        self._known[guild][id] = made
        self._tell()
        return made

    def delete(self, id: str, guild: str = "") -> None:
        """Take a command away."""
        self.get(id, guild)
        del self._known[guild][id]
        self._tell()

    def usable(self, user: str, channel: Channel) -> Iterator[Json]:
        """Give the commands that a user finds in a channel, those of the server first."""
        allowed = self._world.channels.permissions(user, channel)
        is_apart = channel.is_direct and self._world.bot.id not in channel.recipients
        if is_apart or not allowed & Permission.USE_APPLICATION_COMMANDS:
            return
        shadowed = set()
        for each in (*self.all(channel.guild_id or "-"), *self.all()):
            if _key(each) in shadowed or not _fits(each, channel, allowed):
                continue
            shadowed.add(_key(each))
            yield each

    def _by_name(self, guild: str) -> dict[tuple[int, str], Json]:
        return {_key(each): each for each in self.all(guild)}

    def _made(self, body: Json, guild: str, old: Json | None) -> Json:
        """Give a command as Discord does, with what it adds of its own."""
        ids = self._world.ids
        made = {
            "id": old["id"] if old else ids.next(),
            "application_id": self._world.bot.id,
            "version": ids.next(),
            "type": int(body.get("type") or CommandType.TYPED),
            "name": body["name"],
            "name_localizations": body.get("name_localizations"),
            "description": body.get("description") or "",
            "description_localizations": body.get("description_localizations"),
            "default_member_permissions": body.get("default_member_permissions"),
            "dm_permission": body.get("dm_permission") is not False,
            "contexts": body.get("contexts"),
            "integration_types": body.get("integration_types") or [0],
            "nsfw": bool(body.get("nsfw")),
        }
        if body.get("options"):
            made["options"] = [_option(each) for each in body["options"]]
        return made | {"guild_id": guild} if guild else made

    def _tell(self) -> None:
        """Tell people's clients that the commands have changed; a bot is told nothing of it."""
        people = frozenset(self._world.guild.members) - {self._world.bot.id}
        data = {"guild_id": self._world.guild.id}
        self._world.bus.publish(Event("GUILD_APPLICATION_COMMAND_INDEX_UPDATE", data, people))


def without_localizations(command: Json) -> Json:
    """Give a command as a list shows it that was not asked for with_localizations."""
    shown = {key: value for key, value in command.items() if not key.endswith("_localizations")}
    for key in ("options", "choices"):
        if key in shown:
            shown[key] = [without_localizations(each) for each in shown[key]]
    return shown


def _option(option: Json) -> Json:
    """Give an option as Discord does: what is not said is left out, what is false too."""
    shown = {key: value for key, value in option.items() if value not in (None, False, [], {})}
    if option.get("options"):
        shown["options"] = [_option(each) for each in option["options"]]
    for key in ("name_localizations", "description_localizations"):
        if key in option:
            shown[key] = option[key]
    return shown


def _key(command: Mapping[str, Any]) -> tuple[int, str]:
    return int(command.get("type") or CommandType.TYPED), command["name"]


def _fits(command: Json, channel: Channel, allowed: Permission) -> bool:
    """Tell whether a command shows in a channel to who may do this much there."""
    contexts = command["contexts"]
    if channel.is_direct:
        return bool(DIRECT_CONTEXT in contexts if contexts else command["dm_permission"])
    if contexts and GUILD_CONTEXT not in contexts:
        return False
    needed = command["default_member_permissions"]
    if needed is None or allowed == ALL:
        return True
    wanted = Permission(int(needed))
    return bool(wanted) and allowed & wanted == wanted
