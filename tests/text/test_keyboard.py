import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.text.keyboard import as_hangul, as_latin, is_stray, keystrokes

SYLLABLES = st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3)


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("리전", "flwjs"),
        ("ㄷㅊ2", "ec2"),
        ("EC2", "ec2"),
        ("Route 53", "route53"),
        ("펯", "vpc"),
        ("가-나", "rksk"),
    ],
)
def test_글자를_자판_키로_적는다(text: str, keys: str) -> None:
    assert keystrokes(text) == keys


@given(st.text(SYLLABLES, min_size=1, max_size=12))
def test_잘못된_자판은_아무것도_바꾸지_않는다(text: str) -> None:
    typed = as_latin(text)
    assert typed is not None
    assert keystrokes(typed) == keystrokes(text)


@pytest.mark.parametrize(
    ("word", "hangul"),
    [
        ("flwjs", "리전"),
        ("rkdyd", "가용"),
        ("what", None),
        ("EC2", None),
        ("리전", None),
        ("", None),
    ],
)
def test_영문_자판으로_친_한글(word: str, hangul: str | None) -> None:
    assert as_hangul(word) == hangul


def test_홀로_선_낱자() -> None:
    assert is_stray("ㄷㅊ2")
    assert not is_stray("리전")
    assert as_latin("EC2") is None
