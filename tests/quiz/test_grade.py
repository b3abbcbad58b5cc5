"""Typed answers: a table of what people type, and rules that hold for any answer."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st

from bot.quiz.grade import Reason, grade
from bot.text.keyboard import keystrokes

TABLE = Path(__file__).with_name("grading.yaml")
ROWS: list[dict[str, Any]] = yaml.safe_load(TABLE.read_text(encoding="utf-8"))


def pairs(key: str) -> list[Any]:
    return [
        pytest.param(typed, row["accepted"], row["refused"], id=f"{row['accepted'][0]}←{typed}")
        for row in ROWS
        for typed in row[key]
    ]


def test_the_table_is_large_enough() -> None:
    assert sum(len(row["pass"]) + len(row["fail"]) for row in ROWS) >= 200


@pytest.mark.parametrize(("typed", "accepted", "refused"), pairs("pass"))
def test_right_is_right_however_it_is_typed(
    typed: str, accepted: list[str], refused: list[str]
) -> None:
    assert grade(typed, accepted, refused).right


@pytest.mark.parametrize(("typed", "accepted", "refused"), pairs("fail"))
def test_wrong_stays_wrong_however_near(
    typed: str, accepted: list[str], refused: list[str]
) -> None:
    assert not grade(typed, accepted, refused).right


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("가용 영역이요", Reason.SAME),
        ("rkdyd duddur", Reason.KEYS),
        ("가용 영욕", Reason.SLIP),
        ("리전", Reason.OTHER),
        ("바나나", Reason.WRONG),
        ("  ", Reason.EMPTY),
        ("||~~||", Reason.EMPTY),
    ],
)
def test_a_verdict_says_why(typed: str, reason: Reason) -> None:
    assert grade(typed, ["가용 영역"], ["리전"]).reason is reason


def test_another_script_and_another_number_are_told() -> None:
    assert grade("이씨투", ["EC2"]).reason is Reason.SOUND
    assert grade("EC3", ["EC2"]).reason is Reason.NUMBER


NAMES = st.sampled_from(sorted({name for row in ROWS for name in row["accepted"] + row["refused"]}))


@given(NAMES, st.sampled_from(["", "!", "요", "입니다", "이요.", " ㅋㅋ", "?"]))
def test_a_name_is_itself_in_every_form(name: str, end: str) -> None:
    assume(not (name[-1] in "+#" or name[-1].isdigit()) or end not in ("!", "?"))
    for form in (name, unicodedata.normalize("NFD", name), name.lower(), f"  {name} "):
        assert grade(form + end, [name]).right


@given(NAMES, NAMES)
def test_a_refused_name_never_passes(name: str, other: str) -> None:
    assume(keystrokes(name) != keystrokes(other))
    assert not grade(other, [name], [other]).right


@given(NAMES, st.integers(0, 999))
def test_numbers_are_exact(name: str, number: int) -> None:
    assume(not any(char.isdigit() for char in name))
    assert not grade(f"{name} {number}", [f"{name} {number + 1}"]).right


@given(st.text(max_size=300), NAMES)
def test_any_text_gets_a_verdict(typed: str, name: str) -> None:
    verdict = grade(typed, [name])
    assert verdict.right == (
        verdict.reason in (Reason.SAME, Reason.KEYS, Reason.SOUND, Reason.SLIP)
    )
