"""A statement: is it true? Half of them tell a concept's fact of a sibling."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.base.entry import Entry, Facet
from bot.quiz.blank import heard, shows
from bot.quiz.forms.form import EASY, item
from bot.quiz.item import FALSE, TRUE, Form, Item
from bot.quiz.pool import Pool, key, says
from bot.quiz.prompt import first_sentences, is_clear
from bot.quiz.subject import Subject
from bot.text.particles import with_particle

FACETS = (Facet.DEFINITION, Facet.PURPOSE, Facet.FEATURE, Facet.HOW)
MOST_TRIED = 12
_ASIDE = re.compile(r"^\s*[(（][^()（）]{1,60}[)）]")
_PAIRS = {
    "은": "은/는",
    "는": "은/는",
    "이": "이/가",
    "가": "이/가",
    "란": "이란/란",
    "이란": "이란/란",
}
_PARTICLE = re.compile(r"(이란|[은는이가란])(?=\s)")
_ENGLISH = re.compile(
    r"\s+(?:is|are|was|were|means|refers|occurs|happens|arises|has|have|lets|allows|makes|gives"
    r"|keeps|stores|provides|helps|runs|uses|contains|turns|takes|shows|describes|measures|records"
    r"|joins|moves|copies|downloads)\b"
)
_PLURAL = re.compile(r"(?<![suin])s$")


def statements(pool: Pool) -> Iterator[Item]:
    """State a fact of a concept as it is, or of a sibling."""
    for subject in pool.subjects:
        for entry in subject.all(*FACETS):
            made = _statement(pool, subject, entry)
            if made:
                yield made
                break


def _statement(pool: Pool, subject: Subject, entry: Entry) -> Item | None:
    told = first_sentences(entry.text)
    rest = _behind(told, subject)
    if not rest or not is_clear(told) or shows(rest, subject.names) or heard(rest, subject.names):
        return None
    is_true = int(key("truth", subject.name, told), 16) % 2 == 0
    about = subject if is_true else _sibling(pool, subject, entry, rest)
    if about is None:
        return None
    return item(
        Form.TRUTH,
        subject,
        entry,
        _with_name(about.name, rest),
        right=TRUE if is_true else FALSE,
        in_order=(TRUE, FALSE),
        difficulty=EASY,
    )


def _sibling(pool: Pool, subject: Subject, entry: Entry, rest: str) -> Subject | None:
    """Find the nearest other of which the rest is not true, and which it fits in grammar."""
    is_plural = bool(_PLURAL.search(subject.name))
    for each in pool.wrong(subject, entry.text, rest, MOST_TRIED):
        if not says(each, rest) and bool(_PLURAL.search(each.name)) == is_plural:
            return each
    return None


def _behind(told: str, subject: Subject) -> str:
    """Give what stands behind the name that a statement begins with; empty where it does not."""
    for name in sorted(subject.names, key=len, reverse=True):
        if told.casefold().startswith(name.casefold()):
            rest = _ASIDE.sub("", told[len(name) :])
            return rest if _PARTICLE.match(rest) or _ENGLISH.match(rest) else ""
    return ""


def _with_name(name: str, rest: str) -> str:
    """Put a name in front, with the particle that agrees with it."""
    particle = _PARTICLE.match(rest)
    if particle is None:
        return name + rest
    return with_particle(name, _PAIRS[particle[1]]) + rest[particle.end() :]
