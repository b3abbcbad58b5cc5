"""The server: its members, roles and channels (docs: resources/guild)."""

from __future__ import annotations

from bot.room.guild import Guild
from bot.room.permissions import Permission
from bot.room.refusal import Code, Refusal
from bot.room.routes.call import Call, Json


def _guild(call: Call) -> Guild:
    if call.path["guild"] != call.world.guild.id:
        raise Refusal(Code.UNKNOWN_GUILD)
    return call.world.guild


def get(call: Call) -> Json:
    """Give the server."""
    guild = _guild(call)
    if not call.says("with_counts"):
        return guild.json()
    count = len(guild.members)
    return guild.json() | {"approximate_member_count": count, "approximate_presence_count": count}


def channels(call: Call) -> list[Json]:
    """List the channels of the server; threads are no part of it."""
    _guild(call)
    known = [each for each in call.world.channels if not (each.is_direct or each.thread)]
    return [each.json() for each in known]


def threads(call: Call) -> Json:
    """List the threads that are not archived, and those that the bot is in."""
    _guild(call)
    world = call.world
    active = [each for each in world.channels if each.thread and not each.thread.archived]
    seen = [
        each
        for each in active
        if world.channels.permissions(call.me, each) & Permission.VIEW_CHANNEL
    ]
    joined = [each.joined(call.me) for each in seen]
    shown = [world.channels.json(each, call.me) for each in seen]
    return {"threads": shown, "members": [each for each in joined if each], "has_more": False}


def roles(call: Call) -> list[Json]:
    """List the roles of the server."""
    return [each.json() for each in _guild(call).roles.values()]


def member(call: Call) -> Json:
    """Give a member."""
    guild = _guild(call)
    user = call.path["user"]
    if user not in call.world.users:
        raise Refusal(Code.UNKNOWN_USER)
    return guild.member(user).json()


def members(call: Call) -> list[Json]:
    """List members by ID, from `after` on."""
    guild = _guild(call)
    after, limit = int(call.query.get("after") or 0), call.number("limit", 1, 1000)
    known = sorted((each for each in guild.members if int(each) > after), key=int)
    return [guild.members[each].json() for each in known[:limit]]


def search(call: Call) -> list[Json]:
    """Find members by the start of their name."""
    wanted = call.query.get("query", "").casefold()
    limit = call.number("limit", 1, 1000)
    found = [
        each.json()
        for each in _guild(call).members.values()
        if each.name.casefold().startswith(wanted) or each.user.username.startswith(wanted)
    ]
    return found[:limit]
