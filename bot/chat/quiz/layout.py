"""What all messages of a quiz have in common: the frame, buttons, questions, members, sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import islice
from typing import Any

from discord import ButtonStyle
from discord.ui import ActionRow, Button, Container, Item, LayoutView, Separator, TextDisplay

from bot.chat.look import ACCENT
from bot.chat.markup import cut, escape, label
from bot.chat.quiz.press import Press
from bot.quiz.blank import BLANK
from bot.quiz.item import Item as QuizItem
from bot.tutor.phrases import Phrases, fill
from bot.tutor.wording import where

View = LayoutView
Child = Item[Any]

_ESCAPED_GAP = escape(BLANK)
LETTERS = "ABCDEFGH"
SHORT = 24  # characters of a choice that stands on its button
PROMPT, CHOICE = 500, 240
EXPLANATION, ANALOGY, PLACE, NAME = 700, 400, 120, 60
MOST_PLACES = 2


def framed(*children: Child | str | None) -> View:
    """Put texts, rows and lines into the frame of the tutor; what is empty is left out."""
    view = View(timeout=None)
    shown = (TextDisplay(each) if isinstance(each, str) else each for each in children if each)
    view.add_item(Container(*shown, accent_colour=ACCENT))
    return view


def line() -> Child:
    """Draw a line between two parts."""
    return Separator()


def row(*buttons: Child) -> Child | None:
    """Put up to five buttons side by side; nothing where there are none."""
    return ActionRow(*buttons) if buttons else None


def button(text: str, press: Press, *, primary: bool = False, off: bool = False) -> Child:
    """Make a button that carries a press."""
    style = ButtonStyle.primary if primary else ButtonStyle.secondary
    return Button(label=label(text), custom_id=press.custom_id, style=style, disabled=off)


def rows(buttons: Iterable[Child], most: int = 5) -> Iterator[Child]:
    """Put buttons into as many rows as they need."""
    waiting = iter(buttons)
    while group := tuple(islice(waiting, most)):
        yield ActionRow(*group)


def asked(item: QuizItem, phrases: Phrases) -> str:
    """Word a question: what is wanted, and what it is about."""
    wanted = phrases.quiz.asks[item.form]
    if "{prompt" in wanted:
        return f"**{fill(wanted, prompt=escape(label(item.prompt, NAME)))}**"
    return f"{_with_gap(cut(item.prompt, PROMPT))}\n**{wanted}**"


def _with_gap(text: str) -> str:
    """Let a gap be seen: as escaped underscores it would be a thin line at best."""
    return text.replace(_ESCAPED_GAP, f"`{BLANK}`")


def lettered(item: QuizItem) -> bool:
    """Tell whether the choices are too long for buttons, so that those carry letters."""
    return any(len(choice) > SHORT for choice in item.choices)


def choices(item: QuizItem) -> str:
    """List the choices with their letters, where the buttons carry those alone."""
    if not lettered(item):
        return ""
    return "\n".join(
        f"**{LETTERS[at]}** {cut(choice, CHOICE)}" for at, choice in enumerate(item.choices)
    )


def on_button(item: QuizItem, at: int) -> str:
    """Write a choice as it stands on its button."""
    return LETTERS[at] if lettered(item) else item.choices[at]


def given(item: QuizItem, value: str) -> str:
    """Write an answer as a member reads it: the text of the choice, or what they typed."""
    if item.is_typed:
        return escape(label(value, NAME))
    at = int(value) if value.isdecimal() else -1
    if not 0 <= at < len(item.choices):
        return escape(label(value, NAME))
    letter = f"{LETTERS[at]} · " if lettered(item) else ""
    return f"{letter}{escape(label(item.choices[at], NAME))}"


def learned(item: QuizItem, phrases: Phrases) -> str:
    """Tell what is right and why, with the analogy and the place in the notes."""
    parts = [f"**{fill(phrases.quiz.right_answer, answer=escape(label(item.answer, CHOICE)))}**"]
    if item.explanation:
        parts.append(cut(item.explanation, EXPLANATION))
    if item.analogy:
        parts.append(f"**{phrases.analogy}** {cut(item.analogy, ANALOGY)}")
    places = [where(source, phrases) for source in item.sources[:MOST_PLACES]]
    parts += [f"-# {escape(label(place, PLACE))}" for place in places]
    return "\n".join(parts)


def when(moment: datetime | None, style: str = "R") -> str:
    """Write a moment so that each member reads it in their own zone: <t:1767225600:R>."""
    return f"<t:{int(moment.timestamp())}:{style}>" if moment else ""


def mention(member: int) -> str:
    """Name a member; nobody is called by it, as long as mentions are not allowed."""
    return f"<@{member}>"
