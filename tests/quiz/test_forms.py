"""Items of the shipped bases, of the trials, and of bases that hypothesis makes up."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.base.build import read_base
from bot.base.entry import Base, Concept, Entry, Facet, Source
from bot.base.file import load
from bot.quiz.asked import Asked
from bot.quiz.blank import BLANK, blanked, shows
from bot.quiz.draw import draw
from bot.quiz.generate import items
from bot.quiz.grade import grade
from bot.quiz.item import FALSE, TRUE, Form, Item
from bot.quiz.plan import Plan
from bot.quiz.prompt import is_clear
from bot.quiz.topics import about, offered, topics
from bot.text.keyboard import keystrokes
from tests.quiz.rounds import NOON

ROOT = Path(__file__).resolve().parents[2]
BASES = [
    *sorted(ROOT.glob("knowledge/*/base.yaml")),
    *sorted(path for path in ROOT.glob("bench/trials/*.md")),
]


@cache
def base_of(path: Path) -> Base:
    return load(path) if path.suffix == ".yaml" else read_base([path])[0]


@cache
def items_of(path: Path) -> tuple[Item, ...]:
    return items(base_of(path))


def names_of(base: Base, concept: str) -> tuple[str, ...]:
    (found,) = [each for each in base.concepts if each.name == concept]
    return (found.name, *found.aliases)


def hold(base: Base, made: tuple[Item, ...]) -> None:
    """Every rule that an item must keep."""
    assert len({item.id for item in made}) == len(made)
    for item in made:
        assert item.sources
        assert item.explanation
        if item.is_typed:
            assert all(grade(name, item.accepted, item.refused).right for name in item.accepted)
            assert not any(grade(name, item.accepted, item.refused).right for name in item.refused)
        else:
            assert 0 <= item.right < len(item.choices)
            assert len({keystrokes(choice) or choice for choice in item.choices}) == len(
                item.choices
            )
        if item.form in (Form.NAME, Form.TYPED, Form.LIKENESS, Form.CLOZE, Form.SIDE, Form.WHICH):
            assert not shows(item.prompt, names_of(base, item.concept)), item
        if item.form in (Form.MEANING, Form.ANALOGY):
            assert not any(shows(each, names_of(base, item.concept)) for each in item.choices)


@pytest.mark.parametrize("path", BASES, ids=lambda path: path.parent.name + "/" + path.stem)
def test_every_item_keeps_the_rules(path: Path) -> None:
    hold(base_of(path), items_of(path))


def test_the_shipped_bases_give_every_form() -> None:
    for path in BASES[:2]:
        assert {item.form for item in items_of(path)} == set(Form) - {Form.OWN}


def test_the_same_base_gives_the_same_items() -> None:
    base = base_of(BASES[1])
    assert items(base) == items(replace(base))
    turned = replace(base, concepts=tuple(reversed(base.concepts)))
    known = {item.id for item in items_of(BASES[1])}
    kept = [item for item in items(turned) if item.id in known]
    assert len(kept) > len(known) / 2


def test_statements_are_true_and_false() -> None:
    rights = [item.answer for item in items_of(BASES[1]) if item.form is Form.TRUTH]
    assert min(rights.count(TRUE), rights.count(FALSE)) > len(rights) / 4


def test_right_choices_stand_at_every_place() -> None:
    made = [item for item in items_of(BASES[1]) if len(item.choices) == 4]
    assert {item.right for item in made} == {0, 1, 2, 3}


WORDS = st.text("가나다라마바사아자차카타 abcXYZ019-()", min_size=1, max_size=12)
TEXTS = st.lists(WORDS, min_size=1, max_size=8).map(" ".join)
SOURCE = Source("note.md", ("제목",), 1, 2)


@st.composite
def bases(draw_: st.DrawFn) -> Base:
    names = draw_(st.lists(WORDS.map(str.strip).filter(bool), min_size=1, max_size=6, unique=True))
    concepts = []
    for name in names:
        facets = draw_(st.lists(st.sampled_from(list(Facet)), max_size=4, unique=True))
        entries = tuple(
            Entry(name, facet, f"{name}은 {draw_(TEXTS)}", (SOURCE,)) for facet in facets
        )
        concepts.append(Concept(name, tuple(draw_(st.lists(WORDS, max_size=1))), (), entries))
    return Base(tuple(concepts))


@settings(max_examples=60)
@given(bases())
def test_any_base_gives_items_that_keep_the_rules(base: Base) -> None:
    hold(base, items(base))


@pytest.mark.parametrize(
    ("text", "names", "prompt"),
    [
        ("리전(Region)은 지역이다", ["리전", "Region"], "____은(는) 지역이다"),
        ("로드밸런서를 쓴다", ["로드 밸런서"], "____을(를) 쓴다"),
        ("An EC2 is a server", ["EC2"], "____ is a server"),
        ("EC20은 다르다", ["EC2"], ""),
        ("지리전은 다르다", ["리전"], ""),
    ],
)
def test_names_are_taken_out(text: str, names: list[str], prompt: str) -> None:
    assert blanked(text, names) == prompt


@pytest.mark.parametrize(
    "text",
    ["짧다", "이것은 앞에서 말한 그것과 같은 것이다", "| a | b | c | d |", "a -> b 로 간다 그리고"],
)
def test_what_cannot_stand_alone_is_not_asked(text: str) -> None:
    assert not is_clear(text)
    assert is_clear(f"{BLANK}은(는) 요청을 여러 서버에 나누어 주는 장치입니다.")


# Drawing

SEEDS = st.integers(0, 10_000)


@given(SEEDS, st.integers(1, 30))
def test_a_round_asks_no_fact_twice(seed: int, size: int) -> None:
    drawn = draw(items_of(BASES[1]), Plan(size=size, seed=seed))
    assert len(drawn) == size
    assert len({item.fact for item in drawn}) == size
    assert draw(items_of(BASES[1]), Plan(size=size, seed=seed)) == drawn


@given(SEEDS)
def test_a_round_mixes_forms_and_grows_harder(seed: int) -> None:
    drawn = draw(items_of(BASES[1]), Plan(size=10, seed=seed))
    assert len({item.form for item in drawn}) >= 4
    assert len({item.concept for item in drawn}) == 10
    assert drawn[0].difficulty <= drawn[-1].difficulty


@given(SEEDS)
def test_what_was_just_asked_is_not_asked_again(seed: int) -> None:
    made = items_of(BASES[1])
    first = draw(made, Plan(size=10, seed=seed))
    asked = [Asked(item.id, item.fact, item.form, NOON) for item in first]
    second = draw(made, Plan(size=10, seed=seed), asked)
    assert not {item.fact for item in first} & {item.fact for item in second}


def test_a_fact_that_comes_again_comes_in_another_form() -> None:
    made = [item for item in items_of(BASES[1]) if item.concept == "리전"]
    history: list[Asked] = []
    for turn in range(8):
        (item,) = draw(made, Plan(size=1, seed=turn), history)
        before = [each.form for each in history if each.fact == item.fact][-1:]
        others = {each.form for each in made if each.fact == item.fact}
        assert item.form not in before or len(others) == 1
        at = NOON + timedelta(days=turn)
        history.append(Asked(item.id, item.fact, item.form, at))


def test_forms_and_topics_choose_the_items() -> None:
    made = items_of(BASES[1])
    typed = draw(made, Plan(size=5, forms=(Form.TYPED,)))
    assert {item.form for item in typed} == {Form.TYPED}
    assert {item.concept for item in about(made, "ㄹㅣㅈㅓㄴ")} == {"리전"}
    assert {item.concept for item in about(made, "flwjs")} == {"리전"}
    assert about(made, "글로벌 인프라")
    assert about(made, "없는 주제입니다") == ()
    assert about(made, " ") == made


def test_topics_complete_as_they_are_typed() -> None:
    known = topics(items_of(BASES[1]))
    assert "리전" in known
    assert any("인프라" in each for each in offered(known, "인프라"))
    assert offered(known, "") == known[:25]
