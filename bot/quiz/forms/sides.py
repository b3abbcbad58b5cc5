"""An advantage, a disadvantage, or what else is said of one concept and not of its sibling."""

from __future__ import annotations

from collections.abc import Iterator

from bot.base.entry import Entry, Facet
from bot.quiz.blank import blanked, first_sentences, is_clear, shows
from bot.quiz.forms.form import MIDDLE, item
from bot.quiz.item import Form, Item
from bot.quiz.pool import Pool, Subject, says

OTHER_FACETS = (Facet.FEATURE, Facet.PURPOSE, Facet.HOW)


def sides(pool: Pool) -> Iterator[Item]:
    """Ask whose advantage or disadvantage something is; the choices all have some."""
    for facet in (Facet.ADVANTAGE, Facet.DISADVANTAGE):
        having = [each for each in pool.subjects if each.first(facet)]
        for subject in having:
            for entry in subject.all(facet):
                prompt = _prompt(subject, entry)
                fit = (
                    each for each in pool.wrong(subject, entry.text, prompt, 12) if each in having
                )
                wrong = tuple(each.name for each, _ in zip(fit, range(3), strict=False))
                if prompt and wrong:
                    yield item(
                        Form.SIDE,
                        subject,
                        entry,
                        prompt,
                        right=subject.name,
                        wrong=wrong,
                        difficulty=MIDDLE,
                    )


def which(pool: Pool) -> Iterator[Item]:
    """Ask which of two that the notes compare, or link, a fact is about."""
    for subject in pool.subjects:
        other = _compared(pool, subject)
        for entry in subject.all(*OTHER_FACETS) if other else ():
            prompt = _prompt(subject, entry)
            if other and prompt and not says(other, entry.text) and not shows(prompt, other.names):
                yield item(
                    Form.WHICH,
                    subject,
                    entry,
                    prompt,
                    right=subject.name,
                    wrong=(other.name,),
                    difficulty=MIDDLE,
                )
                break


def _prompt(subject: Subject, entry: Entry) -> str:
    prompt = first_sentences(blanked(entry.text, subject.names))
    return prompt if is_clear(prompt) else ""


def _compared(pool: Pool, subject: Subject) -> Subject | None:
    """Find whom the notes set a subject apart from, or else whom they link it with."""
    compared = "\n".join(each.text for each in subject.all(Facet.COMPARISON))
    near = pool.near(subject)
    named = (each for each in near if compared and shows(compared, each.names))
    linked = (each for each in near if each.name in subject.concept.related)
    return next(named, None) or next(linked, None)
