"""Measure how fast and how surely a text is found among many.

    python -m bench.scale [--plot FILE.svg] [HOW_MANY …]

The texts are made-up Korean questions; what is asked are the same, mistyped, cut short or in
another order. Every way of finding runs on the same questions in the same run, on one thread;
the slow ways on the first of them only. Times are the processor's, so that what else the
machine does counts little; those of the clock stand below. Memory is that of a process of its
own.
"""

from __future__ import annotations

import gc
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

from bench.many import Typed, questions, typed
from bench.plot import Way, draw
from bot.match.grams import RATIO, Grams
from bot.text.keyboard import keystrokes

SIZES = (10_000, 100_000, 1_000_000)
ASKED = 1000
SCANNED, COMPARED = 100_000_000, 5_000_000  # texts that a slow way may look at in all
LIMIT = 5
MEMORY, PLOT = "--memory", "--plot"
NAMES = ("Biyu's index", "keystroke scan", "WRatio scan")
ROOT = Path(__file__).resolve().parent.parent

Find = Callable[[str], list[int]]
Numbers = NDArray[np.int32]
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Run:
    """What each question took, in seconds, and the places at which what was meant was found."""

    seconds: list[float]  # of the processor
    waited: list[float]  # by the clock
    places: list[int | None]

    def recall(self, most: int, first: int | None = None) -> float:
        """Tell how often what was meant was among the first found, of the first questions."""
        places = self.places[:first]
        return sum(place is not None and place < most for place in places) / len(places)


def within(seconds: Sequence[float], share: float) -> float:
    """Tell within how many milliseconds so many answers came."""
    return float(np.quantile(seconds, share)) * 1e3


def main() -> None:
    """Measure at every size, or tell the memory at one."""
    named = sys.argv[1:]
    if named[:1] == [MEMORY]:
        print(*memory(int(named[1])))
        return
    plot = named.pop(1) if named[:1] == [PLOT] else ""
    sizes = [int(each) for each in named if each != PLOT] or SIZES
    runs = {size: measure(size) for size in sizes}
    if plot:
        draw([Way(name, *figures(name, runs)) for name in NAMES], Path(plot))


def figures(name: str, runs: Mapping[int, Mapping[str, Run]]) -> tuple[dict[int, float], ...]:
    """Give the median times and the recalls of one way at each size."""
    ways = {size: found[name] for size, found in runs.items()}
    times = {size: within(way.seconds, 0.5) for size, way in ways.items()}
    return times, {size: way.recall(1) for size, way in ways.items()}


