"""Loan words with few consonants, letter by letter."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.text.loan import is_loan


@pytest.mark.parametrize(
    ("latin", "hangul"),
    [
        ("cookie", "쿠키"),
        ("buffer", "버퍼"),
        ("cursor", "커서"),
        ("token", "토큰"),
        ("gateway", "게이트웨이"),
        ("firewall", "파이어월"),
        ("hardware", "하드웨어"),
        ("cache", "캐시"),
        ("merge", "머지"),
        ("node", "노드"),
        ("user", "유저"),
        ("header", "헤더"),
        ("view", "뷰"),
        ("row", "로우"),
        ("lock", "락"),
        ("socket", "소켓"),
        ("Queue", "큐"),
        ("root", "루트"),
        ("swap", "스왑"),
        ("type", "타입"),
    ],
)
def test_한글로_적은_영어_낱말(latin: str, hangul: str) -> None:
    assert is_loan(hangul, latin)


@pytest.mark.parametrize(
    ("latin", "hangul"),
    [
        ("cookie", "고기"),
        ("cookie", "가게"),
        ("color", "골라"),
        ("java", "잡아"),  # parted behind its consonant, as no loan word is
        ("bool", "부르"),
        ("code", "카드"),
        ("byte", "비트"),
        ("save", "잡으"),
        ("page", ""),
        ("", "쿠키"),
    ],
)
def test_소리만_비슷한_우리말은_아니다(latin: str, hangul: str) -> None:
    assert not is_loan(hangul, latin)


@given(st.text(max_size=12), st.text(max_size=12))
def test_any_text_is_taken(one: str, other: str) -> None:
    assert is_loan(one, other) in (True, False)
