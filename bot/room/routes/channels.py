"""Channels and threads (docs: resources/channel)."""

from __future__ import annotations

from bot.room.channel import Channel
from bot.room.permissions import Overwrite, Permission
from bot.room.refusal import Code, Refusal
from bot.room.routes.call import Call, Created, Json

NOT_FOR_OWNERS = frozenset({"locked", "rate_limit_per_user"})


def get(call: Call) -> Json:
    """Give a channel."""
    return _shown(call, call.channel())


def edit(call: Call) -> Json:
    """Change a channel or a thread; the owner of a thread may change the most of it too."""
    channel = call.channel()
    if channel.is_direct:
        raise Refusal(Code.NOT_IN_DIRECT)
    is_mine = channel.thread is not None and channel.thread.owner == call.me
    if not is_mine or call.data.keys() & NOT_FOR_OWNERS:
        call.world.channels.require(call.me, channel, _managing(channel))
    if "permission_overwrites" in call.data:
        call.world.channels.require(call.me, channel, Permission.MANAGE_ROLES)
    call.world.channels.edit(channel, call.data)
    return _shown(call, channel)


def delete(call: Call) -> Json:
    """Delete a channel or a thread; one of direct messages is only closed."""
    channel = call.channel()
    shown = _shown(call, channel)
    if not channel.is_direct:
        call.world.channels.require(call.me, channel, _managing(channel))
        call.world.channels.delete(channel)
    return shown


def overwrite(call: Call) -> None:
    """Allow or deny something in a channel to a role or a member."""
    channel = call.channel()
    call.world.channels.require(call.me, channel, Permission.MANAGE_ROLES)
    call.world.channels.overwrite(channel, Overwrite.of({**call.data, "id": call.path["target"]}))


def drop_overwrite(call: Call) -> None:
    """Let a role or a member be what they are elsewhere."""
    channel = call.channel()
    call.world.channels.require(call.me, channel, Permission.MANAGE_ROLES)
    call.world.channels.drop_overwrite(channel, call.path["target"])


def typing(call: Call) -> None:
    """Tell that the bot is typing."""
    channel = call.channel()
    call.world.channels.require(call.me, channel, channel.sending)
    call.world.channels.type_in(channel, call.me)


def start_thread(call: Call) -> Created:
    """Start a thread in a channel."""
    thread = call.world.threads.start(call.channel(), call.me, call.data)
    return Created(_shown(call, thread))


def start_thread_from(call: Call) -> Created:
    """Start a thread from a message."""
    message = call.world.messages.get(call.channel().id, call.path["message"])
    thread = call.world.threads.start_from(message, call.me, call.data)
    return Created(_shown(call, thread))


def thread_members(call: Call) -> list[Json]:
    """List who is in a thread."""
    thread = call.channel()
    users = thread.thread.members if thread.thread else ()
    return [joined for each in users if (joined := thread.joined(each))]


def join_thread(call: Call) -> None:
    """Add somebody to a thread."""
    call.world.channels.join(call.channel(), _user(call))


def leave_thread(call: Call) -> None:
    """Take somebody out of a thread."""
    thread, user = call.channel(), _user(call)
    if user != call.me:
        call.world.channels.require(call.me, thread, Permission.MANAGE_THREADS)
    call.world.channels.leave(thread, user)


def _managing(channel: Channel) -> Permission:
    return Permission.MANAGE_THREADS if channel.thread else Permission.MANAGE_CHANNELS


def _user(call: Call) -> str:
    user = call.path["user"]
    return call.me if user == "@me" else call.world.guild.member(user).user.id


def _shown(call: Call, channel: Channel) -> Json:
    return call.world.channels.json(channel, call.me)
