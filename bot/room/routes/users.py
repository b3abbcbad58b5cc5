"""Users, the bot itself, its application, and direct channels (docs: resources/user)."""

from __future__ import annotations

from bot.room.refusal import Code, Refusal, invalid
from bot.room.routes.call import Call, Json


def me(call: Call) -> Json:
    """Give the bot itself."""
    return call.world.bot_user()


def application(call: Call) -> Json:
    """Give the bot's application."""
    return call.world.application()


def get(call: Call) -> Json:
    """Give a user."""
    return call.world.user(call.path["user"]).json()


def open_direct(call: Call) -> Json:
    """Open the direct channel with a user."""
    recipient = call.data.get("recipient_id")
    if not recipient:
        raise invalid("recipient_id", "BASE_TYPE_REQUIRED", "This field is required")
    user = call.world.user(str(recipient))
    if user.is_bot:
        raise Refusal(Code.NO_DIRECT)
    channel = call.world.channels.direct(call.me, user.id)
    return call.world.channels.json(channel, call.me)


def servers(call: Call) -> list[Json]:
    """List the servers that the bot is in."""
    guild = call.world.guild
    short = {key: guild.json()[key] for key in ("id", "name", "icon", "banner", "features")}
    permissions = str(int(guild.permissions(call.me)))
    return [{**short, "owner": False, "permissions": permissions}]
