"""What a window of the page shows, in the shapes of `static/page/types.js`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from bot.room.bus import Event
from bot.room.channel import Channel
from bot.room.permissions import Permission
from bot.room.refusal import Refusal
from bot.room.result import PersonError

if TYPE_CHECKING:
    from bot.room.person import Person
    from bot.room.world import World

Json = dict[str, Any]

MOST_MESSAGES = 50  # of a channel, at first and with each look back
NEWS = frozenset({"MESSAGE_CREATE", "MESSAGE_UPDATE"})
REACTIONS = "MESSAGE_REACTION_"
CHANGED = frozenset({"CHANNEL_CREATE", "CHANNEL_UPDATE", "THREAD_CREATE", "THREAD_UPDATE"})
GONE = frozenset({"CHANNEL_DELETE", "THREAD_DELETE"})
COMMANDS = "GUILD_APPLICATION_COMMAND_INDEX_UPDATE"
ALL_AGAIN = frozenset(
    {
        "GUILD_ROLE_CREATE",
        "GUILD_ROLE_UPDATE",
        "GUILD_MEMBER_ADD",
        "GUILD_MEMBER_UPDATE",
        "GUILD_MEMBER_REMOVE",
    }
)


def hello(world: World, person: Person, present: frozenset[str], *, all_here: bool) -> Json:
    """Give everything that a member sees; `present` are those who are at a window."""
    channels = [each for each in world.channels if _is_seen(world, each, person.id)]
    seen = {each.id: person.sees(each.id) for each in channels if each.has_messages}
    return {
        "me": person.id,
        "server": {"id": world.guild.id, "name": world.guild.name, "home": _home(world)},
        "members": [_member(world, id, all_here or id in present) for id in world.guild.members],
        "roles": [_role(each.json()) for each in world.guild.roles.values()],
        "channels": [channel_json(world, each, person) for each in channels],
        "messages": {id: messages[-MOST_MESSAGES:] for id, messages in seen.items()},
        "begun": [id for id, messages in seen.items() if len(messages) <= MOST_MESSAGES],
        "commands": commands(world, person),
    }


def packets(event: Event, world: World, person: Person) -> Iterator[tuple[str, Json]]:
    """Give an event of the room as a window is told of it."""
    data = event.data
    match event.name:
        case name if name in NEWS or name.startswith(REACTIONS):
            id = data["id"] if name in NEWS else data["message_id"]
            kind = "MESSAGE_CREATE" if name == "MESSAGE_CREATE" else "MESSAGE_UPDATE"
            yield from ((kind, each) for each in _message(person, id))
        case "MESSAGE_DELETE":
            yield "MESSAGE_DELETE", dict(data)
        case "MESSAGE_DELETE_BULK":
            for id in data["ids"]:
                yield "MESSAGE_DELETE", {"id": id, "channel_id": data["channel_id"]}
        case "TYPING_START":
            yield "TYPING_START", dict(data)
        case name if name in CHANGED:
            yield from _channel(world, person, data["id"])
        case name if name in GONE:
            yield "CHANNEL_DROP", {"id": data["id"]}
        case name if name == COMMANDS:
            yield "COMMANDS", {"commands": commands(world, person)}


def commands(world: World, person: Person) -> list[Json]:
    """List the commands that a member finds in the channel where one comes in."""
    return person.commands(_home(world))


def channel_json(world: World, channel: Channel, person: Person) -> Json:
    """Give a channel, and whether the member may write there; a direct one by whom it is with."""
    allowed = world.channels.permissions(person.id, channel)
    shown = world.channels.json(channel, person.id)
    if channel.is_direct:
        others = [world.users[each].name for each in channel.recipients if each != person.id]
        shown["name"] = ", ".join(others)
    return shown | {"may_send": bool(allowed & channel.sending) and channel.has_messages}


def _home(world: World) -> str:
    """Name the channel where one comes in: the first that takes messages."""
    return next(each.id for each in world.channels if each.has_messages and not each.is_direct)


def _is_seen(world: World, channel: Channel, user: str) -> bool:
    return bool(world.channels.permissions(user, channel) & Permission.VIEW_CHANNEL)


def _message(person: Person, id: str) -> Iterator[Json]:
    try:
        yield person.reads(id)
    except PersonError:
        return


def _channel(world: World, person: Person, id: str) -> Iterator[tuple[str, Json]]:
    try:
        channel = world.channels.get(id)
    except Refusal:
        return
    if _is_seen(world, channel, person.id):
        yield "CHANNEL_PUT", channel_json(world, channel, person)
    else:
        yield "CHANNEL_DROP", {"id": id}


def _member(world: World, id: str, is_here: bool) -> Json:
    member = world.guild.members[id]
    roles = [world.guild.roles[each] for each in member.roles if each in world.guild.roles]
    color = next((each.color for each in reversed(roles) if each.color), 0)
    return {
        "id": id,
        "name": member.name,
        "bot": member.user.is_bot,
        "color": color,
        "status": "online" if is_here else "offline",
        "roles": member.roles,
    }


def _role(role: Json) -> Json:
    return {key: role[key] for key in ("id", "name", "color")}
