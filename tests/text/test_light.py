"""Everyday words, in whatever form."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.text.light import FILE, forms, is_light


@pytest.mark.parametrize(
    "word",
    [
        "들어오",
        "싸웠어",
        "싸운",
        "없앴던",
        "불러",
        "도와주",
        "처음",
        "instead",
        "achiev",
        "stopp",
    ],
)
def test_everyday_words_are_light(word: str) -> None:
    assert is_light(word)


@pytest.mark.parametrize("word", ["요금", "리전", "감수분열", "세포", "server", "deadlock", "결작"])
def test_words_of_a_subject_are_not(word: str) -> None:
    assert not is_light(word)


@pytest.mark.parametrize(
    ("root", "some"),
    [
        ("싸우", {"싸운", "싸울", "싸워", "싸웠"}),
        ("줄이", {"줄인", "줄여", "줄였"}),
        ("부르", {"부른", "불러", "불렀"}),
        ("만들", {"만든", "만드"}),
        ("발생하", {"발생해", "발생했", "발생한"}),
        ("돕", {"도우", "도와", "도운"}),
        ("쉽", {"쉬운", "쉬워"}),
    ],
)
def test_the_forms_of_a_root(root: str, some: set[str]) -> None:
    assert some <= set(forms(root))


@given(st.text(max_size=12))
def test_any_text_may_be_asked_about(text: str) -> None:
    assert is_light(text) in (True, False)


def test_no_word_stands_twice() -> None:
    for section in FILE.read_text(encoding="utf-8").split("\n["):
        words = [
            w for line in section.splitlines()[1:] if not line.startswith("#") for w in line.split()
        ]
        assert len(words) == len(set(words))
