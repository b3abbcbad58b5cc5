"""A bare discord.py bot with a command and buttons: what the tutor's times are told beside."""

from __future__ import annotations

import asyncio
import os
from typing import Any

import discord
from discord import app_commands

from bot.chat.api import use_api, use_gateway
from bot.config import access


class Choices(discord.ui.View):
    """Two buttons that are acknowledged, also after a restart."""

    def __init__(self) -> None:
        super().__init__(timeout=None)

    @discord.ui.button(label="O", custom_id="ping:o")
    async def right(self, interaction: discord.Interaction, _: discord.ui.Button[Any]) -> None:
        """Acknowledge a press."""
        await interaction.response.defer()

    @discord.ui.button(label="X", custom_id="ping:x")
    async def wrong(self, interaction: discord.Interaction, _: discord.ui.Button[Any]) -> None:
        """Acknowledge a press."""
        await interaction.response.defer()


class Ping(discord.Client):
    """Answers /ping with one word, shows buttons for /buttons, and acknowledges presses."""

    def __init__(self) -> None:
        super().__init__(intents=discord.Intents(guilds=True))
        self.tree = app_commands.CommandTree(self)

    async def setup_hook(self) -> None:
        """Register the commands and the buttons."""
        self.add_view(Choices())

        @self.tree.command(description="Answer")
        async def ping(interaction: discord.Interaction) -> None:
            await interaction.response.send_message("pong", ephemeral=True)

        @self.tree.command(description="Show buttons")
        async def buttons(interaction: discord.Interaction) -> None:
            await interaction.response.send_message("O / X", view=Choices())

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
