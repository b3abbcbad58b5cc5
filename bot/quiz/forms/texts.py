"""A concept, and which definition or analogy is its own."""

from __future__ import annotations

from collections.abc import Iterator

from bot.base.entry import Entry, Facet
from bot.quiz.blank import BLANK, blanked, shows
from bot.quiz.clues import clues, fair, tells
from bot.quiz.forms.form import LEAST_WRONG, MIDDLE, item
from bot.quiz.forms.names import LIKENS
from bot.quiz.item import Form, Item
from bot.quiz.pool import Pool, says
from bot.quiz.prompt import as_choice, first_sentences, is_clear
from bot.quiz.subject import Subject

MOST_UNEVEN = 1.7  # times as long as another choice: such a one gives itself away


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
        fit = _even(
            right,
            (
                texts[each.name][1]
                for each in others
                if not says(subject, texts[each.name][0].text)
                and not shows(texts[each.name][1], subject.names)
            ),
        )
        wrong = fair(clues(subject.name, right), fit, str, 3)
        if len(wrong) >= LEAST_WRONG:
            yield item(
                form, subject, entry, subject.name, right=right, wrong=wrong, difficulty=MIDDLE
            )


def _even(right: str, others: Iterator[str]) -> Iterator[str]:
    """Give the texts, once each, that are about as long as the right one."""
    for each in dict.fromkeys(others):
        if each != right and len(right) / MOST_UNEVEN <= len(each) <= len(right) * MOST_UNEVEN:
            yield each


def _choice(subject: Subject, facet: Facet) -> tuple[Entry, str] | None:
    """Give a text of a facet as a choice: short, and without its subject."""
    for entry in subject.all(facet):
        masked = blanked(entry.text, subject.names)
        text = as_choice(masked)
        is_fit = is_clear(first_sentences(masked)) and is_clear(text) and BLANK not in text
        is_fit = is_fit and not tells(subject.name, text)
        if is_fit and (facet is not Facet.ANALOGY or LIKENS.search(text)):
            return entry, text
    return None
