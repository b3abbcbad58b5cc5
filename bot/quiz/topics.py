"""Topics of a round: headings and concepts, found as members type them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from rapidfuzz import fuzz, process

from bot.quiz.item import Item
from bot.text.keyboard import keystrokes

LEAST_ITEMS = 3  # that a topic must have to be offered
LIKE = 80  # of 100: how near a typed topic must come to one that there is


def topics(items: Iterable[Item]) -> tuple[str, ...]:
    """List headings, then concepts, that have enough items: those with most of them first."""
    headings: Counter[str] = Counter()
    concepts: Counter[str] = Counter()
    for each in items:
        headings.update({heading for source in each.sources for heading in source.heading})
        concepts[each.concept] += 1
    told = [name for name, count in headings.most_common() if count >= LEAST_ITEMS]
    told += [name for name, count in concepts.most_common() if count >= LEAST_ITEMS]
    return tuple(dict.fromkeys(told))


def offered(known: Sequence[str], typed: str, most: int = 25) -> tuple[str, ...]:
    """Give the topics that what is typed so far may become: "인프" → 글로벌 인프라, …."""
    keys = keystrokes(typed)
    if not keys:
        return tuple(known[:most])
    begin = [each for each in known if keystrokes(each).startswith(keys)]
    hold = [each for each in known if keys in keystrokes(each) and each not in begin]
    return tuple((begin + hold)[:most])


def about(items: Iterable[Item], topic: str) -> tuple[Item, ...]:
    """Choose the items of a topic: under its heading, or of its concept. Empty: all of them."""
    chosen = tuple(items)
    if not keystrokes(topic):
        return chosen
    names = {name: keystrokes(name) for each in chosen for name in _places(each)}
    wanted = keystrokes(topic)
    found = {name for name, keys in names.items() if keys == wanted}
    found = found or {name for name, keys in names.items() if wanted in keys}
    if not found:
        best = process.extractOne(wanted, names, scorer=fuzz.ratio, score_cutoff=LIKE)
        found = {best[2]} if best else set()
    return tuple(each for each in chosen if found & set(_places(each)))


def _places(item: Item) -> tuple[str, ...]:
    headings = (heading for source in item.sources for heading in source.heading)
    return (item.concept, *headings)
