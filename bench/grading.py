"""Measure how typed answers of the quiz are judged: how many right, and how fast.

    python -m bench.grading

The pairs stand in `tests/quiz/grading.yaml`: what people type, and whether it is to pass.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

import yaml

from bot.quiz.grade import grade

TABLE = Path(__file__).resolve().parent.parent / "tests" / "quiz" / "grading.yaml"
LEAST_RIGHT = 0.99


def main() -> int:
    """Judge every pair and print the figures; 1 below the goal, or where a wrong one passed."""
    right = wrong_passed = total = 0
    started = time.perf_counter()
    for row in yaml.safe_load(TABLE.read_text(encoding="utf-8")):
        for key, passes in (("pass", True), ("fail", False)):
            for typed in row[key]:
                total += 1
                judged = grade(typed, row["accepted"], row["refused"]).right
                right += judged is passes
                wrong_passed += judged and not passes
    seconds = time.perf_counter() - started
    print("\n# Typed answers of the quiz")
    print(f"judged right  {right} of {total} = {right / total:.1%} (goal 99 %)")
    print(f"wrong ones that passed  {wrong_passed} (goal 0)")
    print(f"answers judged a second  {total / seconds:,.0f}")
    return int(right / total < LEAST_RIGHT or wrong_passed > 0)


if __name__ == "__main__":
    sys.exit(main())
