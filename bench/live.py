"""Measure how soon a changed note is live, and how long the event loop is held meanwhile.

    python -m bench.live

A bot's event loop ticks every millisecond while a thread rebuilds the base; the longest
wait between two ticks is told beside the longest with nothing to do.
"""

from __future__ import annotations

import asyncio
import statistics
import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from shutil import copytree

from bench.notes import write_notes
from bot.base.build import build
from bot.base.file import load
from bot.config import Group
from bot.tutor.shelf import Snapshot, Volume
from bot.tutor.tutor import Tutor

ROOT = Path(__file__).resolve().parent.parent
SHIPPED = ROOT / "knowledge" / "ko"
EDITS = 7
TICK = 0.001  # seconds
IDLE = 1.0
EDIT = "\n\n그래서 {}번째로 조금 더 빠르다고 한다.\n"


class Watched(Volume):
    """A volume that tells when a new tutor was swapped in."""

    live = 0.0

    def _swap(self, snapshot: Snapshot) -> None:
        if snapshot.tutor is not self.snapshot.tutor:
            self.live = time.perf_counter()
        super()._swap(snapshot)


def main() -> None:
    """Measure with the shipped note, then with a folder of many."""
    print("a changed note is live, from the look that takes it to the swap (ms)")
    with tempfile.TemporaryDirectory() as folder:
        copytree(SHIPPED, Path(folder, "ko"))
        measured("the shipped note", Path(folder, "ko"))
    with tempfile.TemporaryDirectory() as folder:
        write_notes(Path(folder))
        measured("a folder of many", Path(folder))


def measured(name: str, folder: Path) -> None:
    """Print how long a change takes and holds the loop, beside a build from nothing."""
    volume = Watched(name, Group(notes=(folder,), base=folder / "base.yaml"))
    volume.refresh()
    note = sorted(folder.rglob("*.md"))[0]
    took = [_changed(volume, note, number) for number in range(EDITS)]
    fresh = _from_nothing(folder)
    live = statistics.median(took)
    print(
        f"{name:18} {1000 * live:7.0f}   at most {1000 * max(took):.0f}; "
        f"{live / fresh:.2f} x a build and a tutor from nothing"
    )
    held, idle = asyncio.run(_held(volume, note))
    print(f"{'':18} the event loop is held {held:.1f} ms at most ({idle:.1f} with nothing to do)")


def _changed(volume: Watched, note: Path, number: int) -> float:
    _edit(note, number)
    volume.refresh()  # the look that sees it; the next one takes it, if it has settled
    start = time.perf_counter()
    if not volume.refresh():
        raise RuntimeError("the change was not seen")
    return volume.live - start


def _edit(note: Path, number: int) -> None:
    note.write_text(note.read_text(encoding="utf-8") + EDIT.format(number), encoding="utf-8")


def _from_nothing(folder: Path) -> float:
    with tempfile.TemporaryDirectory() as other:
        start = time.perf_counter()
        build([folder], Path(other, "base.yaml"))
        Tutor(load(Path(other, "base.yaml")))
        return time.perf_counter() - start


async def _held(volume: Volume, note: Path) -> tuple[float, float]:
    """Give the longest hold while a change is taken, and with nothing to do, in ms."""
    idle = await _longest(lambda: asyncio.sleep(IDLE))
    _edit(note, EDITS)
    volume.refresh()
    held = await _longest(lambda: asyncio.to_thread(volume.refresh))
    return held, idle


async def _longest(work: Callable[[], Awaitable[object]]) -> float:
    done = asyncio.ensure_future(work())
    longest = 0.0
    while not done.done():
        start = time.perf_counter()
        await asyncio.sleep(TICK)
        longest = max(longest, time.perf_counter() - start - TICK)
    await done
    return 1000 * longest


if __name__ == "__main__":
    main()
