"""Buttons and menus that work after a restart: what they mean stands in their custom_id."""

from __future__ import annotations

import re
from typing import Any, Self

import discord
from discord import ButtonStyle, Interaction, SelectOption
from discord.ui import Button, DynamicItem, Item, Select

from bot.chat.markup import label
from bot.chat.press import BUTTON, MENU, Action, Press


class PressButton(DynamicItem[Button[Any]], template=BUTTON):
    """A button that carries a press."""

    def __init__(self, button: Button[Any], press: Press) -> None:
        super().__init__(button)
        self.press = press

    @classmethod
    def labelled(cls, text: str, press: Press, *, primary: bool = False) -> Self:
        """Make a button with a text on it."""
        style = ButtonStyle.primary if primary else ButtonStyle.secondary
        return cls(Button(label=label(text), custom_id=press.custom_id, style=style), press)

    @classmethod
    async def from_custom_id(
        cls, interaction: Interaction[Any], item: Item[Any], match: re.Match[str], /
    ) -> Self:
        """Read a button back from a message."""
        assert isinstance(item, Button)  # noqa: S101 - the template matches buttons only
        return cls(item, Press.of(match))

    async def callback(self, interaction: Interaction[Any]) -> None:
        """Hand the press over."""
        await interaction.client.pressed(interaction, self.press)


class PressMenu(DynamicItem[Select[Any]], template=MENU):
    """A menu of concepts; choosing one is a press."""

    def __init__(self, menu: Select[Any], server: int) -> None:
        super().__init__(menu)
        self.server = server

    @classmethod
    def of(cls, placeholder: str, options: list[SelectOption], server: int) -> Self:
        """Make a menu of concepts, their keys as values."""
        custom_id = f"biyu:menu:{server}"
        menu: Select[Any] = Select(
            placeholder=label(placeholder, 100), options=options, custom_id=custom_id
        )
        return cls(menu, server)

    @classmethod
    async def from_custom_id(
        cls, interaction: Interaction[Any], item: Item[Any], match: re.Match[str], /
    ) -> Self:
        """Read a menu back from a message."""
        assert isinstance(item, discord.ui.Select)  # noqa: S101 - the template matches menus only
        return cls(item, int(match["server"]))

    async def callback(self, interaction: Interaction[Any]) -> None:
        """Hand the choice over as a press."""
        press = Press(Action.TELL, tuple(self.item.values[:1]), server=self.server)
        await interaction.client.pressed(interaction, press)
