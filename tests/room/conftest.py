"""Rooms for tests, and the way of discord.py into them."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from random import Random
from typing import Any

import aiohttp
import pytest
from discord.gateway import DiscordWebSocket
from discord.http import Route
from yarl import URL

from bot.room.room import Room
from tests.room.line import Dial, Line

OpenRoom = Callable[..., Awaitable[Room]]


@pytest.fixture
async def open_room(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[OpenRoom]:
    """Open a room by what Room takes; discord.py finds the last one that was opened."""
    async with AsyncExitStack() as stack:

        async def opened(**settings: Any) -> Room:
            settings.setdefault("random", Random(7))  # noqa: S311
            room = await stack.enter_async_context(Room(**settings))
            monkeypatch.setattr(Route, "BASE", room.api_url)
            monkeypatch.setattr(DiscordWebSocket, "DEFAULT_GATEWAY", URL(room.gateway_url))
            return room

        yield opened


@pytest.fixture
async def room(open_room: OpenRoom) -> Room:
    return await open_room()


@pytest.fixture
async def dial() -> AsyncIterator[Dial]:
    async with AsyncExitStack() as stack:
        session = await stack.enter_async_context(aiohttp.ClientSession())

        async def dialled(room: Room, query: str = "v=10&encoding=json") -> Line:
            socket = session.ws_connect(f"{room.gateway_url}?{query}", max_msg_size=0)
            return Line(room, await stack.enter_async_context(socket))

        yield dialled
