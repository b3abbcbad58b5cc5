"""Measure speed and memory.

    python -m bench.speed

Machines differ, so the time of an answer is told also as a share of what a plain scan
costs on the same machine in the same run: rapidfuzz's WRatio over every entry's text. Answers
are timed by the processor, so that neighbours on the machine do not count, and by the clock.
"""

from __future__ import annotations

import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from rapidfuzz import fuzz, process

from bench.notes import write_notes
from bot.base.build import build
from bot.base.entry import Base
from bot.base.file import load
from bot.tutor.tutor import Tutor

ROOT = Path(__file__).resolve().parent.parent
SHIPPED = ROOT / "knowledge" / "ko" / "base.yaml"
ROUNDS = 3
QUESTIONS = 500
WARM = 50  # questions that a tutor has been asked when the clock starts
WORDINGS = (
    "{}이 뭐야?", "{} 왜 씀?", "{} 장점 알려줘", "{} 비유로 설명해줘", "{}랑 {} 차이",
    "안녕하세요 복습하다가 궁금한 게 생겼는데요, {}는 {}에서 왜 필요한 거예요?",
    "{}은 무엇의 약자인가요?", "그럼 {} 종류에는 뭐뭐 있어요ㅠㅠ",
)  # fmt: skip
STRANGE = ("오늘 점심 뭐 먹지", "양자 얽힘이 뭐야?", "지난주 회식 어디였지")


def main() -> None:
    """Measure everything and print it."""
    start_up()
    ask_speed("the shipped base", load(SHIPPED))
    with tempfile.TemporaryDirectory() as folder:
        base = build_speed(Path(folder))
    ask_speed("a large base", base)


def start_up() -> None:
    """Tell how long a start takes, until an empty list of questions is answered."""
    command = [sys.executable, "-m", "bot", "ask", "--json", "--base", str(SHIPPED)]
    biyu = min(seconds(partial(run, command)) for _ in range(ROUNDS))
    python = min(seconds(partial(run, [sys.executable, "-c", ""])) for _ in range(ROUNDS))
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"start-up      {biyu:6.2f} s     {biyu / python:5.1f} x a bare Python")
    print(f"memory        {peak:6.0f} MB    at most, with the shipped base")


def build_speed(folder: Path) -> Base:
    """Tell how fast notes become a base; give the base."""
    size = write_notes(folder)
    took = seconds(partial(build, [folder], folder / "base.yaml"))
    base = load(folder / "base.yaml")
    print(
        f"build         {size / took / 1e6:6.2f} MB/s  {size / 1e6:.1f} MB of notes in {took:.1f} s"
    )
    return base


def ask_speed(name: str, base: Base) -> None:
    """Tell how long an answer takes, and how long a plain scan."""
    questions = make_questions([concept.name for concept in base.concepts])
    texts = [entry.text for concept in base.concepts for entry in concept.entries]
    tutor = Tutor(base)
    for question in questions[:WARM]:
        tutor.ask(question)
    asked, waited = each(tutor.ask, questions[WARM:])
    scanned, _ = each(partial(scan, texts), questions[:WARM])
    middle, plain = statistics.median(asked), statistics.median(scanned)
    late, clock = ([times[len(times) * n // 100] for n in (95, 99)] for times in (asked, waited))
    print(f"\n{name}: {len(base.concepts)} concepts, {len(texts)} entries")
    print(
        f"ask           {middle * 1e3:6.2f} ms    95 of 100 within {late[0] * 1e3:.2f} ms, "
        f"99 within {late[1] * 1e3:.2f} ms; by the clock {clock[1] * 1e3:.2f} ms"
    )
    print(f"WRatio scan   {plain * 1e3:6.2f} ms    ask takes {middle / plain:.2f} x of it")


def make_questions(names: Sequence[str]) -> list[str]:
    """Word questions on the named concepts, some mistyped, and some on nothing known."""
    chance = random.Random(2)  # noqa: S311 - the same questions every time
    questions = list(STRANGE)
    while len(questions) < QUESTIONS:
        wording = chance.choice(WORDINGS)
        one, other = chance.choice(names), chance.choice(names)
        if chance.random() < 0.2 and len(one) > 3:
            one = one[:-1]
        questions.append(wording.format(one, other))
    return questions


def scan(texts: Sequence[str], question: str) -> object:
    """Find the nearest text the plain way."""
    return process.extractOne(question, texts, scorer=fuzz.WRatio)


def run(command: Sequence[str]) -> None:
    """Run a command on empty input."""
    subprocess.run(  # noqa: S603 - our own interpreter and arguments
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, cwd=ROOT, check=True
    )


def each(
    work: Callable[[str], object], questions: Sequence[str]
) -> tuple[list[float], list[float]]:
    """Time some work on each question, by the processor and by the clock, fastest first."""
    worked, waited = [], []
    for question in questions:
        begun, since = time.thread_time(), time.perf_counter()
        work(question)
        worked.append(time.thread_time() - begun)
        waited.append(time.perf_counter() - since)
    return sorted(worked), sorted(waited)


def seconds(work: Callable[[], object]) -> float:
    """Time some work."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


if __name__ == "__main__":
    main()
