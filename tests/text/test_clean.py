from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.text.clean import clean, one_line


@pytest.mark.parametrize(
    ("dirty", "expected"),
    [
        ("\ufeff클\u200b라\u200d우드\u2060", "클라우드"),
        ("\u1112\u1161\u11ab\u1100\u1173\u11af", "한글"),
        ("한글", "한글"),
        ("ㅋㅋ ㅎㅏㄴ", "ㅋㅋ ㅎㅏㄴ"),
        ("a\r\nb\rc\nd", "a\nb\nc\nd"),
        ("탭\t줄\n남음", "탭\t줄\n남음"),
        ("널\0벨\x07이스케이프\x1b[31m", "널벨이스케이프[31m"),
        ("\u202e뒤집기\u202c \u2067가두기\u2069", "뒤집기 가두기"),
        ("한\xa0칸", "한 칸"),
        ("줄\u2028나눔\x0b과\x0c쪽", "줄 나눔 과 쪽"),
        ("짝 잃은 \ud83d 글자", "짝 잃은  글자"),
        ("제목 ⚙\ufe0f 설정", "제목 ⚙ 설정"),
        ("채움\u3164글자", "채움글자"),
        ("Ⅳ ① ㎏ ﬁ Ａ", "Ⅳ ① ㎏ ﬁ Ａ"),
    ],
)
def test_보이지_않는_것만_없앤다(dirty: str, expected: str) -> None:
    assert clean(dirty) == expected


@given(st.text())
def test_두_번_해도_한_번과_같다(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(st.text())
def test_결과는_늘_NFC이고_인코딩된다(text: str) -> None:
    cleaned = clean(text)
    assert unicodedata.is_normalized("NFC", cleaned)
    cleaned.encode("utf-8")


@given(st.text())
def test_줄_수는_편집기가_세는_줄_수다(text: str) -> None:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").count("\n")
    assert clean(text).count("\n") == lines


@given(st.text(alphabet="가나다 abc\n\t"))
def test_보이는_글은_건드리지_않는다(text: str) -> None:
    assert clean(text) == text


def test_공백을_한_칸으로_접는다() -> None:
    assert one_line("  리전은\n\t 지역\u3000이다 ") == "리전은 지역 이다"
