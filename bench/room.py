"""Measure the real bot, in a process of its own, in the study room.

    python -m bench.room

Each time is told beside a bare discord.py bot's /ping in the same run, as machines differ.
"""

from __future__ import annotations

import asyncio
import statistics
import sys
import tempfile
import time
from collections.abc import Awaitable
from pathlib import Path

from bench.study import Study, bare, times, told, tutor
from bot.room.result import Result

QUESTIONS = ("리전이 뭐야?", "EC2 왜 씀?", "rds 비유로", "이씨투 머임", "오토 스케일링 장점")
ASKED, IN_FLIGHT, MANY = 300, 1000, 10_000


def main() -> int:
    """Measure and print."""
    asyncio.run(_measure())
    return 0


async def _measure() -> None:
    async with bare() as study:
        person = study.person("지우")
        ping = await times(ASKED, lambda at: person.run("질문", "ping"))
    print("\n# The bot in the study room")
    print(f"bare bot: start to ready  {study.ready:.2f} s;  /ping  {told(ping)}")
    with tempfile.TemporaryDirectory() as folder:
        async with tutor(Path(folder)) as study:
            print(f"tutor: start to ready  {study.ready:.2f} s")
            await _ask(study, ping)


async def _ask(study: Study, ping: list[float]) -> None:
    person, pid = study.person("지우"), study.opened.launch.pid

    def ask(at: int) -> Awaitable[Result]:
        return person.run("질문", "ask", question=QUESTIONS[at % len(QUESTIONS)])

    asked = await times(ASKED, ask)
    more = (statistics.median(asked) - statistics.median(ping)) * 1000
    print(f"/ask  {told(asked)};  {more:+.2f} ms at p50 beside /ping (goal: at most +1.5)")
    started = time.perf_counter()
    results = await asyncio.gather(*(ask(at) for at in range(IN_FLIGHT)))
    failed = sum(not result.worked for result in results)
    seconds = time.perf_counter() - started
    print(f"{IN_FLIGHT:,} questions in flight  {seconds:.1f} s, {failed} without an answer")
    before = _memory(pid)
    for _ in range(MANY // IN_FLIGHT):
        await asyncio.gather(*(ask(at) for at in range(IN_FLIGHT)))
    print(f"memory  {before:.0f} MB, after {MANY:,} more questions {_memory(pid):.0f} MB")


def _memory(pid: int) -> float:
    """Give the resident memory of a process in MB; where the system tells it."""
    status = Path(f"/proc/{pid}/status")
    if not status.exists():
        return 0.0
    lines = dict(line.split(":", 1) for line in status.read_text().splitlines())
    return int(lines["VmRSS"].split()[0]) / 1024


if __name__ == "__main__":
    sys.exit(main())
