"""Whose notes a direct message is about: a group that the member shares with the bot."""

from __future__ import annotations

import discord

from bot.chat.limits import Clock, Recent
from bot.tutor.shelf import Shelf

_MEMBERSHIP_SECONDS = 120.0
_CHOICE_SECONDS = 12 * 3600.0
_MOST_MEMBERS = 5000


class Groups:
    """Which groups a user belongs to, and which of them they chose for direct messages.

    Membership is asked of Discord, not of the cache, which without the members intent
    would go on showing notes to somebody who has left.
    """

    def __init__(self, client: discord.Client, shelf: Shelf, clock: Clock) -> None:
        self._client = client
        self._shelf = shelf
        self._known: Recent[int, tuple[discord.Guild, ...]] = Recent(
            clock, _MOST_MEMBERS, _MEMBERSHIP_SECONDS
        )
        self._chosen: Recent[int, int] = Recent(clock, _MOST_MEMBERS, _CHOICE_SECONDS)

    async def of(self, user: int) -> list[discord.Guild]:
        """List the servers with notes that a user shares with the bot, one for each volume."""
        by_volume = {self._shelf.volume(guild.id): guild for guild in await self._shared(user)}
        return list(by_volume.values())

    async def server(self, user: int) -> int:
        """Name the server whose notes answer a user: the only one, the chosen one, or 0."""
        groups = [guild.id for guild in await self.of(user)]
        if len(groups) == 1:
            return groups[0]
        chosen = self._chosen.get(user)
        return chosen if chosen in groups else 0

    async def choose(self, user: int, server: int) -> discord.Guild | None:
        """Remember a choice; None where the user is not in that group."""
        for guild in await self.of(user):
            if guild.id == server:
                self._chosen.put(user, server)
                return guild
        return None

    async def allows(self, user: int, server: int) -> bool:
        """Tell whether a user may read the notes of a server."""
        return any(guild.id == server for guild in await self._shared(user))

    async def _shared(self, user: int) -> tuple[discord.Guild, ...]:
        shared = self._known.get(user)
        if shared is None:
            with_notes = [each for each in self._client.guilds if self._shelf.volume(each.id)]
            shared = tuple([each for each in with_notes if await _is_member(each, user)])
            self._known.put(user, shared)
        return shared


async def _is_member(guild: discord.Guild, user: int) -> bool:
    try:
        await guild.fetch_member(user)
    except discord.NotFound:
        return False
    return True
