"""What somebody may do in a channel, reckoned as Discord does."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntFlag
from typing import Any


class Permission(IntFlag):
    """The permissions that matter in a text channel (docs: topics/permissions)."""

    NONE = 0
    KICK_MEMBERS = 1 << 1
    BAN_MEMBERS = 1 << 2
    ADMINISTRATOR = 1 << 3
    MANAGE_CHANNELS = 1 << 4
    MANAGE_GUILD = 1 << 5
    ADD_REACTIONS = 1 << 6
    VIEW_CHANNEL = 1 << 10
    SEND_MESSAGES = 1 << 11
    MANAGE_MESSAGES = 1 << 13
    EMBED_LINKS = 1 << 14
    ATTACH_FILES = 1 << 15
    READ_MESSAGE_HISTORY = 1 << 16
    MENTION_EVERYONE = 1 << 17
    CHANGE_NICKNAME = 1 << 26
    MANAGE_ROLES = 1 << 28
    USE_APPLICATION_COMMANDS = 1 << 31
    MANAGE_THREADS = 1 << 34
    CREATE_PUBLIC_THREADS = 1 << 35
    CREATE_PRIVATE_THREADS = 1 << 36
    SEND_MESSAGES_IN_THREADS = 1 << 38
    PIN_MESSAGES = 1 << 51


ALL = Permission((1 << 53) - 1)  # those without a name here too
STUDENT = (
    Permission.ADD_REACTIONS
    | Permission.VIEW_CHANNEL
    | Permission.SEND_MESSAGES
    | Permission.EMBED_LINKS
    | Permission.ATTACH_FILES
    | Permission.READ_MESSAGE_HISTORY
    | Permission.CHANGE_NICKNAME
    | Permission.USE_APPLICATION_COMMANDS
    | Permission.CREATE_PUBLIC_THREADS
    | Permission.SEND_MESSAGES_IN_THREADS
)
ORGANISER = (
    Permission.MANAGE_GUILD
    | Permission.MANAGE_CHANNELS
    | Permission.MANAGE_MESSAGES
    | Permission.MANAGE_THREADS
    | Permission.MENTION_EVERYONE
)
DIRECT = STUDENT | Permission.PIN_MESSAGES

_SENDING = (
    Permission.MENTION_EVERYONE | Permission.EMBED_LINKS | Permission.ATTACH_FILES
)  # worth nothing without leave to send


@dataclass(frozen=True, slots=True)
class Overwrite:
    """What a channel allows or denies to a role or a member, against their roles."""

    target: str
    is_member: bool
    allow: Permission = Permission.NONE
    deny: Permission = Permission.NONE

    @classmethod
    def of(cls, data: dict[str, Any]) -> Overwrite:
        """Read it from Discord's JSON."""
        allow, deny = (Permission(int(data.get(key) or 0)) for key in ("allow", "deny"))
        return cls(str(data["id"]), int(data["type"]) == 1, allow, deny)

    def json(self) -> dict[str, Any]:
        """Give it as Discord does."""
        shown = {"id": self.target, "type": int(self.is_member)}
        return {**shown, "allow": str(int(self.allow)), "deny": str(int(self.deny))}


def in_server(roles: Iterable[Permission]) -> Permission:
    """Join the permissions of all roles of a member; an administrator has every one."""
    joined = Permission.NONE
    for each in roles:
        joined |= each
    return ALL if joined & Permission.ADMINISTRATOR else joined


def in_channel(
    base: Permission,
    overwrites: Iterable[Overwrite],
    *,
    everyone: str,
    roles: Iterable[str],
    member: str,
) -> Permission:
    """Apply a channel's overwrites: those of everyone, of the roles together, of the member.

    (docs: topics/permissions#permission-overwrites)
    """
    if base == ALL:
        return ALL
    known = tuple(overwrites)
    mine = set(roles) - {everyone}
    for targets in ({everyone}, mine, {member}):
        fitting = [each for each in known if each.target in targets]
        for each in fitting:
            base &= ~each.deny
        for each in fitting:
            base |= each.allow
    if not base & Permission.VIEW_CHANNEL:
        return Permission.NONE
    return base if base & Permission.SEND_MESSAGES else base & ~_SENDING
