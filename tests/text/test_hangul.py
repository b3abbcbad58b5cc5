import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.text.hangul import compose, has_tail, initials, is_syllable, jamo, parts, syllable

SYLLABLES = st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3)


@given(SYLLABLES)
def test_음절을_나눴다가_모으면_그대로다(char: str) -> None:
    assert syllable(*parts(char)) == char


@given(st.text(SYLLABLES, max_size=20))
def test_낱자로_풀어도_다시_모인다(text: str) -> None:
    # A tail before an empty lead is typed as ㅇ, so nothing is ambiguous.
    assert jamo(compose(jamo(text))) == jamo(text)


@pytest.mark.parametrize(
    ("typed", "composed"),
    [
        ("ㄹㅣㅈㅓㄴㅇㅣ", "리전이"),
        ("ㄱㅏㅂㅅㅇㅣ", "값이"),
        ("ㄱㅏㅂㅅㅣ", "갑시"),
        ("ㅋㅋ", "ㅋㅋ"),
        ("ㅁㅜㅓ", "뭐"),
    ],
)
def test_낱자를_자판처럼_모은다(typed: str, composed: str) -> None:
    assert compose(typed) == composed


def test_받침과_초성() -> None:
    assert has_tail("값")
    assert not has_tail("가")
    assert not has_tail("a")
    assert initials("로드 밸런서") == "ㄹㄷㅂㄹㅅ"
    assert not is_syllable("ㄱ")
