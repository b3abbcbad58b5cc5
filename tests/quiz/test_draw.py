"""What a round is drawn from, and which topics it may have."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

from hypothesis import example, given
from hypothesis import strategies as st

from bot.quiz.asked import Asked
from bot.quiz.draw import draw
from bot.quiz.item import Form
from bot.quiz.plan import Plan
from bot.quiz.topics import about, offered, topics
from tests.quiz.rounds import NOON
from tests.quiz.shipped import KOREAN, items_of

SEEDS = st.integers(0, 10_000)


@given(SEEDS, st.integers(1, 30))
def test_a_round_asks_no_fact_twice(seed: int, size: int) -> None:
    drawn = draw(items_of(KOREAN), Plan(size=size, seed=seed))
    assert len(drawn) == size
    assert len({item.fact for item in drawn}) == size
    assert draw(items_of(KOREAN), Plan(size=size, seed=seed)) == drawn


@given(SEEDS)
@example(2881)  # drew three forms alone
def test_a_round_mixes_forms_and_grows_harder(seed: int) -> None:
    drawn = draw(items_of(KOREAN), Plan(size=10, seed=seed))
    assert len({item.form for item in drawn}) >= 4
    assert len({item.concept for item in drawn}) == 10
    assert drawn[0].difficulty <= drawn[-1].difficulty


@given(SEEDS)
def test_what_was_just_asked_is_not_asked_again(seed: int) -> None:
    made = items_of(KOREAN)
    first = draw(made, Plan(size=10, seed=seed))
    asked = [Asked(item.id, item.fact, item.form, NOON) for item in first]
    second = draw(made, Plan(size=10, seed=seed), asked)
    assert not {item.fact for item in first} & {item.fact for item in second}


@given(SEEDS)
def test_round_after_round_all_of_a_topic_is_asked(seed: int) -> None:
    made = about(items_of(KOREAN), "스케일 업")
    facts = {item.fact for item in made}
    history: list[Asked] = []
    for turn in range(len(facts)):
        (item,) = draw(made, Plan(size=1, seed=seed + turn), history)
        history.append(Asked(item.id, item.fact, item.form, NOON + timedelta(days=turn)))
    assert Counter(each.fact for each in history) == Counter(facts)


def test_a_fact_that_comes_again_comes_in_another_form() -> None:
    made = [item for item in items_of(KOREAN) if item.concept == "리전"]
    history: list[Asked] = []
    for turn in range(len(made) * 2):
        (item,) = draw(made, Plan(size=1, seed=turn), history)
        before = [each.form for each in history if each.fact == item.fact][-1:]
        others = {each.form for each in made if each.fact == item.fact}
        assert item.form not in before or len(others) == 1
        at = NOON + timedelta(days=turn)
        history.append(Asked(item.id, item.fact, item.form, at))


def test_there_are_fewer_items_where_there_are_fewer() -> None:
    made = [item for item in items_of(KOREAN) if item.concept == "리전"]
    facts = {item.fact for item in made}
    assert {item.fact for item in draw(made, Plan(size=100))} == facts
    assert draw((), Plan(size=3)) == ()


def test_forms_and_topics_choose_the_items() -> None:
    made = items_of(KOREAN)
    typed = draw(made, Plan(size=5, forms=(Form.TYPED,)))
    assert {item.form for item in typed} == {Form.TYPED}
    for sloppy in ("ㄹㅣㅈㅓㄴ", "flwjs", "리 전"):
        assert {item.concept for item in about(made, sloppy)} == {"리전"}
    assert {item.concept for item in about(made, "로드 벨런서")} == {"로드 밸런서"}
    assert about(made, "글로벌 인프라")
    assert about(made, "없는 주제입니다") == ()
    assert about(made, " ") == made


def test_topics_complete_as_they_are_typed() -> None:
    known = topics(items_of(KOREAN))
    assert "리전" in known
    assert any("인프라" in each for each in offered(known, "인프라"))
    assert offered(known, "") == known[:25]
