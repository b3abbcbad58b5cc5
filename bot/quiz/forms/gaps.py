"""A sentence with a gap, where a concept was named: and what belongs there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.base.entry import Entry, Facet
from bot.quiz.blank import BLANK, blanked, shows
from bot.quiz.clues import tells
from bot.quiz.forms.form import LEAST_WRONG, MIDDLE, item
from bot.quiz.item import Form, Item
from bot.quiz.pool import Pool
from bot.quiz.prompt import first_sentences, is_clear, is_sentence
from bot.quiz.subject import Subject
from bot.text.clean import one_line
from bot.text.sentences import sentences
from bot.text.words import is_tail

FACETS = (Facet.PURPOSE, Facet.HOW, Facet.FEATURE, Facet.PASSAGE, Facet.EXAMPLE)
SHORTEST_NAME = 2
# A label that tells what is said, and not of what: "의의 : …", "특징: …".
_LABEL = re.compile(r"^[^\s:：]{1,8}\s?[:：]\s+")
_BEHIND = re.compile(rf"{BLANK}(?:\([가-힣]+\)[가-힣]*|[가-힣]+\([가-힣]+\))?([가-힣]*)")


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
    if not is_sentence(sentence):
        return None
    for named in (subject, *pool.near(subject)):
        if named.name in done or len(named.name) < SHORTEST_NAME:
            continue
        prompt = _prompt(subject, named, sentence)
        if not prompt:
            continue
        wrong = tuple(each.name for each in pool.wrong(named, sentence, prompt))
        if len(wrong) >= LEAST_WRONG:
            return item(
                Form.CLOZE,
                named,
                entry,
                prompt,
                right=named.name,
                wrong=wrong,
                told=sentence,
                difficulty=MIDDLE,
            )
    return None


def _prompt(subject: Subject, named: Subject, sentence: str) -> str:
    """Blank a name in a sentence; what the sentence is about stands in front, if it is not said."""
    if not any(name in sentence for name in named.names):  # `git add` does not name Git
        return ""
    prompt = _LABEL.sub("", first_sentences(blanked(sentence, named.names)))
    if (
        prompt.count(BLANK) != 1
        or not is_clear(prompt)
        or _is_part_of_word(prompt)
        or tells(named.name, prompt)
    ):
        return ""
    if named is subject or shows(prompt, subject.names):
        return prompt
    told = f"{subject.name}: {prompt}"
    return "" if shows(told, named.names) or tells(named.name, told) else told


def _is_part_of_word(prompt: str) -> bool:
    behind = _BEHIND.search(prompt)
    return behind is not None and not is_tail(behind[1])
