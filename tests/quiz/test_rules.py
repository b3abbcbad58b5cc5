"""The rules of a round, one by one and in any order."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from bot.quiz.plan import Plan
from bot.quiz.record import dump, load, with_answers
from bot.quiz.round import (
    Accept,
    Announce,
    Answer,
    Ask,
    Effect,
    End,
    Event,
    Hold,
    Next,
    Phase,
    Podium,
    Reask,
    Recount,
    Resume,
    Reveal,
    Round,
    Skip,
    Stop,
    Tick,
)
from bot.quiz.rules import apply, begin, settled
from bot.quiz.score import Score, places, scores
from tests.quiz.rounds import (
    CHANNEL,
    HANEUL,
    ITEMS,
    JIWOO,
    MINSU,
    NOON,
    PLAN,
    SERVER,
    STARTER,
    choice,
    later,
)


def fresh(plan: Plan = PLAN, items: int = 3) -> Round:
    chosen = (ITEMS + tuple(choice(n) for n in range(4, 20)))[:items]
    return begin("r", SERVER, CHANNEL, STARTER, plan, chosen, NOON).round


def play(round: Round, *events: tuple[float, Event]) -> tuple[Round, list[Effect]]:
    shown: list[Effect] = []
    for seconds, event in events:
        step = apply(round, event, later(seconds))
        round = step.round
        shown += step.effects
    return round, shown


def test_a_round_runs_by_the_clock() -> None:
    round, shown = play(fresh(), *((second, Tick()) for second in range(200)))
    assert round.end is End.DONE
    assert shown == [Ask(0), Reveal(0), Ask(1), Reveal(1), Ask(2), Reveal(2), Podium()]
    assert round.asked == (later(30), later(58), later(86))


def test_it_begins_with_the_announcement() -> None:
    step = begin("r", SERVER, CHANNEL, STARTER, PLAN, ITEMS, NOON)
    assert (step.effects, step.round.until) == ((Announce(),), later(30))


def test_an_answer_may_be_changed_until_time_is_up() -> None:
    round, shown = play(
        fresh(),
        (30, Tick()),
        (31, Answer(MINSU, 0, "0")),
        (32, Answer(MINSU, 0, "1")),
        (50, Answer(MINSU, 0, "0")),
        (50, Tick()),
        (51, Answer(MINSU, 0, "0")),
    )
    assert round.given[0][MINSU].value == "1"
    assert round.given[0][MINSU].at == later(32)
    assert shown == [Ask(0), Recount(0), Recount(0), Reveal(0)]


def test_three_silent_questions_end_the_round_politely() -> None:
    round, _ = play(fresh(items=8), *((second, Tick()) for second in range(300)))
    assert (round.end, len(round.asked)) == (End.SILENT, 3)


def test_a_question_that_ran_out_unseen_is_not_silent() -> None:
    round, _ = play(fresh(items=8), (30, Tick()), (100, Tick()))
    assert (round.phase, round.silent) == (Phase.SHOWN, 0)


def test_a_round_that_stood_still_for_long_is_not_gone_on_with() -> None:
    round, shown = play(fresh(), (30, Tick()), (31, Answer(MINSU, 0, "1")), (5000, Tick()))
    assert round.end is End.AWAY
    assert shown[-2:] == [Reveal(0), Podium()]
    assert [score.right for score in scores(round)] == [1]


def test_a_skipped_question_counts_for_nobody() -> None:
    round, shown = play(fresh(), (30, Tick()), (31, Answer(MINSU, 0, "1")), (32, Skip()))
    assert shown[-1] == Reveal(0)
    assert scores(replace(round, phase=Phase.ENDED)) == ()


def test_stop_counts_what_was_settled() -> None:
    round, shown = play(
        fresh(),
        (30, Tick()),
        (31, Answer(MINSU, 0, "1")),
        (50, Tick()),
        (58, Tick()),
        (59, Answer(JIWOO, 1, "로드밸런서")),
        (60, Stop()),
        (61, Stop()),
    )
    assert [score.member for score in scores(round)] == [MINSU]
    assert shown[-2:] == [Reveal(1), Podium()]


def test_the_clock_stands_still_while_a_round_is_held() -> None:
    round, shown = play(
        fresh(),
        (30, Tick()),
        (35, Hold()),
        (36, Hold()),
        (400, Tick()),
        (401, Answer(MINSU, 0, "1")),
        (500, Resume()),
        (501, Answer(JIWOO, 0, "1")),
        (514, Tick()),
        (515, Tick()),
    )
    assert shown == [Ask(0), Recount(0), Recount(0), Recount(0), Reveal(0)]
    first, second = scores(round)
    assert first.points > second.points > 100


def test_a_question_that_was_not_out_begins_anew() -> None:
    round, _ = play(fresh(), (30, Tick()), (45, Reask()), (60, Answer(MINSU, 0, "1")))
    assert round.until == later(65)
    assert round.given[0][MINSU].right


def test_an_open_round_takes_all_questions_at_once() -> None:
    plan = replace(PLAN, open_hours=24)
    round, shown = play(
        fresh(plan),
        (5, Answer(MINSU, 2, "1")),
        (6, Answer(MINSU, 0, "1")),
        (7, Skip()),
        (24 * 3600, Tick()),
    )
    assert shown == [Podium()]
    assert [(score.right, score.points) for score in scores(round)] == [(2, 200)]


def test_a_set_back_clock_makes_no_phase_longer() -> None:
    round, _ = play(fresh(), (30, Tick()), (-7200, Tick()))
    assert round.until is not None
    assert round.until <= later(-7200 + 30)


def test_accepting_judges_all_answers_again() -> None:
    round, _ = play(
        fresh(),
        (30, Tick()),
        (31, Skip()),
        (32, Next()),
        (33, Answer(MINSU, 1, "부하 분산기")),
        (33, Answer(JIWOO, 1, "부하분산기요")),
        (33, Answer(HANEUL, 1, "오토 스케일링")),
        (52, Tick()),
    )
    after, shown = play(round, (60, Accept(1, "부하 분산기")))
    assert shown == [Reveal(1)]
    assert [given.right for given in after.given[1].values()] == [True, True, False]
    assert play(after, (61, Accept(1, "부하 분산기"))) == (after, [])


# Points and places


def answered(*seconds: float) -> Round:
    events: list[tuple[float, Event]] = [(30, Tick())]
    events += [(30 + at, Answer(MINSU + n, 0, "1")) for n, at in enumerate(seconds)]
    return play(fresh(), *events, (50, Tick()))[0]


def test_speed_is_worth_less_than_being_right() -> None:
    first, half, last = scores(answered(0, 10, 19.9))
    assert (first.points, half.points, last.points) == (150, 125, 100)


def test_a_streak_brings_a_little_up_to_a_limit() -> None:
    events: list[tuple[float, Event]] = []
    for position in range(6):
        start = 30 + 28 * position
        value = "1" if position != 1 else "로드 밸런서"
        events += [
            (start, Tick()),
            (start + 10, Answer(MINSU, position, value)),
            (start + 20, Tick()),
        ]
    round, _ = play(fresh(items=6), *events)
    (score,) = scores(round)
    assert score.points == 6 * 125 + 0 + 10 + 20 + 30 + 30 + 30


def test_ties_share_a_place() -> None:
    found = places(Score(member, points, 1, 1) for member, points in enumerate((10, 30, 20, 20)))
    assert [(place.place, place.points) for place in found] == [(1, 30), (2, 20), (2, 20), (4, 10)]


@given(
    st.lists(st.tuples(st.integers(1, 9), st.integers(0, 5)), max_size=9, unique_by=lambda s: s[0])
)
def test_places_follow_the_points(scored: list[tuple[int, int]]) -> None:
    found = places(Score(member, points, 0, 0) for member, points in scored)
    for place in found:
        assert place.place == 1 + sum(other.points > place.points for other in found)


# Any events in any order


ORDERS: list[Event] = [Skip(), Next(), Hold(), Resume(), Reask(), Stop(), Stop(End.LOST)]


class AnyRound(RuleBasedStateMachine):
    """Whatever happens: phases go forward, posts come in order, answers are only ever changed."""

    def __init__(self) -> None:
        super().__init__()
        self.round = fresh()
        self.now: datetime = NOON
        self.shown: list[Effect] = []

    @initialize(race=st.booleans(), hours=st.sampled_from([0, 0, 0, 2]), items=st.integers(1, 5))
    def begin(self, race: bool, hours: int, items: int) -> None:
        self.round = fresh(replace(PLAN, is_race=race, open_hours=hours), items)

    def happens(self, event: Event) -> None:
        before = self.round
        step = apply(before, event, self.now)
        self.round = step.round
        self.shown += [each for each in step.effects if not isinstance(each, Recount)]
        for old, new in zip(before.given, self.round.given, strict=True):
            assert old.keys() <= new.keys()
        assert self.round.position >= before.position
        assert self.round.asked[: len(before.asked) - 1] == before.asked[: len(before.asked) - 1]
        if before.phase is Phase.ENDED:
            assert self.round.phase is Phase.ENDED

    @rule(seconds=st.floats(0, 40))
    def time_passes(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)
        self.happens(Tick())

    @rule(
        member=st.sampled_from([MINSU, JIWOO]),
        position=st.integers(0, 5),
        value=st.sampled_from(["0", "1", "로드 밸런서", "부하 분산기", ""]),
    )
    def answer(self, member: int, position: int, value: str) -> None:
        self.happens(Answer(member, position, value))

    @rule(
        event=st.sampled_from([Skip(), Next(), Hold(), Resume(), Reask(), Stop(), Stop(End.LOST)])
    )
    def order(self, event: Event) -> None:
        self.happens(event)

    @precondition(lambda self: len(self.round.items) > 1)
    @rule()
    def accept(self) -> None:
        self.happens(Accept(1, "부하 분산기"))

    @invariant()
    def each_question_is_asked_once_and_in_order(self) -> None:
        asked = [each.position for each in self.shown if isinstance(each, Ask)]
        assert asked == list(range(len(asked)))

    @invariant()
    def only_a_held_or_ended_round_has_no_end_of_its_phase(self) -> None:
        stands = self.round.held is not None or self.round.phase is Phase.ENDED
        assert (self.round.until is None) == stands

    @invariant()
    def the_store_gives_back_what_it_takes(self) -> None:
        answers = [
            (position, given)
            for position, by_member in enumerate(self.round.given)
            for given in by_member.values()
        ]
        assert with_answers(load(dump(self.round)), answers) == self.round

    @invariant()
    def nobody_has_more_right_than_was_settled(self) -> None:
        for score in scores(self.round):
            assert score.right <= score.answered <= len(settled(self.round))


TestAnyRound = AnyRound.TestCase


@pytest.mark.parametrize("event", [Tick(), Answer(MINSU, 0, "1"), Skip(), Next(), Hold(), Stop()])
def test_nothing_happens_to_a_round_that_has_ended(event: Event) -> None:
    ended = play(fresh(), (1, Stop()))[0]
    assert play(ended, (2, event)) == (ended, [])
