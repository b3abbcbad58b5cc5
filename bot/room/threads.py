"""Threads: started from a message or of their own, and woken by a word."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from bot.room.channel import Channel, ChannelType
from bot.room.message import Draft, Flag, Message, MessageType
from bot.room.permissions import Permission
from bot.room.refusal import Code, Refusal, invalid

if TYPE_CHECKING:
    from bot.room.world import World

LONGEST_NAME = 100
_DAYS = 4320  # minutes until a thread is archived, where nothing is said


class Threads:
    """Starts threads."""

    def __init__(self, world: World) -> None:
        self._world = world

    def start(self, parent: Channel, user: str, body: Mapping[str, Any]) -> Channel:
        """Start a thread in a channel."""
        kind = ChannelType(int(body.get("type") or ChannelType.PRIVATE_THREAD))
        is_private = kind is ChannelType.PRIVATE_THREAD
        public, private = Permission.CREATE_PUBLIC_THREADS, Permission.CREATE_PRIVATE_THREADS
        self._check(parent, user, body, private if is_private else public)
        thread = self._add(parent, user, body, kind)
        if not is_private:
            draft = Draft(content=thread.name)
            self._world.messages.post(parent, user, draft, type=MessageType.THREAD_CREATED)
        return thread

    def start_from(self, message: Message, user: str, body: Mapping[str, Any]) -> Channel:
        """Start a thread from a message; it has the ID of that message."""
        parent = self._world.channels.get(message.channel_id)
        self._check(parent, user, body, Permission.CREATE_PUBLIC_THREADS)
        if message.flags & Flag.HAS_THREAD:
            raise Refusal(Code.HAS_THREAD)
        thread = self._add(parent, user, body, ChannelType.THREAD, message.id)
        message.flags |= Flag.HAS_THREAD
        messages = self._world.messages
        messages.update(message)
        starter = MessageType.THREAD_STARTER
        messages.post(thread, user, Draft(content=""), type=starter, replied=message)
        return thread

    def wake(self, thread: Channel, user: str) -> None:
        """Open an archived thread for who writes in it; refuses with 50083 a locked one."""
        state = thread.thread
        if state is None:
            return
        if state.archived:
            may_manage = self._world.channels.permissions(user, thread) & Permission.MANAGE_THREADS
            if state.locked and not may_manage:
                raise Refusal(Code.ARCHIVED)
            self._world.channels.edit(thread, {"archived": False})
        self._world.channels.join(thread, user)

    def _check(
        self, parent: Channel, user: str, body: Mapping[str, Any], needed: Permission
    ) -> None:
        if parent.is_direct:
            raise Refusal(Code.NOT_IN_DIRECT)
        self._world.channels.require(user, parent, needed)
        if not 1 <= len(str(body.get("name") or "")) <= LONGEST_NAME:
            told = f"Must be between 1 and {LONGEST_NAME} in length."
            raise invalid("name", "BASE_TYPE_BAD_LENGTH", told)

    def _add(
        self,
        parent: Channel,
        user: str,
        body: Mapping[str, Any],
        kind: ChannelType,
        id: str = "",
    ) -> Channel:
        minutes = int(body.get("auto_archive_duration") or _DAYS)
        name = str(body["name"])
        thread = self._world.channels.add_thread(parent, user, name, kind, id=id, minutes=minutes)
        thread.slow_mode = int(body.get("rate_limit_per_user") or 0)
        return thread
