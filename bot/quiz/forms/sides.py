"""An advantage, a disadvantage, or what sets two apart: whose it is."""

from __future__ import annotations

from collections.abc import Iterator

from bot.base.entry import SIDES, Entry, Facet
from bot.quiz.blank import shows
from bot.quiz.forms.form import LEAST_WRONG, MIDDLE, item, prompt_of
from bot.quiz.item import Form, Item
from bot.quiz.pool import Pool, says
from bot.quiz.subject import Subject

OTHERS = (Facet.FEATURE, Facet.PURPOSE, Facet.HOW)


def sides(pool: Pool) -> Iterator[Item]:
    """Ask whose advantage or disadvantage something is."""
    for subject in pool.subjects:
        asked: list[str] = []
        for entry in subject.all(*SIDES):
            prompt = _prompt(pool, subject, entry)
            is_new = bool(prompt) and not any(prompt in each or each in prompt for each in asked)
            wrong = pool.wrong(subject, entry.text, prompt) if is_new else ()
            asked.append(prompt)
            if len(wrong) >= LEAST_WRONG:
                yield item(
                    Form.SIDE,
                    subject,
                    entry,
                    prompt,
                    right=subject.name,
                    wrong=tuple(each.name for each in wrong),
                    difficulty=MIDDLE,
                )


def which(pool: Pool) -> Iterator[Item]:
    """Ask which of two that the notes compare a fact is about."""
    for subject in pool.subjects:
        other = _compared(pool, subject)
        for entry in subject.all(*OTHERS) if other else ():
            prompt = _prompt(pool, subject, entry)
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


def _prompt(pool: Pool, subject: Subject, entry: Entry) -> str:
    """Word an entry as a prompt; empty where its section is about more than one."""
    heading = entry.sources[0].heading[-1:]
    is_named = shows(entry.text, subject.names)
    is_shared = bool(heading) and any(shows(heading[0], each.names) for each in pool.near(subject))
    return prompt_of(subject, entry) if is_named or not is_shared else ""


def _compared(pool: Pool, subject: Subject) -> Subject | None:
    """Find whom the notes set a subject apart from."""
    compared = "\n".join(each.text for each in subject.all(Facet.COMPARISON))
    near = pool.near(subject) if shows(compared, subject.names) else ()
    return next((each for each in near if shows(compared, each.names)), None)
