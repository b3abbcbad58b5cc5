"""The room's REST API, called as a bot would, without a library between."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import aiohttp

from bot.room.room import Room


@dataclass(frozen=True)
class Answer:
    status: int
    data: Any
    content_type: str

    @property
    def code(self) -> int:
        return int(self.data["code"])


@dataclass(frozen=True)
class Api:
    room: Room
    session: aiohttp.ClientSession

    async def call(
        self, method: str, path: str, body: Any = None, *, token: str | None = None, **query: str
    ) -> Answer:
        """Call a route as the bot; `token` stands in for the bot's own."""
        headers = {"Authorization": f"Bot {self.room.token if token is None else token}"}
        asked = {"json": body} if body is not None else {}
        url = self.room.api_url + path
        async with self.session.request(
            method, url, headers=headers, params=query, **asked
        ) as response:
            kind = response.headers.get("Content-Type", "")
            data = await response.json() if kind == "application/json" else await response.read()
            return Answer(response.status, data, kind)

    async def get(self, path: str, **query: str) -> Answer:
        return await self.call("GET", path, **query)

    async def post(self, path: str, body: Any = None, **query: str) -> Answer:
        return await self.call("POST", path, body, **query)

    async def patch(self, path: str, body: Any) -> Answer:
        return await self.call("PATCH", path, body)

    async def delete(self, path: str) -> Answer:
        return await self.call("DELETE", path)


@asynccontextmanager
async def api_of(room: Room) -> AsyncIterator[Api]:
    async with aiohttp.ClientSession() as session:
        yield Api(room, session)


def home(room: Room) -> str:
    """Give the path of the channel for questions."""
    return f"/channels/{room.world.channels.named('질문').id}"
