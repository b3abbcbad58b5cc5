"""Messages, by the bot and by people."""

from __future__ import annotations

import io
import struct
from typing import Any

import aiohttp
import discord
import pytest

from bot.room.attachment import Upload
from bot.room.channel import ChannelType
from bot.room.message import Draft, Mentions, mentions_in
from bot.room.permissions import ALL, Permission
from bot.room.result import PersonError, SlowModeError
from bot.room.room import Room
from tests.room.api import Api, api_of
from tests.room.bots import StudyBot, logged_in
from tests.room.clock import Clock
from tests.room.conftest import OpenRoom

PNG = b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII", 13, b"IHDR", 40, 30) + b"\0" * 9


def home(room: Room) -> str:
    return f"/channels/{room.world.channels.named('질문').id}"


async def test_a_bot_writes_edits_and_deletes(open_room: OpenRoom) -> None:
    room, bot = await open_room(), StudyBot()
    member = room.person("지우")
    async with logged_in(room, bot):
        posted = await bot.channel("질문").send("안녕", embed=discord.Embed(title="제목"))
        assert member.sees("질문")[0]["embeds"][0]["title"] == "제목"
        edited = await posted.edit(content="고침", embed=None)
        assert edited.edited_at
        [seen] = member.sees("질문")
        assert (seen["content"], seen["embeds"], seen["components"]) == ("고침", [], [])
        assert (await bot.channel("질문").fetch_message(posted.id)).content == "고침"
        await posted.delete()
        assert member.sees("질문") == []
        with pytest.raises(discord.NotFound) as refused:
            await posted.edit(content="없음")
        assert refused.value.code == 10008


async def test_a_bot_hears_what_a_member_says_and_changes(open_room: OpenRoom) -> None:
    room, bot = await open_room(), StudyBot()
    async with logged_in(room, bot):
        member = room.person("지우")
        heard = bot.told_by(member)
        other = room.person("하늘")
        said = await member.say("질문", f"{other.mention} {room.world.bot.mention} 안녕")
        message = await heard
        assert message.author.display_name == "지우"
        assert [str(each.id) for each in message.mentions] == [other.id, room.world.bot.id]
        assert message.guild == bot.guild
        edited = bot.told("raw_message_edit")
        await member.edit(said, "고침")
        assert (await edited).data["content"] == "고침"
        deleted = bot.told("raw_message_delete")
        await member.delete(said)
        assert str((await deleted).message_id) == said["id"]
        typed = bot.told("raw_typing")
        await member.type("질문")
        assert str((await typed).user_id) == member.id


async def test_a_reply_knows_what_it_replies_to(open_room: OpenRoom) -> None:
    room, bot = await open_room(), StudyBot()
    async with logged_in(room, bot):
        member = room.person("지우")
        posted = await bot.channel("질문").send("물어봐")
        heard = bot.told_by(member)
        said = await member.say("질문", "리전이 뭐야?", reply_to=str(posted.id))
        message = await heard
        assert message.type is discord.MessageType.reply
        assert message.reference
        assert message.reference.resolved == posted
        assert message.mentions == [bot.user]
        answered = await message.reply("지역", mention_author=False)
        [_, _, seen] = member.sees("질문")
        assert seen["mentions"] == []
        assert seen["referenced_message"]["content"] == "리전이 뭐야?"
        await member.delete(said)
        assert member.reads(str(answered.id))["referenced_message"] is None
        with pytest.raises(discord.HTTPException) as refused:
            await message.reply("늦음")
        assert refused.value.code == 50035
        late = message.to_reference(fail_if_not_exists=False)
        assert (await bot.channel("질문").send("괜찮음", reference=late)).reference is None


@pytest.mark.parametrize(
    ("denied", "body", "code"),
    [
        (Permission.VIEW_CHANNEL, {"content": "a"}, 50001),
        (Permission.SEND_MESSAGES, {"content": "a"}, 50013),
        (Permission.EMBED_LINKS, {"embeds": [{"title": "a"}]}, 50013),
        (Permission.NONE, {}, 50006),
        (Permission.NONE, {"content": "  "}, 50006),
        (Permission.NONE, {"content": 5}, 50035),
        (Permission.NONE, [], 50035),
        (
            Permission.READ_MESSAGE_HISTORY,
            {"content": "a", "message_reference": {"message_id": "1"}},
            160002,
        ),
        (Permission.NONE, {"content": "a", "message_reference": {"message_id": "1"}}, 50035),
    ],
)
async def test_what_a_bot_may_not_write(
    open_room: OpenRoom, denied: Permission, body: Any, code: int
) -> None:
    room = await open_room()
    world = room.world
    world.channels.deny(world.channels.named("질문"), world.bot.id, denied)
    async with api_of(room) as api:
        answer = await api.post(f"{home(room)}/messages", body)
    assert answer.code == code
    assert room.person("지우").sees("질문") == []


async def test_what_is_not_there_is_refused(open_room: OpenRoom) -> None:
    room = await open_room()
    said = await room.person("지우").say("질문", "내 말")
    async with api_of(room) as api:
        mine, guild = f"{home(room)}/messages/{said['id']}", room.world.guild.id
        application = room.world.bot.id
        for method, path, code in (
            ("GET", "/channels/1", 10003),
            ("GET", "/guilds/1", 10004),
            ("GET", f"/guilds/{guild}/members/1", 10013),
            ("GET", "/users/1", 10013),
            ("GET", f"{home(room)}/messages/1", 10008),
            ("PATCH", mine, 50005),
            ("DELETE", mine, 50013),
            ("DELETE", f"{mine}/reactions", 50013),
            ("PATCH", home(room), 50013),
            ("DELETE", home(room), 50013),
            ("GET", f"/applications/{application}/commands/1", 10063),
            ("DELETE", f"/applications/{application}/commands/1", 10063),
            ("GET", "/applications/1/commands", 50001),
            ("GET", f"/applications/{application}/guilds/1/commands", 50001),
            ("GET", f"{home(room)}/messages?limit=101", 50035),
        ):
            answer = await api.call(method, path)
            assert (path, answer.code) == (path, code)


