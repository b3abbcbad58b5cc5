import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.text.words import is_tail, leading_tail, stem, words


@pytest.mark.parametrize(
    ("word", "root"),
    [
        ("리전은", "리전"),
        ("서버에서는", "서버"),
        ("저장하는", "저장"),
        ("분포되어", "분포"),
        ("기준", "기준"),
        ("표준은", "표준"),
        ("웹에서", "웹"),
        ("고가", "고가"),
        ("목적지", "목적지"),
        ("크기", "크기"),
        ("나라", "나라"),
        ("하드웨어", "하드웨어"),
        ("생겨났어", "생겨나"),
        ("떨어졌지", "떨어지"),
        ("나왔나요", "나오"),
        ("있어", "있어"),
        ("servers", "server"),
        ("class", "class"),
        ("caching", "cach"),
    ],
)
def test_조사와_어미를_뗀다(word: str, root: str) -> None:
    assert stem(word)[0] == root


def test_영문_낱말_뒤의_조사는_그_낱말에_붙는다() -> None:
    (word, verb) = words("EC2를 저장하는")
    assert (word.text, word.stem, word.tail) == ("EC2를", "ec2", "를")
    assert verb.verbal


def test_기호가_붙은_이름() -> None:
    assert [word.stem for word in words("C++와 C#")] == ["c++", "c#"]


def test_꼬리말() -> None:
    assert is_tail("에서는")
    assert not is_tail("리스")
    assert leading_tail("를사용하는") == 1
    assert leading_tail("사용") == 0


@given(st.text(max_size=200))
def test_낱말은_글_안의_제자리에_있다(text: str) -> None:
    at = 0
    for word in words(text):
        assert text[word.start : word.end] == word.text
        assert word.start >= at
        at = word.end


@given(st.text(st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3), min_size=1, max_size=12))
def test_어간은_낱말의_앞부분이다(word: str) -> None:
    root, tail, verbal = stem(word)
    assert root
    assert root[:-1] + word[len(root) - 1] + tail == word
    assert root + tail == word or verbal  # the past of a verb is undone: 났 → 나, 졌 → 지


@pytest.mark.parametrize(
    ("word", "root"),
    [
        ("임진왜란은", "임진왜란"),
        ("계란", "계란"),
        ("반란이", "반란"),
        ("메모리란", "메모리"),
        ("다음엔", "다음"),
    ],
)
def test_란으로_끝나는_말(word: str, root: str) -> None:
    assert stem(word)[0] == root


def test_글자와_줄표로_이은_낱말은_하나다() -> None:
    assert [word.stem for word in words("k-fold는 t-tests랑 cherry-pick")] == [
        "k-fold",
        "t-test",
        "cherry",
        "pick",
    ]


def test_아니라는_말과_차수는_낱말에_붙는다() -> None:
    assert [word.stem for word in words("non-blocking이랑 2차 캐시")] == [
        "non-block",
        "2차",
        "캐시",
    ]
