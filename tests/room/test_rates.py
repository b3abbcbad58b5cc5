"""Rate limits, as they are told and as they hold."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from typing import Any

import aiohttp
import pytest

from bot.room.rates import EVERYTHING, KEPT
from bot.room.room import Room
from tests.room.bots import StudyBot, logged_in
from tests.room.clock import Clock
from tests.room.conftest import OpenRoom

Told = tuple[int, Mapping[str, str], Any]


class Bot:
    """Calls the API, and reads the headers too."""

    def __init__(self, room: Room, clock: Clock, session: aiohttp.ClientSession) -> None:
        self.room = room
        self.clock = clock
        self._session = session

    async def call(self, method: str, path: str, body: Any = None) -> Told:
        headers = {"Authorization": f"Bot {self.room.token}"}
        url = self.room.api_url + path
        async with self._session.request(method, url, headers=headers, json=body) as answer:
            return answer.status, answer.headers, await answer.json()

    async def say(self, channel: str = "질문") -> Told:
        id = self.room.world.channels.named(channel).id
        return await self.call("POST", f"/channels/{id}/messages", {"content": "안녕"})


@pytest.fixture
async def bot(open_room: OpenRoom) -> AsyncIterator[Bot]:
    clock = Clock()
    room = await open_room(clock=clock)
    room.rates.is_on = True
    async with aiohttp.ClientSession() as session:
        yield Bot(room, clock, session)


async def test_a_bucket_is_told_by_headers(bot: Bot) -> None:
    _, headers, _ = await bot.say()
    bot.clock.forward(seconds=2)
    _, later, _ = await bot.say()
    assert (headers["X-RateLimit-Limit"], headers["X-RateLimit-Remaining"]) == ("5", "4")
    assert (later["X-RateLimit-Remaining"], later["X-RateLimit-Reset-After"]) == ("3", "3.000")
    assert float(later["X-RateLimit-Reset"]) == bot.clock.now.timestamp() + 3
    assert headers["X-RateLimit-Bucket"] == later["X-RateLimit-Bucket"]


async def test_a_bucket_that_is_overrun_answers_429(bot: Bot) -> None:
    assert [(await bot.say())[0] for _ in range(5)] == [200] * 5
    status, headers, body = await bot.say()
    assert (status, headers["X-RateLimit-Remaining"], headers["Retry-After"]) == (429, "0", "5")
    assert headers["Via"]
    assert headers["X-RateLimit-Scope"] == "user"
    assert body == {"message": "You are being rate limited.", "retry_after": 5.0, "global": False}
    bot.clock.forward(seconds=5)
    assert (await bot.say())[0] == 200


async def test_each_channel_has_its_own(bot: Bot) -> None:
    for _ in range(5):
        await bot.say()
    assert (await bot.say("잡담"))[0] == 200


async def test_one_limit_is_for_everything(bot: Bot) -> None:
    for _ in range(EVERYTHING.limit):
        assert (await bot.call("GET", "/users/@me"))[0] == 200
    status, headers, body = await bot.call("GET", "/users/@me")
    assert (status, body["global"], headers["X-RateLimit-Global"]) == (429, True, "true")
    bot.clock.forward(seconds=1)
    assert (await bot.call("GET", "/users/@me"))[0] == 200


async def test_answers_to_interactions_are_free(bot: Bot) -> None:
    path = "/interactions/1/token/callback"
    statuses = [(await bot.call("POST", path, {"type": 5}))[0] for _ in range(60)]
    assert set(statuses) == {404}
    assert (await bot.call("GET", "/users/@me"))[0] == 200


async def test_they_can_be_switched_off(bot: Bot) -> None:
    bot.room.rates.is_on = False
    told = [await bot.say() for _ in range(6)]
    assert {status for status, *_ in told} == {200}
    assert "X-RateLimit-Bucket" not in told[0][1]


async def test_buckets_that_are_over_are_forgotten(bot: Bot) -> None:
    for number in range(KEPT + 1):
        await bot.call("POST", f"/webhooks/1/token{number}", {"content": "안녕"})
        bot.clock.forward(seconds=1)
    assert len(bot.room.rates.buckets) < KEPT


async def test_discord_py_keeps_within_a_bucket(open_room: OpenRoom) -> None:
    room = await open_room()
    room.rates.is_on = True
    async with logged_in(room, StudyBot()) as client:
        message = await client.channel("질문").send("안녕")
        for emoji in "🍎🍐🍋":
            await message.add_reaction(emoji)
    assert len(room.person("지우").sees("질문")[0]["reactions"]) == 3