async def test_a_nonce_is_written_once(open_room: OpenRoom) -> None:
    clock = Clock()
    async with api_of(room := await open_room(clock=clock)) as api:
        path = f"{home(room)}/messages"
        body = {"content": "한 번", "nonce": "round:1", "enforce_nonce": True}
        first = (await api.post(path, body)).data
        assert first["nonce"] == "round:1"
        assert (await api.post(path, {**body, "content": "두 번"})).data["id"] == first["id"]
        assert len(room.person("지우").sees("질문")) == 1
        loose = (await api.post(path, {**body, "enforce_nonce": False})).data
        assert loose["id"] != first["id"]
        clock.forward(minutes=6)
        assert (await api.post(path, body)).data["id"] not in (first["id"], loose["id"])


async def test_history_is_cut_as_asked(open_room: OpenRoom) -> None:
    room, bot = await open_room(), StudyBot()
    async with logged_in(room, bot):
        member, channel = room.person("지우"), bot.channel("질문")
        said = [await member.say("질문", str(number)) for number in range(7)]
        middle = discord.Object(int(said[3]["id"]))

        async def texts(**cut: Any) -> str:
            return "".join([each.content async for each in channel.history(**cut)])

        assert await texts() == "6543210"
        assert await texts(limit=2) == "65"
        assert await texts(before=middle, limit=2) == "21"
        assert await texts(after=middle, limit=2) == "45"
        assert await texts(around=middle, limit=3) == "432"
        room.world.channels.deny(
            room.world.channels.named("질문"), room.world.bot.id, Permission.READ_MESSAGE_HISTORY
        )
        assert await texts() == ""


async def test_reactions_come_and_go(open_room: OpenRoom) -> None:
    room, bot = await open_room(), StudyBot()
    async with logged_in(room, bot):
        member = room.person("지우")
        posted = await bot.channel("질문").send("좋아?")
        heard = bot.told("raw_reaction_add")
        await member.react(str(posted.id), "👍")
        told = await heard
        assert (str(told.emoji), told.user_id, told.message_author_id) == (
            "👍",
            int(member.id),
            int(room.world.bot.id),
        )
        await posted.add_reaction("👍")
        [reaction] = (await bot.channel("질문").fetch_message(posted.id)).reactions
        assert (reaction.count, reaction.me) == (2, True)
        assert {each.id async for each in reaction.users()} == {
            int(member.id),
            int(room.world.bot.id),
        }
        heard = bot.told("raw_reaction_remove")
        await member.react(str(posted.id), "👍", on=False)
        assert (await heard).user_id == int(member.id)
        assert bot.user
        await posted.remove_reaction("👍", bot.user)
        assert "reactions" not in member.reads(str(posted.id))
        room.world.channels.deny(
            room.world.channels.named("질문"), member.id, Permission.ADD_REACTIONS
        )
        with pytest.raises(PersonError, match="50013"):
            await member.react(str(posted.id), "👍")


async def test_files_are_kept_and_served(open_room: OpenRoom) -> None:
    room, bot = await open_room(), StudyBot()
    async with logged_in(room, bot), aiohttp.ClientSession() as session:
        embed = discord.Embed(title="그림").set_image(url="attachment://chart.png")
        files = [
            discord.File(io.BytesIO(PNG), "chart.png"),
            discord.File(io.BytesIO(b"a\r\nb\0"), "노트.html", description="노트"),
        ]
        await bot.channel("질문").send(embed=embed, files=files)
        [seen] = room.person("지우").sees("질문")
        [note] = seen["attachments"]
        assert (note["filename"], note["description"], note["size"]) == ("노트.html", "노트", 5)
        image = seen["embeds"][0]["image"]
        assert (image["width"], image["height"]) == (40, 30)
        async with session.get(image["url"]) as response:
            assert await response.read() == PNG
            assert response.headers["Content-Type"] == "image/png"
        async with session.get(note["url"]) as response:
            assert await response.read() == b"a\r\nb\0"
            assert response.headers["Content-Disposition"] == "attachment"
            assert "sandbox" in response.headers["Content-Security-Policy"]
        async with session.get(f"{room.url}/attachments/1/2/x.png") as response:
            assert response.status == 404

        heard = bot.told_by(room.person("하늘"))
        await room.person("하늘").say("질문", files=[Upload("0", "글.txt", b"hello")])
        [file] = (await heard).attachments
        assert await file.read() == b"hello"


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
    press: discord.ui.Button[Any] = discord.ui.Button(custom_id="do:it")

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


async def test_only_so_many_messages_are_kept(
    open_room: OpenRoom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.room.messages.MOST_KEPT", 3)
    room = await open_room()
    for number in range(5):
        await room.person("지우").say("질문", str(number))
    assert [each["content"] for each in room.person("지우").sees("질문")] == ["2", "3", "4"]


async def test_without_the_intent_others_words_are_hidden(open_room: OpenRoom) -> None:
    async with api_of(room := await open_room()) as api:
        said = await room.person("지우").say("질문", "남의 말")
        mine = await api.post(f"{home(room)}/messages", {"content": "내 말"})
        room.world.flags = 0
        await _reads(api, said["id"], "")
        await _reads(api, mine.data["id"], "내 말")


async def _reads(api: Api, id: str, expected: str) -> None:
    answer = await api.get(f"{home(api.room)}/messages/{id}")
    assert answer.data["content"] == expected


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
