"""Where the client finds Discord: Discord itself, or a stand-in for it."""

from __future__ import annotations

from urllib.parse import urlsplit

import discord
from discord.asset import Asset
from discord.gateway import DiscordWebSocket
from discord.http import Route
from yarl import URL

from bot.config import Access


def use_api(access: Access) -> None:
    """Point discord.py at the REST API of a stand-in; Discord's own is left alone."""
    if access.is_discord:
        return
    parts = urlsplit(access.api_url)
    Route.BASE = access.api_url
    Asset.BASE = f"{parts.scheme}://{parts.netloc}"


async def use_gateway(client: discord.Client) -> None:
    """Take the gateway's address from the API; for after the login, before the connection."""
    _, url, _ = await client.http.get_bot_gateway()
    DiscordWebSocket.DEFAULT_GATEWAY = URL(url)
