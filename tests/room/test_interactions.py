"""Commands, by a real bot and by people."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import Any

import discord
import pytest
from discord import app_commands
from discord.app_commands import Choice, locale_str

from bot.room.attachment import Upload
from bot.room.components import text_of
from bot.room.message import Flag
from bot.room.result import Outcome, PersonError
from tests.room.api import api_of
from tests.room.bots import StudyBot, logged_in
from tests.room.clock import Clock
from tests.room.conftest import OpenRoom

Interaction = discord.Interaction[StudyBot]


async def test_a_command_is_answered(open_room: OpenRoom) -> None:
    room, bot = await open_room(), StudyBot()

    @bot.tree.command()
    async def ask(interaction: Interaction, question: str) -> None:
        """Ask."""
        assert interaction.guild_locale is discord.Locale.korean
        assert interaction.permissions.send_messages
        assert interaction.app_permissions.view_channel
        assert interaction.is_guild_integration()
        assert interaction.filesize_limit
        await interaction.response.send_message(f"{interaction.locale}: {question}")

    async with logged_in(room, bot):
        await bot.tree.sync()
        member = room.person("지우")
        result = await member.run("질문", "ask", question="리전이 뭐야?")
        assert result.outcome is Outcome.ANSWERED
        assert result.message
        assert result.message["content"] == "ko: 리전이 뭐야?"
        assert result.message["interaction_metadata"]["name"] == "ask"
        member.locale = "en-US"
        again = await member.run("질문", "ask", question="What?")
        assert text_of(again.message or {}) == "en-US: What?"
        assert room.person("하늘").sees("질문") == member.sees("질문")


async def test_the_body_of_an_answer_tells_its_message(open_room: OpenRoom) -> None:
    room, bot = await open_room(), StudyBot()
    told: list[Any] = []

    @bot.tree.command()
    async def ask(interaction: Interaction) -> None:
        """Ask."""
        answer = await interaction.response.defer(thinking=True, ephemeral=True)
        told.append((answer, await interaction.original_response()))
        told.append(await interaction.edit_original_response(content="네"))

    async with logged_in(room, bot):
        await bot.tree.sync()
        result = await room.person("지우").run("질문", "ask")
    answer, loading = told[0]
    assert told[1].edited_at is None  # it has come: nobody has edited it yet
    assert answer.is_thinking()
    assert answer.is_ephemeral()
    assert answer.message_id == loading.id == told[1].id
    assert loading.flags.loading
    assert result.outcome is Outcome.EDITED
    assert result.message
    assert Flag(result.message["flags"]) == Flag.EPHEMERAL
    assert result.message["content"] == "네"


async def test_only_the_member_sees_a_private_answer(open_room: OpenRoom) -> None:
    room, bot = await open_room(), StudyBot()
    heard = []
    room.bus.listen(lambda event: heard.append((event.name, event.to)))

    @bot.tree.command()
    async def ask(interaction: Interaction) -> None:
        """Ask."""
        await interaction.response.send_message("비밀", ephemeral=True)

    async with logged_in(room, bot):
        await bot.tree.sync()
        member, other = room.person("지우"), room.person("하늘")
        result = await member.run("질문", "ask")
        assert result.message
        assert [each["content"] for each in member.sees("질문")] == ["비밀"]
        assert other.sees("질문") == []
        assert ("MESSAGE_CREATE", frozenset({member.id})) in heard
        assert ("INTERACTION_CREATE", frozenset({room.world.bot.id})) in heard
        with pytest.raises(discord.NotFound) as refused:
            await bot.channel("질문").fetch_message(int(result.message["id"]))
        assert refused.value.code == 10008
        assert [each async for each in bot.channel("질문").history()] == []
        with pytest.raises(PersonError, match="하늘 sees no message"):
            await other.delete(result.message)
        await member.delete(result.message)
        assert member.sees("질문") == []


async def test_subcommands_take_values_of_every_kind(open_room: OpenRoom) -> None:
    room, bot = await open_room(), StudyBot()
    quiz = app_commands.Group(name=locale_str("quiz"), description="Quiz")
    got: list[Any] = []

    @quiz.command()
    @app_commands.choices(form=[Choice(name="빈칸", value="blank")])
    async def start(
        interaction: Interaction,
        count: app_commands.Range[int, 1, 20],
        pace: float,
        race: bool,
        rival: discord.Member,
        place: discord.TextChannel,
        role: discord.Role,
        whom: discord.Member | discord.Role,
        note: discord.Attachment,
        form: str = "",
    ) -> None:
        """Start."""
        content = await note.read()
        got.extend([count, pace, race, rival.display_name, place.name, role.name, whom.name])
        got.extend([form, content, note.filename])
        await interaction.response.send_message("시작")

    bot.tree.add_command(quiz)
    async with logged_in(room, bot):
        await bot.tree.sync()
        member = room.person("지우")
        values: dict[str, Any] = {"count": "5", "pace": 1.5, "race": True, "rival": "하늘"}
        values |= {"place": "퀴즈", "role": "운영진", "whom": "운영진", "form": "빈칸"}
        values |= {"note": Upload("0", "노트.md", "# 노트".encode())}
        result = await member.run("질문", "quiz start", **values)
        assert result.outcome is Outcome.ANSWERED
        assert got[:7] == [5, 1.5, True, "하늘", "퀴즈", "운영진", "운영진"]
        assert got[7:] == ["blank", "# 노트".encode(), "노트.md"]
        for wrong, told in (
            ({**values, "count": 21}, "1 to 20"),
            ({**values, "count": "many"}, "takes a number"),
            ({**values, "count": 1.5}, "whole number"),
            ({**values, "form": "그림"}, "blank"),
            ({**values, "color": "red"}, "no option 'color'"),
            ({"count": 5}, "'pace' is needed"),
        ):
            with pytest.raises(PersonError, match=told):
                await member.run("질문", "quiz start", **wrong)
        with pytest.raises(PersonError, match="needs a subcommand: start"):
            await member.run("질문", "quiz")
        with pytest.raises(PersonError, match="there are: /quiz"):
            await member.run("질문", "quiz stop")


async def test_a_command_goes_by_its_korean_name(open_room: OpenRoom) -> None:
    room, bot = await open_room(), StudyBot()

    class Korean(app_commands.Translator):
        async def translate(self, string: Any, locale: Any, context: Any) -> str | None:
            words = {"ask": "질문", "question": "물음"}
            return words.get(string.message) if locale is discord.Locale.korean else None

    @bot.tree.command(name=locale_str("ask"))
    @app_commands.rename(question=locale_str("question"))
    async def ask(interaction: Interaction, question: str) -> None:
        """Ask."""
        await interaction.response.send_message(question)

    async with logged_in(room, bot):
        await bot.tree.set_translator(Korean())
        await bot.tree.sync()
        result = await room.person("지우").run("질문", "질문", 물음="리전?")
        assert text_of(result.message or {}) == "리전?"
        known = room.person("지우").commands("질문")
        assert known[0]["name_localizations"] == {"ko": "질문"}


async def test_an_option_is_completed(open_room: OpenRoom) -> None:
    room, bot = await open_room(), StudyBot()

    @bot.tree.command()
    async def ask(interaction: Interaction, question: str, kind: str = "") -> None:
        """Ask."""

    @ask.autocomplete("question")
    async def offered(interaction: Interaction, typed: str) -> list[Choice[str]]:
        return [Choice(name=f"{typed}전", value=interaction.namespace.kind)]

    async with logged_in(room, bot):
        await bot.tree.sync()
        member = room.person("지우")
        offers = await member.complete("질문", "ask", focused="question", value="리", kind="용어")
        assert [(each["name"], each["value"]) for each in offers] == [("리전", "용어")]
        with pytest.raises(PersonError, match="no option 'kind' that completes"):
            await member.complete("질문", "ask", focused="kind")


async def test_a_menu_of_a_message_and_of_a_member(open_room: OpenRoom) -> None:
    room, bot = await open_room(), StudyBot()

    @bot.tree.context_menu(name="묻기")
    async def about(interaction: Interaction, message: discord.Message) -> None:
        await interaction.response.send_message(f"{message.author}: {message.content}")

    @bot.tree.context_menu(name="점수")
    async def score(interaction: Interaction, member: discord.Member) -> None:
        await interaction.response.send_message(f"{member.display_name} 3점")

    async with logged_in(room, bot):
        await bot.tree.sync()
        asked = await room.person("하늘").say("질문", "리전이 뭐야?")
        member = room.person("지우")
        result = await member.use("묻기", asked)
        assert text_of(result.message or {}) == "haneul: 리전이 뭐야?"
        assert result.message
        assert result.message["type"] == 23
        result = await member.use_on("점수", "하늘", "질문")
        assert text_of(result.message or {}) == "하늘 3점"
        with pytest.raises(PersonError, match="it has 묻기"):
            await member.use("점수", asked)


async def test_no_answer_is_a_failure(open_room: OpenRoom, monkeypatch: pytest.MonkeyPatch) -> None:
    room, bot = await open_room(), StudyBot()
    monkeypatch.setattr("bot.room.person.TO_ACKNOWLEDGE", timedelta(milliseconds=50))
    late = asyncio.Event()
    refused: asyncio.Future[int] = asyncio.get_running_loop().create_future()

    @bot.tree.command()
    async def ask(interaction: Interaction) -> None:
        """Ask."""
        await late.wait()
        with pytest.raises(discord.NotFound) as caught:
            await interaction.response.send_message("늦음")
        refused.set_result(caught.value.code)

    async with logged_in(room, bot):
        await bot.tree.sync()
        result = await room.person("지우").run("질문", "ask")
        assert result.outcome is Outcome.FAILED
        assert not result.worked
        late.set()
        assert await refused == 10062


async def test_the_bot_is_held_to_the_times(open_room: OpenRoom) -> None:
    clock = Clock()
    room, bot = await open_room(clock=clock), StudyBot()
    open_ones: list[Interaction] = []

    @bot.event
    async def on_interaction(interaction: Interaction) -> None:
        open_ones.append(interaction)
        if interaction.data and interaction.data.get("name") == "ask":
            await interaction.response.send_message("첫째")

    @bot.tree.command()
    async def ask(interaction: Interaction) -> None:
        """Ask."""

    async with logged_in(room, bot), api_of(room) as api:
        await bot.tree.sync()
        await room.person("지우").run("질문", "ask")
        one = open_ones[0]
        first = f"/interactions/{one.id}/{one.token}/callback"
        more = f"/webhooks/{bot.application_id}/{one.token}"
        again = await api.post(first, {"type": 4, "data": {"content": "둘째"}})
        assert (again.status, again.code) == (400, 40060)
        clock.forward(seconds=4)
        assert (await api.post(more, {"content": "더"})).status == 200
        clock.forward(minutes=15)
        assert (await api.post(more, {"content": "더"})).code == 50027
        assert (await api.get(f"{more}/messages/@original")).status == 401
        assert (await api.post(f"/webhooks/{bot.application_id}/none", {})).code == 50027
        assert (await api.post("/webhooks/1/none", {})).code == 10015
