"""Fit the weights of the evidence on questions about many notes.

    python -m bench.calibrate

Two kinds of questions: those of the trials, which people wrote in their own words, and those
that are made by rule from other notes. What people type is what the tutor hears; but they wrote
few that the notes do not answer, and those are what silence is learnt from, so the made ones
weigh twice as much in sum. The more they weigh, the more the tutor keeps silent. The
reference note is left out: by it the weights are judged. So that the trials can judge as well,
each is also answered by weights that were fitted without it. Writes `bot/match/weights.yaml`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from types import ModuleType

import yaml
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from bench.accuracy import Share, Trial, is_ours, load_scorer, trials
from bench.generated import OWN, SHARED, made
from bench.making import Asked
from bot.base.build import read_base
from bot.match.evidence import FILE, Evidence
from bot.match.fit import UNFIT
from bot.text.clean import clean
from bot.tutor.tutor import Judged, Tutor

FITTED = tuple(p for p in (*OWN, *SHARED[1:]) if p.exists())
SEEDS = range(3, 7)  # of the faults and the words that are drawn for the questions
MADE = 2.0  # what all made questions weigh in sum, beside all that people wrote
ANSWER = 0.5  # the tutor answers what is likelier right than wrong
SUGGEST = 0.05
HEADER = """\
# What each feature of the evidence weighs (see evidence.py), and from which chance of being
# right the tutor answers or suggests. Written by `make calibrate`; not meant to be edited.
"""


@dataclass(frozen=True, slots=True)
class Case:
    """The evidence for one way to read a question, and whether its answer is right.

    `question` tells the ways to read one question from those to read another.
    """

    question: str
    evidence: Evidence
    right: bool
    answerable: bool = True
    weight: float = 1.0


def made_cases(rows: list[Asked]) -> Iterator[Case]:
    """Judge every way to read each question that was made by rule."""
    for row in rows:
        for judged in row.tutor.judged(clean(row.question)):
            if judged.evidence:
                yield Case(row.question, judged.evidence, _is_right(row, judged))


def _is_right(row: Asked, judged: Judged) -> bool:
    """Tell whether the concept asked for would be told, by a facet that does answer."""
    best = judged.matches[0]
    fits = best.fits >= UNFIT or best.entry.facet is row.facet
    return row.concept is not None and best.entry.concept == row.concept and fits


def written_cases(trial: Trial, scorer: ModuleType) -> Iterator[Case]:
    """Judge every way to read each question of a trial; together they weigh 1."""
    tutor = Tutor(read_base([trial.note])[0])
    for asked in yaml.safe_load(trial.questions.read_text(encoding="utf-8")):
        read = [(j.evidence, j.told) for j in tutor.judged(clean(asked["question"]))]
        weighed = [(evidence, told) for evidence, told in read if evidence and told]
        for evidence, told in weighed:
            text = "\n".join(entry.text for entry in told.entries)
            right = asked["answerable"] and scorer.correct(text, asked)
            yield Case(asked["id"], evidence, right, asked["answerable"], 1 / len(weighed))


def fitted(cases: Sequence[Case]) -> LogisticRegression:
    """Fit a logistic regression on weighed cases."""
    return LogisticRegression(max_iter=2000).fit(
        [list(case.evidence) for case in cases],
        [case.right for case in cases],
        sample_weight=[case.weight for case in cases],
    )


def chances(model: LogisticRegression, cases: Sequence[Case]) -> list[float]:
    """Give the chance of being right of each case."""
    return [float(row[1]) for row in model.predict_proba([list(c.evidence) for c in cases])]


def left_out(written: Sequence[Sequence[Case]], rest: Sequence[Case]) -> tuple[Share, Share]:
    """Judge each trial by weights fitted without it; give what is right, and false answers."""
    right, false = [], []
    for number, trial in enumerate(written):
        others = [case for n, each in enumerate(written) if n != number for case in each]
        model = fitted([*others, *rest])
        best: dict[str, tuple[float, Case]] = {}
        for chance, case in zip(chances(model, trial), trial, strict=True):
            if chance > best.get(case.question, (0.0, case))[0]:
                best[case.question] = chance, case
        told = [case for chance, case in best.values() if chance >= ANSWER]
        answerable = sum(case.answerable for _, case in best.values())
        right.append(Share(sum(case.right for case in told), answerable))
        false.append(Share(sum(not case.answerable for case in told), len(best) - answerable))
    return Share.of(right), Share.of(false)


def main() -> None:
    """Fit, print what came of it, and write the weights."""
    scorer = load_scorer()
    written = [list(written_cases(trial, scorer)) for trial in filter(is_ours, trials())]
    people = [case for trial in written for case in trial]
    by_rule = [case for path in FITTED for seed in SEEDS for case in made_cases(made(path, seed))]
    weight = MADE * sum(case.weight for case in people) / len(by_rule)
    by_rule = [replace(case, weight=weight) for case in by_rule]
    model = fitted([*people, *by_rule])
    write(model)
    for name, cases in (("written", people), ("made", by_rule)):
        tell(name, cases, model)
    right, false = left_out(written, by_rule)
    print(f"trials by weights fitted without them: right {right}, false answers {false}")


def write(model: LogisticRegression) -> None:
    """Write the weights, and print them."""
    weights = dict(zip(Evidence._fields, map(_rounded, model.coef_[0]), strict=True))
    told = {
        "bias": _rounded(model.intercept_[0]),
        "weights": weights,
        "answer": ANSWER,
        "suggest": SUGGEST,
    }
    FILE.write_text(HEADER + yaml.safe_dump(told, sort_keys=False), encoding="utf-8")
    for name, value in weights.items():
        print(f"  {name:12} {value:+.2f}")


def tell(name: str, cases: Sequence[Case], model: LogisticRegression) -> None:
    """Print how well the chance tells right from wrong, beside the score alone."""
    rights = [case.right for case in cases]
    alone = roc_auc_score(rights, [case.evidence.score for case in cases])
    print(
        f"{name}: {len(cases)} cases, {sum(rights)} of them right; "
        f"AUC {roc_auc_score(rights, chances(model, cases)):.3f}, of the score alone {alone:.3f}"
    )


def _rounded(value: float) -> float:
    return round(float(value), 3)


if __name__ == "__main__":
    main()
