"""The gateway, over real sockets: logging in, intents, members, compression."""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable
from typing import Any

import aiohttp
import pytest
import zstandard

from bot.room.connection import LARGEST, MOST
from bot.room.frame import Close, Op
from bot.room.intents import Intent
from bot.room.room import Room
from tests.room.clock import Clock
from tests.room.conftest import OpenRoom
from tests.room.line import Dial, Json, Line


async def test_it_greets_and_acknowledges_heartbeats(room: Room, dial: Dial) -> None:
    line = await dial(room)
    hello = await line.hear()
    assert hello == {"op": Op.HELLO, "d": {"heartbeat_interval": 41250}, "s": None, "t": None}
    await line.say(Op.HEARTBEAT)
    assert (await line.hear())["op"] == Op.ACK


async def test_a_bot_learns_who_it_is_and_what_there_is(room: Room, dial: Dial) -> None:
    line = await dial(room)
    ready = await line.identify()
    guild = room.world.guild.id
    assert ready["user"]["id"] == ready["application"]["id"] == room.world.bot.id
    assert ready["guilds"] == [{"id": guild, "unavailable": True}]
    assert ready["resume_gateway_url"] == room.gateway_url
    created = await line.hear()
    assert (created["t"], created["s"], created["d"]["id"]) == ("GUILD_CREATE", 2, guild)


async def test_without_guilds_no_guild_comes(room: Room, dial: Dial) -> None:
    line = await dial(room)
    await line.identify(int(Intent.GUILD_MESSAGES | Intent.MESSAGE_CONTENT))
    await room.person("지우").say("질문", "안녕")
    message = await line.hear()
    assert (message["t"], message["d"]["content"]) == ("MESSAGE_CREATE", "안녕")


async def test_events_go_by_intents(room: Room, dial: Dial) -> None:
    silent, deaf = await dial(room), await dial(room)
    await silent.identify(int(Intent.GUILDS))
    await deaf.identify(int(Intent.GUILDS | Intent.GUILD_MESSAGES))
    await room.person("지우").say("질문", "비밀")
    assert (await deaf.until("MESSAGE_CREATE"))["content"] == ""
    await silent.say(Op.HEARTBEAT)
    names = [(await silent.hear())["t"] for _ in range(2)]
    assert names == ["GUILD_CREATE", None]


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"token": "wrong"}, Close.AUTHENTICATION_FAILED),
        ({"token": None}, Close.AUTHENTICATION_FAILED),
        ({"intents": 1 << 18}, Close.INVALID_INTENTS),
        ({"intents": -1}, Close.INVALID_INTENTS),
        ({"intents": "1"}, Close.INVALID_INTENTS),
        ({"intents": None}, Close.INVALID_INTENTS),
        ({"shard": [1, 1]}, Close.INVALID_SHARD),
        ({"shard": [-1, 1]}, Close.INVALID_SHARD),
        ({"shard": "0"}, Close.INVALID_SHARD),
    ],
)
async def test_a_wrong_identify_is_refused(
    room: Room, dial: Dial, given: Json, code: Close
) -> None:
    line = await dial(room)
    await line.hear()
    await line.say(Op.IDENTIFY, {"token": room.token, "intents": 1, **given})
    assert await line.closed() == code


async def test_a_privileged_intent_that_is_switched_off_is_refused(room: Room, dial: Dial) -> None:
    room.world.flags = 0
    line = await dial(room)
    await line.hear()
    await line.say(Op.IDENTIFY, {"token": room.token, "intents": int(Intent.MESSAGE_CONTENT)})
    assert await line.closed() == Close.DISALLOWED_INTENTS


@pytest.mark.parametrize(
    ("sent", "code"),
    [
        ("{", Close.DECODE_ERROR),
        ("[]", Close.DECODE_ERROR),
        ('{"op": "1"}', Close.DECODE_ERROR),
        ('{"op": 6}', Close.DECODE_ERROR),
        ('{"op": 99}', Close.UNKNOWN_OP),
        ('{"op": 0}', Close.UNKNOWN_OP),
        ('{"op": 3}', Close.NOT_AUTHENTICATED),
        ('{"op": 1, "d": "' + "x" * LARGEST + '"}', Close.DECODE_ERROR),
    ],
)
async def test_what_no_client_says_is_refused(
    room: Room, dial: Dial, sent: str, code: Close
) -> None:
    line = await dial(room)
    await line.socket.send_str(sent)
    assert await line.closed() == code


async def test_a_second_identify_is_refused(room: Room, dial: Dial) -> None:
    line = await dial(room)
    await line.identify()
    await line.say(Op.IDENTIFY, {"token": room.token, "intents": 1})
    assert await line.closed() == Close.ALREADY_AUTHENTICATED


async def test_presence_and_voice_are_ignored(room: Room, dial: Dial) -> None:
    line = await dial(room)
    await line.identify(0)
    for op in (Op.PRESENCE, Op.VOICE_STATE, Op.SOUNDS, Op.HEARTBEAT):
        await line.say(op, {})
    assert (await line.hear())["op"] == Op.ACK


