"""The server: its roles and members."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from bot.room.bus import Event
from bot.room.member import KOREAN, Member, Role, User
from bot.room.permissions import ALL, Permission, in_server
from bot.room.refusal import Code, Refusal

if TYPE_CHECKING:
    from bot.room.world import World

Json = dict[str, Any]


class Guild:
    """One server. Its changes are told to all in the room."""

    def __init__(self, world: World, name: str) -> None:
        self._world = world
        self.id = world.ids.next()
        self.name = name
        self.owner_id = ""
        self.locale = KOREAN
        self.created_at: datetime = world.clock()
        self.roles: dict[str, Role] = {}
        self.members: dict[str, Member] = {}

    def add_role(
        self, name: str, permissions: Permission, *, id: str = "", color: int = 0, bot: str = ""
    ) -> Role:
        """Make a role above those that are there."""
        number = id or self._world.ids.next()
        role = Role(number, name, permissions, len(self.roles), color, bot)
        self.roles[role.id] = role
        self._tell("GUILD_ROLE_CREATE", {"role": role.json()})
        return role

    def permit(self, role: str, permissions: Permission) -> None:
        """Set what a role may do."""
        self.roles[role].permissions = permissions
        self._tell("GUILD_ROLE_UPDATE", {"role": self.roles[role].json()})

    def add_member(self, user: User, roles: Iterable[str] = ()) -> Member:
        """Let a user into the server."""
        member = Member(user, self._world.clock(), list(roles))
        self._world.users[user.id] = user
        self.members[user.id] = member
        self._tell("GUILD_MEMBER_ADD", member.json())
        return member

    def remove_member(self, user: str) -> None:
        """Take a member out of the server."""
        member = self.members.pop(user)
        self._tell("GUILD_MEMBER_REMOVE", {"user": member.user.json()})

    def set_roles(self, user: str, roles: Iterable[str]) -> None:
        """Give a member these roles and no others."""
        member = self.member(user)
        member.roles = list(roles)
        self._tell("GUILD_MEMBER_UPDATE", member.json())

    def rename(self, user: str, name: str) -> None:
        """Let an account go by another name."""
        member = self.member(user)
        member.user = self._world.users[user] = replace(member.user, name=name)
        self._tell("GUILD_MEMBER_UPDATE", member.json())

    def member(self, user: str) -> Member:
        """Find a member; refuses with 10007."""
        if found := self.members.get(user):
            return found
        raise Refusal(Code.UNKNOWN_MEMBER)

    def permissions(self, user: str) -> Permission:
        """Tell what a member may do in the server; nothing for who is not in it."""
        member = self.members.get(user)
        if member is None:
            return Permission.NONE
        if user == self.owner_id:
            return ALL
        roles = [self.id, *member.roles]
        return in_server(self.roles[each].permissions for each in roles if each in self.roles)

    def json(self) -> Json:
        """Give the server as Discord does, without what only an event carries."""
        return {
            "id": self.id,
            "name": self.name,
            "description": None,
            "icon": None,
            "home_header": None,
            "splash": None,
            "discovery_splash": None,
            "features": [],
            "banner": None,
            "owner_id": self.owner_id,
            "application_id": None,
            "region": "south-korea",
            "afk_channel_id": None,
            "afk_timeout": 300,
            "system_channel_id": None,
            "system_channel_flags": 0,
            "widget_enabled": False,
            "widget_channel_id": None,
            "verification_level": 0,
            "roles": [each.json() for each in self.roles.values()],
            "default_message_notifications": 0,
            "mfa_level": 0,
            "explicit_content_filter": 0,
            "max_presences": None,
            "max_members": 500_000,
            "max_stage_video_channel_users": 50,
            "max_video_channel_users": 25,
            "vanity_url_code": None,
            "premium_tier": 0,
            "premium_subscription_count": 0,
            "preferred_locale": self.locale,
            "rules_channel_id": None,
            "safety_alerts_channel_id": None,
            "public_updates_channel_id": None,
            "premium_progress_bar_enabled": False,
            "nsfw": False,
            "nsfw_level": 0,
            "emojis": [],
            "stickers": [],
            "incidents_data": None,
        }

    def _tell(self, name: str, data: Json) -> None:
        self._world.bus.publish(Event(name, {"guild_id": self.id, **data}))
