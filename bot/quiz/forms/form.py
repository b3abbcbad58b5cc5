"""What all forms have in common: making an item of a subject's fact."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from bot.base.entry import Entry, Facet
from bot.quiz.blank import blanked
from bot.quiz.clues import tells
from bot.quiz.item import Form, Item
from bot.quiz.pool import Pool, key, shuffled
from bot.quiz.prompt import first_sentences, is_clear
from bot.quiz.subject import Subject

Maker = Callable[[Pool], Iterator[Item]]

EASY, MIDDLE, HARD = 1, 2, 3
LEAST_WRONG = 2


def item(
    form: Form,
    subject: Subject,
    entry: Entry,
    prompt: str,
    *,
    right: str = "",
    wrong: Iterable[str] = (),
    accepted: Sequence[str] = (),
    refused: Sequence[str] = (),
    in_order: Sequence[str] = (),
    told: str = "",
    difficulty: int = EASY,
) -> Item:
    """Make an item; its choices are shuffled by its ID, unless they come `in_order`.

    `told` is the part of the entry that it asks, where that is not all of it.
    """
    fact = key(subject.name, entry.facet, told or entry.text)
    id = key(form, subject.name, prompt, fact)
    choices = tuple(in_order) or (shuffled(id, (right, *wrong)) if right else ())
    analogy = subject.first(Facet.ANALOGY)
    return Item(
        id=id,
        form=form,
        concept=subject.name,
        fact=fact,
        prompt=prompt,
        choices=choices,
        right=choices.index(right) if choices else -1,
        accepted=tuple(accepted),
        refused=tuple(refused),
        explanation=explanation(subject, entry),
        analogy=analogy.text if analogy and analogy is not entry else "",
        sources=entry.sources,
        difficulty=difficulty,
    )


def explanation(subject: Subject, entry: Entry) -> str:
    """Tell what is to be learned: the fact, and what its concept is where that is another one."""
    definition = subject.first(Facet.DEFINITION)
    if entry.facet is Facet.DEFINITION or definition is None or definition.text == entry.text:
        return entry.text
    return f"{entry.text}\n{definition.text}"


def prompt_of(subject: Subject, entry: Entry) -> str:
    """Word an entry as a prompt, without its subject's name; empty where it cannot be asked."""
    prompt = first_sentences(blanked(entry.text, subject.names))
    return prompt if is_clear(prompt) and not tells(subject.name, prompt) else ""
