"""Emoji that people put on messages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.room.bus import Event
from bot.room.message import Message
from bot.room.permissions import Permission
from bot.room.rendering import emoji_json

if TYPE_CHECKING:
    from bot.room.world import World

Json = dict[str, Any]


class Reactions:
    """Adds and removes reactions, and tells of it."""

    def __init__(self, world: World) -> None:
        self._world = world

    def add(self, message: Message, user: str, emoji: str) -> None:
        """Put an emoji on a message; a second time changes nothing."""
        channel = self._world.channels.get(message.channel_id)
        needed = Permission.READ_MESSAGE_HISTORY
        if emoji not in message.reactions:
            needed |= Permission.ADD_REACTIONS
        self._world.channels.require(user, channel, needed)
        users = message.reactions.setdefault(emoji, {})
        if user in users:
            return
        users[user] = None
        member = self._world.guild.members.get(user)
        joined = {"member": member.json()} if member and not channel.is_direct else {}
        more = {"user_id": user, "message_author_id": message.author, **joined}
        self._tell("MESSAGE_REACTION_ADD", message, emoji, **more, burst=False, type=0)

    def remove(self, message: Message, user: str, emoji: str) -> None:
        """Take a user's emoji off a message; nothing where there is none."""
        users = message.reactions.get(emoji, {})
        if user not in users:
            return
        del users[user]
        if not users:
            del message.reactions[emoji]
        self._tell("MESSAGE_REACTION_REMOVE", message, emoji, user_id=user, burst=False, type=0)

    def clear(self, message: Message, emoji: str = "") -> None:
        """Take one emoji, or all, off a message."""
        if not emoji:
            message.reactions.clear()
            self._tell("MESSAGE_REACTION_REMOVE_ALL", message)
        elif message.reactions.pop(emoji, None):
            self._tell("MESSAGE_REACTION_REMOVE_EMOJI", message, emoji)

    def _tell(self, name: str, message: Message, emoji: str = "", **more: Any) -> None:
        channel = self._world.channels.get(message.channel_id)
        data: Json = {"channel_id": channel.id, "message_id": message.id, **more}
        if emoji:
            data["emoji"] = emoji_json(emoji)
        if channel.guild_id:
            data["guild_id"] = channel.guild_id
        to = frozenset({message.only}) if message.only else self._world.channels.viewers(channel)
        self._world.bus.publish(Event(name, data, to))
