"""The dictionary stems of inflected verbs."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.text.hangul import is_syllable
from bot.text.verbs import lemmas


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("뽑", "뽑는 뽑아서 뽑은 뽑으면 뽑았다 뽑기 뽑을까 뽑고있다"),
        ("나누", "나누는 나눈다 나눠 나눠서 나누었다 나눴는데 나누면 나눔 나누려고 나눠지는"),
        ("만들", "만드는 만든 만들어 만들었다 만들면 만듦 만들어지며 만들지말라는"),
        ("부르", "부르는 부른다 불러 불렀다 부를 불러와서"),
        ("듣", "듣는 들어서 들은 들었던 듣기"),
        ("쉽", "쉬운 쉬워서 쉽게 쉬웠다 쉬움 쉽지만"),
        ("돕", "돕는 도와주는 도왔다 도운"),
        ("짓", "짓는 지어 지은 지었다"),
        ("모으", "모으는 모아서 모은 모았다"),
        ("거치", "거치는 거쳐 거쳐야하는 거쳤던 거침"),
        ("정하", "정하는 정한 정해 정해져있지만 정했다 정하면"),
        ("매기", "매긴 매겨놓고 매기는 매겼다"),
    ],
)
def test_the_forms_of_a_verb_meet_in_its_stem(lemma: str, forms: str) -> None:
    for form in forms.split():
        assert lemma in lemmas(form), form


@pytest.mark.parametrize(
    ("one", "other"),
    [("사고", "사는"), ("증거", "증가"), ("물고기", "묻는"), ("사람", "사는"), ("학교", "학생")],
)
def test_other_words_do_not_meet(one: str, other: str) -> None:
    assert lemmas(one).isdisjoint(lemmas(other))


@pytest.mark.parametrize("word", ["", "가", "EC2", "리전s", "가" * 40, "ㅋㅋ"])
def test_what_is_no_form_of_a_verb_has_no_stem(word: str) -> None:
    assert lemmas(word) == frozenset()


CLOSED = st.sampled_from(["막", "찾", "읽", "뽑", "묶", "섞", "얻", "접", "꽂", "닫"])
ENDINGS = "는 고 지만 기 게 은 을 음 으면 아서 았다 았던 거나 는다 도록"


@given(CLOSED)
def test_every_plain_ending_leads_back(stem: str) -> None:
    harmony = {"어": str.maketrans("아았", "어었")}
    dark = stem in "읽묶섞얻접"
    ends = (end.translate(harmony["어"]) if dark else end for end in ENDINGS.split())
    forms = [stem + end for end in ends]
    assert all(stem in lemmas(form) for form in forms)
    assert all(lemmas(a) & lemmas(b) for a, b in combinations(forms, 2))


@given(st.text(st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3), max_size=12))
def test_stems_are_syllables(word: str) -> None:
    assert all(lemma and all(map(is_syllable, lemma)) for lemma in lemmas(word))
