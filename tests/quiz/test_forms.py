"""Items of the shipped bases, of the trials, and of bases that hypothesis makes up."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.base.build import read_base
from bot.base.entry import Base, Concept, Entry, Facet, Source
from bot.quiz.blank import heard, shows
from bot.quiz.clues import clues, tells
from bot.quiz.forms import FORMS
from bot.quiz.generate import items
from bot.quiz.grade import grade
from bot.quiz.item import FALSE, TRUE, Form, Item
from bot.quiz.prompt import LONGEST_CHOICE
from bot.text.keyboard import keystrokes
from tests.base.bases import bases as any_bases
from tests.quiz.shipped import BASES, KOREAN, SHIPPED, base_of, items_of
from tests.shared import shared

HIDDEN = (Form.NAME, Form.TYPED, Form.LIKENESS, Form.CLOZE, Form.SIDE, Form.WHICH)
NAMES = (Form.NAME, Form.LIKENESS, Form.CLOZE, Form.SIDE, Form.WHICH)
TEXTS_CHOSEN = (Form.MEANING, Form.ANALOGY)
TWO = (Form.WHICH, Form.TRUTH, Form.OWN)
LONGEST_PROMPT = 300


def names_of(base: Base, concept: str) -> tuple[str, ...]:
    (found,) = [each for each in base.concepts if each.name == concept]
    return (found.name, *found.aliases)


def hold(base: Base, made: tuple[Item, ...]) -> None:
    """Every rule that the items of a base must keep."""
    assert len({item.id for item in made}) == len(made)
    for item in made:
        assert item.sources
        assert item.explanation
        assert len(item.prompt) <= LONGEST_PROMPT
        hold_typed(item) if item.is_typed else hold_choices(item)
        if item.form in HIDDEN:
            names = names_of(base, item.concept)
            assert not shows(item.prompt, names), item
            assert not heard(item.prompt, names), item
        if item.form in HIDDEN and item.form is not Form.WHICH:
            assert not tells(item.concept, item.prompt), item
        if item.form in TEXTS_CHOSEN:
            assert not any(shows(each, names_of(base, item.concept)) for each in item.choices)
        if item.form in NAMES:
            hold_names(base, item)


def hold_typed(item: Item) -> None:
    assert all(grade(name, item.accepted, item.refused).right for name in item.accepted)
    assert not any(grade(name, item.accepted, item.refused).right for name in item.refused)


def hold_choices(item: Item) -> None:
    assert 0 <= item.right < len(item.choices)
    assert len({keystrokes(choice) or choice for choice in item.choices}) == len(item.choices)
    assert (2 if item.form in TWO else 3) <= len(item.choices) <= 4
    if item.form in TEXTS_CHOSEN:
        lengths = sorted(map(len, item.choices))
        assert lengths[-1] <= LONGEST_CHOICE
        assert lengths[-1] <= 3 * lengths[0]


def hold_names(base: Base, item: Item) -> None:
    """No wrong choice is right as well, is named in the prompt, or lacks what gives away."""
    mine = [keystrokes(name) for name in names_of(base, item.concept) if keystrokes(name)]
    wrong = [choice for choice in item.choices if choice != item.answer]
    for choice in wrong:
        theirs = [keystrokes(name) for name in names_of(base, choice) if keystrokes(name)]
        assert not any(one in other or other in one for one in mine for other in theirs), item
        assert not shows(item.prompt, names_of(base, choice)), item
    if item.form is not Form.WHICH and clues(item.concept, item.prompt):
        assert any(
            keystrokes(clue) in keystrokes(choice)
            for choice in wrong
            for clue in clues(item.concept, item.prompt)
        ), item


@pytest.mark.parametrize("path", BASES, ids=lambda path: path.parent.name + "/" + path.stem)
def test_every_item_keeps_the_rules(path: Path) -> None:
    hold(base_of(path), items_of(path))


def test_items_of_the_reference_note_keep_the_rules() -> None:
    base, _ = read_base([shared("seed/aws-note.md")])
    made = items(base)
    assert len(made) > 80
    hold(base, made)


def test_the_shipped_bases_give_every_form() -> None:
    for path in SHIPPED:
        assert {item.form for item in items_of(path)} == set(Form) - {Form.OWN}


def test_every_form_has_a_maker_once() -> None:
    assert len(set(FORMS)) == len(FORMS)


def test_the_same_base_gives_the_same_items() -> None:
    base = base_of(KOREAN)
    assert items(base) == items(replace(base))


def test_ids_do_not_change_with_the_order_or_the_rest_of_the_base() -> None:
    base = base_of(KOREAN)
    known = {(item.form, item.concept, item.prompt): item for item in items_of(KOREAN)}
    turned = items(replace(base, concepts=tuple(reversed(base.concepts))))
    fewer = items(replace(base, concepts=base.concepts[::2]))
    for item in (*turned, *fewer):
        same = known.get((item.form, item.concept, item.prompt))
        assert (
            same is None or item.form is Form.ORDER or same.fact != item.fact or same.id == item.id
        )
    assert {item.id for item in items_of(KOREAN)} & {item.id for item in fewer}


def test_forms_that_ask_the_same_share_the_fact() -> None:
    asked = {item.form: item.fact for item in items_of(KOREAN) if item.concept == "스케일 업"}
    assert asked[Form.NAME] == asked[Form.MEANING] == asked[Form.TYPED] == asked[Form.TRUTH]
    assert asked[Form.LIKENESS] == asked[Form.ANALOGY] != asked[Form.NAME]


def test_statements_are_true_and_false() -> None:
    rights = [item.answer for item in items_of(KOREAN) if item.form is Form.TRUTH]
    assert min(rights.count(TRUE), rights.count(FALSE)) > len(rights) / 4


def test_right_choices_stand_at_every_place() -> None:
    made = [item for item in items_of(KOREAN) if len(item.choices) == 4]
    assert {item.right for item in made} == {0, 1, 2, 3}


WORDS = st.text("가나다라마바사아자차카타 abcXYZ019-()", min_size=1, max_size=12)
TEXTS = st.lists(WORDS, min_size=1, max_size=8).map(" ".join)
SOURCE = Source("note.md", ("제목",), 1, 2)


@st.composite
def bases(draw_: st.DrawFn) -> Base:
    """Bases whose entries look like prose: so that there are items."""
    names = draw_(st.lists(WORDS.map(str.strip).filter(bool), min_size=1, max_size=6, unique=True))
    concepts = []
    for name in names:
        facets = draw_(st.lists(st.sampled_from(list(Facet)), max_size=4, unique=True))
        entries = tuple(
            Entry(name, facet, f"{name}은 {draw_(TEXTS)}", (SOURCE,)) for facet in facets
        )
        concepts.append(Concept(name, tuple(draw_(st.lists(WORDS, max_size=1))), (), entries))
    return Base(tuple(concepts))


def test_an_alias_that_cannot_be_typed_is_never_asked_for() -> None:
    told = Entry("VPC", Facet.DEFINITION, "VPC는 가상의 사설 망이며 AWS 안에 만든다", (SOURCE,))
    base = Base((Concept("VPC", ("-", "가상 사설 망"), (), (told,)),))
    typed = [item for item in items(base) if item.is_typed]
    assert typed
    assert all("-" not in item.accepted for item in typed)
    hold(base, items(base))


@settings(max_examples=100)
@given(bases() | any_bases())
def test_any_base_gives_items_that_keep_the_rules(base: Base) -> None:
    hold(base, items(base))
