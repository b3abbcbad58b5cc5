"""Items that people wrote by hand in the base, as they stand."""

from __future__ import annotations

from collections.abc import Iterator

from bot.base.entry import Facet, OwnItem
from bot.quiz.forms.form import MIDDLE
from bot.quiz.item import FALSE, TRUE, Form, Item
from bot.quiz.pool import Pool, key, shuffled
from bot.quiz.subject import Subject

MOST_REFUSED = 12


def own(pool: Pool) -> Iterator[Item]:
    """Give the items that people wrote; what the notes say of their concept is added."""
    named = {name: each for each in pool.subjects for name in each.names}
    for written in pool.own:
        yield _item(written, named.get(written.concept), pool, named)


def _item(written: OwnItem, about: Subject | None, pool: Pool, named: dict[str, Subject]) -> Item:
    id = key(Form.OWN, written.prompt, *written.choices, *written.answers)
    choices = written.choices if set(written.choices) == {TRUE, FALSE} else ()
    choices = choices or shuffled(id, written.choices)
    folded = [choice.casefold() for choice in choices]
    meant = next((named[answer] for answer in written.answers if answer in named), None)
    accepted = (*written.answers, *(meant.names if meant else ()))
    definition = about.first(Facet.DEFINITION) if about else None
    analogy = about.first(Facet.ANALOGY) if about else None
    return Item(
        id=id,
        form=Form.OWN,
        concept=about.name if about else written.concept,
        fact=key(Form.OWN, written.prompt),
        prompt=written.prompt,
        choices=choices,
        right=folded.index(written.right.casefold()) if choices else -1,
        accepted=tuple(dict.fromkeys(accepted)),
        refused=_refused(pool, meant, written.answers),
        explanation=written.explanation or (definition.text if definition else ""),
        analogy=analogy.text if analogy else "",
        sources=written.sources,
        difficulty=MIDDLE,
    )


def _refused(pool: Pool, meant: Subject | None, answers: tuple[str, ...]) -> tuple[str, ...]:
    """List the names near the one that is meant, but for those that people accept."""
    near = pool.near(meant)[:MOST_REFUSED] if meant else ()
    return tuple(name for each in near for name in each.names if name not in answers)
