"""A bare discord.py bot with one command, /ping: what the tutor's answers are measured against."""

from __future__ import annotations

import asyncio
import os

import discord
from discord import app_commands

from bot.chat.api import use_api, use_gateway
from bot.config import access


class Ping(discord.Client):
    """Answers /ping, and buttons, with one word."""

    def __init__(self) -> None:
        super().__init__(intents=discord.Intents(guilds=True))
        self.tree = app_commands.CommandTree(self)

    async def setup_hook(self) -> None:
        """Register the command."""

        @self.tree.command(description="Answer")
        async def ping(interaction: discord.Interaction) -> None:
            await interaction.response.send_message("pong", ephemeral=True)

        await self.tree.sync()


async def main() -> None:
    """Run until ended."""
    reached = access(os.environ)
    use_api(reached)
    async with Ping() as client:
        await client.login(reached.token)
        await use_gateway(client)
        await client.connect()


if __name__ == "__main__":
    asyncio.run(main())
