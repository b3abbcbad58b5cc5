"""Measure how many questions of the evaluation sets are answered right.

    python -m bench.accuracy [--show-wrong N]

Builds a base from each note, asks every question through the command line, as a newcomer
would, and prints the scorer's tables: the reference note's set, then other questions on that
note, and the trials in `bench/trials/`, notes of other subjects. Those questions were written
by people who had not seen the rules. Exits 1 outside the floors: too few of a set's questions
answered right, or too many false answers, on the reference note or over all sets together (in
one small set a single question weighs 11 %).
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

import yaml

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
SCORER = SHARED / "eval" / "score.py"
TRIALS = Path(__file__).parent / "trials"
# Other questions on the reference note, written without sight of the rules.
OTHERS = Path(__file__).parent / "reference" / "aws-note.questions.yaml"

LEAST_RIGHT = 0.85  # of the reference set
LEAST_RIGHT_OTHERS = 0.5  # of any other
MOST_FALSE = 0.05  # of what the reference note does not answer
MOST_FALSE_ALL = 0.08  # of what the notes of all sets do not answer


@dataclass(frozen=True, slots=True)
class Trial:
    """A note, and questions on it in the scorer's format."""

    note: Path
    questions: Path


class Share(NamedTuple):
    """Some of all, counted."""

    some: int
    all: int

    @classmethod
    def of(cls, shares: Iterable[Share]) -> Share:
        """Count shares together."""
        some, every = zip(*shares, strict=True)
        return cls(sum(some), sum(every))

    @property
    def share(self) -> float:
        """Give some ÷ all, 0.0 of nothing."""
        return self.some / self.all if self.all else 0.0

    def __str__(self) -> str:
        return f"{self.some}/{self.all} = {self.share:.1%}"


@dataclass(frozen=True, slots=True)
class Figures:
    """What one set gave: answers that were right, and answers to what its note does not say.

    `shown` counts, of what the note answers, the right answers and those that stand among what
    is quoted where no answer was sure.
    """

    note: str
    right: Share
    false: Share
    shown: Share


def trials() -> list[Trial]:
    """List the reference set, other questions on its note, then every trial of ours."""
    note = SHARED / "seed" / "aws-note.md"
    ours = (Trial(each.with_suffix("").with_suffix(".md"), each) for each in own_questions())
    return [Trial(note, SHARED / "eval" / "dev.yaml"), Trial(note, OTHERS), *ours]


def is_ours(trial: Trial) -> bool:
    """Tell whether a set is on a note of our own, not on the reference note."""
    return trial.note.parent == TRIALS


def own_questions() -> list[Path]:
    """List the question sets of our own."""
    return sorted(TRIALS.glob("*.questions.yaml"))


def main() -> int:
    """Build, ask, score and print; give the exit code."""
    arguments = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    arguments.add_argument("--show-wrong", default="0", metavar="N", help="tell N wrong answers")
    show_wrong = arguments.parse_args().show_wrong
    if not SCORER.exists():
        print("No evaluation: ../shared is not there, and with it the questions and the scorer.")
        return 1 if os.environ.get("BIYU_REQUIRE_SHARED") == "1" else 0
    scorer = load_scorer()
    return judge([run(trial, scorer, show_wrong) for trial in trials()])


def run(trial: Trial, scorer: ModuleType, show_wrong: str) -> Figures:
    """Ask the questions of one trial and print the scorer's table."""
    print(f"\n# {trial.note.name}", flush=True)
    questions = yaml.safe_load(trial.questions.read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        answers = Path(folder) / "answers.jsonl"
        base = Path(folder) / "base.yaml"
        answers.write_text(ask_all(trial.note, questions, base), encoding="utf-8")
        scorer.main([str(trial.questions), str(answers), "--show-wrong", show_wrong])
        rows = [json.loads(line) for line in answers.read_text(encoding="utf-8").splitlines()]
    figures = scorer.score(questions, {row["id"]: row["answer"] for row in rows})
    shown = _shown(questions, rows, scorer)
    print(f"answered right, or quoted: {shown}")
    false = Share(*figures["false_answers"])
    return Figures(trial.note.name, Share(*figures["overall"]), false, shown)


def _shown(
    questions: list[dict[str, Any]], rows: list[dict[str, Any]], scorer: ModuleType
) -> Share:
    """Count the questions whose answer a member sees, told or quoted."""
    told = {row["id"]: (row["answer"], *(each["text"] for each in row["near"])) for row in rows}
    asked = [each for each in questions if each["answerable"]]
    seen = sum(any(scorer.correct(text, each) for text in told[each["id"]]) for each in asked)
    return Share(seen, len(asked))


def ask_all(note: Path, questions: list[dict[str, Any]], base: Path) -> str:
    """Build the base and ask each question of it; give the answers as JSON lines."""
    biyu(["build", str(note), "--base", str(base)])
    lines = [json.dumps({"id": each["id"], "question": each["question"]}) for each in questions]
    return biyu(["ask", "--json", "--base", str(base)], "\n".join(lines) + "\n")


def biyu(arguments: list[str], given: str = "") -> str:
    """Run one command of Biyu's; give what it printed."""
    command = [sys.executable, "-m", "bot", *arguments]
    done = subprocess.run(  # noqa: S603 - our own interpreter and arguments
        command, input=given, stdout=subprocess.PIPE, encoding="utf-8", cwd=ROOT, check=True
    )
    return done.stdout


def load_scorer() -> ModuleType:
    """Import the scorer from its file: it is no part of this project."""
    spec = importlib.util.spec_from_file_location("score", SCORER)
    if spec is None or spec.loader is None:
        raise ImportError(f"cannot import {SCORER}")
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    return scorer


def judge(figures: list[Figures]) -> int:
    """Print what all sets give together, and hold them against the floors; give the exit code."""
    right = Share.of(each.right for each in figures)
    false = Share.of(each.false for each in figures)
    shown = Share.of(each.shown for each in figures)
    print(f"\n# All {len(figures)} sets\nright {right}\nfalse answers {false}")
    print(f"answered right, or quoted: {shown} of what the notes answer")
    reference, *others = figures
    held = [(reference, LEAST_RIGHT), *((each, LEAST_RIGHT_OTHERS) for each in others)]
    faults = [
        f"{each.note}: {each.right} right, at least {least:.0%}"
        for each, least in held
        if each.right.share < least
    ]
    for shown, most in ((reference.false, MOST_FALSE), (false, MOST_FALSE_ALL)):
        if shown.share > most:
            faults.append(f"false answers: {shown}, at most {most:.0%}")
    for fault in faults:
        print(f"Outside the floors: {fault}.")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
