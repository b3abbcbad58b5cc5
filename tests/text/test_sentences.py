"""Sentences: where they end, and where they do not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.text.sentences import sentences, spans


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("비가 온다. 우산을 편다.", ["비가 온다.", "우산을 편다."]),
        ("비가 옵니다.우산을 폅니다.", ["비가 옵니다.", "우산을 폅니다."]),
        ("값은 3.14다. 끝.", ["값은 3.14다.", "끝."]),
        ("주소(예: www.example.com)를 본다. 끝.", ["주소(예: www.example.com)를 본다.", "끝."]),
        ("종류(가, 나, 다 ..)가 있다. 끝.", ["종류(가, 나, 다 ..)가 있다.", "끝."]),
        ("관성이란? 멈추지 않으려는 성질", ["관성이란? 멈추지 않으려는 성질"]),
        ("손으로 직접! 만든 것", ["손으로 직접! 만든 것"]),
        ("정말 좋다! 또 하자!", ["정말 좋다!", "또 하자!"]),
        ("첫 줄\n둘째 줄", ["첫 줄", "둘째 줄"]),
        ("It costs 3.5 coins, e.g. here. Dr. Kim left.", [
            "It costs 3.5 coins, e.g. here.", "Dr. Kim left."]),
        ("A line that\ngoes on here.", ["A line that\ngoes on here."]),
        ("(열린 괄호. 다음 문장.", ["(열린 괄호. 다음 문장."]),
        ("", []),
    ],
)  # fmt: skip
def test_문장을_나눈다(text: str, wanted: list[str]) -> None:
    assert sentences(text) == wanted


@given(st.text(alphabet="가다요 .?!()\n1aA,:-", max_size=80))
def test_글자를_잃지_않는다(text: str) -> None:
    assert "".join("".join(sentences(text)).split()) == "".join(text.split())


@given(st.text(alphabet="가다요 .?!()\n1aA,:-", max_size=80))
def test_차례대로_겹치지_않는다(text: str) -> None:
    ends = [0]
    for start, end in spans(text):
        assert ends[-1] <= start < end
        ends.append(end)


def test_아주_긴_글도_곧_끝난다() -> None:
    assert len(sentences("한 문장이다. " * 50_000)) == 50_000
    assert len(sentences("(" * 200_000)) == 1
