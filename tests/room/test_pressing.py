"""Buttons, menus and modals, by a real bot and by people."""

from __future__ import annotations

from typing import Any

import discord
import pytest
from discord import SelectOption, ui

from bot.room.components import button, buttons, menu, text_of
from bot.room.result import Outcome, PersonError
from tests.room.bots import StudyBot, logged_in
from tests.room.conftest import OpenRoom

Interaction = discord.Interaction[StudyBot]


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
