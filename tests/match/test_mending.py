from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.match.mending import is_slip, mend

NAMES = {"rds", "dns", "mau", "iaas", "scale-out"}


def is_name(word: str) -> bool:
    return word.lower() in NAMES


def is_word(word: str) -> bool:
    return word in {"특정", "자동"}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("RDS의 댠점은?", "RDS의 단점은?"),
        ("IAM 툭징", "IAM 특징"),
        ("리전이 무럿인가요", "리전이 무엇인가요"),
        ("IAM 특찡", "IAM 특징"),
        ("IAM 설먕해주세요", "IAM 설명해주세요"),
        ("탄력성 빙유 좀", "탄력성 비유 좀"),
        ("what isDNS?", "what is DNS?"),
        ("disadvantagesof IaaS", "disadvantages of IaaS"),
        ("analogy forscale-out", "analogy for scale-out"),
        ("explain MAU withan analogy", "explain MAU with an analogy"),
        ("advnatages of RDS", "advantages of RDS"),
        ("maudp 대해", "mau에 대해"),
    ],
)
def test_what_asks_is_put_right(typed: str, meant: str) -> None:
    assert mend(typed, is_name, is_word) == meant


@pytest.mark.parametrize(
    "text",
    [
        "특정 리전의 자동 확장",
        "리전의 비용",
        "what is an island?",
        "forget the rest",
        "another region",
        "서비스 가정",
        "동적 할당",
        "EC2에서 지원하는",
        "이씨투가 몇 대",
    ],
)
def test_other_words_stay_as_they_are(text: str) -> None:
    assert mend(text, is_name, is_word) == text


@given(st.text(max_size=60))
def test_mending_never_fails_and_settles(text: str) -> None:
    mended = mend(text, is_name, is_word)
    again = mend(mended, is_name, is_word)
    assert mend(again, is_name, is_word) == again


@pytest.mark.parametrize(("typed", "meant"), [("장점", "단점"), ("단점", "단점"), ("뭐", "왜")])
def test_these_are_no_slips(typed: str, meant: str) -> None:
    assert not is_slip(typed, meant)
