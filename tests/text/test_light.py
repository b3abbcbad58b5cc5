"""Everyday words, in whatever form."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.text.light import FILE, is_light


@pytest.mark.parametrize(
    "word",
    [
        "들어오",
        "싸웠어",
        "싸운",
        "없앴던",
        "불러",
        "도와주",
        "줄였는데",
        "발생했던",
        "쉬워서",
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


@given(st.text(max_size=12))
def test_any_text_may_be_asked_about(text: str) -> None:
    assert is_light(text) in (True, False)


def test_no_word_stands_twice() -> None:
    for section in FILE.read_text(encoding="utf-8").split("\n["):
        words = [
            w for line in section.splitlines()[1:] if not line.startswith("#") for w in line.split()
        ]
        assert len(words) == len(set(words))
