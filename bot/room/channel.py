"""Where people talk: text channels, threads and direct messages."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import IntEnum
from typing import Any

from bot.room.permissions import Overwrite, Permission


class ChannelType(IntEnum):
    """What a channel is (docs: resources/channel#channel-object-channel-types)."""

    TEXT = 0
    DIRECT = 1
    CATEGORY = 4
    THREAD = 11
    PRIVATE_THREAD = 12


THREADS = frozenset({ChannelType.THREAD, ChannelType.PRIVATE_THREAD})


@dataclass(slots=True)
class ThreadState:
    """What only a thread has; `members` maps the IDs of users to when they joined."""

    owner: str
    created_at: datetime
    archived_at: datetime
    archived: bool = False
    locked: bool = False
    minutes: int = 4320  # without a word until it is archived
    members: dict[str, datetime] = field(default_factory=dict)
    messages: int = 0

    def json(self) -> dict[str, Any]:
        """Give the metadata as Discord does."""
        return {
            "archived": self.archived,
            "archive_timestamp": self.archived_at.isoformat(),
            "auto_archive_duration": self.minutes,
            "create_timestamp": self.created_at.isoformat(),
            "locked": self.locked,
        }


@dataclass(slots=True)
class Channel:
    """A channel of any type; `recipients` are the IDs of the users of a direct one."""

    id: str
    type: ChannelType
    guild_id: str = ""
    name: str = ""
    position: int = 0
    parent_id: str | None = None
    topic: str | None = None
    slow_mode: int = 0  # seconds
    overwrites: tuple[Overwrite, ...] = ()
    recipients: tuple[str, ...] = ()
    thread: ThreadState | None = None
    last_message_id: str | None = None

    @property
    def is_direct(self) -> bool:
        """Tell a channel of direct messages."""
        return self.type is ChannelType.DIRECT

    @property
    def has_messages(self) -> bool:
        """Tell whether one can write there at all."""
        return self.type is not ChannelType.CATEGORY

    @property
    def sending(self) -> Permission:
        """Name what somebody needs to write there."""
        return Permission.SEND_MESSAGES_IN_THREADS if self.thread else Permission.SEND_MESSAGES

    def json(self) -> dict[str, Any]:
        """Give it as Discord does; for a direct one the world adds the recipients."""
        shown = {"id": self.id, "type": int(self.type), "flags": 0}
        if self.is_direct:
            return {**shown, "last_message_id": self.last_message_id}
        shown |= {"guild_id": self.guild_id, "name": self.name, "parent_id": self.parent_id}
        return shown | (self._as_thread(self.thread) if self.thread else self._in_server())

    def _in_server(self) -> dict[str, Any]:
        shown = {
            "position": self.position,
            "permission_overwrites": [each.json() for each in self.overwrites],
        }
        if not self.has_messages:
            return shown
        return shown | {
            "topic": self.topic,
            "nsfw": False,
            "last_message_id": self.last_message_id,
            "last_pin_timestamp": None,
            "rate_limit_per_user": self.slow_mode,
        }

    def _as_thread(self, thread: ThreadState) -> dict[str, Any]:
        invitable = {"invitable": True} if self.type is ChannelType.PRIVATE_THREAD else {}
        return {
            "owner_id": thread.owner,
            "last_message_id": self.last_message_id,
            "rate_limit_per_user": self.slow_mode,
            "message_count": thread.messages,
            "total_message_sent": thread.messages,
            "member_count": min(len(thread.members), 50),  # Discord counts no further
            "thread_metadata": thread.json() | invitable,
        }

    def joined(self, user: str) -> dict[str, Any] | None:
        """Give a user's membership of a thread; None where they are in none."""
        since = self.thread.members.get(user) if self.thread else None
        if since is None:
            return None
        shown = {"id": self.id, "user_id": user, "flags": 0}
        return {**shown, "join_timestamp": since.isoformat()}
