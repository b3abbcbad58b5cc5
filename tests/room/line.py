"""A socket to the room's gateway, without a library between."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import aiohttp
from aiohttp import WSMsgType

from bot.room.frame import Op
from bot.room.intents import ALL, Intent
from bot.room.room import Room

Json = dict[str, Any]
USUAL = int(ALL & ~Intent.GUILD_PRESENCES)  # which are switched off for the room's application


class Line:
    """A client's end of a socket, without a library between."""

    def __init__(self, room: Room, socket: aiohttp.ClientWebSocketResponse) -> None:
        self.room = room
        self.socket = socket

    async def say(self, op: int, data: object = None) -> None:
        await self.socket.send_json({"op": op, "d": data})

    async def hear(self) -> Json:
        frame: Json = await self.socket.receive_json(timeout=10)
        return frame

    async def until(self, name: str) -> Json:
        """Hear on until an event of a name; gives its data."""
        while True:
            frame = await self.hear()
            if frame["t"] == name:
                data: Json = frame["d"]
                return data

    async def identify(self, intents: int = USUAL, **more: Any) -> Json:
        await self.hear()
        await self.say(Op.IDENTIFY, {"token": self.room.token, "intents": intents, **more})
        return (await self.hear())["d"]  # type: ignore[no-any-return]

    async def resume(self, session: str, seq: object, token: str = "") -> None:
        await self.hear()
        given = {"token": token or self.room.token, "session_id": session, "seq": seq}
        await self.say(Op.RESUME, given)

    async def closed(self) -> int | None:
        """Hear on until the room closes the socket; gives the code."""
        while True:
            message = await self.socket.receive(timeout=10)
            if message.type is not WSMsgType.TEXT:
                return self.socket.close_code


Dial = Callable[..., Awaitable[Line]]
