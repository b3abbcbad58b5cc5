"""Channels and threads, as they change and end."""

from __future__ import annotations

import discord
import pytest

from bot.room.channel import ChannelType
from bot.room.message import Draft
from bot.room.permissions import ALL
from bot.room.result import PersonError
from tests.room.bots import StudyBot, logged_in
from tests.room.conftest import OpenRoom


def woken(payload: discord.RawThreadUpdateEvent) -> bool:
    return not payload.data["thread_metadata"]["archived"]


async def test_a_word_wakes_a_thread(open_room: OpenRoom) -> None:
    room, bot = await open_room(), StudyBot()
    async with logged_in(room, bot):
        member = room.person("지우")
        said = await member.say("질문", "긴 이야기")
        message = await bot.channel("질문").fetch_message(int(said["id"]))
        thread = await message.create_thread(name="쓰레드")
        assert thread.parent == bot.channel("질문")
        with pytest.raises(discord.HTTPException) as refused:
            await message.create_thread(name="또")
        assert refused.value.code == 160004
        assert member.reads(said)["thread"]["name"] == "쓰레드"
        await thread.send("안에서")
        assert [each["content"] for each in member.sees("쓰레드")] == ["", "안에서"]
        state = room.world.channels.named("쓰레드").thread
        assert state
        await thread.edit(archived=True)
        assert state.archived
        heard = bot.told("raw_thread_update", woken)
        await member.say("쓰레드", "깨어나")
        await heard
        assert member.id in state.members
        with pytest.raises(discord.Forbidden):
            await thread.edit(archived=True, locked=True)
        world = room.world
        world.guild.permit(world.guild.members[world.bot.id].roles[0], ALL)
        await thread.edit(archived=True, locked=True)
        with pytest.raises(PersonError, match="archived"):
            await member.say("쓰레드", "또")
        free = await bot.channel("질문").create_thread(
            name="따로", type=discord.ChannelType.public_thread
        )
        assert room.world.channels.named("따로").type is ChannelType.THREAD
        heard = bot.told("thread_member_join")
        await free.add_user(discord.Object(int(member.id)))
        assert (await heard).id == int(member.id)
        await free.remove_user(discord.Object(int(member.id)))
        assert [each.id for each in await free.fetch_members()] == [int(room.world.bot.id)]
        await free.leave()


async def test_a_channel_is_changed_and_deleted(open_room: OpenRoom) -> None:
    room, bot = await open_room(), StudyBot()
    world = room.world
    world.guild.permit(world.guild.members[world.bot.id].roles[0], ALL)
    async with logged_in(room, bot):
        channel, member = bot.channel("질문"), room.person("지우")
        heard = bot.told("guild_channel_update", lambda _, after: after.slowmode_delay == 5)
        await channel.edit(topic="새 주제", slowmode_delay=5)
        await heard
        student = await bot.guild.fetch_member(int(member.id))
        await channel.set_permissions(student, send_messages=False)
        with pytest.raises(PersonError, match="50013"):
            await member.say("질문", "안녕")
        await channel.set_permissions(student, overwrite=None)
        heard = bot.told("guild_channel_delete")
        world.messages.post(world.channels.named("질문"), member.id, Draft(content="곧 없음"))
        await channel.delete()
        assert (await heard).id == channel.id
        with pytest.raises(discord.NotFound) as refused:
            await channel.send("어디?")
        assert refused.value.code == 10003
