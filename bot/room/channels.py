"""The channels of the room: who sees them, what they may do there, and how they change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from bot.room.bus import Event
from bot.room.channel import THREADS, Channel, ChannelType, ThreadState
from bot.room.permissions import DIRECT, Overwrite, Permission, in_channel
from bot.room.refusal import Code, Refusal

if TYPE_CHECKING:
    from bot.room.world import World

Json = dict[str, Any]

_SETTINGS = {"name": "name", "topic": "topic", "position": "position", "parent_id": "parent_id"}


class Channels:
    """All channels, threads and direct ones too."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._known: dict[str, Channel] = {}

    def __iter__(self) -> Iterator[Channel]:
        return iter(tuple(self._known.values()))

    def get(self, id: str) -> Channel:
        """Find a channel; refuses with 10003."""
        if found := self._known.get(id):
            return found
        raise Refusal(Code.UNKNOWN_CHANNEL)

    def named(self, name: str) -> Channel:
        """Find a channel by name or ID; raises LookupError, which names those that are there."""
        for each in self._known.values():
            if name in (each.id, each.name):
                return each
        known = ", ".join(each.name for each in self if each.name)
        raise LookupError(f"no channel {name!r}; there are: {known}")

    def permissions(self, user: str, channel: Channel) -> Permission:
        """Tell what a user may do in a channel; a thread goes by the channel that it is in."""
        if channel.is_direct:
            return DIRECT if user in channel.recipients else Permission.NONE
        if channel.type in THREADS:
            return self._in_thread(user, channel)
        guild = self._world.guild
        member = guild.members.get(user)
        return in_channel(
            guild.permissions(user),
            channel.overwrites,
            everyone=guild.id,
            roles=member.roles if member else (),
            member=user,
        )

    def _in_thread(self, user: str, thread: Channel) -> Permission:
        parent = self._known.get(thread.parent_id or "")
        allowed = self.permissions(user, parent) if parent else Permission.NONE
        is_private = thread.type is ChannelType.PRIVATE_THREAD
        is_in = thread.joined(user) or allowed & Permission.MANAGE_THREADS
        return Permission.NONE if is_private and not is_in else allowed

    def viewers(self, channel: Channel) -> frozenset[str]:
        """Name the users who see a channel."""
        users = channel.recipients if channel.is_direct else tuple(self._world.guild.members)
        see = Permission.VIEW_CHANNEL
        return frozenset(each for each in users if self.permissions(each, channel) & see)

    def require(self, user: str, channel: Channel, needed: Permission = Permission.NONE) -> None:
        """Refuse with 50001 who does not see a channel, with 50013 who may not do this there."""
        allowed = self.permissions(user, channel)
        if not allowed & Permission.VIEW_CHANNEL:
            raise Refusal(Code.MISSING_ACCESS)
        if needed & ~allowed:
            raise Refusal(Code.MISSING_PERMISSIONS)

    def json(self, channel: Channel, viewer: str) -> Json:
        """Give a channel as Discord does to a user."""
        shown = channel.json()
        if channel.is_direct:
            others = [each for each in channel.recipients if each != viewer]
            shown["recipients"] = [self._world.users[each].json() for each in others]
        if member := channel.joined(viewer):
            shown["member"] = member
        return shown

    def add(
        self,
        name: str,
        type: ChannelType = ChannelType.TEXT,
        parent: str | None = None,
        topic: str | None = None,
    ) -> Channel:
        """Make a channel in the server."""
        world = self._world
        position = sum(not each.is_direct and each.thread is None for each in self)
        id, guild = world.ids.next(), world.guild.id
        channel = Channel(id, type, guild, name, position, parent_id=parent, topic=topic)
        self._known[id] = channel
        self._tell("CHANNEL_CREATE", channel)
        return channel

    def add_thread(
        self,
        parent: Channel,
        owner: str,
        name: str,
        type: ChannelType,
        *,
        id: str = "",
        minutes: int,
    ) -> Channel:
        """Make a thread in a channel; `id` is that of the message that it starts from."""
        world, now = self._world, self._world.clock()
        state = ThreadState(owner, now, now, minutes=minutes, members={owner: now})
        number = id or world.ids.next()
        thread = Channel(number, type, world.guild.id, name, parent_id=parent.id, thread=state)
        self._known[number] = thread
        self._tell("THREAD_CREATE", thread, newly_created=True)
        return thread

    def direct(self, *users: str) -> Channel:
        """Open the direct channel between two users; the one that they have, where they do."""
        for each in self._known.values():
            if each.is_direct and set(each.recipients) == set(users):
                return each
        channel = Channel(self._world.ids.next(), ChannelType.DIRECT, recipients=users)
        self._known[channel.id] = channel
        for user in users:  # a bot is told of no direct channel: it is in the answer
            if user != self._world.bot.id:
                data = self.json(channel, user)
                self._world.bus.publish(Event("CHANNEL_CREATE", data, frozenset({user})))
        return channel

    def edit(self, channel: Channel, body: Mapping[str, Any]) -> None:
        """Change what the body of a request names."""
        for key, attribute in _SETTINGS.items():
            if key in body:
                setattr(channel, attribute, body[key])
        if "rate_limit_per_user" in body:
            channel.slow_mode = int(body["rate_limit_per_user"] or 0)
        if "permission_overwrites" in body:
            channel.overwrites = tuple(map(Overwrite.of, body["permission_overwrites"]))
        if channel.thread:
            self._edit_thread(channel.thread, body)
        self._tell("THREAD_UPDATE" if channel.thread else "CHANNEL_UPDATE", channel)

    def _edit_thread(self, thread: ThreadState, body: Mapping[str, Any]) -> None:
        thread.locked = bool(body.get("locked", thread.locked))
        thread.minutes = int(body.get("auto_archive_duration", thread.minutes))
        archived = bool(body.get("archived", thread.archived))
        if archived != thread.archived:
            thread.archived, thread.archived_at = archived, self._world.clock()

    def overwrite(self, channel: Channel, new: Overwrite) -> None:
        """Allow or deny something in a channel to a role or a member."""
        kept = tuple(each for each in channel.overwrites if each.target != new.target)
        channel.overwrites = (*kept, new)
        self._tell("CHANNEL_UPDATE", channel)

    def drop_overwrite(self, channel: Channel, target: str) -> None:
        """Let a role or a member be what they are elsewhere."""
        channel.overwrites = tuple(each for each in channel.overwrites if each.target != target)
        self._tell("CHANNEL_UPDATE", channel)

    def deny(self, channel: Channel, user: str, denied: Permission) -> None:
        """Deny a member something in a channel."""
        self.overwrite(channel, Overwrite(user, is_member=True, deny=denied))

    def join(self, thread: Channel, user: str) -> None:
        """Add a user to a thread, where they are not in it."""
        if thread.thread and user not in thread.thread.members:
            thread.thread.members[user] = self._world.clock()
            added = [{**(thread.joined(user) or {}), "member": self._member(user)}]
            self._tell_members(thread, {"added_members": added})

    def leave(self, thread: Channel, user: str) -> None:
        """Take a user out of a thread."""
        if thread.thread and thread.thread.members.pop(user, None):
            self._tell_members(thread, {"removed_member_ids": [user]})

    def type_in(self, channel: Channel, user: str) -> None:
        """Tell that somebody is typing."""
        now = int(self._world.clock().timestamp())
        data: Json = {"channel_id": channel.id, "user_id": user, "timestamp": now}
        if channel.guild_id:
            data |= {"guild_id": channel.guild_id, "member": self._member(user)}
        self._world.bus.publish(Event("TYPING_START", data, self.viewers(channel)))

    def delete(self, channel: Channel) -> None:
        """Delete a channel with its threads and messages."""
        for each in self:
            if each.parent_id == channel.id and each.thread:
                self.delete(each)
        self._tell("THREAD_DELETE" if channel.thread else "CHANNEL_DELETE", channel)
        del self._known[channel.id]
        self._world.messages.forget(channel.id)

    def _member(self, user: str) -> Json:
        return self._world.guild.member(user).json()

    def _tell_members(self, thread: Channel, change: Json) -> None:
        count = len(thread.thread.members) if thread.thread else 0
        data = {"id": thread.id, "guild_id": thread.guild_id, "member_count": count, **change}
        viewers = self.viewers(thread)
        self._world.bus.publish(Event("THREAD_MEMBERS_UPDATE", data, viewers))

    def _tell(self, name: str, channel: Channel, **more: Any) -> None:
        data = self.json(channel, self._world.bot.id) | more
        self._world.bus.publish(Event(name, data, self.viewers(channel)))
