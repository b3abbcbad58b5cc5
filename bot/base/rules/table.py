"""The rules, in the order in which they are tried."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from bot.base.piece import Candidate, Piece
from bot.base.rules.analogy import analogy
from bot.base.rules.apposition import apposition
from bot.base.rules.asked import asked
from bot.base.rules.comparison import comparison
from bot.base.rules.definition import definition
from bot.base.rules.example import example
from bot.base.rules.expansion import expansion
from bot.base.rules.feature import feature
from bot.base.rules.grid import grid
from bot.base.rules.headed import headed
from bot.base.rules.how import how
from bot.base.rules.inline import inline
from bot.base.rules.intro import intro
from bot.base.rules.link import link
from bot.base.rules.marked import marked
from bot.base.rules.preview import preview
from bot.base.rules.proscons import proscons
from bot.base.rules.purpose import purpose
from bot.base.rules.question import question
from bot.base.rules.steps import steps
from bot.base.vocabulary import Vocabulary

Finder = Callable[[Piece, Vocabulary], Iterator[Candidate]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: `shares` lets the rules below it look at the same piece as well.

    `names` tells that it finds names of concepts, which all rules are then told.
    """

    find: Finder
    shares: bool = False
    names: bool = False


RULES: tuple[Rule, ...] = (
    Rule(question, names=True),
    Rule(asked),
    Rule(link),
    Rule(expansion, shares=True, names=True),
    Rule(analogy, shares=True),
    Rule(apposition, shares=True, names=True),
    Rule(inline, shares=True),
    Rule(preview),
    Rule(steps),
    Rule(headed, names=True),
    Rule(definition, names=True),
    Rule(grid, names=True),
    Rule(intro),
    Rule(example),
    Rule(comparison),
    Rule(proscons),
    Rule(purpose),
    Rule(how),
    Rule(feature),
    Rule(marked, names=True),
)
