"""Messages (docs: resources/message)."""

from __future__ import annotations

from bot.room.channel import Channel
from bot.room.intents import Intent, readable
from bot.room.message import Draft, Message
from bot.room.permissions import Permission
from bot.room.refusal import Code, Refusal, invalid
from bot.room.routes.call import Call, Json
from bot.room.world import MAY_READ_MESSAGES

MOST = 100


def several(call: Call) -> list[Json]:
    """List messages, the newest first: before, after or around one, or the last."""
    channel = call.channel()
    if not _may_look_back(call, channel):
        return []
    limit = call.number("limit", 50, MOST)
    return [shown(call, each) for each in _cut(call, _public(call, channel), limit)]


def get(call: Call) -> Json:
    """Give a message."""
    channel = call.channel()
    call.world.channels.require(call.me, channel, Permission.READ_MESSAGE_HISTORY)
    return shown(call, _message(call, channel))


def create(call: Call) -> Json:
    """Write a message; the same nonce gives the message that is there."""
    channel, world = call.channel(), call.world
    draft = Draft.of(call.data, call.uploads)
    world.writing.check(call.me, channel, draft)
    known = world.messages.repeated(channel, call.me, draft) if draft.nonce else None
    message = known or world.writing.write(call.me, channel, draft)
    return shown(call, message) | ({"nonce": draft.nonce} if draft.nonce else {})


def edit(call: Call) -> Json:
    """Change a message of the bot's own."""
    message = _message(call, call.channel())
    if message.author != call.me:
        raise Refusal(Code.NOT_THE_AUTHOR)
    call.world.messages.edit(message, Draft.of(call.data, call.uploads))
    return shown(call, message)


def delete(call: Call) -> None:
    """Delete a message; one of somebody else's takes the leave to manage messages."""
    channel = call.channel()
    message = _message(call, channel)
    if message.author != call.me:
        call.world.channels.require(call.me, channel, Permission.MANAGE_MESSAGES)
    call.world.messages.delete(message)


def delete_several(call: Call) -> None:
    """Delete from 2 to 100 messages at once; those that are gone are passed over."""
    channel = call.channel()
    call.world.channels.require(call.me, channel, Permission.MANAGE_MESSAGES)
    ids = [str(each) for each in call.data.get("messages") or ()]
    if not 2 <= len(ids) <= MOST:
        told = f"Must be between 2 and {MOST} in length."
        raise invalid("messages", "BASE_TYPE_BAD_LENGTH", told)
    for message in [each for each in _public(call, channel) if each.id in ids]:
        call.world.messages.delete(message)


def react(call: Call) -> None:
    """Put an emoji on a message."""
    message = _message(call, call.channel())
    call.world.reactions.add(message, call.me, call.path["emoji"])


def unreact(call: Call) -> None:
    """Take the bot's emoji, or another user's, off a message."""
    channel, user = call.channel(), call.path["user"]
    message = _message(call, channel)
    if user == "@me":
        user = call.me
    if user != call.me:
        call.world.channels.require(call.me, channel, Permission.MANAGE_MESSAGES)
    call.world.reactions.remove(message, user, call.path["emoji"])


def clear_reactions(call: Call) -> None:
    """Take one emoji, or all, off a message."""
    channel = call.channel()
    call.world.channels.require(call.me, channel, Permission.MANAGE_MESSAGES)
    call.world.reactions.clear(_message(call, channel), call.path.get("emoji", ""))


def reacted(call: Call) -> list[Json]:
    """List who put an emoji on a message."""
    message = _message(call, call.channel())
    after, limit = int(call.query.get("after") or 0), call.number("limit", 25, MOST)
    users = message.reactions.get(call.path["emoji"], {})
    known = sorted((each for each in users if int(each) > after), key=int)
    return [call.world.users[each].json() for each in known[:limit]]


def shown(call: Call, message: Message) -> Json:
    """Give a message as the bot may read it."""
    data = call.world.messages.render.json(message)
    if (
        call.world.flags & MAY_READ_MESSAGES
        or call.world.channels.get(message.channel_id).is_direct
    ):
        return data
    return dict(readable(Intent(0), "MESSAGE_CREATE", {**data, "guild_id": ""}, call.me))


def _may_look_back(call: Call, channel: Channel) -> bool:
    allowed = call.world.channels.permissions(call.me, channel)
    return bool(allowed & Permission.READ_MESSAGE_HISTORY)


def _public(call: Call, channel: Channel) -> list[Message]:
    """List what all in a channel see, the newest first: nobody fetches ephemeral messages."""
    return [each for each in reversed(call.world.messages.all(channel.id)) if not each.only]


def _message(call: Call, channel: Channel) -> Message:
    message = call.world.messages.get(channel.id, call.path["message"])
    if message.only:
        raise Refusal(Code.UNKNOWN_MESSAGE)
    return message


def _cut(call: Call, newest_first: list[Message], limit: int) -> list[Message]:
    query = call.query
    if before := query.get("before"):
        return [each for each in newest_first if int(each.id) < int(before)][:limit]
    if after := query.get("after"):
        later = [each for each in newest_first if int(each.id) > int(after)]
        return later[-limit:]
    if around := query.get("around"):
        older = [each for each in newest_first if int(each.id) < int(around)]
        rest = newest_first[: len(newest_first) - len(older)]
        return [*rest[-(limit // 2 + 1) :], *older[: limit // 2]][:limit]
    return newest_first[:limit]
