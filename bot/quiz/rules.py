"""The rules of a round: `apply(round, event, now)` gives the next state and the effects.

Everything is pure. What does not fit the phase (a press that came late, a second stop) gives
the same round back and no effects. To add an event: write it in `round.py`, its rule here, and
name that in `apply`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from types import MappingProxyType

from bot.quiz.grade import grade
from bot.quiz.item import Item
from bot.quiz.plan import Plan
from bot.quiz.round import (
    NOBODY,
    Accept,
    Announce,
    Answer,
    Ask,
    Effect,
    End,
    Event,
    Given,
    Hold,
    Next,
    Pause,
    Phase,
    Podium,
    Reask,
    Recount,
    Resume,
    Reveal,
    Round,
    Skip,
    Step,
    Stop,
    Tick,
)

MOST_SILENT = 3  # questions in a row without any answer
LATE = timedelta(seconds=5)  # after which a phase that ran out is taken to have done so unseen
AWAY = timedelta(minutes=15)  # after which a round that stood still is not gone on with


def begin(
    id: str,
    server: int,
    channel: int,
    starter: int,
    plan: Plan,
    items: Sequence[Item],
    now: datetime,
) -> Step:
    """Announce a round; an open round takes answers at once."""
    is_open = plan.open_hours > 0
    lasts = timedelta(hours=plan.open_hours) if is_open else timedelta(seconds=plan.countdown)
    fresh = Round(
        id=id,
        server=server,
        channel=channel,
        starter=starter,
        plan=plan,
        items=tuple(items),
        phase=Phase.OPEN if is_open else Phase.COUNTDOWN,
        position=0,
        until=now + lasts,
        began=now,
        given=(NOBODY,) * len(items),
    )
    return Step(fresh, (Announce(),))


def apply(round: Round, event: Event, now: datetime) -> Step:
    """Let an event happen to a round; `now` is UTC-aware."""
    if isinstance(event, Accept):
        return _accept(round, event)
    if round.phase is Phase.ENDED:
        return Step(round)
    match event:
        case Answer():
            return _answer(round, event, now)
        case Stop():
            return _stop(round, event.end)
        case _:
            return _TIMED[type(event)](round, now)


def admits(round: Round, member: int, position: int, now: datetime) -> bool:
    """Tell whether a member may answer a question now.

    Of several tries in a race the first would be worth nothing: a choice is made once there.
    """
    if round.phase is not Phase.OPEN or not 0 <= position < len(round.items):
        return False
    if round.until is not None and now >= round.until:
        return False
    if round.is_open:
        return True
    chose = round.plan.is_race and not round.items[position].is_typed
    return position == round.position and not (chose and member in round.given[position])


def judge(item: Item, value: str) -> bool:
    """Tell whether an answer is right: the index of a choice, or what was typed."""
    if item.is_typed:
        return grade(value, item.accepted, item.refused).right
    return value == str(item.right)


def settled(round: Round) -> tuple[int, ...]:
    """List the questions whose answers count by now."""
    if round.is_open:
        return tuple(range(len(round.items))) if round.phase is Phase.ENDED else ()
    begun = len(round.asked) - (round.phase is Phase.OPEN)
    return tuple(at for at in range(begun) if at not in round.skipped)


def _tick(round: Round, now: datetime) -> Step:
    if round.until is None:
        return Step(round)
    if now < round.until:
        return Step(_within_bounds(round, now))
    if now - round.until > AWAY and not round.is_open:
        shown = (Reveal(round.position),) if round.phase is Phase.OPEN else ()
        return _end(round, End.AWAY, *shown)
    match round.phase:
        case Phase.COUNTDOWN:
            return _ask(round, 0, now)
        case Phase.OPEN if round.is_open:
            return _end(round, End.DONE)
        case Phase.OPEN:
            return _settle(round, now)
        case _:
            return _go_on(round, now)


def _within_bounds(round: Round, now: datetime) -> Round:
    """Let no phase last longer than planned, though the clock was set back."""
    lasts = timedelta(
        hours=round.plan.open_hours,
        seconds=max(round.plan.countdown, round.plan.seconds, round.plan.pause),
    )
    if round.until is None or round.until - now <= lasts:
        return round
    return replace(round, until=now + lasts)


def _answer(round: Round, event: Answer, now: datetime) -> Step:
    if not admits(round, event.member, event.position, now):
        return Step(round)
    item, by_member = round.items[event.position], round.given[event.position]
    before = by_member.get(event.member)
    if before is not None and before.value == event.value:
        return Step(round)
    given = Given(event.member, event.value, now, judge(item, event.value))
    after = _with_given(round, event.position, {**by_member, event.member: given})
    if round.is_open:
        return Step(after)
    if round.plan.is_race and given.right:
        return _settle(after, now)
    return Step(after, (Recount(event.position),))


def _with_given(round: Round, position: int, by_member: dict[int, Given]) -> Round:
    given = list(round.given)
    given[position] = MappingProxyType(by_member)
    return replace(round, given=tuple(given))


def _ask(round: Round, position: int, now: datetime) -> Step:
    after = replace(
        round,
        phase=Phase.OPEN,
        position=position,
        until=now + timedelta(seconds=round.plan.seconds),
        held=None,
        asked=(*round.asked, now),
    )
    return Step(after, (Ask(position),))


def _settle(round: Round, now: datetime) -> Step:
    """End the question that is open; where nobody could see it end, nobody was silent."""
    unseen = round.until is not None and now - round.until > LATE
    answered = bool(round.given[round.position]) or unseen
    after = replace(
        round,
        phase=Phase.SHOWN,
        until=now + timedelta(seconds=round.plan.pause),
        held=None,
        silent=0 if answered else round.silent + 1,
    )
    return Step(after, (Reveal(round.position),))


def _go_on(round: Round, now: datetime) -> Step:
    if round.position + 1 >= len(round.items):
        return _end(round, End.DONE)
    if round.silent >= MOST_SILENT:
        return _end(round, End.SILENT)
    return _ask(round, round.position + 1, now)


def _end(round: Round, end: End, *before: Effect) -> Step:
    after = replace(round, phase=Phase.ENDED, until=None, held=None, end=end)
    return Step(after, () if end is End.LOST else (*before, Podium()))


def _skip(round: Round, now: datetime) -> Step:
    if round.phase is not Phase.OPEN or round.is_open:
        return Step(round)
    step = _settle(replace(round, skipped=(*round.skipped, round.position)), now)
    return replace(step, round=replace(step.round, silent=round.silent))


def _next(round: Round, now: datetime) -> Step:
    match round.phase:
        case Phase.COUNTDOWN:
            return _ask(round, 0, now)
        case Phase.SHOWN:
            return _go_on(round, now)
        case _:
            return Step(round)


def _stop(round: Round, end: End) -> Step:
    """End a round; the question that is open counts for nobody, as not all could answer it."""
    if round.phase is not Phase.OPEN or round.is_open:
        return _end(round, end)
    unsettled = replace(round, skipped=(*round.skipped, round.position))
    return _end(unsettled, end, Reveal(round.position))


def _hold(round: Round, now: datetime) -> Step:
    if round.until is None:
        return Step(round)
    left = max(round.until - now, timedelta())
    pause = Pause(round.position, now)
    return Step(replace(round, until=None, held=left, pauses=(*round.pauses, pause)))


def _resume(round: Round, now: datetime) -> Step:
    if round.held is None:
        return Step(round)
    pauses = (*round.pauses[:-1], replace(round.pauses[-1], end=now))
    after = replace(round, until=now + round.held, held=None, pauses=pauses)
    match round.phase:
        case Phase.COUNTDOWN:
            return Step(after, (Announce(),))
        case Phase.OPEN if not round.is_open:
            return Step(after, (Recount(round.position),))
        case _:
            return Step(after)


def _reask(round: Round, now: datetime) -> Step:
    if round.phase is not Phase.OPEN or round.is_open or round.held is not None:
        return Step(round)
    until = now + timedelta(seconds=round.plan.seconds)
    return Step(replace(round, until=until, asked=(*round.asked[:-1], now)))


_TIMED: Mapping[type[Event], Callable[[Round, datetime], Step]] = {
    Tick: _tick,
    Skip: _skip,
    Next: _next,
    Hold: _hold,
    Resume: _resume,
    Reask: _reask,
}


def _accept(round: Round, event: Accept) -> Step:
    """Judge the answers to a typed question again, with one more that is right."""
    item = round.items[event.position]
    if not item.is_typed or judge(item, event.text):
        return Step(round)
    item = replace(
        item,
        accepted=(*item.accepted, event.text),
        refused=tuple(each for each in item.refused if each != event.text),
    )
    items = (*round.items[: event.position], item, *round.items[event.position + 1 :])
    judged = {
        member: replace(given, right=given.right or judge(item, given.value))
        for member, given in round.given[event.position].items()
    }
    after = _with_given(replace(round, items=items), event.position, judged)
    shown: list[Effect] = []
    if event.position in settled(after) and not round.is_open:
        shown.append(Reveal(event.position))
    if round.phase is Phase.ENDED:
        shown.append(Podium())
    return Step(after, tuple(shown))
