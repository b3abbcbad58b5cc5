"""Rounds in the store: whatever changes one is stored, with what is to be shown of it, at once."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.quiz.asked import Asked
from bot.quiz.item import Form
from bot.quiz.receipt import Outcome, Receipt
from bot.quiz.record import dump, load, with_answers
from bot.quiz.round import (
    Announce,
    Answer,
    Ask,
    Effect,
    Event,
    Given,
    Phase,
    Podium,
    Recount,
    Reveal,
    Round,
    Step,
)
from bot.quiz.rules import admits, apply
from bot.quiz.score import scores
from bot.quiz.stage import Reason
from bot.store import Store
from bot.store.rows import AnswerRow, AskedRow, PostRow, RoundRow, ScoreRow
from bot.store.store import Work

Clock = Callable[[], datetime]

TELL = "tell"  # the kind of a post that tells the organiser; its detail is the reason
KINDS: Mapping[type[Effect], str] = {
    Announce: "announce",
    Ask: "ask",
    Reveal: "reveal",
    Podium: "podium",
}
_MOST_READ = 256  # rounds whose state is kept as it was read


@dataclass(frozen=True, slots=True)
class Handed:
    """An answer as it was handed in; `at` is when it came."""

    round: str
    member: int
    position: int
    value: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Standing:
    """A round as it stands in the store."""

    round: Round
    version: int
    owner: str


class Ledger:
    """Keeps rounds for one process. Every method may raise StoreBusy; nothing is changed then."""

    def __init__(self, store: Store, owner: str, clock: Clock) -> None:
        self.store = store
        self.owner = owner
        self._clock = clock
        self._read: OrderedDict[tuple[str, int], Round] = OrderedDict()
        self._outlines: OrderedDict[str, Round] = OrderedDict()

    def now(self) -> datetime:
        """Tell the time."""
        return self._clock()

    async def add(self, step: Step) -> bool:
        """Store a new round; False where one runs in its channel."""
        async with self.store.write() as work:
            return await self.add_in(work, step)

    async def add_in(self, work: Work, step: Step) -> bool:
        """Store a new round as part of other work."""
        round = step.round
        row = RoundRow(
            id=round.id,
            server=round.server,
            channel=round.channel,
            starter=round.starter,
            state=dump(round),
            running=True,
            active=True,
            version=1,
            owner=self.owner,
        )
        if not await work.rounds.add(row):
            return False
        await work.posts.add(_posts(round.id, 1, step.effects))
        await work.asked.put(
            AskedRow(round.server, item.id, item.fact, item.form, round.began)
            for item in round.items
        )
        return True

    async def find(self, round_id: str) -> Standing | None:
        """Find a round with all its answers."""
        async with self.store.read() as work:
            row = await work.rounds.get(round_id)
            return await self._standing(work, row) if row else None

    async def outline(self, round_id: str) -> Round | None:
        """Find a round for its items and plan alone: answers and phase may be old, or none.

        A thousand members read it in one second, so that it is kept.
        """
        known = self._outlines.get(round_id)
        if known is None:
            async with self.store.read() as work:
                row = await work.rounds.get(round_id)
            if row is None:
                return None
            known = self._outlines[round_id] = self._state(row)
            while len(self._outlines) > _MOST_READ:
                self._outlines.popitem(last=False)
        return known

    async def running(self, channel: int) -> Standing | None:
        """Find the round that runs in a channel."""
        async with self.store.read() as work:
            row = await work.rounds.running(channel)
            return await self._standing(work, row) if row else None

    async def change(self, round_id: str, *events: Event, tell: Reason | None = None) -> Step:
        """Let events happen to a round; the effects are those of all of them.

        Raises KeyError where there is no such round.
        """
        async with self.store.write() as work:
            return await self.change_in(work, round_id, *events, tell=tell)

    async def change_in(
        self, work: Work, round_id: str, *events: Event, tell: Reason | None = None
    ) -> Step:
        """Let events happen to a round as part of other work."""
        rows = await work.rounds.lock([round_id])
        if not rows:
            raise KeyError(round_id)
        before = (await self._standing(work, rows[0])).round
        step = Step(before)
        for event in events:
            after = apply(step.round, event, self._clock())
            step = Step(after.round, (*step.effects, *after.effects))
        if step.round != before or step.effects or tell:
            await self._save(work, rows[0], before, step, tell)
        return step

    async def hand_in(self, handed: Sequence[Handed]) -> list[Receipt]:
        """Store answers of any rounds, all or none; gives a receipt for each, in order."""
        receipts: list[Receipt] = []
        async with self.store.write() as work:
            rows = {row.id: row for row in await work.rounds.lock({each.round for each in handed})}
            states = {row.id: Step(await self._partly(work, row, handed)) for row in rows.values()}
            for each in handed:
                step, receipt = _taken(states.get(each.round), each)
                receipts.append(receipt)
                if step:
                    states[each.round] = step
            for id, row in rows.items():
                await self._put_answers(work, row, states[id])
        return receipts

    async def posts(self, round_id: str) -> tuple[PostRow, ...]:
        """List what a round has shown and is to show, in order."""
        async with self.store.read() as work:
            return await work.posts.all(round_id)

    async def shown(self, post: PostRow, message: int) -> None:
        """Note that something has been shown."""
        async with self.store.write() as work:
            await work.posts.done(post, message)

    async def rest(self, round_id: str, version: int) -> bool:
        """Note that there is no more work about a round, unless it changed meanwhile."""
        async with self.store.write() as work:
            return await work.rounds.rest(round_id, version)

    async def asked(self, server: int) -> tuple[Asked, ...]:
        """List what a group was asked, the latest first."""
        async with self.store.read() as work:
            rows = await work.asked.of(server)
        return tuple(Asked(row.item, row.fact, Form(row.form), row.at) for row in rows)

    async def forget(self, member: int) -> None:
        """Delete everything that is stored of a member."""
        async with self.store.write() as work:
            books = (work.answers, work.scores, work.appeals, work.schedules)
            for book in books:
                await book.forget(member)
            for row in await work.rounds.started_by(member):
                state = dump(replace(self._state(row), starter=0))
                await work.rounds.save(
                    replace(row, starter=0, state=state, version=row.version + 1)
                )

    async def _standing(self, work: Work, row: RoundRow) -> Standing:
        answers = await work.answers.of(row.id)
        round = with_answers(self._state(row), _given(answers))
        return Standing(round, row.version, row.owner)

    async def _partly(self, work: Work, row: RoundRow, handed: Iterable[Handed]) -> Round:
        """Read a round with the answers of those alone who hand one in."""
        mine = [each for each in handed if each.round == row.id]
        positions = {each.position for each in mine}
        answers = await work.answers.of_members(row.id, positions, {each.member for each in mine})
        return with_answers(self._state(row), _given(answers))

    def _state(self, row: RoundRow) -> Round:
        key = row.id, row.version
        state = self._read.get(key)
        if state is None:
            state = self._read[key] = load(row.state)
            while len(self._read) > _MOST_READ:
                self._read.popitem(last=False)
        return state

    async def _save(
        self, work: Work, row: RoundRow, before: Round, step: Step, tell: Reason | None
    ) -> None:
        after, version = step.round, row.version + 1
        await work.answers.put(_changed(row.id, before, after))
        await work.rounds.save(self._changed_row(row, after, version))
        await work.posts.add(_posts(row.id, version, step.effects, tell))
        if after.phase is Phase.ENDED:
            await self._put_scores(work, after)

    def _changed_row(self, row: RoundRow, after: Round, version: int) -> RoundRow:
        return replace(
            row,
            state=dump(after),
            running=after.phase is not Phase.ENDED,
            active=True,
            version=version,
            owner=row.owner if row.active else self.owner,
        )

    async def _put_answers(self, work: Work, row: RoundRow, step: Step) -> None:
        """Store what was handed in; only in a race does that change the round as well."""
        await work.answers.put(_rows(row.id, step.round))
        if step.effects:
            version = row.version + 1
            await work.rounds.save(self._changed_row(row, step.round, version))
            await work.posts.add(_posts(row.id, version, step.effects))

    async def _put_scores(self, work: Work, round: Round) -> None:
        stood = await work.scores.of(round.id)
        ended = stood[0].ended if stood else self._clock()
        rows = [
            ScoreRow(
                round=round.id,
                member=each.member,
                server=round.server,
                points=each.points,
                right=each.right,
                answered=each.answered,
                ended=ended,
            )
            for each in scores(round)
        ]
        await work.scores.replace(round.id, rows)


def _taken(step: Step | None, handed: Handed) -> tuple[Step | None, Receipt]:
    """Let one answer happen; gives the step, None where nothing changed, and the receipt."""
    if step is None or step.round.phase is Phase.ENDED:
        return None, Receipt(Outcome.OVER)
    round, event = step.round, Answer(handed.member, handed.position, handed.value)
    by_member = round.given[handed.position] if 0 <= handed.position < len(round.given) else {}
    before = by_member.get(handed.member)
    stands = before.value if before else ""
    if not admits(round, handed.member, handed.position, handed.at):
        chose = before is not None and round.plan.is_race and round.phase is Phase.OPEN
        is_same = chose and handed.position == round.position
        return None, Receipt(Outcome.SAME if is_same else Outcome.LATE, stands)
    after = apply(round, event, handed.at)
    given = after.round.given[handed.position][handed.member]
    right = given.right if round.plan.is_race else None
    if given == before:
        return None, Receipt(Outcome.SAME, stands, right)
    outcome = Outcome.CHANGED if before else Outcome.STORED
    effects = tuple(each for each in after.effects if not isinstance(each, Recount))
    return Step(after.round, (*step.effects, *effects)), Receipt(outcome, given.value, right)


def _given(rows: Iterable[AnswerRow]) -> Iterable[tuple[int, Given]]:
    return ((row.position, Given(row.member, row.value, row.at, row.right)) for row in rows)


def _rows(round_id: str, round: Round) -> list[AnswerRow]:
    return [
        AnswerRow(round_id, position, member, given.value, given.at, given.right)
        for position, by_member in enumerate(round.given)
        for member, given in by_member.items()
    ]


def _changed(round_id: str, before: Round, after: Round) -> list[AnswerRow]:
    stood = set(_rows(round_id, before))
    return [row for row in _rows(round_id, after) if row not in stood]


def _posts(
    round_id: str, version: int, effects: Iterable[Effect], tell: Reason | None = None
) -> list[PostRow]:
    """Write effects down as posts; a new count is shown when there is time for it."""
    posts = [
        PostRow(round_id, version, order, KINDS[type(effect)], getattr(effect, "position", 0))
        for order, effect in enumerate(effects)
        if not isinstance(effect, Recount)
    ]
    if tell:
        posts.append(PostRow(round_id, version, len(tuple(effects)), TELL, 0, tell))
    return posts
