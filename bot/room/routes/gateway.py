"""Where the gateway is (docs: events/gateway#get-gateway-bot)."""

from __future__ import annotations

from bot.room.routes.call import Call, Json


def address(call: Call) -> Json:
    """Tell the address of the gateway."""
    return {"url": call.world.origin.replace("http", "ws", 1) + "/gateway"}


def for_bot(call: Call) -> Json:
    """Tell the address of the gateway, and how often a bot may identify itself."""
    limit = {"total": 1000, "remaining": 1000, "reset_after": 0, "max_concurrency": 1}
    return {**address(call), "shards": 1, "session_start_limit": limit}
