"""Fit the weights of the evidence on questions made from several notes.

    python -m bench.calibrate

The reference note and the trials are left out: by them the weights are judged, not fitted.
Writes `bot/match/weights.yaml`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import yaml
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from bench.generated import OWN, SHARED, TRIALS, made
from bench.making import Asked
from bot.match.evidence import FILE, Evidence
from bot.match.fit import UNFIT
from bot.text.clean import clean
from bot.tutor.tutor import Judged

FITTED = tuple(p for p in (*OWN, *SHARED[1:]) if p.exists() and p not in TRIALS)
SEEDS = range(3, 7)  # of the faults and the words that are drawn for the questions
ANSWER = 0.5  # the tutor answers what is likelier right than wrong
SUGGEST = 0.1
HEADER = """\
# What each feature of the evidence weighs (see evidence.py), and from which chance of being
# right the tutor answers or suggests. Written by `make calibrate`; not meant to be edited.
"""


@dataclass(frozen=True, slots=True)
class Case:
    """The evidence for one way to read a made question, and whether its answer is right."""

    evidence: Evidence
    right: bool


def cases(rows: list[Asked]) -> Iterator[Case]:
    """Judge every way to read each question."""
    for row in rows:
        for judged in row.tutor.judged(clean(row.question)):
            if judged.evidence:
                yield Case(judged.evidence, _is_right(row, judged))


def _is_right(row: Asked, judged: Judged) -> bool:
    """Tell whether the concept asked for would be told, by a facet that does answer."""
    best = judged.matches[0]
    fits = best.fits >= UNFIT or best.entry.facet is row.facet
    return row.concept is not None and best.entry.concept == row.concept and fits


def main() -> None:
    """Fit, print what came of it, and write the weights."""
    found = [case for path in FITTED for seed in SEEDS for case in cases(made(path, seed))]
    features = [list(case.evidence) for case in found]
    rights = [case.right for case in found]
    model = LogisticRegression(max_iter=2000).fit(features, rights)
    chances = [float(row[1]) for row in model.predict_proba(features)]
    weights = dict(zip(Evidence._fields, map(_rounded, model.coef_[0]), strict=True))
    told = {
        "bias": _rounded(model.intercept_[0]),
        "weights": weights,
        "answer": ANSWER,
        "suggest": SUGGEST,
    }
    FILE.write_text(HEADER + yaml.safe_dump(told, sort_keys=False), encoding="utf-8")
    alone = roc_auc_score(rights, [case.evidence.score for case in found])
    print(f"{len(found)} cases of {len(FITTED)} bases, {sum(rights)} of them right")
    print(f"AUC {roc_auc_score(rights, chances):.3f}; of the score alone {alone:.3f}")
    for name, weight in weights.items():
        print(f"  {name:12} {weight:+.2f}")


def _rounded(value: float) -> float:
    return round(float(value), 3)


if __name__ == "__main__":
    main()
