"""A concept, and which definition or analogy is its own."""

from __future__ import annotations

from collections.abc import Iterator

from bot.base.entry import Entry, Facet
from bot.quiz.blank import BLANK, blanked, first_sentences, is_clear, shows, without_subject
from bot.quiz.forms.form import LONGEST_CHOICE, MIDDLE, evenly, item
from bot.quiz.item import Form, Item
from bot.quiz.pool import Pool, Subject, says

LEAST_WRONG = 2


def definitions(pool: Pool) -> Iterator[Item]:
    """Ask which definition is a concept's."""
    yield from _of(pool, Facet.DEFINITION, Form.MEANING)


def analogies(pool: Pool) -> Iterator[Item]:
    """Ask which analogy is a concept's."""
    yield from _of(pool, Facet.ANALOGY, Form.ANALOGY)


def _of(pool: Pool, facet: Facet, form: Form) -> Iterator[Item]:
    texts = {each.name: found for each in pool.subjects if (found := _choice(each, facet))}
    for subject in pool.subjects:
        if subject.name not in texts:
            continue
        entry, right = texts[subject.name]
        others = (each for each in pool.near(subject) if each.name in texts)
        fit = (
            texts[each.name][1]
            for each in others
            if not says(subject, texts[each.name][0].text)
            and not shows(texts[each.name][1], subject.names)
        )
        wrong = evenly(right, fit)
        if len(wrong) >= LEAST_WRONG:
            yield item(
                form, subject, entry, subject.name, right=right, wrong=wrong, difficulty=MIDDLE
            )


def _choice(subject: Subject, facet: Facet) -> tuple[Entry, str] | None:
    """Give a text of a facet as a choice: short, and without its subject."""
    for entry in subject.all(facet):
        whole = first_sentences(blanked(entry.text, subject.names), LONGEST_CHOICE)
        text = without_subject(whole)
        if is_clear(whole) and is_clear(text) and BLANK not in text:
            return entry, text
    return None
