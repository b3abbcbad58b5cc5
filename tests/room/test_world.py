"""The world of a room: who is in it, and who is told what."""

from __future__ import annotations

from datetime import timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.room.bus import Event
from bot.room.message import Draft
from bot.room.permissions import Overwrite, Permission
from bot.room.refusal import Code, Refusal, invalid
from bot.room.snowflake import Snowflakes, time_of
from bot.room.world import World
from tests.room.bots import StudyBot, logged_in
from tests.room.clock import START, Clock
from tests.room.conftest import OpenRoom


@pytest.fixture
def world() -> World:
    return World(Clock(), Random(1))  # noqa: S311


@pytest.fixture
def heard(world: World) -> list[Event]:
    events: list[Event] = []
    world.bus.listen(events.append)
    return events


def id_of(world: World, name: str) -> str:
    return world.member_named(name).user.id


@given(st.lists(st.integers(-5, 5), min_size=1))
def test_snowflakes_grow_whatever_the_clock_does(steps: list[int]) -> None:
    clock = Clock()
    ids = Snowflakes(clock)
    made = [int(ids.next())]
    for step in steps:
        clock.forward(milliseconds=step)
        made.append(int(ids.next()))
    assert made == sorted(set(made))


def test_a_snowflake_tells_its_time() -> None:
    clock = Clock()
    ids = Snowflakes(clock)
    assert time_of(ids.next()) == START
    clock.forward(seconds=1)
    assert time_of(ids.next()) == START + timedelta(seconds=1)


def test_a_refusal_has_discords_shape() -> None:
    assert Refusal(Code.UNKNOWN_MESSAGE).json() == {"message": "Unknown Message", "code": 10008}
    fault = {"_errors": [{"code": "LONG", "message": "Too long."}]}
    assert invalid("data.content", "LONG", "Too long.").json() == {
        "message": "Invalid Form Body",
        "code": 50035,
        "errors": {"data": {"content": fault}},
    }


def test_a_fresh_server_speaks_korean(world: World) -> None:
    [guild] = world.guild_creates()
    assert guild["preferred_locale"] == "ko"
    assert [each["name"] for each in guild["channels"]] == ["스터디", "질문", "퀴즈", "잡담"]
    assert [each["user"]["id"] for each in guild["members"]] == [world.bot.id]
    [guild] = world.guild_creates(all_members=True)
    assert len(guild["members"]) == guild["member_count"] == 6
    assert world.guild.owner_id == id_of(world, "민수") == id_of(world, "minsu")
    assert world.guild.permissions(id_of(world, "지우")) & Permission.SEND_MESSAGES
    assert not world.guild.permissions(id_of(world, "지우")) & Permission.MANAGE_GUILD


def test_a_message_is_told_to_who_sees_it(world: World, heard: list[Event]) -> None:
    home, student, other = world.channels.named("질문"), id_of(world, "지우"), id_of(world, "하늘")
    world.channels.deny(home, student, Permission.VIEW_CHANNEL)
    heard.clear()
    world.messages.post(home, other, Draft(content="안녕"))
    secret = world.messages.post(home, world.bot.id, Draft(content="비밀"), only=other)
    world.messages.edit(secret, Draft(content="더 비밀"))
    world.messages.delete(secret)
    names = [event.name for event in heard]
    assert names == ["MESSAGE_CREATE", "MESSAGE_CREATE", "MESSAGE_UPDATE", "MESSAGE_DELETE"]
    assert not any(event.is_for(student) for event in heard)
    assert [event.is_for(other) for event in heard] == [True] * 4
    assert [event.is_for(world.bot.id) for event in heard] == [True, False, False, False]


def test_a_direct_channel_is_told_to_people_only(world: World, heard: list[Event]) -> None:
    student = id_of(world, "지우")
    channel = world.channels.direct(student, world.bot.id)
    assert world.channels.direct(world.bot.id, student) is channel
    [event] = heard
    assert (event.name, event.to) == ("CHANNEL_CREATE", frozenset({student}))
    assert event.data["recipients"][0]["id"] == world.bot.id
    heard.clear()
    world.messages.post(channel, student, Draft(content="안녕"))
    assert heard[0].to == frozenset({student, world.bot.id})
    assert "guild_id" not in heard[0].data


def test_a_deleted_channel_takes_its_threads_along(world: World, heard: list[Event]) -> None:
    home, student = world.channels.named("질문"), id_of(world, "지우")
    world.threads.start(home, student, {"name": "쓰레드", "type": 11})
    message = world.messages.post(home, student, Draft(content="안녕"))
    heard.clear()
    world.channels.delete(home)
    assert [event.name for event in heard] == ["THREAD_DELETE", "CHANNEL_DELETE"]
    with pytest.raises(LookupError, match="no channel '쓰레드'"):
        world.channels.named("쓰레드")
    for change in (lambda: world.messages.edit(message, Draft()), lambda: world.channels.get("1")):
        with pytest.raises(Refusal):
            change()


def test_the_same_chance_makes_the_same_world() -> None:
    one, other = (World(Clock(), Random(3)) for _ in range(2))  # noqa: S311
    assert one.guild_creates(all_members=True) == other.guild_creates(all_members=True)


def test_overwrites_keep_their_json() -> None:
    overwrite = Overwrite("5", True, Permission.VIEW_CHANNEL, Permission.SEND_MESSAGES)
    assert Overwrite.of(overwrite.json()) == overwrite


async def test_a_bot_hears_of_members_roles_and_channels(open_room: OpenRoom) -> None:
    room, bot = await open_room(), StudyBot()
    world = room.world
    async with logged_in(room, bot):
        joined = bot.told("member_join")
        new = world.add_person("새별")
        assert (await joined).display_name == "새별"
        changed = bot.told("member_update")
        organiser = next(each for each in world.guild.roles.values() if each.name == "운영진")
        world.guild.set_roles(new.user.id, [organiser.id])
        assert (await changed)[1].guild_permissions.manage_guild
        permitted = bot.told("guild_role_update")
        world.guild.permit(organiser.id, Permission.NONE)
        assert not (await permitted)[1].permissions.manage_guild
        renamed = bot.told("user_update")
        world.guild.rename(new.user.id, "달")
        assert (await renamed)[1].display_name == "달"
        left = bot.told("member_remove")
        world.guild.remove_member(new.user.id)
        assert str((await left).id) == new.user.id
        made = bot.told("guild_channel_create")
        world.channels.add("새 방")
        assert (await made).name == "새 방"
