"""The messages of the room: written, changed, deleted, read."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from bot.room.attachment import Attachment, attached, named_in, resolved
from bot.room.bus import Event
from bot.room.channel import Channel
from bot.room.components import numbered, walk
from bot.room.message import Draft, Flag, Mentions, Message, MessageType, mentions_in
from bot.room.refusal import Code, Refusal
from bot.room.rendering import Rendering

if TYPE_CHECKING:
    from bot.room.world import World

Json = dict[str, Any]

NONCE_KEPT = timedelta(minutes=5)
MOST_KEPT = 5_000  # messages of a channel; a room may run for days


class Messages:
    """All messages, by channel, in the order in which they were written."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._known: dict[str, dict[str, Message]] = {}
        self._files: dict[str, Attachment] = {}
        self.render = Rendering(world)

    def get(self, channel: str, id: str) -> Message:
        """Find a message; refuses with 10008."""
        if found := self.find(channel, id):
            return found
        raise Refusal(Code.UNKNOWN_MESSAGE)

    def find(self, channel: str, id: str) -> Message | None:
        """Find a message."""
        return self._known.get(channel, {}).get(id)

    def has(self, message: Message) -> bool:
        """Tell whether a message is still there."""
        return message.id in self._known.get(message.channel_id, {})

    def all(self, channel: str) -> tuple[Message, ...]:
        """List the messages of a channel, the oldest first."""
        return tuple(self._known.get(channel, {}).values())

    def file(self, channel: str, id: str) -> Attachment | None:
        """Find a file on a message."""
        found = self._files.get(id)
        return found if found and found.channel_id == channel else None

    def keep(self, file: Attachment) -> None:
        """Keep a file that stands on no message."""
        self._files[file.id] = file

    def repeated(self, channel: Channel, author: str, draft: Draft) -> Message | None:
        """Find what an author wrote lately with the same nonce, where it is to be enforced."""
        if not draft.is_nonce_enforced:
            return None
        since = self._world.clock() - NONCE_KEPT
        for each in reversed(self.all(channel.id)):
            if each.timestamp < since:
                return None
            if each.nonce == draft.nonce and each.author == author:
                return each
        return None

    def post(
        self,
        channel: Channel,
        author: str,
        draft: Draft,
        *,
        type: MessageType = MessageType.DEFAULT,
        only: str = "",
        interaction: Json | None = None,
        legacy_interaction: Json | None = None,
        replied: Message | None = None,
    ) -> Message:
        """Put a message into a channel, whatever it holds; `only` names the one who sees it."""
        now, id = self._world.clock(), self._world.ids.next()
        flags = (draft.flags or Flag.NONE) & ~Flag.EPHEMERAL
        flags |= Flag.EPHEMERAL if only else Flag.NONE
        message = Message(id, channel.id, author, now, type=type, flags=flags, only=only)
        message.nonce = draft.nonce
        message.interaction, message.legacy_interaction = interaction, legacy_interaction
        if replied:
            self._reply_to(message, replied)
        self._fill(message, draft)
        self._keep(channel, message)
        self._tell("MESSAGE_CREATE", message)
        return message

    def edit(self, message: Message, draft: Draft) -> None:
        """Change what a draft names; refuses with 10008 what is gone."""
        if not self.has(message):
            raise Refusal(Code.UNKNOWN_MESSAGE)
        if not message.is_loading:  # an answer that comes at last is not edited yet
            message.edited_at = self._world.clock()
        message.flags &= ~Flag.LOADING
        if draft.flags is not None:
            kept = message.flags & (Flag.EPHEMERAL | Flag.HAS_THREAD)
            message.flags = kept | (draft.flags & ~Flag.EPHEMERAL)
        self._fill(message, draft)
        self._tell("MESSAGE_UPDATE", message)

    def update(self, message: Message) -> None:
        """Tell that a message has changed in another way."""
        self._tell("MESSAGE_UPDATE", message)

    def delete(self, message: Message) -> None:
        """Take a message away."""
        if self._known.get(message.channel_id, {}).pop(message.id, None) is None:
            raise Refusal(Code.UNKNOWN_MESSAGE)
        for each in message.attachments:
            self._files.pop(each.id, None)
        channel = self._world.channels.get(message.channel_id)
        data = {"id": message.id, "channel_id": channel.id, **_of_guild(channel)}
        self._world.bus.publish(Event("MESSAGE_DELETE", data, self._to(message, channel)))

    def forget(self, channel: str) -> None:
        """Drop the messages of a channel that is gone."""
        for message in self._known.pop(channel, {}).values():
            for each in message.attachments:
                self._files.pop(each.id, None)

    def _keep(self, channel: Channel, message: Message) -> None:
        known = self._known.setdefault(channel.id, {})
        known[message.id] = message
        if len(known) > MOST_KEPT:
            del known[next(iter(known))]
        if message.only:
            return
        channel.last_message_id = message.id
        if channel.thread:
            channel.thread.messages += 1

    def _reply_to(self, message: Message, replied: Message) -> None:
        channel = self._world.channels.get(replied.channel_id)
        names = {"message_id": replied.id, "channel_id": channel.id, **_of_guild(channel)}
        message.reference = {"type": 0, **names}
        message.replied = replied
        if message.type is MessageType.DEFAULT:
            message.type = MessageType.REPLY

    def _fill(self, message: Message, draft: Draft) -> None:
        if draft.content is not None:
            message.content = draft.content
        if draft.attachments is not None or draft.uploads:
            message.attachments = tuple(self._attachments(message, draft))
        files, origin = message.attachments, self._world.origin
        if draft.embeds is not None:
            message.embeds = resolved([_embed(each) for each in draft.embeds], files, origin)
            inside = named_in(draft.embeds)
            message.attachments = tuple(each for each in files if each.filename not in inside)
        if draft.components is not None:
            message.components = resolved(numbered(draft.components), files, origin)
        if draft.content is not None or draft.components is not None:
            message.mentions = self._mentions(message, draft)

    def _mentions(self, message: Message, draft: Draft) -> Mentions:
        texts = [each.get("content") or "" for each in walk(message.components)]
        found = mentions_in("\n".join([message.content, *texts]), draft.allowed)
        users = [each for each in found.users if each in self._world.users]
        pings = draft.allowed is None or draft.allowed.get("replied_user", False)
        if message.replied and pings and _is_reply(message):
            users = list(dict.fromkeys([*users, message.replied.author]))
        return Mentions(tuple(users), found.roles, found.everyone)

    def _attachments(self, message: Message, draft: Draft) -> Iterable[Attachment]:
        """Give the files that stay, and those that come."""
        told = {str(each.get("id")): each for each in draft.attachments or ()}
        for file in message.attachments:
            if draft.attachments is None or file.id in told:
                yield file
        for upload in draft.uploads:
            id, given = self._world.ids.next(), told.get(upload.key, {})
            self.keep(file := attached(upload, id, message.channel_id, given))
            yield file

    def _tell(self, name: str, message: Message) -> None:
        channel = self._world.channels.get(message.channel_id)
        data = self.render.event(message, channel)
        self._world.bus.publish(Event(name, data, self._to(message, channel)))

    def _to(self, message: Message, channel: Channel) -> frozenset[str]:
        return frozenset({message.only}) if message.only else self._world.channels.viewers(channel)


def _embed(embed: Json) -> Json:
    return {"type": "rich", **embed}


def _is_reply(message: Message) -> bool:
    """Tell a reply of somebody's own from an answer to a button, which calls nobody."""
    return message.type is MessageType.REPLY and message.interaction is None


def _of_guild(channel: Channel) -> Json:
    return {"guild_id": channel.guild_id} if channel.guild_id else {}
