"""Commands as they are registered, and who finds them where."""

from __future__ import annotations

from random import Random
from typing import Any

import discord
import pytest
from discord import app_commands

from bot.room.bus import Event
from bot.room.command import without_localizations
from bot.room.options import unwrapped
from bot.room.permissions import Permission
from bot.room.refusal import Code, Refusal
from bot.room.result import PersonError
from bot.room.world import World
from tests.room.api import api_of
from tests.room.bots import StudyBot, logged_in
from tests.room.clock import Clock
from tests.room.conftest import OpenRoom

Interaction = discord.Interaction[StudyBot]


@pytest.fixture
def world() -> World:
    return World(Clock(), Random(1))  # noqa: S311


def ask(**more: Any) -> dict[str, Any]:
    return {"name": "ask", "description": "Ask", **more}


def names(world: World, person: str, channel: str = "질문") -> list[str]:
    place = world.channels.named(channel)
    return [
        each["name"] for each in world.commands.usable(world.member_named(person).user.id, place)
    ]


async def test_discord_py_registers_and_reads_commands(open_room: OpenRoom) -> None:
    room, bot = await open_room(), StudyBot()

    @bot.tree.command()
    @app_commands.describe(count="How many")
    async def quiz(interaction: Interaction, count: app_commands.Range[int, 1, 5] = 5) -> None:
        """Play."""
        await interaction.response.send_message(f"{interaction.guild_id}: {count}")

    async with logged_in(room, bot):
        [made] = await bot.tree.sync()
        [known] = await bot.tree.fetch_commands()
        assert (made.id, known.name, known.description) == (known.id, "quiz", "Play.")
        [option] = known.options
        assert isinstance(option, app_commands.Argument)
        assert (option.min_value, option.max_value, option.required) == (1, 5, False)
        assert (await bot.tree.fetch_command(made.id)) == known
        edited = await known.edit(description="New")
        assert (edited.id, edited.description) == (made.id, "New")
        [again] = await bot.tree.sync()
        assert again.id == made.id
        await again.delete()
        assert await bot.tree.fetch_commands() == []
        bot.tree.copy_global_to(guild=bot.guild)
        [local] = await bot.tree.sync(guild=bot.guild)
        assert local.guild_id == bot.guild.id
        assert await bot.tree.fetch_commands() == []
        result = await room.person("지우").run("질문", "quiz", count=3)
        assert result.message
        assert result.message["content"] == f"{bot.guild.id}: 3"


def test_a_name_is_registered_once(world: World) -> None:
    made, is_new = world.commands.add(ask())
    again, is_new_again = world.commands.add(ask(description="Again"))
    assert (is_new, is_new_again) == (True, False)
    assert again["id"] == made["id"]
    assert int(again["version"]) > int(made["version"])
    menu, is_new = world.commands.add({"name": "ask", "type": 3})
    assert is_new
    [kept] = world.commands.put([ask()])
    assert kept["id"] == made["id"]
    with pytest.raises(Refusal) as refused:
        world.commands.get(menu["id"])
    assert refused.value.code is Code.UNKNOWN_COMMAND


def test_peoples_clients_are_told_of_a_change(world: World) -> None:
    heard: list[Event] = []
    world.bus.listen(heard.append)
    world.commands.put([ask()])
    [event] = heard
    assert event.name == "GUILD_APPLICATION_COMMAND_INDEX_UPDATE"
    assert event.is_for(world.guild.owner_id)
    assert not event.is_for(world.bot.id)


def test_members_find_what_they_may_use(world: World) -> None:
    world.commands.put(
        [
            ask(),
            ask(name="notes", default_member_permissions=str(int(Permission.MANAGE_GUILD))),
            ask(name="nobody", default_member_permissions="0"),
        ]
    )
    assert names(world, "지우") == ["ask"]
    assert names(world, "민수") == ["ask", "notes", "nobody"]
    organiser = next(each for each in world.guild.roles.values() if each.name == "운영진")
    world.guild.set_roles(world.member_named("지우").user.id, [organiser.id])
    assert names(world, "지우") == ["ask", "notes"]
    home = world.channels.named("질문")
    student = world.member_named("하늘").user.id
    world.channels.deny(home, student, Permission.USE_APPLICATION_COMMANDS)
    assert names(world, "하늘") == []
    assert names(world, "하늘", "퀴즈") == ["ask"]


def test_commands_show_where_they_belong(world: World) -> None:
    world.commands.put(
        [
            ask(name="server", contexts=[0]),
            ask(name="direct", contexts=[1]),
            ask(name="both", contexts=[0, 1]),
            ask(name="old", dm_permission=False),
        ]
    )
    world.commands.put([ask(name="both", description="Local")], world.guild.id)
    student = world.member_named("지우").user.id
    with_bot = world.channels.direct(student, world.bot.id)
    apart = world.channels.direct(student, world.guild.owner_id)
    assert sorted(names(world, "지우")) == ["both", "old", "server"]
    assert names(world, "지우", with_bot.id) == ["direct", "both"]
    assert names(world, "지우", apart.id) == []
    place = world.channels.named("질문")
    [first, *_] = world.commands.usable(student, place)
    assert first["description"] == "Local"


async def test_a_list_shows_translations_only_if_asked(open_room: OpenRoom) -> None:
    option = ask(type=3, name_localizations={"ko": "물음"}, required=False)
    command = ask(name_localizations={"ko": "질문"}, options=[option])
    async with api_of(room := await open_room()) as api:
        room.world.commands.put([command])
        path = f"/applications/{room.world.bot.id}/commands"
        [full] = (await api.get(path, with_localizations="true")).data
        [short] = (await api.get(path)).data
    assert full["name_localizations"] == {"ko": "질문"}
    assert full["options"][0]["name_localizations"] == {"ko": "물음"}
    assert "required" not in full["options"][0]
    assert short == without_localizations(full)
    assert "localizations" not in str(short)


def test_what_a_client_sends_is_unwrapped() -> None:
    inner = {"type": 3, "name": "form", "value": "빈", "focused": True}
    other = {"type": 4, "name": "count", "value": 5}
    start = {"type": 1, "name": "start", "options": [other, inner]}
    command = ask(name="quiz")
    assert unwrapped(command, [start]) == ("quiz start", {"count": 5, "form": "빈"}, "form")
    assert unwrapped(command, []) == ("quiz", {}, "")


async def test_a_command_works_in_a_direct_message(open_room: OpenRoom) -> None:
    room, bot = await open_room(), StudyBot()

    @bot.tree.command()
    async def about(interaction: Interaction) -> None:
        """Tell."""
        assert interaction.guild is None
        assert interaction.context.dm_channel
        await interaction.response.send_message(f"{interaction.user.display_name}", ephemeral=True)

    async with logged_in(room, bot):
        await bot.tree.sync()
        member = room.person("지우")
        result = await member.run(member.direct_channel(), "about")
        assert result.message
        assert result.message["content"] == "지우"
        with pytest.raises(PersonError, match="there is no command /other here; there are: /about"):
            await member.run("질문", "/other")
