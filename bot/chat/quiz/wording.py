"""Gives the options of commands the words of both languages."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from discord import app_commands

from bot.chat.translator import worded

T = TypeVar("T")


def options(*names: str) -> Callable[[T], T]:
    """Name and describe options by the phrases that go by their names: "topic", "zone", …."""
    phrases = {name: name.rstrip("_") for name in names}
    called = {name: worded(f"quiz.{phrase}_name") for name, phrase in phrases.items()}
    told = {name: worded(f"quiz.{phrase}_description") for name, phrase in phrases.items()}

    def decorate(command: T) -> T:
        return app_commands.rename(**called)(app_commands.describe(**told)(command))

    return decorate
