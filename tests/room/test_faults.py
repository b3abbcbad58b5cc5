"""Requests that fail or are slow, on demand."""

from __future__ import annotations

import asyncio

import discord
import pytest

from bot.room.frame import Op
from bot.room.room import Room
from tests.room.api import api_of
from tests.room.bots import StudyBot, logged_in
from tests.room.conftest import OpenRoom
from tests.room.line import Dial

ME = "/users/@me"
MESSAGES = "/channels/*/messages"


async def test_a_request_fails_as_often_as_asked(room: Room) -> None:
    room.faults.fail("GET", ME, status=403, times=2, code=50001)
    async with api_of(room) as api:
        statuses = [await api.get(ME) for _ in range(3)]
    assert [each.status for each in statuses] == [403, 403, 200]
    assert statuses[0].data == {"message": "Missing Access", "code": 50001}


async def test_it_fails_until_it_is_cleared(room: Room) -> None:
    room.faults.fail("*", "/**", status=502, times=None)
    async with api_of(room) as api:
        assert [(await api.get(path)).status for path in (ME, ME, "/gateway")] == [502] * 3
        room.faults.clear()
        assert (await api.get(ME)).status == 200


@pytest.mark.parametrize(
    ("method", "path"),
    [("POST", ME), ("GET", "/users"), ("GET", "/users/*/channels"), ("GET", "/users/.*")],
)
async def test_another_request_does_not_fail(room: Room, method: str, path: str) -> None:
    room.faults.fail(method, path)
    async with api_of(room) as api:
        assert (await api.get(ME)).status == 200


async def test_a_request_is_done_and_its_answer_lost(room: Room) -> None:
    room.faults.fail("POST", MESSAGES, status=503, is_done=True)
    async with logged_in(room, StudyBot()) as bot:
        with pytest.raises(discord.DiscordServerError):
            await bot.channel("질문").send("안녕")
    assert [each["content"] for each in room.person("지우").sees("질문")] == ["안녕"]


async def test_a_client_waits_as_long_as_a_429_says(room: Room) -> None:
    room.faults.fail("POST", MESSAGES, status=429, times=2, retry_after=0.01)
    async with logged_in(room, StudyBot()) as bot:
        await bot.channel("질문").send("안녕")
    assert [each["content"] for each in room.person("지우").sees("질문")] == ["안녕"]


async def test_a_slow_answer_waits(open_room: OpenRoom) -> None:
    room = await open_room()
    waited: list[float] = []
    go_on = asyncio.Event()

    async def sleep(seconds: float) -> None:
        waited.append(seconds)
        await go_on.wait()

    room.faults.sleep = sleep
    room.faults.slow("GET", ME, 4, times=1)
    async with api_of(room) as api:
        slow = asyncio.create_task(api.get(ME))
        assert (await api.get("/gateway")).status == 200
        while not waited:
            await asyncio.sleep(0)
        assert not slow.done()
        go_on.set()
        assert (await slow).status == 200
        assert (await api.get(ME)).status == 200
    assert waited == [4]


async def test_each_fault_of_a_socket_is_at_hand(room: Room, dial: Dial) -> None:
    line = await dial(room)
    await line.identify(0)
    room.faults.reconnect()
    assert (await line.hear())["op"] == Op.RECONNECT
    room.faults.freeze()
    room.faults.clear()
    await line.say(Op.HEARTBEAT)
    assert (await line.hear())["op"] == Op.ACK
    room.faults.drop_socket()
    await line.closed()
    assert len(room.gateway.sessions) == 1
    room.faults.lose_sessions()
    assert not room.gateway.sessions


async def test_what_is_no_request_of_the_bot_never_fails(room: Room, dial: Dial) -> None:
    room.faults.fail("*", "/**", times=None)
    assert (await (await dial(room)).hear())["op"] == Op.HELLO
