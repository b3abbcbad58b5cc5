"""Commands, buttons, menus and modals, by a real bot and by people."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import Any

import discord
import pytest
from discord import SelectOption, app_commands, ui
from discord.app_commands import Choice, locale_str

from bot.room.attachment import Upload
from bot.room.components import button, buttons, menu, text_of
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


class Panel(ui.LayoutView):
    """Buttons and a menu, deep inside, with every way to answer."""

    def __init__(self) -> None:
        super().__init__(timeout=None)
        row: ui.ActionRow[Panel] = ui.ActionRow()
        for name in ("change", "think", "follow", "silent", "modal"):
            each: ui.Button[Panel] = ui.Button(label=f"{name}!", custom_id=f"do:{name}")
            each.callback = getattr(self, name)  # type: ignore[method-assign]
            row.add_item(each)
        off: ui.Button[Panel] = ui.Button(label="off", custom_id="do:off", disabled=True)
        container: ui.Container[Panel] = ui.Container(
            ui.TextDisplay("### 판"), ui.Section("글", accessory=off), row
        )
        self.add_item(container)

    async def change(self, interaction: Interaction) -> None:
        view = ui.LayoutView()
        view.add_item(ui.TextDisplay("바뀜"))
        await interaction.response.edit_message(view=view)

    async def think(self, interaction: Interaction) -> None:
        await interaction.response.defer(thinking=True, ephemeral=True)
        await interaction.followup.send("첫째")
        await interaction.followup.send("둘째", ephemeral=True)

    async def follow(self, interaction: Interaction) -> None:
        await interaction.response.defer()
        await interaction.followup.send("혼잣말", ephemeral=True)

    async def silent(self, interaction: Interaction) -> None:
        await interaction.response.defer()

    async def modal(self, interaction: Interaction) -> None:
        await interaction.response.send_modal(Form())


class Form(ui.Modal, title="답"):
    answer: ui.Label[Form] = ui.Label(text="답", component=ui.TextInput(max_length=5))
    level: ui.Label[Form] = ui.Label(
        text="난이도",
        component=ui.Select(options=[SelectOption(label="쉬움", value="easy", default=True)]),
    )

    async def on_submit(self, interaction: discord.Interaction) -> None:
        text, level = self.answer.component, self.level.component
        assert isinstance(text, ui.TextInput)
        assert isinstance(level, ui.Select)
        await interaction.response.edit_message(view=shown(f"{text.value} {level.values}"))


def shown(text: str) -> ui.LayoutView:
    view = ui.LayoutView()
    view.add_item(ui.TextDisplay(text))
    return view


async def test_buttons_answer_in_every_way(open_room: OpenRoom) -> None:
    room, bot = await open_room(), StudyBot()
    async with logged_in(room, bot):
        posted = await bot.channel("질문").send(view=Panel())
        member, id = room.person("지우"), str(posted.id)
        seen = member.reads(id)
        assert text_of(seen) == "### 판\n글"
        assert len(buttons(seen, prefix="do:")) == 6

        result = await member.press(seen, button(seen, label="think!"))
        assert result.outcome is Outcome.EDITED
        told = await member.until("질문", lambda each: each["content"] == "둘째")
        assert told["message_reference"]["message_id"] != id
        assert [each["content"] for each in member.sees("질문")] == ["", "첫째", "둘째"]

        result = await member.press(id, "do:follow")
        assert (result.outcome, text_of(result.message or {})) == (Outcome.EDITED, "혼잣말")
        assert result.message
        assert result.message["message_reference"]["message_id"] == id

        result = await member.press(id, "do:silent", follow=False)
        assert result.outcome is Outcome.DEFERRED

        with pytest.raises(PersonError, match="do:off is disabled"):
            await member.press(id, "do:off")
        with pytest.raises(PersonError, match="no do:nothing; it has do:off, do:change"):
            await member.press(id, "do:nothing")

        result = await member.press(id, button(seen, label="change"))
        assert result.outcome is Outcome.ANSWERED
        assert result.message
        assert (result.message["id"], text_of(result.message)) == (id, "바뀜")
        with pytest.raises(PersonError, match="nothing to press"):
            await member.press(id, "do:change")
        with pytest.raises(LookupError, match="it has: none"):
            button(result.message, label="change")


async def test_a_modal_is_filled_in(open_room: OpenRoom) -> None:
    room, bot = await open_room(), StudyBot()
    async with logged_in(room, bot):
        posted = await bot.channel("질문").send(view=Panel())
        member = room.person("지우")
        result = await member.press(str(posted.id), "do:modal")
        assert result.outcome is Outcome.MODAL
        modal = result.modal or {}
        [answer, level] = [each["component"]["custom_id"] for each in modal["components"]]
        for wrong, told in (
            ({}, "takes 1 to 5 characters, not 0"),
            ({answer: "여섯 글자임"}, "takes 1 to 5 characters, not 6"),
            ({answer: "리전", level: ["hard"]}, "has no 'hard'"),
            ({answer: "리전", level: []}, "takes 1 to 1 values, not 0"),
            ({"other": "리전"}, "the modal has no other"),
        ):
            with pytest.raises(PersonError, match=told):
                await member.submit(modal, wrong)
        with pytest.raises(PersonError, match="하늘 has no modal"):
            await room.person("하늘").submit(modal, {answer: "리전"})
        done = await member.submit(modal, {answer: "리전"})
        assert done.outcome is Outcome.ANSWERED
        assert text_of(done.message or {}) == "리전 ['easy']"
        with pytest.raises(PersonError, match="no modal"):
            await member.submit(modal, {answer: "리전"})


class Boxes(ui.Modal, title="상자"):
    kind: ui.Label[Boxes] = ui.Label(text="하나", component=ui.RadioGroup(custom_id="kind"))
    forms: ui.Label[Boxes] = ui.Label(text="여럿", component=ui.CheckboxGroup(custom_id="forms"))
    race: ui.Label[Boxes] = ui.Label(text="경주", component=ui.Checkbox(custom_id="race"))
    rival: ui.Label[Boxes] = ui.Label(text="상대", component=ui.UserSelect(custom_id="rival"))
    told: Any = None

    def __init__(self) -> None:
        super().__init__()
        for name in ("빈칸", "용어"):
            self.parts()[0].add_option(label=name, value=name)
            self.parts()[1].add_option(label=name, value=name, default=True)

    def parts(self) -> list[Any]:
        labels = (self.kind, self.forms, self.race, self.rival)
        return [each.component for each in labels]

    async def on_submit(self, interaction: discord.Interaction) -> None:
        kind, forms, race, rival = self.parts()
        chosen = [each.display_name for each in rival.values]
        Boxes.told = (kind.value, forms.values, race.value, chosen)
        await interaction.response.send_message("받음", ephemeral=True)


async def test_the_boxes_of_a_modal_are_filled_in(open_room: OpenRoom) -> None:
    room, bot = await open_room(), StudyBot()

    @bot.tree.command()
    async def plan(interaction: Interaction) -> None:
        """Plan."""
        await interaction.response.send_modal(Boxes())

    async with logged_in(room, bot):
        await bot.tree.sync()
        member = room.person("지우")
        asked = await member.run("질문", "plan")
        modal = asked.modal or {}
        for wrong, told in (
            ({"rival": "하늘"}, "kind takes 1 to 1 values, not 0"),
            ({"kind": "그림", "rival": "하늘"}, "kind has no '그림'; it has 빈칸, 용어"),
            ({"kind": "빈칸", "forms": [], "rival": "하늘"}, "forms takes 1 to 2 values, not 0"),
        ):
            with pytest.raises(PersonError, match=told):
                await member.submit(modal, wrong)
        done = await member.submit(modal, {"kind": "용어", "race": True, "rival": ["하늘"]})
        assert done.worked
        assert Boxes.told == ("용어", ["빈칸", "용어"], True, ["하늘"])


async def test_menus_give_values_members_and_channels(open_room: OpenRoom) -> None:
    room, bot = await open_room(), StudyBot()
    view = ui.View(timeout=None)
    choices = [SelectOption(label="가", value="a"), SelectOption(label="나")]
    menus: list[ui.Select[Any] | ui.UserSelect[Any] | ui.ChannelSelect[Any]] = [
        ui.Select(custom_id="text", options=choices, max_values=2),
        ui.UserSelect(custom_id="user"),
        ui.ChannelSelect(custom_id="channel"),
    ]

    async def told(interaction: Interaction) -> None:
        data: Any = interaction.data
        picked = next(each for each in menus if each.custom_id == data["custom_id"])
        await interaction.response.send_message(", ".join(map(str, picked.values)))

    for each in menus:
        each.callback = told  # type: ignore[method-assign,assignment]
        view.add_item(each)
    async with logged_in(room, bot):
        posted = await bot.channel("질문").send("골라", view=view)
        member, id = room.person("지우"), str(posted.id)
        assert menu(member.reads(id), prefix="te")["custom_id"] == "text"
        for custom_id, values, expected in (
            ("text", ["a", "나"], "a, 나"),
            ("user", ["하늘"], "haneul"),
            ("channel", ["퀴즈"], "퀴즈"),
        ):
            result = await member.choose(id, custom_id, values)
            assert text_of(result.message or {}) == expected
        with pytest.raises(PersonError, match="has no 'c'"):
            await member.choose(id, "text", ["c"])
        with pytest.raises(PersonError, match="takes 1 to 2 values, not 3"):
            await member.choose(id, "text", ["a", "나", "c"])
        with pytest.raises(PersonError, match="`choose` from it"):
            await member.press(id, "text")


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
