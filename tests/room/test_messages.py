"""Messages, by the bot and by people."""

from __future__ import annotations

from typing import Any

import discord
import pytest

from bot.room.permissions import Permission
from bot.room.result import PersonError
from tests.room.api import Api, api_of, home
from tests.room.bots import StudyBot, logged_in
from tests.room.clock import Clock
from tests.room.conftest import OpenRoom


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
