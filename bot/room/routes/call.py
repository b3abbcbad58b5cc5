"""A request of the bot: read once, handed to a route, answered in Discord's shape."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

from aiohttp import BodyPartReader, MultipartReader, StreamReader, web
from aiohttp.base_protocol import BaseProtocol

from bot.room.attachment import Upload
from bot.room.channel import Channel
from bot.room.refusal import Code, Refusal, invalid
from bot.room.world import World

Json = dict[str, Any]

_FILE = re.compile(r"files\[(\d+)\]")
_TRUE = frozenset({"1", "true", "True"})


@dataclass(frozen=True, slots=True)
class Call:
    """A request: the parts of its path, its query, its body and files."""

    world: World
    path: Mapping[str, str]
    query: Mapping[str, str]
    body: Any = None
    uploads: tuple[Upload, ...] = ()

    @property
    def me(self) -> str:
        """Give the ID of the bot, who calls."""
        return self.world.bot.id

    @property
    def data(self) -> Json:
        """Give the body as an object; refuses with 50035 what is none."""
        body = self.body if self.body is not None else {}
        if isinstance(body, dict):
            return body
        raise invalid("_", "DICT_TYPE_CONVERT", "Only dictionaries may be used in a DictType")

    @property
    def items(self) -> list[Json]:
        """Give the body as a list of objects; refuses with 50035 what is none."""
        if isinstance(self.body, list) and all(isinstance(each, dict) for each in self.body):
            return self.body
        raise invalid("_", "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType")

    def channel(self) -> Channel:
        """Find the channel in the path; refuses where the bot does not see it."""
        channel = self.world.channels.get(self.path["channel"])
        self.world.channels.require(self.me, channel)
        return channel

    def says(self, key: str) -> bool:
        """Tell whether a switch of the query is on."""
        return self.query.get(key) in _TRUE

    def number(self, key: str, usual: int, most: int) -> int:
        """Read a number from 1 to `most` in the query; refuses with 50035 another."""
        typed = self.query.get(key, str(usual))
        if typed.isdecimal() and 1 <= int(typed) <= most:
            return int(typed)
        told = f"int value should be between 1 and {most}."
        raise invalid(key, "NUMBER_TYPE_MAX", told)


@dataclass(frozen=True, slots=True)
class Created:
    """The answer to a request that made something new."""

    data: Any


Handle = Callable[[Call], Any]


@dataclass(frozen=True, slots=True)
class Route:
    """One route; `is_open` tells that its path is key enough: it asks for no token."""

    method: str
    path: str
    handle: Handle
    is_open: bool = False


def answer(data: Any, status: int = 200) -> web.Response:
    """Answer with JSON; discord.py reads it only under exactly this content type."""
    headers = {"Content-Type": "application/json"}
    body = json.dumps(data, ensure_ascii=False).encode()
    return web.Response(body=body, status=status, headers=headers)


def endpoint(
    route: Route, world: World, token: str
) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
    """Make what aiohttp calls for a route."""

    async def respond(request: web.Request) -> web.StreamResponse:
        try:
            if not route.is_open and request.headers.get("Authorization") != f"Bot {token}":
                raise Refusal(Code.UNAUTHORIZED)
            body, uploads = await content(request)
            data = route.handle(Call(world, request.match_info, request.query, body, uploads))
        except Refusal as refusal:
            return answer(refusal.json(), refusal.status)
        if data is None:
            return web.Response(status=204)
        return answer(data.data, 201) if isinstance(data, Created) else answer(data)

    return respond


async def content(request: web.Request) -> tuple[Any, tuple[Upload, ...]]:
    """Read the JSON and the files of a request, as often as one likes; refuses what is no JSON."""
    raw = await request.read()
    if request.content_type == "multipart/form-data":
        return await _parts(request, raw)
    return _json(raw), ()


def _json(raw: bytes) -> Any:
    try:
        return json.loads(raw) if raw else None
    except ValueError as error:
        raise Refusal(Code.INVALID_JSON) from error


async def _parts(request: web.Request, raw: bytes) -> tuple[Any, tuple[Upload, ...]]:
    """Read the parts of a form from bytes, since a stream is read but once."""
    loop = asyncio.get_running_loop()
    stream = StreamReader(BaseProtocol(loop), 2**16, loop=loop)
    stream.feed_data(raw)
    stream.feed_eof()
    body, uploads = None, []
    async for part in MultipartReader(request.headers, stream):
        if not isinstance(part, BodyPartReader):
            continue
        content = bytes(await part.read(decode=True))
        if part.name == "payload_json":
            body = _json(content)
        elif found := _FILE.fullmatch(part.name or ""):
            kind = part.headers.get("Content-Type", "")
            uploads.append(Upload(found[1], part.filename or "unknown", content, kind))
    return body, tuple(uploads)
