"""What all forms have in common: making an item of a subject's fact."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from bot.base.entry import Entry, Facet
from bot.quiz.item import Form, Item
from bot.quiz.pool import Pool, Subject, key, shuffled

Maker = Callable[[Pool], Iterator[Item]]

EASY, MIDDLE, HARD = 1, 2, 3
LONGEST_CHOICE = 120
UNEVEN = 2.5  # times as long as the mean of the others: such a choice gives itself away


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
    difficulty: int = EASY,
) -> Item:
    """Make an item; its choices are shuffled by its ID, unless they come `in_order`."""
    fact = key(subject.name, entry.facet, entry.text)
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


def evenly(right: str, candidates: Iterable[str], count: int = 3) -> tuple[str, ...]:
    """Choose the first candidates whose lengths are near the right one's."""
    chosen: list[str] = []
    for each in candidates:
        is_near = len(right) / UNEVEN**0.5 <= len(each) <= len(right) * UNEVEN**0.5
        if is_near and each != right and each not in chosen:
            chosen.append(each)
        if len(chosen) == count:
            break
    return tuple(chosen)
