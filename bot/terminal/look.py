"""How an answer looks in a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from bot.base.entry import Entry
from bot.tutor.answer import Answer, Context, Status
from bot.tutor.phrases import Phrases
from bot.tutor.tutor import Tutor
from bot.tutor.why import why
from bot.tutor.wording import facets, paragraphs, places, refusal, suggested, where

WIDEST = 88
MARGIN = 5  # before what is quoted


def new_console() -> Console:
    """Make a console for answers: not too wide to read, and plain where it is piped."""
    console = Console(highlight=False, emoji=False, markup=False, soft_wrap=False)
    if console.is_terminal:
        console.width = min(console.width, WIDEST)
    return console


def show(answer: Answer, phrases: Phrases, console: Console) -> None:
    """Print an answer, the suggestions, or the honest no."""
    is_answer = answer.status is Status.ANSWER
    for text in _answer(answer, phrases) if is_answer else _no(answer, phrases, console):
        console.print(text, soft_wrap=not console.is_terminal)


def show_why(
    tutor: Tutor,
    question: str,
    phrases: Phrases,
    console: Console,
    context: Context | None = None,
) -> None:
    """Print how an answer came about."""
    console.print(Text("\n").append(phrases.why.title, "bold"))
    for line in why(tutor, question, phrases, context):
        console.print(Text(f"  {line}", "dim"), soft_wrap=not console.is_terminal)


def _answer(answer: Answer, phrases: Phrases) -> Iterator[Text]:
    for number, (concept, text) in enumerate(paragraphs(answer)):
        title = Text("\n" * bool(number)).append(concept, "bold cyan")
        for facet in facets(answer):
            title.append(f" · {phrases.facets[facet]}", "dim")
        yield title
        yield Text(text)
    if answer.analogy:
        yield Text("\n").append(phrases.analogy, "bold magenta")
        yield Text(answer.analogy.text)
    yield Text()
    if answer.related:
        yield _labelled(phrases.related, " · ".join(answer.related))
    for number, place in enumerate(places(answer, phrases)):
        yield _labelled(phrases.source if not number else "", place, cell_len(phrases.source))


def _labelled(label: str, text: str, width: int = 0) -> Text:
    return Text(label + " " * (width - cell_len(label)), "dim").append(f"  {text}", "not dim")


def _no(answer: Answer, phrases: Phrases, console: Console) -> Iterator[Text]:
    said, _, hint = refusal(answer, phrases).partition("\n")
    yield Text(said, "yellow")
    if hint:
        yield Text(hint)
    for number, suggestion in enumerate(answer.suggestions, 1):
        yield Text(f"  {number}  ", "dim").append(suggested(suggestion, phrases), "not dim")
        yield from (_quote(entry, phrases, console) for entry in suggestion.entries)


def _quote(entry: Entry, phrases: Phrases, console: Console) -> Text:
    """Write what an entry says, set in, and where it stands; wrapped where there is a width."""
    text = Text(entry.text)
    for source in entry.sources[:1]:
        text.append(f"\n{where(source, phrases)}", "dim")
    width = max(1, console.width - MARGIN)
    lines = text.wrap(console, width) if console.is_terminal else text.split("\n")
    return Text("\n").join(Text(" " * MARGIN).append_text(line) for line in lines)
