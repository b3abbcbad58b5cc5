"""What `check` tells of the items of a base."""

from __future__ import annotations

from bot.base.entry import Base, Concept, Entry, Facet, OwnItem, Source
from bot.quiz.generate import items
from bot.quiz.item import Form
from bot.quiz.weak import lines, weak
from tests.quiz.shipped import SHIPPED, base_of, items_of

PLACE = Source("base.yaml", (), 7, 9)


def reasons(*own: OwnItem) -> list[str]:
    return [each.why for each in weak(items(Base(items=own)))]


def test_shipped_bases_have_hardly_a_weak_item() -> None:
    for path in SHIPPED:
        assert len(weak(items_of(path))) <= len(items_of(path)) / 50


def test_an_own_item_that_holds_its_answer_is_weak() -> None:
    given = OwnItem("EC2는 무엇일까요, EC2일까요?", answers=("EC2",), sources=(PLACE,))
    (found,) = weak(items(Base(items=(given,))))
    assert str(found).startswith("base.yaml · 7-9: own, ")
    assert "the question holds its answer. word it without the answer." in str(found)


def test_an_uneven_choice_is_weak() -> None:
    long = "요청을 여러 서버에 고르게 나누어 주어 한 대가 쉬어도 서비스가 이어지게 하는 장치"
    (why,) = reasons(OwnItem("로드 밸런서의 뜻은?", (long, "표", "지역"), long, sources=(PLACE,)))
    assert why.endswith("the right choice is by far the longest")


def test_long_questions_and_answers_are_weak() -> None:
    (why,) = reasons(OwnItem("왜 그럴까요? " * 30, answers=("까닭",), sources=(PLACE,)))
    assert why.endswith("the question is long for a phone")
    (why,) = reasons(OwnItem("무엇인가요?", answers=("가나다라 " * 10,), sources=(PLACE,)))
    assert why.endswith("the answer is long to type")


def test_the_same_question_with_two_answers_is_weak() -> None:
    asked = "가장 큰 것은 무엇인가요?"
    (why,) = reasons(
        OwnItem(asked, answers=("고래",), sources=(PLACE,)),
        OwnItem(asked, answers=("코끼리",), sources=(PLACE,)),
    )
    assert "고래" in why
    assert "코끼리" in why


def test_concepts_that_nothing_asks_of_are_named_once() -> None:
    alone = Concept("리전", entries=(Entry("리전", Facet.DEFINITION, "지역", (PLACE,)),))
    (line,) = lines(Base((alone,)))
    assert '"리전"' in line
    assert "definition" in line


def test_every_weak_item_is_one_of_the_items() -> None:
    for path in SHIPPED:
        known = {item.id for item in items_of(path)}
        assert {each.item for each in weak(items_of(path))} <= known
        assert all(item.form is not Form.OWN for item in items_of(path)) or base_of(path).items
