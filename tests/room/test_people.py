"""What members can do in the room, and what they cannot."""

from __future__ import annotations

import discord
import pytest

from bot.room.permissions import Permission
from bot.room.result import PersonError, SlowModeError
from tests.room.bots import StudyBot, logged_in
from tests.room.clock import Clock
from tests.room.conftest import OpenRoom


async def test_a_direct_message_goes_both_ways(open_room: OpenRoom) -> None:
    room, bot = await open_room(), StudyBot()
    async with logged_in(room, bot):
        member = room.person("지우")
        heard = bot.told_by(member)
        await member.direct("몰래 묻기")
        message = await heard
        assert message.guild is None
        assert isinstance(message.channel, discord.DMChannel)
        await message.channel.send("몰래 답")
        place = member.direct_channel()
        assert [each["content"] for each in member.sees(place)] == ["몰래 묻기", "몰래 답"]
        with pytest.raises(PersonError, match="does not see"):
            room.person("하늘").sees(place)
        user = await bot.fetch_user(int(member.id))
        assert (await user.create_dm()).id == int(place)
        room.world.member_named("지우").takes_direct = False
        with pytest.raises(discord.Forbidden) as refused:
            await user.send("싫어?")
        assert refused.value.code == 50007


async def test_a_slow_channel_makes_people_wait(open_room: OpenRoom) -> None:
    clock = Clock()
    room = await open_room(clock=clock)
    world = room.world
    world.channels.edit(world.channels.named("질문"), {"rate_limit_per_user": 10})
    member, organiser = room.person("지우"), room.person("민수")
    await member.say("질문", "하나")
    clock.forward(seconds=3)
    with pytest.raises(SlowModeError) as refused:
        await member.say("질문", "둘")
    assert refused.value.seconds == 7
    await room.person("하늘").say("질문", "나는 처음")
    clock.forward(seconds=7)
    await member.say("질문", "둘")
    await organiser.say("질문", "하나")
    await organiser.say("질문", "둘")


async def test_what_a_member_cannot_do(open_room: OpenRoom) -> None:
    room = await open_room()
    member, world = room.person("지우"), room.world
    said = await room.person("하늘").say("질문", "남의 말")
    with pytest.raises(PersonError, match="2000 characters at most, not 2001"):
        await member.say("질문", "가" * 2001)
    with pytest.raises(PersonError, match="no channel '없음'; there are: 스터디, 질문"):
        await member.say("없음", "안녕")
    with pytest.raises(PersonError, match="empty message"):
        await member.say("질문", " ")
    with pytest.raises(PersonError, match="non-text channel"):
        await member.say("스터디", "안녕")
    with pytest.raises(PersonError, match="지우 may not edit"):
        await member.edit(said, "내 말")
    with pytest.raises(PersonError, match="지우 may not delete"):
        await member.delete(said)
    with pytest.raises(LookupError, match="nobody is called '없음'; there are: 민수, 지우"):
        room.person("없음")
    await room.person("민수").delete(said)
    world.channels.deny(world.channels.named("질문"), member.id, Permission.VIEW_CHANNEL)
    with pytest.raises(PersonError, match="지우 does not see #질문"):
        member.sees("질문")


async def test_waiting_for_a_message_ends_with_what_is_seen(open_room: OpenRoom) -> None:
    room = await open_room()
    member = room.person("지우")
    await member.say("질문", "안녕")
    assert (await member.until("질문", lambda each: "안녕" in each["content"]))["type"] == 0
    with pytest.raises(TimeoutError, match=r"no message in #질문 fits; 지우 sees \['안녕'\]"):
        await member.until("질문", lambda each: False, patience=0.01)
