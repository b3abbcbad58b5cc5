"""A message as Discord gives it, to a request or in an event."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.room.channel import Channel
from bot.room.message import Flag, Message, MessageType

if TYPE_CHECKING:
    from bot.room.world import World

Json = dict[str, Any]


class Rendering:
    """Puts messages into Discord's JSON."""

    def __init__(self, world: World) -> None:
        self._world = world

    def json(self, message: Message, viewer: str = "") -> Json:
        """Give a message as a request gets it; `viewer` is who reads it, else the bot."""
        shown = self._bare(message) | self._reactions(message, viewer or self._world.bot.id)
        if message.reference:
            shown["message_reference"] = message.reference
        if message.type in {MessageType.REPLY, MessageType.THREAD_STARTER}:
            shown["referenced_message"] = self._replied(message)
        return shown | self._of_bot(message) | self._thread(message, viewer)

    def event(self, message: Message, channel: Channel) -> Json:
        """Give a message as an event tells it: in a server, with its author as a member."""
        shown = self.json(message)
        if message.nonce:
            shown["nonce"] = message.nonce
        shown["channel_type"] = int(channel.type)
        if channel.is_direct:
            return shown
        guild = self._world.guild
        shown["guild_id"] = guild.id
        if member := guild.members.get(message.author):
            shown["member"] = member.bare()
        for user in shown["mentions"]:
            if called := guild.members.get(user["id"]):
                user["member"] = called.bare()
        return shown

    def _bare(self, message: Message) -> Json:
        users, origin = self._world.users, self._world.origin
        edited = message.edited_at.isoformat() if message.edited_at else None
        return {
            "id": message.id,
            "channel_id": message.channel_id,
            "author": users[message.author].json(),
            "content": message.content,
            "timestamp": message.timestamp.isoformat(),
            "edited_timestamp": edited,
            "tts": False,
            "mention_everyone": message.mentions.everyone,
            "mentions": [users[each].json() for each in message.mentions.users],
            "mention_roles": list(message.mentions.roles),
            "attachments": [each.json(origin) for each in message.attachments],
            "embeds": message.embeds,
            "components": message.components,
            "pinned": message.pinned,
            "type": int(message.type),
            "flags": int(message.flags),
        }

    def _replied(self, message: Message) -> Json | None:
        """Give the message replied to, without what that one replies to; None if it is gone."""
        replied = message.replied
        if replied is None or not self._world.messages.has(replied):
            return None
        shown = self._bare(replied)
        return shown | {"message_reference": replied.reference} if replied.reference else shown

    def _of_bot(self, message: Message) -> Json:
        shown: Json = {}
        if message.author == self._world.bot.id:
            shown["application_id"] = self._world.bot.id
        if message.interaction:
            shown["webhook_id"] = self._world.bot.id
            shown["interaction_metadata"] = message.interaction
        if message.legacy_interaction:
            shown["interaction"] = message.legacy_interaction
        return shown

    def _thread(self, message: Message, viewer: str) -> Json:
        if not message.flags & Flag.HAS_THREAD:
            return {}
        channels = self._world.channels
        found = [each for each in channels if each.id == message.id]
        return {"thread": channels.json(found[0], viewer)} if found else {}

    def _reactions(self, message: Message, viewer: str) -> Json:
        if not message.reactions:
            return {}
        return {
            "reactions": [
                {
                    "emoji": emoji_json(emoji),
                    "count": len(users),
                    "count_details": {"burst": 0, "normal": len(users)},
                    "burst_colors": [],
                    "me": viewer in users,
                    "me_burst": False,
                    "burst_me": False,
                    "burst_count": 0,
                }
                for emoji, users in message.reactions.items()
            ]
        }


def emoji_json(emoji: str) -> Json:
    """Give an emoji as Discord does: "👍", or "name:id" for one of a server's own."""
    name, _, id = emoji.partition(":")
    return {"id": id or None, "name": name}
