"""Points and places."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta

from bot.quiz.round import Given, Round
from bot.quiz.rules import settled


@dataclass(frozen=True, slots=True)
class Score:
    """What a member has of a round, or of several."""

    member: int
    points: int
    right: int
    answered: int


@dataclass(frozen=True, slots=True)
class Place:
    """Where a member stands: 1 is the first; members with the same points share a place."""

    place: int
    member: int
    points: int
    right: int
    answered: int


def scores(round: Round) -> tuple[Score, ...]:
    """Score everybody who answered a question that counts, by member."""
    points: defaultdict[int, int] = defaultdict(int)
    right: defaultdict[int, int] = defaultdict(int)
    answered: defaultdict[int, int] = defaultdict(int)
    streaks: Mapping[int, int] = {}
    for position in settled(round):
        by_member = round.given[position]
        for member, given in by_member.items():
            answered[member] += 1
            right[member] += given.right
            points[member] += _points(round, position, given, streaks.get(member, 0))
        streaks = {
            member: streaks.get(member, 0) + 1 for member, given in by_member.items() if given.right
        }
    return tuple(Score(each, points[each], right[each], answered[each]) for each in sorted(points))


def places(scored: Iterable[Score]) -> tuple[Place, ...]:
    """Rank scores: with 30, 20, 20 and 10 points the places are 1, 2, 2 and 4."""
    ranked = sorted(scored, key=lambda score: (-score.points, score.member))
    found: list[Place] = []
    for number, score in enumerate(ranked, start=1):
        shares = bool(found) and found[-1].points == score.points
        place = found[-1].place if shares else number
        found.append(Place(place, score.member, score.points, score.right, score.answered))
    return tuple(found)


def _points(round: Round, position: int, given: Given, streak: int) -> int:
    if not given.right:
        return 0
    worth = round.plan.points
    speed = 0 if round.is_open else int(worth.speed * _left(round, position, given))
    return worth.right + speed + min(streak * worth.streak, worth.most_streak)


def _left(round: Round, position: int, given: Given) -> float:
    """Tell what share of a question's time was left at an answer, 0.0 to 1.0."""
    passed = given.at - round.asked[position]
    for pause in round.pauses:
        if pause.position == position and pause.end and round.asked[position] <= pause.start:
            passed -= max(min(pause.end, given.at) - pause.start, timedelta())
    share = 1 - passed / timedelta(seconds=max(round.plan.seconds, 1))
    return min(max(share, 0.0), 1.0)
