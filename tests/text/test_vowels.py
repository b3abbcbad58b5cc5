"""Vowels that are heard across scripts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.text.vowels import vowels, vowels_agree, vowels_apart


@pytest.mark.parametrize(
    ("latin", "hangul"),
    [
        ("Linked List", "링크드 리스트"),
        ("sorted", "소티드"),
        ("scale", "스케일"),
        ("Edge Location", "엣지로케이션"),
    ],
)
def test_소리_나는_모음만_센다(latin: str, hangul: str) -> None:
    assert abs(len(vowels(latin)) - len(vowels(hangul))) <= (latin == "Edge Location")


@pytest.mark.parametrize(
    ("latin", "hangul", "apart"),
    [
        ("Redis", "레디스", 0),
        ("signal", "시그널", 0),
        ("merge", "머지", 0),
        ("hash table", "해시 테이블", 0),
        ("Session", "세션", 0),
        ("collision", "격리수준", 2),
        ("circular", "최악일", 2),
        ("Java", "서버", 0),
        ("React", "리액트", 0),
        ("Stream", "스트림", 0),
        ("video", "비디오", 0),
        ("scale-up", "스캐일업", 0),
        ("stateless", "스테이트리스", 0),
        ("pipeline", "파이프라인", 0),
        ("namespace", "네임스페이스", 0),
        ("software", "소프트웨어", 0),
        ("handshake", "핸드셰이크", 0),
        ("snapshot", "스냅샷", 0),
        ("webhook", "웹훅", 0),
        ("wares", "바이러스", 1),
    ],
)
def test_다른_모음을_센다(latin: str, hangul: str, apart: int) -> None:
    assert vowels_apart(latin, hangul) == vowels_apart(hangul, latin) == apart


@pytest.mark.parametrize(
    ("latin", "hangul", "agree"),
    [("Redis", "레디스", True), ("server", "서버", True), ("Java", "서버", False)],
)
def test_자음이_적으면_모음이_모두_맞아야_한다(latin: str, hangul: str, agree: bool) -> None:
    assert vowels_agree(latin, hangul) is vowels_agree(hangul, latin) is agree


@given(
    st.text("aeiouy bcdfg가나리션지예의", max_size=12), st.text("aeiou bdr스지리오", max_size=12)
)
def test_모음의_거리는_대칭이고_저와는_0이다(one: str, other: str) -> None:
    assert vowels_apart(one, one) == 0
    assert vowels_apart(one, other) == vowels_apart(other, one)
    assert vowels_apart(one, other) <= max(len(vowels(one)), len(vowels(other)))
