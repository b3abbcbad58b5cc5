"""An abbreviation: what does it stand for? The wrong choices have the same initials."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest

from bot.base.entry import Facet
from bot.quiz.forms.form import LEAST_WRONG, MIDDLE, item
from bot.quiz.item import Form, Item
from bot.quiz.pool import Pool, shuffled
from bot.quiz.subject import Subject

# Words that stand in long forms of any subject: before the last word, and as the last one.
_BEFORE = """
Access Active Advanced Application Automatic Balanced Basic Binary Block Business Central Common
Computer Content Core Critical Customer Daily Data Digital Direct Distributed Domain Dynamic Edge
Elastic Electronic Entity Event External Fast File Fixed Formal Full General Global Graphic Gross
Group Hardware High Host Human Hybrid Information Integrated Internal International Joint Key
Knowledge Language Level Linear Local Logical Machine Management Mobile Monthly Multiple National
Natural Network Object Open Operating Optical Parallel Personal Physical Primary Private Public
Quality Query Random Relational Remote Resource Routing Secure Server Shared Simple Single Social
Software Standard Storage Structured Technical Temporary Total Traffic Transfer Uniform United
Universal User Value Variable Virtual Visual Voice Web Weekly Wide Wireless Working Yearly Zone
"""
_LAST = """
Account Agreement Analysis Area Balance Base Board Broker Cache Center Cloud Code Control Database
Design Device Domain Economy Element Engine Exchange Factor File Format Frame Function Gateway
Group Growth Handler Hub Identity Index Instance Interface Job Key Label Language Layer Level Link
List Machine Management Memory Method Model Name Network Number Object Operation Order Output
Platform Policy Price Process Product Program Protocol Quality Query Queue Range Rate Record
Register Request Resource Response Router Rule Scale Security Server Service Set Signal Standard
State Storage Structure System Table Task Term Token Transfer Unit User Value Version View Volume
Wave Web Work Yield Zone
"""
_SMALL = frozenset(("a", "an", "and", "as", "at", "by", "for", "in", "of", "on", "or", "the", "to"))
_TIMES = re.compile(r"([A-Z])(\d)(?!\d)")
_STEM = 4  # letters: a word that begins like the right one is no other word


def expansions(pool: Pool) -> Iterator[Item]:
    """Ask what an abbreviation stands for."""
    for subject in pool.subjects:
        entry = subject.first(Facet.EXPANSION) or subject.first(Facet.DEFINITION)
        long = _long_form(subject, entry.text if entry else "")
        if entry is None or not long:
            continue
        wrong = tuple(_misreadings(long))[:3]
        if len(wrong) >= LEAST_WRONG:
            yield item(
                Form.EXPANSION,
                subject,
                entry,
                subject.name,
                right=long,
                wrong=wrong,
                told=long,
                difficulty=MIDDLE,
            )


def _long_form(subject: Subject, text: str) -> str:
    """Find the alias whose initials the name is, and that a text tells."""
    letters = _letters(subject.name)
    for alias in subject.concept.aliases:
        each = [word for word in re.split(r"[\s\-]+", alias) if word]
        if not each or each[0].lower() in _SMALL:
            continue
        initials = ["".join(word[0] for word in each)]
        initials += ["".join(word[0] for word in each if word.lower() not in _SMALL)]
        if alias in text and len(each) > 1 and letters in map(str.upper, initials):
            return alias
    return ""


def _letters(name: str) -> str:
    """Spell an abbreviation out: S3 → SSS, EC2 → ECC, IaaS → IAAS."""
    return _TIMES.sub(lambda found: found[1] * int(found[2]), name.upper())


def _misreadings(long: str) -> Iterator[str]:
    """Exchange one word after the other for another one with the same initial."""
    own = long.split()
    places = [str(at) for at, word in enumerate(own) if word.lower() not in _SMALL]
    others = {int(at): _others(own, int(at)) for at in shuffled(long, places)}
    for turn in zip_longest(*others.values()):
        for at, other in zip(others, turn, strict=True):
            if other:
                yield " ".join((*own[:at], other, *own[at + 1 :]))


def _others(own: list[str], at: int) -> list[str]:
    """List words that may stand in the place of one, with its initial, case and number."""
    is_noun = at == len(own) - 1 or own[at + 1].lower() in _SMALL
    known = (_LAST if is_noun else _BEFORE).split()
    fit = (word for word in known if word[0] == own[at][0].upper() and not _is_used(word, own))
    cased = (
        word if own[at][0].isupper() else word.lower() for word in shuffled(" ".join(own), fit)
    )
    return [_as_many(word, own[at]) for word in cased]


def _is_used(other: str, own: list[str]) -> bool:
    return any(other.lower()[:_STEM] == word.lower()[:_STEM] for word in own)


def _as_many(other: str, word: str) -> str:
    """Put a word in the number of another: (Unit, Users) → Units."""
    is_many = word.endswith("s") and not word.endswith(("ss", "us", "is"))
    return other if not is_many or other.endswith("s") else f"{other}s"
