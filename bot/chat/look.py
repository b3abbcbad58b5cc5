"""The one look of everything that the tutor says in Discord.

Components V2, for a phone: the text has the full width, the analogy stands behind a line
of its own, and the buttons belong to the text above them. They also show where a member
has switched embeds off, and need no permission to embed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import discord
from discord.ui import ActionRow, Container, Item, LayoutView, Separator, TextDisplay

from bot.base.entry import Entry, Facet
from bot.chat.buttons import PressButton, PressMenu
from bot.chat.markup import CUT, cut, escape, label, pages, size
from bot.chat.press import MOST_KEYS, Action, Press
from bot.chat.reply import Kind, Reply
from bot.text.clean import one_line
from bot.tutor.answer import Answer, Status
from bot.tutor.phrases import Phrases, fill
from bot.tutor.refusal import MOST_QUOTED
from bot.tutor.tutor import key_of
from bot.tutor.wording import facets, paragraphs, places, refusal, suggested, where

ACCENT = discord.Colour(0x3BA7A0)

# Discord takes 4,000 characters in all; what is shorter is also read on a phone.
TITLE = 150
TEXT = 1200
ANALOGY = 600
QUOTE = 300
NAME = 40
PLACE = 120
MOST_PLACES = 8
MOST_BUTTONS = 4  # related concepts; more of them go into a menu
MOST_OPTIONS = 25

View = LayoutView
Child = Item[Any]


def layout(reply: Reply) -> View:
    """Lay a reply out."""
    view = View(timeout=None)
    view.add_item(Container(*_children(reply), accent_colour=ACCENT))
    return view


def _children(reply: Reply) -> Iterator[Child]:
    if reply.asked:
        yield TextDisplay(f"-# {cut(one_line(reply.asked), TITLE)}")
    match reply.kind, reply.answer:
        case Kind.MORE, Answer() as answer:
            yield from _more(answer, reply)
        case Kind.SOURCE, Answer() as answer:
            yield from _source(answer, reply)
        case Kind.ANSWER, Answer(status=Status.ANSWER) as answer:
            yield from _answer(answer, reply)
        case Kind.ANSWER, Answer() as answer:
            yield from _no(answer, reply)
        case _:
            yield TextDisplay(reply.notice)
            yield from _groups(reply)


def _answer(answer: Answer, reply: Reply) -> Iterator[Child]:
    phrases = reply.phrases
    text = _explanation(answer)
    yield TextDisplay(f"{_title(answer, phrases)}\n{text}")
    if answer.analogy:
        yield Separator()
        told = cut(answer.analogy.text, ANALOGY)
        yield TextDisplay(f"**{phrases.analogy}**\n{told}")
    yield Separator(visible=False)
    yield TextDisplay(_places(places(answer, phrases), phrases))
    yield from _rows(_buttons(answer, reply))
    yield from _related(answer.related, reply)


def _explanation(answer: Answer) -> str:
    parts = paragraphs(answer)
    room = TEXT // max(1, len(parts))
    if len(parts) == 1:
        return cut(parts[0][1], room)
    return "\n".join(f"**{_short(concept)}**\n{cut(text, room)}" for concept, text in parts)


def _title(answer: Answer, phrases: Phrases) -> str:
    names = [_short(name) for name in answer.concepts[:MOST_KEYS]]
    told = [phrases.facets[facet] for facet in facets(answer)]
    return f"### {' · '.join(names + told)}"


def _short(name: str) -> str:
    return escape(label(name, NAME))


def _places(told: Iterable[str], phrases: Phrases) -> str:
    lines = [f"-# {escape(label(place, PLACE))}" for place in told]
    return "\n".join((f"-# **{phrases.source}**", *lines))


def _buttons(answer: Answer, reply: Reply) -> Iterator[Child]:
    """Offer what else there is of the answer's concepts. The source is always there.

    It is by the source's button that a reply to the answer is understood.
    """
    phrases, names = reply.phrases, tuple(dict.fromkeys(answer.concepts))[:MOST_KEYS]
    keys = tuple(map(key_of, names))
    if reply.has_analogy and len(names) == 1:
        analogy = Press(Action.TELL, keys, Facet.ANALOGY, server=reply.server)
        yield PressButton.labelled(phrases.button_analogy, analogy, primary=True)
    for name, key in zip(names, keys, strict=True) if _has_more(answer, reply) else ():
        text = phrases.button_more if len(names) == 1 else f"{name} · {phrases.button_more}"
        yield PressButton.labelled(text, Press(Action.MORE, (key,), server=reply.server))
    source = Press(Action.SOURCE, keys, answer.facet, server=reply.server)
    yield PressButton.labelled(phrases.button_source, source)


def _has_more(answer: Answer, reply: Reply) -> bool:
    was_cut = _explanation(answer).endswith(CUT)
    return reply.has_more or was_cut or len(answer.concepts) > 1


def _related(names: Iterable[str], reply: Reply) -> Iterator[Child]:
    by_key = {key_of(name): name for name in names}
    if not by_key:
        return
    yield TextDisplay(f"-# **{reply.phrases.related}**")
    if len(by_key) > MOST_BUTTONS:
        options = [
            discord.SelectOption(label=label(name), value=key)
            for key, name in list(by_key.items())[:MOST_OPTIONS]
        ]
        yield ActionRow(PressMenu.of(reply.phrases.related, options, reply.server))
        return
    presses = (Press(Action.TELL, (key,), server=reply.server) for key in by_key)
    yield from _rows(map(PressButton.labelled, by_key.values(), presses))


def _rows(buttons: Iterable[Child]) -> Iterator[Child]:
    row: ActionRow[View] = ActionRow()
    for button in buttons:
        row.add_item(button)
    if row.children:
        yield row


def _no(answer: Answer, reply: Reply) -> Iterator[Child]:
    """Quote or offer what may have been meant, or say that nothing was found."""
    phrases = reply.phrases
    yield TextDisplay(refusal(answer, phrases, _short))
    yield from _quotes(answer, phrases)
    named = {
        Press(Action.MEAN, (key_of(each.concept),), each.facet, server=reply.server): each
        for each in answer.suggestions[:MOST_BUTTONS]
    }
    yield from _rows(
        PressButton.labelled(suggested(each, phrases), press) for press, each in named.items()
    )


def _quotes(answer: Answer, phrases: Phrases) -> Iterator[Child]:
    """Quote what comes near, under the words of the button that tells more of it."""
    left = MOST_QUOTED
    for each in answer.suggestions[:MOST_BUTTONS]:
        told = [_quote(entry, phrases) for entry in each.entries[:left]]
        left -= len(told)
        if told:
            yield TextDisplay("\n".join((f"**{_short(suggested(each, phrases))}**", *told)))


def _quote(entry: Entry, phrases: Phrases) -> str:
    """Quote an entry, with the place where it stands in full."""
    place = (f"-# {escape(label(where(source, phrases), PLACE))}" for source in entry.sources[:1])
    return "\n".join((cut(entry.text, QUOTE), *place))


def _more(answer: Answer, reply: Reply) -> Iterator[Child]:
    """Show one page of all that the notes say, with the way to the next."""
    phrases, found = reply.phrases, _packed(answer.entries, reply.phrases)
    page = min(reply.page, len(found) - 1)
    yield TextDisplay(f"### {_short(answer.concepts[0])}\n{found[page]}")
    yield TextDisplay(_places(places(answer, phrases), phrases))
    if len(found) > 1:
        yield TextDisplay(f"-# {fill(phrases.page, page=page + 1, pages=len(found))}")
    keys = (key_of(answer.concepts[0]),)
    steps = [(phrases.button_previous, page - 1), (phrases.button_next, page + 1)]
    presses = [
        (text, Press(Action.MORE, keys, page=to, server=reply.server))
        for text, to in steps
        if 0 <= to < len(found)
    ]
    presses.append((phrases.button_source, Press(Action.SOURCE, keys, server=reply.server)))
    yield from _rows(PressButton.labelled(text, press) for text, press in presses)


def _packed(entries: Iterable[Entry], phrases: Phrases) -> list[str]:
    """Pack entries into pages, each part of a text below the name of its facet."""
    found = [""]
    for entry in entries:
        for text in pages(entry.text, TEXT // 2):
            block = f"**{phrases.facets[entry.facet]}**\n{text}"
            if found[-1] and size(found[-1]) + size(block) > TEXT:
                found.append(block)
            else:
                found[-1] += f"\n{block}" if found[-1] else block
    return found


def _source(answer: Answer, reply: Reply) -> Iterator[Child]:
    phrases, sources = reply.phrases, answer.sources
    told = [where(source, phrases) for source in sources[:MOST_PLACES]]
    if len(sources) > MOST_PLACES:
        told.append(fill(phrases.also, count=len(sources) - MOST_PLACES))
    lines = "\n".join(f"- {escape(label(place, PLACE))}" for place in told)
    yield TextDisplay(f"### {phrases.source}\n{lines}")


def _groups(reply: Reply) -> Iterator[Child]:
    """Offer the groups to choose from, five in a row."""
    buttons = [
        PressButton.labelled(name, Press(Action.GROUP, server=server))
        for server, name in reply.groups[:MOST_OPTIONS]
    ]
    for first in range(0, len(buttons), 5):
        yield from _rows(buttons[first : first + 5])
