"""The real discord.py at the gateway."""

from __future__ import annotations

import zlib

import discord
import pytest

from bot.room.room import Room
from tests.room.bots import StudyBot, logged_in
from tests.room.conftest import OpenRoom


class ZlibStream:
    """How discord.py reads where there is no zstandard."""

    COMPRESSION_TYPE = "zlib-stream"

    def __init__(self) -> None:
        self._stream = zlib.decompressobj()

    def decompress(self, data: bytes) -> str:
        return self._stream.decompress(data).decode()


class TestDiscordPy:
    """The real client."""

    @pytest.mark.parametrize("compression", ["zlib", "zstd"])
    async def test_it_is_ready_and_knows_all_members(
        self, room: Room, monkeypatch: pytest.MonkeyPatch, compression: str
    ) -> None:
        if compression == "zlib":
            monkeypatch.setattr("discord.utils._ActiveDecompressionContext", ZlibStream)
        async with logged_in(room, StudyBot()) as bot:
            assert {str(each.id) for each in bot.guild.members} == set(room.world.guild.members)
            assert bot.user
            assert str(bot.user.id) == room.world.bot.id

    @pytest.mark.parametrize("fault", ["drop", "reconnect"])
    async def test_it_resumes_and_misses_nothing(self, room: Room, fault: str) -> None:
        async with logged_in(room, StudyBot()) as bot:
            resumed = bot.told("resumed")
            heard = bot.told("message", lambda message: message.content == "셋")
            getattr(room.gateway, fault)()
            for word in ("하나", "둘", "셋"):
                await room.person("지우").say("질문", word)
            await resumed
            await heard
            assert [each.content for each in bot.cached_messages] == ["하나", "둘", "셋"]

    async def test_it_begins_anew_when_its_session_is_lost(self, room: Room) -> None:
        async with logged_in(room, StudyBot()) as bot:
            ready = bot.told("ready")
            room.gateway.lose_sessions()
            await ready
            heard = bot.told("message")
            await room.person("지우").say("질문", "또 안녕")
            assert (await heard).content == "또 안녕"

    async def test_it_leaves_a_socket_that_hangs(self, open_room: OpenRoom) -> None:
        room = await open_room(heartbeat=0.3)
        bot = StudyBot(heartbeat_timeout=0.5)
        async with logged_in(room, bot):
            resumed = bot.told("resumed")
            room.gateway.freeze()
            await resumed

    async def test_an_intent_that_is_switched_off_is_told(self, room: Room) -> None:
        room.world.flags = 0
        with pytest.raises(discord.PrivilegedIntentsRequired):
            async with logged_in(room, StudyBot()):
                pass
