"""Items that are weak, and why: what `check` tells of, so that people mend their notes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bot.base.citation import write_source
from bot.base.entry import Base
from bot.base.fault import shown
from bot.quiz.blank import shows
from bot.quiz.generate import items
from bot.quiz.item import Form, Item
from bot.text.keyboard import keystrokes

LONG_PROMPT, LONG_CHOICE, LONG_ANSWER = 220, 120, 30  # characters, on a phone
FULL = 4  # choices
UNEVEN = 2  # times as long as every other choice
MOST_NAMED = 10
_MAY_BE_FEW = (Form.WHICH, Form.TRUTH, Form.OWN)


@dataclass(frozen=True, slots=True)
class Weak:
    """An item that is weak: where it comes from, why, and what to do. A line of text by str()."""

    item: str
    where: str
    why: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.where}: {self.why}. {self.remedy}."


def weak(items: Iterable[Item]) -> tuple[Weak, ...]:
    """Tell which items are weak, each once for each reason."""
    known = tuple(items)
    found = [_told(item, *reason) for item in known for reason in _reasons(item)]
    return (*found, *_ambiguous(known))


def lines(base: Base) -> Iterator[str]:
    """Tell of a base's weak items, a line each, and what nothing can be asked of."""
    made = items(base)
    yield from map(str, weak(made))
    asked = {item.concept for item in made}
    silent = [each.name for each in base.concepts if each.name not in asked and not each.muted]
    if silent:
        more = f" and {len(silent) - MOST_NAMED} more" if len(silent) > MOST_NAMED else ""
        named = ", ".join(map(shown, silent[:MOST_NAMED]))
        yield (
            f"no question comes of {named}{more}. "
            "Give each a definition of one whole sentence that names it, if you want one."
        )


def _reasons(item: Item) -> Iterator[tuple[str, str]]:
    """Give what is weak in an item, with the remedy."""
    if len(item.prompt) > LONG_PROMPT:
        yield "the question is long for a phone", "begin the text with a shorter sentence"
    if item.is_typed:
        yield from _of_typed(item)
    else:
        yield from _of_choices(item)


def _of_typed(item: Item) -> Iterator[tuple[str, str]]:
    if shows(item.prompt, item.accepted):
        yield "the question holds its answer", "word it without the answer"
    if all(len(answer) > LONG_ANSWER for answer in item.accepted):
        yield "the answer is long to type", "add a short one to the answers"


def _of_choices(item: Item) -> Iterator[tuple[str, str]]:
    lengths = [len(choice) for choice in item.choices]
    others = [length for at, length in enumerate(lengths) if at != item.right]
    if item.form is Form.OWN and len(item.answer) > 1 and shows(item.prompt, [item.answer]):
        yield "the question holds its answer", "word it without the answer"
    if len(item.choices) < FULL and item.form not in _MAY_BE_FEW:
        why = f"only {len(others)} wrong choices are near enough"
        yield why, "define more concepts under the same heading"
    if max(lengths) > LONG_CHOICE and item.form is not Form.ORDER:
        yield "a choice is long for a phone", "begin the text with a shorter sentence"
    if others and lengths[item.right] > UNEVEN * max(others) and lengths[item.right] > LONG_ANSWER:
        yield "the right choice is by far the longest", "word the choices alike"


def _ambiguous(items: Sequence[Item]) -> Iterator[Weak]:
    """Find questions that are asked alike and have answers that differ."""
    alike: defaultdict[tuple[Form, str], list[Item]] = defaultdict(list)
    for item in items:
        if item.form not in (Form.ORDER, Form.MEANING, Form.ANALOGY):
            alike[item.form, keystrokes(item.prompt)].append(item)
    for same in alike.values():
        for item in same[1:]:
            if item.answer != same[0].answer:
                why = f"the same is asked of {shown(same[0].answer)} and {shown(item.answer)}"
                yield _told(item, why, "tell the two texts apart")


def _told(item: Item, why: str, remedy: str) -> Weak:
    where = write_source(item.sources[0]) if item.sources else item.concept
    asked = item.answer if item.form in (Form.NAME, Form.TYPED, Form.CLOZE) else item.prompt
    return Weak(item.id, where, f"{item.form}, {shown(asked)}: {why}", remedy)
