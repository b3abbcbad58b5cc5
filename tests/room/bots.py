"""Bots of the tests' own, on the real discord.py."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any, TypeVar

import discord
from discord import app_commands

from bot.room.person import Person
from bot.room.room import Room

C = TypeVar("C", bound=discord.Client)


class StudyBot(discord.Client):
    """A client with a command tree that does what a test hangs into it."""

    def __init__(self, intents: discord.Intents | None = None, **options: Any) -> None:
        usual = discord.Intents.default()
        usual.message_content = usual.members = True
        super().__init__(intents=intents or usual, guild_ready_timeout=0.05, **options)
        self.tree = app_commands.CommandTree(self)

    @property
    def guild(self) -> discord.Guild:
        return self.guilds[0]

    def channel(self, name: str) -> discord.TextChannel:
        return next(each for each in self.guild.text_channels if each.name == name)

    def told(self, event: str, fits: Callable[..., bool] | None = None) -> asyncio.Task[Any]:
        """Begin to wait for an event; done before it is brought about."""
        return asyncio.create_task(self.wait_for(event, check=fits, timeout=10))

    def told_by(self, person: Person) -> asyncio.Task[discord.Message]:
        """Begin to wait for what a member writes."""
        return self.told("message", lambda message: str(message.author.id) == person.id)


@asynccontextmanager
async def logged_in(room: Room, client: C) -> AsyncIterator[C]:
    """Let a bot into a room, until it is ready; raise what ended it before."""
    async with client:
        await client.login(room.token)
        connected = asyncio.create_task(client.connect())
        ready = asyncio.create_task(client.wait_until_ready())
        done, _ = await asyncio.wait((connected, ready), return_when=asyncio.FIRST_COMPLETED)
        try:
            if connected in done:
                connected.result()
            yield client
        finally:
            ready.cancel()
            await client.close()
            await asyncio.gather(connected, return_exceptions=True)
