"""Drives one round: shows what is stored to be shown, in order, and lets time pass."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

from bot.quiz.inbox import Inbox
from bot.quiz.ledger import TELL, Ledger, Standing
from bot.quiz.round import End, Hold, Phase, Reask, Resume, Round, Stop, Tick
from bot.quiz.rules import apply
from bot.quiz.score import places, scores
from bot.quiz.stage import Reason, Stage, StageBusy, StageLost
from bot.store import StoreError
from bot.store.rows import PostRow

_log = logging.getLogger(__name__)

Sleep = Callable[[float], Awaitable[None]]

UNSHOWN = timedelta(seconds=1)  # after which a question that is not out yet begins anew
COUNTING = 1.5  # seconds between two counts in a message: Discord takes five edits in five
FIRST_WAIT, LONGEST_WAIT = 1.0, 30.0  # seconds before the same is tried again
HOLD_AFTER = 10.0  # seconds of trying, after which the clock of the round stands still
GIVE_UP = 3600.0  # seconds of trying, after which the round ends
LONGEST_TRY = 60.0  # seconds that one try may count for, should the clock jump in it
MOST_FAULTS = 3  # after which a post that fails by a fault of ours is left out


class Driver:
    """Drives one round until there is nothing more to do about it."""

    def __init__(
        self, round_id: str, ledger: Ledger, inbox: Inbox, stage: Stage, sleep: Sleep
    ) -> None:
        self.round_id = round_id
        self._ledger = ledger
        self._inbox = inbox
        self._stage = stage
        self._sleep = sleep
        self._woken = asyncio.Event()
        self._has_answers = False
        self._counted: datetime | None = None
        self._tried = 0.0
        self._wait = FIRST_WAIT
        self._faults = 0

    def wake(self, *, answers: bool = False) -> None:
        """Tell that the round has changed; `answers`: that there are new ones to count.

        The first of those wakes; the others are counted with it.
        """
        if answers and self._has_answers:
            return
        self._has_answers |= answers
        self._woken.set()

    async def run(self) -> None:
        """Drive until the round rests, or another process has taken it over."""
        while True:
            self._woken.clear()
            try:
                if await self._step():
                    return
            except StoreError as error:
                _log.warning("The round %s waits for the store: %s", self.round_id, error)
                await self._sleep(FIRST_WAIT)

    async def _step(self) -> bool:
        """Do the next thing; tells whether it was the last."""
        standing = await self._ledger.find(self.round_id)
        if standing is None or standing.owner != self._ledger.owner:
            return True
        posts = await self._ledger.posts(self.round_id)
        due = next((post for post in posts if not post.done), None)
        if due is not None:
            await self._show(standing.round, due, posts)
        elif standing.round.held is not None:
            await self._change(Resume())
            self._has_answers = True  # to show the new time
        elif standing.round.phase is Phase.ENDED:
            return await self._ledger.rest(self.round_id, standing.version)
        else:
            await self._let_time_pass(standing, posts)
        return False

    async def _change(self, *events: Hold | Resume | Reask | Stop | Tick) -> None:
        await self._ledger.change(self.round_id, *events)

    # Time

    async def _let_time_pass(self, standing: Standing, posts: tuple[PostRow, ...]) -> None:
        round = standing.round
        now = self._ledger.now()
        left = (round.until - now).total_seconds() if round.until else LONGEST_WAIT
        if left <= 0 or apply(round, Tick(), now).round != round:
            await self._inbox.settle()
            await self._change(Tick())
            return
        if self._has_answers and round.phase is Phase.OPEN and not round.is_open:
            early = COUNTING - (now - self._counted).total_seconds() if self._counted else 0.0
            if 0 < early <= COUNTING:
                await self._rest(min(early, left))
                return
            self._counted = now
            await self._recount(posts)
            return
        await self._rest(min(left, LONGEST_WAIT))

    async def _rest(self, seconds: float) -> None:
        """Sleep, but no longer than until the driver is woken."""
        sleeping = asyncio.ensure_future(self._sleep(seconds))
        waking = asyncio.ensure_future(self._woken.wait())
        try:
            await asyncio.wait({sleeping, waking}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for each in (sleeping, waking):
                each.cancel()
            await asyncio.gather(sleeping, waking, return_exceptions=True)

    async def _recount(self, posts: tuple[PostRow, ...]) -> None:
        self._has_answers = False  # before they are read: what comes from now on counts anew
        standing = await self._ledger.find(self.round_id)
        message = _message(posts, "ask", standing.round.position) if standing else 0
        if standing is None or not message:
            return
        try:
            await self._stage.recount(standing.round, standing.round.position, message)
        except StageBusy:
            _log.debug("The round %s: a count could not be shown", self.round_id)
        except StageLost:
            await self._lose(standing.round)

    # Showing

    async def _show(self, round: Round, post: PostRow, posts: tuple[PostRow, ...]) -> None:
        begun = self._ledger.now()
        try:
            message = await self._perform(round, post, posts)
        except StageLost:
            await self._ledger.shown(post, post.message)
            await self._lose(round)
        except StageBusy as error:
            _log.warning("The round %s waits for Discord: %s", self.round_id, error)
            took = (self._ledger.now() - begun).total_seconds()  # the client tries again by itself
            self._tried += min(max(took, 0.0), LONGEST_TRY)
            await self._try_later(round)
        except StoreError:
            raise
        except Exception:
            _log.exception("The round %s: %s could not be shown", self.round_id, post.kind)
            self._faults += 1
            if self._faults >= MOST_FAULTS:
                await self._ledger.shown(post, post.message)
                self._faults = 0
            await self._sleep(FIRST_WAIT)
        else:
            self._tried, self._wait, self._faults = 0.0, FIRST_WAIT, 0
            await self._ledger.shown(post, message)

    async def _perform(self, round: Round, post: PostRow, posts: tuple[PostRow, ...]) -> int:
        match post.kind:
            case "announce":
                return await self._stage.announce(round)
            case "ask":
                return await self._stage.ask(await self._fresh(round, post), post.position)
            case "reveal":
                message = _message(posts, "ask", post.position)
                await self._stage.reveal(round, post.position, message)
                return message
            case "podium":
                stands = _message(posts, "podium", post.position)
                return await self._stage.podium(round, places(scores(round)), stands)
            case _:
                await self._tell(round, Reason(post.detail))
                return 0

    async def _fresh(self, round: Round, post: PostRow) -> Round:
        """Let the time of a question begin anew, where it was not out when it began."""
        is_current = round.phase is Phase.OPEN and round.position == post.position
        if not is_current or not round.asked or round.held is not None:
            return round
        if self._ledger.now() - round.asked[-1] <= UNSHOWN:
            return round
        return (await self._ledger.change(self.round_id, Reask())).round

    async def _tell(self, round: Round, reason: Reason) -> None:
        """Tell the organiser, who may be out of reach: that is no reason to wait."""
        try:
            await self._stage.tell_organiser(round, reason)
        except (StageLost, StageBusy) as error:
            _log.warning("The round %s: nobody could be told (%s): %s", round.id, reason, error)

    async def _lose(self, round: Round) -> None:
        """End the round where its channel is gone; of one that has ended nothing is to be told."""
        if round.phase is not Phase.ENDED:
            await self._ledger.change(self.round_id, Stop(End.LOST), tell=Reason.LOST)
        for post in await self._ledger.posts(self.round_id):
            if not post.done and post.kind != TELL:
                await self._ledger.shown(post, post.message)

    async def _try_later(self, round: Round) -> None:
        if self._tried >= HOLD_AFTER and round.until is not None:
            await self._change(Hold())
            await self._tell(round, Reason.BUSY)
        if self._tried >= GIVE_UP:
            await self._lose(round)
        await self._sleep(self._wait)
        self._tried += self._wait
        self._wait = min(2 * self._wait, LONGEST_WAIT)


def _message(posts: tuple[PostRow, ...], kind: str, position: int) -> int:
    """Find the message in which something stands; 0 where it was never posted."""
    found = (p.message for p in posts if p.kind == kind and p.position == position and p.message)
    return next(found, 0)
