"""Measure how many questions of an evaluation set are answered right.

    python -m bench.accuracy [--show-wrong N]

Builds a base from the reference note, asks every question through the command line, as
a newcomer would, and prints the scorer's table. Exits 1 below the floors.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from types import ModuleType
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
NOTE = SHARED / "seed" / "aws-note.md"
QUESTIONS = SHARED / "eval" / "dev.yaml"
SCORER = SHARED / "eval" / "score.py"

LEAST_RIGHT = 0.75  # of all questions
MOST_FALSE = 0.15  # of the questions that the note does not answer


def main() -> int:
    """Build, ask, score and print; give the exit code."""
    arguments = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    arguments.add_argument("--show-wrong", default="0", metavar="N", help="tell N wrong answers")
    show_wrong = arguments.parse_args().show_wrong
    if not SCORER.exists():
        print("No evaluation: ../shared is not there, and with it the questions and the note.")
        return 1 if os.environ.get("BIYU_REQUIRE_SHARED") == "1" else 0
    questions = yaml.safe_load(QUESTIONS.read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        answers = Path(folder) / "answers.jsonl"
        answers.write_text(ask_all(questions, Path(folder) / "base.yaml"), encoding="utf-8")
        return judge(load_scorer(), questions, answers, show_wrong)


def ask_all(questions: list[dict[str, Any]], base: Path) -> str:
    """Build the base and ask each question of it; give the answers as JSON lines."""
    biyu(["build", str(NOTE), "--base", str(base)])
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


def judge(
    scorer: ModuleType, questions: list[dict[str, Any]], answers: Path, show_wrong: str
) -> int:
    """Print the scorer's table and hold its figures against the floors."""
    scorer.main([str(QUESTIONS), str(answers), "--show-wrong", show_wrong])
    rows = [json.loads(line) for line in answers.read_text(encoding="utf-8").splitlines()]
    figures = scorer.score(questions, {row["id"]: row["answer"] for row in rows})
    right, false = share(figures["overall"]), share(figures["false_answers"])
    if right < LEAST_RIGHT or false > MOST_FALSE:
        print(
            f"Below the floors: {right:.0%} right (at least {LEAST_RIGHT:.0%}), "
            f"{false:.0%} false answers (at most {MOST_FALSE:.0%})."
        )
        return 1
    return 0


def share(counted: tuple[int, int]) -> float:
    """Turn (some, of all) into a share, 0.0 where there is nothing."""
    some, of_all = counted
    return some / of_all if of_all else 0.0


if __name__ == "__main__":
    sys.exit(main())
