"""A sentence with a gap, where another concept was named: and what belongs there."""

from __future__ import annotations

from collections.abc import Iterator

from bot.base.entry import Entry, Facet
from bot.quiz.blank import BLANK, blanked, is_clear
from bot.quiz.forms.form import MIDDLE, item
from bot.quiz.item import Form, Item
from bot.quiz.pool import Pool, Subject
from bot.text.clean import one_line
from bot.text.sentences import sentences

FACETS = (Facet.PURPOSE, Facet.HOW, Facet.FEATURE, Facet.PASSAGE, Facet.EXAMPLE)
LEAST_WRONG = 2
SHORTEST_NAME = 2


def gaps(pool: Pool) -> Iterator[Item]:
    """Take one name out of a sentence that names it once; one item for each name."""
    done: set[str] = set()
    for subject in pool.subjects:
        for entry in subject.all(*FACETS):
            for sentence in sentences(entry.text):
                made = _gap(pool, subject, entry, one_line(sentence), done)
                if made:
                    done.add(made.concept)
                    yield made
                    break


def _gap(pool: Pool, subject: Subject, entry: Entry, sentence: str, done: set[str]) -> Item | None:
    for named in (subject, *pool.near(subject)):
        if named.name in done or len(named.name) < SHORTEST_NAME:
            continue
        prompt = blanked(sentence, named.names)
        if prompt.count(BLANK) != 1 or not is_clear(prompt):
            continue
        wrong = tuple(each.name for each in pool.wrong(named, sentence, prompt))
        if len(wrong) >= LEAST_WRONG:
            return item(
                Form.CLOZE, named, entry, prompt, right=named.name, wrong=wrong, difficulty=MIDDLE
            )
    return None
