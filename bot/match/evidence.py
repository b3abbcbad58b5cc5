"""What speaks for the best match, weighed into the chance that it answers the question.

A logistic regression over the features of `Evidence`: each is a figure that can be told in
words, and its weight stands in `weights.yaml`, fitted by `make calibrate` on questions made
from many notes. It decides whether the tutor answers, suggests or declines; only comparisons,
and names that are too vague to be answered, are decided apart.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import yaml

FILE = Path(__file__).with_name("weights.yaml")


class Evidence(NamedTuple):
    """The features of a question and its best match, each from 0 to 1.

    `score` is that of the match, in which names, facets and the likeness to a question of the
    notes are weighed already. `supported` is the share of
    the content words that the entry holds. `lead` is the distance to the next concept in how
    likely it is, and `apart` the share of that by which it is ahead where nothing is named but
    described.
    `unfit` tells that another facet than the one asked for is all there is, `seeks` that a name
    is asked for, `unnamed` that the question names nothing.
    """

    score: float
    supported: float
    lead: float
    apart: float
    unfit: float
    seeks: float
    unnamed: float


@dataclass(frozen=True, slots=True)
class Weights:
    """The weights of the features, and the chances from which the tutor answers or suggests."""

    bias: float
    features: Mapping[str, float]
    answer: float
    suggest: float

    def chance(self, evidence: Evidence) -> float:
        """Give the chance (0 to 1) that the best match answers the question."""
        told = zip(Evidence._fields, evidence, strict=True)
        total = self.bias + sum(self.features[name] * value for name, value in told)
        return 1 / (1 + math.exp(-total))


@lru_cache(maxsize=1)
def weights() -> Weights:
    """Read the weights."""
    return read(FILE)


def read(path: Path) -> Weights:
    """Read weights from a file; raises KeyError where a feature has none."""
    told = yaml.safe_load(path.read_text(encoding="utf-8"))
    features = {name: float(told["weights"][name]) for name in Evidence._fields}
    return Weights(float(told["bias"]), features, float(told["answer"]), float(told["suggest"]))
