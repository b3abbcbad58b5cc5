"""Measure how answers of the quiz are written: many in one transaction, each on the disk."""

from __future__ import annotations

import asyncio
import sqlite3
import statistics
import time
from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from bench.study import told
from bot.quiz.inbox import Inbox
from bot.quiz.item import Form, Item
from bot.quiz.ledger import Handed, Ledger
from bot.quiz.plan import Plan
from bot.quiz.receipt import Outcome, Receipt
from bot.quiz.round import Tick
from bot.quiz.rules import begin
from bot.store.store import Store, open_store

ANSWERS, ALONE = 1000, 200
ITEM = Item("1", Form.NAME, "리전", "1", "AWS의 지리적 위치", ("가용 영역", "리전"), right=1)
PLAN = Plan(size=1, seconds=600, countdown=0)


class Timed(Ledger):
    """A ledger that notes how many seconds each write of answers takes."""

    def __init__(self, store: Store) -> None:
        super().__init__(store, "bench", _now)
        self.seconds: list[float] = []

    async def hand_in(self, handed: Sequence[Handed]) -> list[Receipt]:
        """Store answers, and note how long that took."""
        started = time.perf_counter()
        receipts = await super().hand_in(handed)
        self.seconds.append(time.perf_counter() - started)
        return receipts


async def measure_writes(folder: Path) -> None:
    """Tell how long writes take: many answers within a second, all at once, and one by one."""
    bare = _bare(folder / "bare.db")
    print(f"a bare SQLite  one row a write {told(bare)}")
    async with open_store(f"sqlite:///{folder / 'writes.db'}") as store:
        await _measure(store, "in a second", ANSWERS, 1.0)
        await _measure(store, "at once", ANSWERS, 0.0)
        alone = await _measure(store, "one by one", ALONE, None)
    ratio = statistics.median(alone) / statistics.median(bare)
    print(f"  one answer alone takes {ratio:.1f} x of a bare SQLite's row")


async def _measure(store: Store, how: str, count: int, spread: float | None) -> list[float]:
    """Hand in the answers of a round over some seconds, or one by one; gives the writes' times."""
    ledger = Timed(store)
    await ledger.add(begin(how, 1, len(how), 1, PLAN, [ITEM], _now()))
    await ledger.change(how, Tick())
    inbox = Inbox(ledger, lambda round_id, won: None)
    started = time.perf_counter()
    if spread is None:
        receipts = [await _answer(inbox, how, member, 0) for member in range(count)]
    else:
        waits = (spread * member / count for member in range(count))
        answers = (_answer(inbox, how, *each) for each in enumerate(waits))
        receipts = await asyncio.gather(*answers)
    rate = count / (time.perf_counter() - started)
    if any(receipt.outcome is not Outcome.STORED for receipt in receipts):
        raise RuntimeError("an answer was not stored")
    told_writes = f"{len(ledger.seconds)} writes, {told(ledger.seconds)} a write"
    print(f"database: {count:,} answers {how} in {told_writes}; {rate:,.0f} answers a second")
    return ledger.seconds


async def _answer(inbox: Inbox, round_id: str, member: int, wait: float) -> Receipt:
    await asyncio.sleep(wait)
    return await inbox.hand_in(Handed(round_id, member, 0, "1", _now()))


def _bare(path: Path) -> list[float]:
    """Write rows one by one with Python's sqlite3 alone, as safely as the store does."""
    seconds = []
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for pragma in ("journal_mode=WAL", "synchronous=FULL"):
            connection.execute(f"PRAGMA {pragma}")
        connection.execute("CREATE TABLE answers (member INTEGER PRIMARY KEY, value TEXT)")
        for member in range(ALONE):
            started = time.perf_counter()
            connection.execute("INSERT INTO answers VALUES (?, '1')", (member,))
            seconds.append(time.perf_counter() - started)
    return seconds


def _now() -> datetime:
    return datetime.now(UTC)