def measure(size: int) -> dict[str, Run]:
    """Measure every way of finding among so many texts, and print it."""
    texts = questions(size)
    grams = build(texts)
    asked = typed(texts, ASKED)
    few, fewer = asked[: max(5, min(200, SCANNED // size))], asked[: max(5, COMPARED // size)][:30]
    keys = [keystrokes(text) for text in texts]
    print(f"  {'':24}asked    p50 ms    p99 ms  recall@1  recall@5")
    ours = tell("Grams", run(partial(by_grams, grams), asked))
    tell(f"Grams, the first {len(few)}", ours, len(few))
    whole = tell("scan: ratio + share", run(Scan(keys).find, few))
    tell("scan: ratio (cdist)", run(partial(by_ratio, keys), few))
    plain = tell("scan: WRatio (extract)", run(partial(by_wratio, texts), fewer))
    fast = within(plain.seconds, 0.5) / within(ours.seconds, 0.5)
    middle, late = (within(ours.waited, share) for share in (0.5, 0.99))
    print(f"  Grams is {fast:,.0f} x as fast as WRatio; by the clock {middle:.2f}, {late:.2f} ms")
    same = replace(ours, places=ours.places[: len(few)])  # drawn beside the scan's own
    return dict(zip(NAMES, (same, whole, plain), strict=True))


def build(texts: Sequence[str]) -> Grams:
    """Build the index, and tell what that takes."""
    begun = time.perf_counter()
    grams = Grams(texts)
    took = time.perf_counter() - begun
    size = sum(len(text.encode()) for text in texts) / 1e6
    command = [sys.executable, "-m", "bench.scale", MEMORY, str(len(texts))]
    told = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)  # noqa: S603
    kept, peak = told.stdout.split()
    print(
        f"\n{len(texts):,} texts: built in {took:.2f} s ({size / took:.1f} MB/s), "
        f"{kept} MB, {peak} MB at most while building"
    )
    return grams


def memory(size: int) -> tuple[int, int]:
    """Tell by how many MB the index lets this process grow, afterwards and at most.

    Only Linux tells; elsewhere both are 0.
    """
    highest = Path("/proc/self/clear_refs")
    if not highest.exists():
        return 0, 0
    texts = questions(size)
    gc.collect()
    highest.write_text("5")  # it is counted anew
    before = resident("VmRSS")
    grams = Grams(texts)
    gc.collect()
    kept, peak = resident("VmRSS") - before, resident("VmHWM") - before
    return (kept, peak) if len(grams) else (0, 0)


def resident(kind: str) -> int:
    """Tell the memory of this process in MB, as Linux counts it."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) // 1024 for line in lines if line.startswith(kind))


def run(find: Find, asked: Sequence[Typed]) -> Run:
    """Ask every question one way."""
    find(asked[0].text)
    seconds, waited, places = [], [], []
    for each in asked:
        begun, since = time.thread_time(), time.perf_counter()
        found = find(each.text)
        seconds.append(time.thread_time() - begun)
        waited.append(time.perf_counter() - since)
        places.append(found.index(each.number) if each.number in found else None)
    return Run(seconds, waited, places)


def tell(name: str, run: Run, first: int | None = None) -> Run:
    """Print a line of the table."""
    count = len(run.places[:first])
    middle, late = (within(run.seconds, share) for share in (0.5, 0.99))
    times = f"{middle:10.2f}{late:10.2f}" if first is None else " " * 20
    recalls = f"{run.recall(1, first):10.1%}{run.recall(LIMIT, first):10.1%}"
    print(f"  {name:24}{count:5}{times}{recalls}", flush=True)
    return run


def by_grams(grams: Grams, text: str) -> list[int]:
    """Find with the index."""
    return [found.number for found in grams.find(text, LIMIT)]


def by_wratio(texts: Sequence[str], text: str) -> list[int]:
    """Find as one does without an index."""
    return [at for _, _, at in process.extract(text, texts, scorer=fuzz.WRatio, limit=LIMIT)]


def by_ratio(keys: Sequence[str], text: str) -> list[int]:
    """Find by the nearest keystrokes alone."""
    ratios = process.cdist([keystrokes(text)], keys, scorer=fuzz.ratio)[0]
    return best(ratios)


class Scan:
    """The same judgement as the index's, on every text; it shares no code with it."""

    def __init__(self, keys: Sequence[str]) -> None:
        self.keys = keys
        lines = "\n".join(("", *keys, "")).encode("ascii")
        self.grams = codes(lines)
        self.owners = np.cumsum(np.frombuffer(lines, np.uint8)[1:-1] == ord("\n"), dtype=np.int32)

    def find(self, text: str) -> list[int]:
        """Find by the ratio and the share of 3-grams."""
        keys = keystrokes(text)
        shares = self.shares(np.unique(codes(f"\n{keys}\n".encode())))
        ratios = process.cdist([keys], self.keys, scorer=fuzz.ratio)[0] / 100
        return best(RATIO * ratios + (1 - RATIO) * shares)

    def shares(self, grams: Numbers) -> Floats:
        """Tell how much of the 3-grams each text has."""
        row = np.zeros(1 << 24, np.uint8)
        row[grams] = range(1, len(grams) + 1)
        rows = row[self.grams]
        at = np.flatnonzero(rows)
        has = np.zeros((len(grams), len(self.keys)), bool)
        has[rows[at] - 1, self.owners[at]] = True
        weights = np.log1p(len(self.keys) / np.maximum(has.sum(axis=1), 0.5))
        shares: Floats = np.zeros(len(self.keys))
        for weight, texts in zip(weights, has, strict=True):
            shares += weight * texts
        shares /= weights.sum()
        return shares


def codes(lines: bytes) -> Numbers:
    """Write each three keys as a number."""
    keys: Numbers = np.frombuffer(lines, np.uint8).astype(np.int32)
    return (keys[:-2] << 16 | keys[1:-1] << 8 | keys[2:]).astype(np.int32)


def best(scores: NDArray[np.floating]) -> list[int]:
    """Give the numbers of the highest scores, the highest first."""
    top = np.flatnonzero(scores >= np.partition(scores, -LIMIT)[-LIMIT])
    return [int(at) for at in top[np.argsort(-scores[top], kind="stable")][:LIMIT]]


if __name__ == "__main__":
    main()
