"""One quiz question, as plain data."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.base.entry import Source

TRUE, FALSE = "O", "X"  # the choices of a statement, in every language


class Form(StrEnum):
    """What an item shows, and what it asks for."""

    NAME = "name"  # a definition; choose the concept
    MEANING = "meaning"  # a concept; choose its definition
    EXPANSION = "expansion"  # an abbreviation; choose what it stands for
    TRUTH = "truth"  # a statement; O or X
    CLOZE = "cloze"  # a sentence with a gap; choose what fills it
    TYPED = "typed"  # a definition or a sentence with a gap; type the concept
    LIKENESS = "likeness"  # an analogy; choose the concept
    ANALOGY = "analogy"  # a concept; choose its analogy
    WHICH = "which"  # a fact that sets two concepts apart; choose which of them
    SIDE = "side"  # an advantage or a disadvantage; choose whose it is
    ORDER = "order"  # the steps of something; choose the right order
    OWN = "own"  # written by hand in the base


@dataclass(frozen=True, slots=True)
class Item:
    """One quiz question: what is shown, what is right, and what to learn from it.

    `prompt` is the notes' own text, or the concept's name, without the words around it: those
    go by the form and the language. `choices` are in the order in which they are shown, `right`
    is the index of the right one. A typed item has no choices, `right` is -1; `accepted` are
    the answers that pass, the one to show first; `refused` are names near them that never pass.
    `id` is the same for the same question in every build; `fact` is the same for all items
    that ask the same fact. `difficulty` goes from 1 (easy) to 3.
    """

    id: str
    form: Form
    concept: str
    fact: str
    prompt: str
    choices: tuple[str, ...] = ()
    right: int = -1
    accepted: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    explanation: str = ""
    analogy: str = ""
    sources: tuple[Source, ...] = ()
    difficulty: int = 1

    @property
    def is_typed(self) -> bool:
        """Tell whether the answer is typed rather than chosen."""
        return not self.choices

    @property
    def answer(self) -> str:
        """Give the right answer as it is shown."""
        return self.choices[self.right] if self.choices else self.accepted[0]
