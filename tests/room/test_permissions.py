"""The room reckons permissions as discord.py does, which reckons as Discord does."""

from __future__ import annotations

from random import Random
from typing import Any

import discord
from hypothesis import given
from hypothesis import strategies as st

from bot.room.channel import Channel, ChannelType
from bot.room.permissions import ALL, Overwrite, Permission
from bot.room.world import World
from tests.room.clock import Clock

WEIGHTY = [
    Permission.ADMINISTRATOR,
    Permission.VIEW_CHANNEL,
    Permission.SEND_MESSAGES,
    Permission.EMBED_LINKS,
    Permission.MENTION_EVERYONE,
    Permission.MANAGE_MESSAGES,
]
NAMED = Permission(0)
for permission in Permission:
    NAMED |= permission

sets = st.lists(st.sampled_from(WEIGHTY)).map(lambda each: Permission(sum(set(each))))


def by_discord_py(world: World, channel: Channel, user: str) -> Permission:
    """Let discord.py reckon from the GUILD_CREATE that it would be sent."""
    state: Any = discord.Client(intents=discord.Intents.all())._connection
    [data] = world.guild_creates(all_members=True)
    guild = discord.Guild(data=data, state=state)  # type: ignore[arg-type]
    found, member = guild.get_channel(int(channel.id)), guild.get_member(int(user))
    assert found is not None
    assert member is not None
    return Permission(found.permissions_for(member).value)


@given(st.data())
def test_overwrites_count_as_in_discord_py(data: st.DataObject) -> None:
    world = World(Clock(), Random(1))  # noqa: S311
    home, student = world.channels.named("질문"), world.member_named("지우")
    roles = [world.guild.add_role(name, data.draw(sets)).id for name in ("가", "나")]
    world.guild.permit(world.guild.id, data.draw(sets))
    student.roles = data.draw(st.lists(st.sampled_from(roles), unique=True))
    for target in (world.guild.id, *roles, student.user.id):
        if data.draw(st.booleans()):
            is_member = target == student.user.id
            overwrite = Overwrite(target, is_member, data.draw(sets), data.draw(sets))
            world.channels.overwrite(home, overwrite)
    ours = world.channels.permissions(student.user.id, home)
    theirs = by_discord_py(world, home, student.user.id)
    if not theirs & Permission.VIEW_CHANNEL:
        assert ours == Permission.NONE
    else:
        assert ours & NAMED == theirs & NAMED


def test_the_owner_may_do_everything() -> None:
    world = World(Clock(), Random(1))  # noqa: S311
    home = world.channels.named("질문")
    world.channels.deny(home, world.guild.owner_id, Permission.VIEW_CHANNEL)
    assert world.channels.permissions(world.guild.owner_id, home) == ALL


def test_who_is_not_in_the_server_may_do_nothing() -> None:
    world = World(Clock(), Random(1))  # noqa: S311
    home, student = world.channels.named("질문"), world.member_named("지우").user.id
    world.guild.remove_member(student)
    assert world.channels.permissions(student, home) == Permission.NONE
    assert student not in world.channels.viewers(home)


def test_a_thread_goes_by_its_channel() -> None:
    world = World(Clock(), Random(1))  # noqa: S311
    home, student = world.channels.named("질문"), world.member_named("지우").user.id
    owner, other = world.guild.owner_id, world.member_named("하늘").user.id
    public = world.threads.start(home, student, {"name": "공개", "type": ChannelType.THREAD})
    private = world.threads.start(home, owner, {"name": "비밀"})
    assert other in world.channels.viewers(public)
    assert world.channels.viewers(private) == {owner}
    world.channels.join(private, other)
    assert world.channels.viewers(private) == {owner, other}
    world.channels.deny(home, other, Permission.VIEW_CHANNEL)
    assert world.channels.viewers(private) == {owner}
    assert other not in world.channels.viewers(public)
