"""Buttons and modals of a quiz: they work after a restart, as their custom_id says it all."""

from __future__ import annotations

import re
from typing import Any, Self

import discord
from discord import Interaction
from discord.ui import Button, DynamicItem, Item, Label, Modal, TextInput

from bot.chat.markup import label
from bot.chat.quiz.press import PRESS, Action, Press
from bot.tutor.phrases import Phrases

LONGEST_ANSWER = 100


class QuizButton(DynamicItem[Button[Any]], template=PRESS):
    """A button of a quiz."""

    def __init__(self, button: Button[Any], press: Press) -> None:
        super().__init__(button)
        self.press = press

    @classmethod
    async def from_custom_id(
        cls, interaction: Interaction[Any], item: Item[Any], match: re.Match[str], /
    ) -> Self:
        """Read a button back from a message."""
        assert isinstance(item, Button)  # noqa: S101 - the template matches buttons only
        press = Press.read(match.string)
        if press is None:
            raise ValueError(f"{match.string}: no press of a quiz")
        return cls(item, press)

    async def callback(self, interaction: Interaction[Any]) -> None:
        """Hand the press over."""
        await interaction.client.quiz.pressed(interaction, self.press)


class AnswerModal(Modal):
    """Where an answer is typed, so that nobody else reads it.

    What is handed in comes as an interaction, before and after a restart alike: `modal_of`.
    """

    def __init__(self, press: Press, phrases: Phrases) -> None:
        action = Action.TYPED if press.action is Action.TYPE else Action.RETYPED
        handed = Press(action, press.id, press.position, press.value, press.tally)
        title = label(phrases.quiz.typed_title, 45)
        super().__init__(title=title, custom_id=handed.custom_id, timeout=900)
        field: TextInput[Any] = TextInput(
            max_length=LONGEST_ANSWER, placeholder=label(phrases.quiz.typed_hint, 100)
        )
        self.add_item(Label(text=label(phrases.quiz.typed_label, 45), component=field))


def modal_of(interaction: discord.Interaction[Any]) -> tuple[Press, str] | None:
    """Read a modal that was handed in; None where it is none of a quiz."""
    data: Any = interaction.data or {}
    press = Press.read(str(data.get("custom_id", "")))
    if press is None or press.action not in (Action.TYPED, Action.RETYPED):
        return None
    values = [str(value) for value in _values(data.get("components") or ())]
    return (press, values[0]) if values else None


def _values(components: Any) -> list[str]:
    found: list[Any] = []
    for each in components:
        inner = each.get("components") or ([each["component"]] if "component" in each else ())
        found += [each["value"]] if "value" in each else _values(inner)
    return found
