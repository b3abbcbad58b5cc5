"""Who is in the room: users, members of the server, and their roles."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from bot.room.permissions import Permission

KOREAN = "ko"


@dataclass(frozen=True, slots=True)
class User:
    """Somebody with an account; `username` is ASCII, `name` is what people read."""

    id: str
    username: str
    name: str
    is_bot: bool = False

    @property
    def mention(self) -> str:
        """Give what mentions them in a message."""
        return f"<@{self.id}>"

    def json(self) -> dict[str, Any]:
        """Give them as Discord does."""
        return {
            "id": self.id,
            "username": self.username,
            "global_name": None if self.is_bot else self.name,
            "discriminator": "0",
            "avatar": None,
            "avatar_decoration_data": None,
            "banner": None,
            "accent_color": None,
            "primary_guild": None,
            "collectibles": None,
            "clan": None,
            "public_flags": 0,
            "flags": 0,
            **({"bot": True} if self.is_bot else {}),
        }


@dataclass(slots=True)
class Role:
    """A role of the server; the one of everyone has the server's ID."""

    id: str
    name: str
    permissions: Permission
    position: int
    color: int = 0
    bot: str = ""  # the ID of the bot that it belongs to

    def json(self) -> dict[str, Any]:
        """Give it as Discord does."""
        return {
            "id": self.id,
            "name": self.name,
            "description": None,
            "color": self.color,
            "colors": {
                "primary_color": self.color,
                "secondary_color": None,
                "tertiary_color": None,
            },
            "hoist": False,
            "icon": None,
            "unicode_emoji": None,
            "position": self.position,
            "permissions": str(int(self.permissions)),
            "managed": bool(self.bot),
            "mentionable": False,
            "flags": 0,
            **({"tags": {"bot_id": self.bot}} if self.bot else {}),
        }


@dataclass(slots=True)
class Member:
    """A user in the server. `takes_direct` tells whether the bot may write them directly."""

    user: User
    joined_at: datetime
    roles: list[str] = field(default_factory=list)
    nick: str | None = None
    locale: str = KOREAN
    takes_direct: bool = True

    @property
    def name(self) -> str:
        """Give the name that others read."""
        return self.nick or self.user.name

    def json(self) -> dict[str, Any]:
        """Give them as Discord does, with the user."""
        return {"user": self.user.json(), **self.bare()}

    def bare(self) -> dict[str, Any]:
        """Give them without the user, as in an event of a message."""
        return {
            "nick": self.nick,
            "avatar": None,
            "banner": None,
            "roles": list(self.roles),
            "joined_at": self.joined_at.isoformat(),
            "premium_since": None,
            "communication_disabled_until": None,
            "deaf": False,
            "mute": False,
            "pending": False,
            "flags": 0,
        }
