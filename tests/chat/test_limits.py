from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.limits import Limiter, Recent
from bot.config import Rate
from tests.chat.conftest import Clock


@pytest.fixture
def clock() -> Clock:
    return Clock()


def test_so_many_at_once_and_no_more(clock: Clock) -> None:
    limiter = Limiter(Rate(questions=3, seconds=30), clock)
    assert [limiter.take(1) for _ in range(3)] == [None] * 3
    wait = limiter.take(1)
    assert wait
    assert wait.seconds == pytest.approx(10)
    assert not wait.told
    again = limiter.take(1)
    assert again
    assert again.told
    assert limiter.take(2) is None


def test_a_token_comes_back_in_time(clock: Clock) -> None:
    limiter = Limiter(Rate(questions=3, seconds=30), clock)
    while limiter.take(1) is None:
        pass
    clock.now += 10
    assert limiter.take(1) is None
    wait = limiter.take(1)
    assert wait
    assert not wait.told


@given(st.lists(st.floats(0, 40), max_size=60))
def test_never_more_than_the_rate(pauses: list[float]) -> None:
    clock = Clock()
    rate = Rate(questions=4, seconds=20)
    limiter = Limiter(rate, clock)
    start, taken = clock.now, 0
    for pause in pauses:
        clock.now += pause
        taken += limiter.take("x") is None
        most = rate.questions + (clock.now - start) * rate.questions / rate.seconds
        assert taken <= most + 1e-6


def test_the_memory_is_bounded(clock: Clock) -> None:
    recent: Recent[int, int] = Recent(clock, 10, 60)
    for key in range(1000):
        recent.put(key, key)
    assert len(recent) == 10
    assert recent.get(999) == 999
    assert recent.get(0) is None


def test_what_is_old_is_forgotten(clock: Clock) -> None:
    recent: Recent[str, int] = Recent(clock, 10, 60)
    recent.put("a", 1)
    clock.now += 61
    assert recent.get("a") is None
    assert len(recent) == 0


def test_adding_tells_what_is_new(clock: Clock) -> None:
    recent: Recent[str, bool] = Recent(clock, 10, 60)
    assert recent.add("a", True)
    assert not recent.add("a", True)
    clock.now += 61
    assert recent.add("a", True)
