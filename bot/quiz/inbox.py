"""Where answers come in: those that come together are stored together, in one transaction."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable

from bot.quiz.ledger import Handed, Ledger
from bot.quiz.receipt import Outcome, Receipt
from bot.store import StoreError

_log = logging.getLogger(__name__)

GATHER = 0.02  # seconds between two transactions while many answer
MOST_AT_ONCE = 400  # answers in one transaction: SQLite takes 32,766 values a statement

Taken = Callable[[str, bool], None]


class Inbox:
    """Stores answers as fast as the database takes them.

    `taken` is told of each round that got some, and whether one of them ended its question.

    While one transaction is under way the answers that come wait for the next: a burst costs
    a few disk flushes, a single answer one.
    """

    def __init__(self, ledger: Ledger, taken: Taken) -> None:
        self._ledger = ledger
        self._taken = taken
        self._waiting: list[tuple[Handed, asyncio.Future[Receipt]]] = []
        self._work: asyncio.Task[None] | None = None

    async def hand_in(self, handed: Handed) -> Receipt:
        """Store an answer; returns once it is committed. TRY_AGAIN tells of a busy store."""
        future: asyncio.Future[Receipt] = asyncio.get_running_loop().create_future()
        self._waiting.append((handed, future))
        if self._work is None:
            self._work = asyncio.create_task(self._store_all(), name="answers")
        return await asyncio.shield(future)

    async def settle(self) -> None:
        """Wait until all that has come in is stored."""
        if self._work is not None:
            await asyncio.shield(self._work)

    async def _store_all(self) -> None:
        try:
            while self._waiting:
                batch = self._waiting[:MOST_AT_ONCE]
                del self._waiting[: len(batch)]
                for (_, future), receipt in zip(batch, await self._store(batch), strict=True):
                    if not future.done():
                        future.set_result(receipt)
                if len(batch) > 1:  # a crowd: what comes in a moment is stored together
                    await asyncio.sleep(GATHER)
        finally:
            self._work = None

    async def _store(self, batch: list[tuple[Handed, asyncio.Future[Receipt]]]) -> list[Receipt]:
        handed = [each for each, _ in batch]
        try:
            receipts = await self._ledger.hand_in(handed)
        except StoreError as error:
            _log.warning("%d answers could not be stored: %s", len(batch), error)
        except Exception:
            _log.exception("%d answers could not be stored", len(batch))
        else:
            self._tell(handed, receipts)
            return receipts
        return [Receipt(Outcome.TRY_AGAIN)] * len(batch)

    def _tell(self, handed: list[Handed], receipts: list[Receipt]) -> None:
        won = {each.round for each, receipt in zip(handed, receipts, strict=True) if receipt.right}
        for round_id in {each.round for each in handed}:
            self._taken(round_id, round_id in won)
