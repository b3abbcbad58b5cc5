"""A definition, or an analogy: which concept is it? To choose, or to type."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.base.entry import Entry, Facet
from bot.quiz.forms.form import EASY, HARD, LEAST_WRONG, MIDDLE, item, prompt_of
from bot.quiz.item import Form, Item
from bot.quiz.pool import Pool
from bot.quiz.subject import Subject

LONGEST_TYPED, MOST_WORDS = 20, 3  # characters and words of a name that is to be typed
MOST_REFUSED = 12
# What a text says when it likens: a note may mark as an analogy what is none.
LIKENS = re.compile(
    r"같[은이다습아]|비유|처럼|듯|마치|느낌|비슷|닮|셈"
    r"|\b(?:like|as if|as though|as a|analog|similar|imagine|think of|compar)",
    re.IGNORECASE,
)


def by_definition(pool: Pool) -> Iterator[Item]:
    """Ask for the name of what a definition defines."""
    yield from _by(pool, Facet.DEFINITION, Form.NAME, EASY)


def by_analogy(pool: Pool) -> Iterator[Item]:
    """Ask what an analogy stands for."""
    yield from _by(pool, Facet.ANALOGY, Form.LIKENESS, MIDDLE)


def typed(pool: Pool) -> Iterator[Item]:
    """Let the name be typed; the names of those near it never pass."""
    for subject, entry, prompt in _prompts(pool, Facet.DEFINITION):
        if len(subject.name) > LONGEST_TYPED or len(subject.name.split()) > MOST_WORDS:
            continue
        near = pool.near(subject)[:MOST_REFUSED]
        refused = tuple(name for other in near for name in other.names)
        yield item(
            Form.TYPED,
            subject,
            entry,
            prompt,
            accepted=subject.names,
            refused=refused,
            difficulty=HARD,
        )


def _by(pool: Pool, facet: Facet, form: Form, difficulty: int) -> Iterator[Item]:
    for subject, entry, prompt in _prompts(pool, facet):
        wrong = pool.wrong(subject, entry.text, prompt)
        if len(wrong) >= LEAST_WRONG:
            names = tuple(each.name for each in wrong)
            yield item(
                form, subject, entry, prompt, right=subject.name, wrong=names, difficulty=difficulty
            )


def _prompts(pool: Pool, facet: Facet) -> Iterator[tuple[Subject, Entry, str]]:
    """Give the first text of a facet of each subject that can be asked, without its name."""
    for subject in pool.subjects:
        for entry in subject.all(facet):
            prompt = prompt_of(subject, entry)
            if prompt and (facet is not Facet.ANALOGY or LIKENS.search(prompt)):
                yield subject, entry, prompt
                break
