"""Every word that the tutor itself says, one file a language.

To add a language: write `bot/tutor/phrases/<language>.py`, the words of quiz rounds beside it in
`<language>_quiz.py`, and name it in the table below.
"""

from __future__ import annotations

from bot.tutor.phrases.english import ENGLISH
from bot.tutor.phrases.fill import fill
from bot.tutor.phrases.korean import KOREAN
from bot.tutor.phrases.phrases import Phrases
from bot.tutor.phrases.quiz import QuizPhrases

__all__ = ["ENGLISH", "KOREAN", "LANGUAGES", "Phrases", "QuizPhrases", "fill", "phrases_for"]

LANGUAGES = {"ko": KOREAN, "en": ENGLISH}


def phrases_for(locale: str) -> Phrases:
    """Choose by a locale: "ko" and "ko-KR" → Korean, "en-US", "fr" and anything else → English."""
    language = locale.replace("_", "-").partition("-")[0].lower()
    return LANGUAGES.get(language, ENGLISH)