@pytest.mark.parametrize("query", ["v=9", "v="])
async def test_another_version_is_refused(room: Room, dial: Dial, query: str) -> None:
    assert await (await dial(room, query)).closed() == Close.INVALID_VERSION


@pytest.mark.parametrize("query", ["v=10&encoding=etf", "v=10&compress=lz4"])
async def test_a_way_of_sending_that_is_not_to_be_had_is_named(
    room: Room, dial: Dial, query: str
) -> None:
    with pytest.raises(aiohttp.WSServerHandshakeError, match="400"):
        await dial(room, query)


async def test_more_frames_than_allowed_close_the_socket(open_room: OpenRoom, dial: Dial) -> None:
    clock = Clock()
    line = await dial(await open_room(clock=clock))
    for _ in range(MOST):
        await line.say(Op.HEARTBEAT)
    for _ in range(MOST + 1):
        await line.hear()
    clock.forward(seconds=60)
    await line.say(Op.HEARTBEAT)
    assert (await line.hear())["op"] == Op.ACK
    for _ in range(MOST):
        await line.say(Op.HEARTBEAT)
    assert await line.closed() == Close.RATE_LIMITED


async def test_a_shard_gets_its_own_guilds_only(room: Room, dial: Dial) -> None:
    mine = (int(room.world.guild.id) >> 22) % 2
    here, there = await dial(room), await dial(room)
    shown = await here.identify(int(Intent.GUILD_MESSAGES), shard=[mine, 2])
    hidden = await there.identify(int(Intent.GUILD_MESSAGES), shard=[1 - mine, 2])
    assert (len(shown["guilds"]), hidden["guilds"]) == (1, [])
    await room.person("지우").say("질문", "안녕")
    await here.until("MESSAGE_CREATE")
    await there.say(Op.HEARTBEAT)
    assert (await there.hear())["op"] == Op.ACK


class TestMembers:
    """What op 8 gives."""

    async def chunk(self, room: Room, dial: Dial, **asked: Any) -> Json:
        line = await dial(room)
        await line.identify(int(Intent.GUILD_MEMBERS))
        await line.say(Op.REQUEST_MEMBERS, {"guild_id": room.world.guild.id, **asked})
        return await line.until("GUILD_MEMBERS_CHUNK")

    async def test_all(self, room: Room, dial: Dial) -> None:
        chunk = await self.chunk(room, dial, query="", limit=0, nonce="n", presences=True)
        ids = {each["user"]["id"] for each in chunk["members"]}
        assert ids == set(room.world.guild.members)
        assert (chunk["chunk_index"], chunk["chunk_count"]) == (0, 1)
        assert (chunk["nonce"], chunk["presences"]) == ("n", [])

    async def test_by_the_beginning_of_a_name(self, room: Room, dial: Dial) -> None:
        chunk = await self.chunk(room, dial, query="지", limit=5)
        assert [each["user"]["global_name"] for each in chunk["members"]] == ["지우"]

    async def test_by_id(self, room: Room, dial: Dial) -> None:
        mine = room.person("지우").id
        chunk = await self.chunk(room, dial, user_ids=[mine, "1"])
        assert [each["user"]["id"] for each in chunk["members"]] == [mine]
        assert chunk["not_found"] == ["1"]

    async def test_all_take_the_intent(self, room: Room, dial: Dial) -> None:
        line = await dial(room)
        await line.identify(int(Intent.GUILDS))
        given = {"guild_id": room.world.guild.id, "query": "", "limit": 0}
        await line.say(Op.REQUEST_MEMBERS, given)
        assert await line.closed() == Close.DISALLOWED_INTENTS

    async def test_many_come_in_several_frames(self, room: Room, dial: Dial) -> None:
        for number in range(1_000):
            room.world.add_person(f"사람 {number}")
        line = await dial(room)
        await line.identify(int(Intent.GUILD_MEMBERS))
        given = {"guild_id": room.world.guild.id, "query": "", "limit": 0}
        await line.say(Op.REQUEST_MEMBERS, given)
        chunks = [await line.until("GUILD_MEMBERS_CHUNK") for _ in range(2)]
        assert [each["chunk_index"] for each in chunks] == [0, 1]
        assert sum(len(each["members"]) for each in chunks) == len(room.world.guild.members)


class TestCompression:
    """One stream a socket, flushed after each frame."""

    async def test_zlib(self, room: Room, dial: Dial) -> None:
        stream = zlib.decompressobj()
        await self.read(await dial(room, "v=10&compress=zlib-stream"), stream.decompress)

    async def test_zstd(self, room: Room, dial: Dial) -> None:
        stream = zstandard.ZstdDecompressor().decompressobj()
        await self.read(await dial(room, "v=10&compress=zstd-stream"), stream.decompress)

    async def read(self, line: Line, decompress: Callable[[bytes], bytes]) -> None:
        assert json.loads(decompress(await line.socket.receive_bytes()))["op"] == Op.HELLO
        await line.say(Op.HEARTBEAT)
        assert json.loads(decompress(await line.socket.receive_bytes()))["op"] == Op.ACK
