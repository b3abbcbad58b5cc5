"""Whom a message calls."""

from __future__ import annotations

from typing import Any

import discord
import pytest

from bot.room.message import Mentions, mentions_in
from tests.room.api import api_of, home
from tests.room.bots import StudyBot, logged_in
from tests.room.conftest import OpenRoom


async def test_only_who_may_calls_everyone(open_room: OpenRoom) -> None:
    room = await open_room()
    assert not (await room.person("지우").say("질문", "@everyone"))["mention_everyone"]
    assert (await room.person("민수").say("질문", "@everyone"))["mention_everyone"]


@pytest.mark.parametrize(
    ("allowed", "expected"),
    [
        (None, Mentions(("1", "2"), ("3",), everyone=True)),
        ({"parse": []}, Mentions()),
        ({"parse": ["users"]}, Mentions(("1", "2"))),
        ({"parse": ["roles", "everyone"]}, Mentions((), ("3",), everyone=True)),
        ({"users": ["2"]}, Mentions(("2",))),
        ({"roles": ["3"]}, Mentions((), ("3",))),
    ],
)
def test_mentions_are_as_allowed(allowed: Any, expected: Mentions) -> None:
    assert mentions_in("<@1> <@!2> <@1> <@&3> @here", allowed) == expected


async def test_text_of_components_calls_as_content_does(open_room: OpenRoom) -> None:
    async with api_of(room := await open_room()) as api:
        member, path = room.person("지우"), f"{home(room)}/messages"
        parts = [{"type": 10, "content": member.mention}]
        body = {"components": parts, "flags": 1 << 15}
        called = (await api.post(path, body)).data
        assert [each["id"] for each in called["mentions"]] == [member.id]
        calm = (await api.post(path, {**body, "allowed_mentions": {"parse": []}})).data
        assert calm["mentions"] == []


async def test_an_answer_to_a_button_calls_nobody(open_room: OpenRoom) -> None:
    room, bot = await open_room(), StudyBot()
    view = discord.ui.View(timeout=None)
    press: discord.ui.Button[Any] = discord.ui.Button(label="눌러", custom_id="do:it")

    async def answer(interaction: discord.Interaction) -> None:
        await interaction.response.send_message("네")

    press.callback = answer  # type: ignore[method-assign]
    view.add_item(press)
    async with logged_in(room, bot):
        posted = await bot.channel("질문").send("눌러", view=view)
        result = await room.person("지우").press(str(posted.id), "do:it")
    assert result.message
    assert result.message["mentions"] == []
    assert result.message["message_reference"]["message_id"] == str(posted.id)
