"""Names and descriptions of the commands in the languages that Discord offers them in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from discord import Locale
from discord.app_commands import TranslationContextTypes, locale_str
from discord.app_commands import Translator as BaseTranslator

from bot.tutor.phrases import ENGLISH, KOREAN, Phrases

_LANGUAGES = {Locale.korean: KOREAN}


def worded(phrase: str) -> locale_str:
    """Name a phrase for a command, by its field: "ask_name" → "ask", in Korean 질문.

    "quiz.start_name" is a field of the phrases for quiz rounds, "quiz.periods.week" stands in
    a table of them.
    """
    return locale_str(_find(phrase, ENGLISH), phrase=phrase)


def _find(phrase: str, language: Phrases) -> str:
    found: Any = language
    for name in phrase.split("."):
        found = found[name] if isinstance(found, Mapping) else getattr(found, name)
    return str(found)


class Translator(BaseTranslator):
    """Look a phrase up in the language of a locale."""

    async def translate(
        self, string: locale_str, locale: Locale, context: TranslationContextTypes
    ) -> str | None:
        """Give the translation; None where English stands for it."""
        phrase, language = string.extras.get("phrase"), _LANGUAGES.get(locale)
        return _find(phrase, language) if phrase and language else None
