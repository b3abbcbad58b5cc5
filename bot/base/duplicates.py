"""The same fact told several times: one entry, the fullest wording first."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from rapidfuzz import fuzz

from bot.base.entry import Entry, Source
from bot.text.words import stems

# So much of the shorter wording's content must be in the longer one; the rest must be
# the same words in another form: 접근제어를 하거나, 접근을 제어하거나.
CONTAINED = 0.75
ALIKE = 85.0  # rapidfuzz ratio of two words that a slip or an ending tells apart
LEAST_WORDS = 2
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_NOT = re.compile(r"(?:않|없|못|아니|불가|안\s)|\b(?:not|no|never|without|cannot|n't)\b", re.I)
_CONTRARIES = """
장점/단점 증가/감소 높/낮 빠르/느리 최대/최소 이전/이후 공개/비공개 앞/뒤 상승/하락 수요/공급
up/out up/down increase/decrease fast/slow first/last read/write push/pull
"""
_OPPOSED = tuple(pair.partition("/")[::2] for pair in _CONTRARIES.split())


def merge(entries: Sequence[Entry]) -> list[Entry]:
    """Fold entries of one concept that tell the same fact; keep the order of the first."""
    groups: list[list[tuple[Entry, frozenset[str]]]] = []
    index: dict[tuple[object, str], list[int]] = defaultdict(list)
    for entry in entries:
        content = stems(entry.text)
        near = Counter(at for word in content for at in index[entry.facet, word])
        likely = (
            at for at in sorted(near) if 2 * near[at] >= min(len(content), len(groups[at][0][1]))
        )
        home = next((at for at in likely if _same(groups[at][0], (entry, content))), None)
        if home is None:
            home = len(groups)
            groups.append([])
        groups[home].append((entry, content))
        for word in content if len(groups[home]) == 1 else ():
            if len(index[entry.facet, word]) < 24:  # a word in so many entries tells nothing
                index[entry.facet, word].append(home)
    return [_joined([entry for entry, _ in group]) for group in groups]


def _same(one: tuple[Entry, frozenset[str]], other: tuple[Entry, frozenset[str]]) -> bool:
    (mine, my_words), (yours, your_words) = one, other
    if mine.text == yours.text:
        return True
    short, long = sorted((my_words, your_words), key=len)
    if len(short) < LEAST_WORDS or is_opposed(mine.text, yours.text):
        return False
    if len(short & long) < CONTAINED * len(short) or not _is_reworded(short - long, long - short):
        return False
    listed = "\n" in mine.text + yours.text
    return not listed or mine.text in yours.text or yours.text in mine.text


def _is_reworded(left: frozenset[str], others: frozenset[str]) -> bool:
    return all(any(_is_near(word, other) for other in others) for word in left)


def _is_near(word: str, other: str) -> bool:
    """Tell whether two words are one in other forms: 접근 and 접근제어, not RDS and RDB."""
    if word.isascii() or other.isascii():
        return fuzz.ratio(word, other) >= ALIKE
    return word[:2] == other[:2]


def is_opposed(one: str, other: str) -> bool:
    """Tell whether two wordings differ by a number, a negation or a contrary word."""
    if bool(_NOT.search(one)) != bool(_NOT.search(other)):
        return True
    mine, yours = set(_NUMBER.findall(one)), set(_NUMBER.findall(other))
    if not (mine <= yours or yours <= mine):
        return True
    low, high = one.lower(), other.lower()
    return any(
        (a in low) != (a in high) and (b in low) != (b in high) and (a in low) == (b in high)
        for a, b in _OPPOSED
    )


def _joined(same: list[Entry]) -> Entry:
    if len(same) == 1:
        return same[0]
    fullest = max(same, key=lambda entry: (len(stems(entry.text)), len(entry.text)))
    sources = _unique([*fullest.sources, *(s for entry in same for s in entry.sources)])
    questions = tuple(dict.fromkeys(q for entry in same for q in entry.questions))
    return Entry(fullest.concept, fullest.facet, fullest.text, sources, questions)


def _unique(sources: Iterable[Source]) -> tuple[Source, ...]:
    return tuple(dict.fromkeys(sources))
