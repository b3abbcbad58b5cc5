"""What the room does with a request that Discord would refuse."""

from __future__ import annotations

import io

import discord
import pytest
from discord import app_commands, ui

from bot.room.room import Room
from tests.room.api import api_of
from tests.room.bots import StudyBot, logged_in
from tests.room.conftest import OpenRoom
from tests.shared import shared

LONG = "x" * 2_001


@pytest.fixture
async def checked(open_room: OpenRoom) -> Room:
    return await open_room(document=shared("discord/openapi.json"))


async def test_it_is_refused_as_discord_does(room: Room) -> None:
    id = room.world.channels.named("질문").id
    async with api_of(room) as api:
        answer = await api.post(f"/channels/{id}/messages", {"content": LONG})
    told = "2001 characters long; from 0 to 2000 is allowed"
    assert (answer.status, answer.code) == (400, 50035)
    assert answer.data["errors"] == {
        "content": {"_errors": [{"code": "ROOM_CHECK", "message": told}]}
    }
    assert room.violations == [f"POST /channels/{id}/messages: content: {told}"]
    assert room.person("지우").sees("질문") == []


async def test_discord_py_reads_the_field(room: Room) -> None:
    view = ui.View()
    view.add_item(ui.Button(custom_id="a"))
    async with logged_in(room, StudyBot()) as bot:
        with pytest.raises(discord.HTTPException, match=r"components\.0\.components\.0") as caught:
            await bot.channel("질문").send("안녕", view=view)
    assert caught.value.code == 50035


async def test_the_room_may_do_it_all_the_same(open_room: OpenRoom) -> None:
    room = await open_room(refuse=False)
    async with logged_in(room, StudyBot()) as bot:
        await bot.channel("질문").send(LONG)
    assert len(room.person("지우").sees("질문")) == 1
    assert len(room.violations) == 1


async def test_what_the_route_refuses_keeps_its_code(checked: Room) -> None:
    id = checked.world.channels.named("질문").id
    async with api_of(checked) as api:
        assert (await api.post(f"/channels/{id}/messages", {})).code == 50006
        assert (await api.get("/nothing")).status == 404
    assert len(checked.violations) == 2


async def test_a_body_that_is_no_json_is_left_to_its_route(checked: Room) -> None:
    id = checked.world.channels.named("질문").id
    headers = {"Authorization": f"Bot {checked.token}"}
    async with api_of(checked) as api:
        url = f"{checked.api_url}/channels/{id}/messages"
        async with api.session.post(url, headers=headers, data=b"{") as answer:
            assert (await answer.json())["code"] == 50109
    assert checked.violations == []


class Form(ui.Modal, title="답"):
    """A modal of each kind."""

    answer: ui.TextInput[Form] = ui.TextInput(
        label="답", placeholder="여기", max_length=20, custom_id="form:answer"
    )

    async def on_submit(self, interaction: discord.Interaction) -> None:
        await interaction.response.send_message(self.answer.value, ephemeral=True)


class Panel(ui.LayoutView):
    """A message of components alone."""

    text: ui.TextDisplay[Panel] = ui.TextDisplay("문제")
    row: ui.ActionRow[Panel] = ui.ActionRow()

    @row.button(label="눌러", custom_id="panel:press")
    async def press(self, interaction: discord.Interaction, button: ui.Button[Panel]) -> None:
        await interaction.response.send_modal(Form())


class Menu(ui.View):
    """Buttons and a menu, as older messages have them."""

    @ui.button(label="답하기", emoji="✏️", custom_id="menu:press")
    async def press(self, interaction: discord.Interaction, button: ui.Button[Menu]) -> None:
        await interaction.response.send_modal(Form())

    @ui.select(options=[discord.SelectOption(label="가", value="1")], custom_id="menu:choose")
    async def choose(self, interaction: discord.Interaction, menu: ui.Select[Menu]) -> None:
        await interaction.response.edit_message(content="골랐다", view=None)


def hang_commands_into(bot: StudyBot) -> None:
    @bot.tree.command(description="Ask a question")
    @app_commands.describe(question="What to ask")
    async def ask(interaction: discord.Interaction, question: str, times: int = 1) -> None:
        await interaction.response.defer(thinking=True, ephemeral=True)
        await interaction.edit_original_response(content=question * times)
        message = await interaction.followup.send("더", wait=True)
        await message.edit(content="더 많이")
        await message.delete()
        await (await interaction.original_response()).edit(embed=discord.Embed(title="끝"))

    @ask.autocomplete("question")
    async def suggest(
        interaction: discord.Interaction, current: str
    ) -> list[app_commands.Choice[str]]:
        return [app_commands.Choice(name="하나", value="1")]

    @bot.tree.context_menu(name="Make a Quiz")
    async def make(interaction: discord.Interaction, message: discord.Message) -> None:
        await interaction.response.send_message("퀴즈", ephemeral=True)


async def write_in(bot: StudyBot, channel: discord.TextChannel) -> discord.Message:
    """Write, change and delete messages of each kind; gives one with an embed."""
    embed = discord.Embed(title="제목", description="글", url="https://example.org", color=1)
    embed.add_field(name="이름", value="값").set_footer(text="끝").set_author(name="누구")
    embed.set_image(url="attachment://a.png")
    file = discord.File(io.BytesIO(b"png"), "a.png", description="그림")
    mentions = discord.AllowedMentions(users=[bot.guild.me], roles=False)
    kept = {"nonce": "n", "silent": True, "allowed_mentions": mentions}
    first = await channel.send("안녕", embed=embed, file=file, **kept)  # type: ignore[call-overload]
    await (await first.reply("답", mention_author=False)).delete()
    await first.edit(content=None, embeds=[embed], attachments=[])
    await first.add_reaction("🍎")
    await first.remove_reaction("🍎", bot.guild.me)
    await channel.send(view=Panel(timeout=None))
    async with channel.typing():
        assert [each async for each in channel.history(limit=5, after=first)]
    thread = await first.create_thread(name="실", auto_archive_duration=60)
    await thread.send("실에서")
    await thread.edit(archived=True)
    assert isinstance(first, discord.Message)
    return await channel.fetch_message(first.id)


async def test_what_discord_py_sends_breaks_nothing(checked: Room) -> None:
    bot, person = StudyBot(), checked.person("지우")
    hang_commands_into(bot)
    async with logged_in(checked, bot):
        await bot.tree.sync()
        await bot.tree.sync(guild=bot.guild)
        await bot.guild.fetch_member(bot.guild.me.id)
        written = await write_in(bot, bot.channel("질문"))
        menu = str((await bot.channel("질문").send("골라", view=Menu(timeout=None))).id)
        assert (await person.run("질문", "ask", question="뭐?")).worked
        assert await person.complete("질문", "ask", focused="question")
        assert (await person.use("Make a Quiz", str(written.id))).worked
        assert (modal := (await person.press(menu, "menu:press")).modal)
        assert (await person.submit(modal, {"form:answer": "답"})).worked
        assert (await person.choose(menu, "menu:choose", ["1"])).worked
        await written.delete()
    assert checked.violations == []
