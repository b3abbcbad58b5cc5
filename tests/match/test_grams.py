from __future__ import annotations

import random
from dataclasses import astuple
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.match import grams
from bot.match.grams import MOST_CANDIDATES, Grams
from bot.text.keyboard import as_latin, keystrokes

TEXTS = (
    "리전이 뭐야?",
    "로드 밸런서의 장점",
    "EC2 요금은 어떻게 매겨지나요",
    "보안 그룹과 네트워크 ACL의 차이",
    "왜 클라우드를 쓰나요?",
    "C++",
    "How does a load balancer share the work?",
    "What is an availability zone?",
)
SYLLABLES = (
    "가나다라마바사아자차카타파하강건관구기남단동량력로명문반법"
    "본상서선성수신안양업영원인장점정조체통표학행화"
)

mixed = st.text(st.sampled_from(SYLLABLES + "abcEKS123+# ?.-ㄱㅎㅏ語é"), max_size=15)
anything = st.text(max_size=30)


def many(count: int) -> list[str]:
    """Different questions, more than are weighed in full."""
    chance = random.Random(1)  # noqa: S311 - the same questions every time
    words = ["".join(chance.choices(SYLLABLES, k=3)) for _ in range(count)]
    return [f"{word}의 {chance.choice(words)} 장점은?" for word in words]


QUESTIONS = many(1000)
MANY = QUESTIONS, Grams(QUESTIONS)


def first(texts: list[str] | tuple[str, ...], asked: str) -> str:
    return texts[Grams(texts).find(asked)[0].number]


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("로드 벨런서", "로드 밸런서의 장점"),  # a slip
        ("장점 로드밸런서", "로드 밸런서의 장점"),  # another order, no space
        ("flwjsdl anjdi", "리전이 뭐야?"),  # the wrong layout
        ("ㄷㅊ2 요금", "EC2 요금은 어떻게 매겨지나요"),
        ("ㅉㅁㅅ is an availability zone", "What is an availability zone?"),
        ("네트웍 acl 차이", "보안 그룹과 네트워크 ACL의 차이"),
        ("클라우드 왜 씀", "왜 클라우드를 쓰나요?"),
        ("c++", "C++"),
        ("ballancer", "How does a load balancer share the work?"),
    ],
)
def test_what_is_meant_is_found(asked: str, meant: str) -> None:
    assert first(TEXTS, asked) == meant


@given(st.lists(mixed, max_size=20), st.data())
def test_a_text_finds_itself_first(texts: list[str], data: st.DataObject) -> None:
    text = data.draw(mixed.filter(keystrokes))
    found = Grams([*texts, text]).find(text)
    assert keystrokes([*texts, text][found[0].number]) == keystrokes(text)
    assert found[0].score == pytest.approx(1)


@given(st.integers(0, 999))
def test_a_text_finds_itself_among_many(number: int) -> None:
    texts, index = MANY
    assert index.find(texts[number])[0].number == number


@given(st.integers(0, 999))
def test_the_wrong_layout_costs_nothing(number: int) -> None:
    texts, index = MANY
    assert index.find(as_latin(texts[number]) or "") == index.find(texts[number])


@given(st.integers(0, 999), st.data())
def test_a_wrong_key_still_finds_it(number: int, data: st.DataObject) -> None:
    texts, index = MANY
    keys = keystrokes(texts[number])
    at = data.draw(st.integers(0, len(keys) - 1))
    wrong = keys[:at] + data.draw(st.sampled_from("qwertasdfgzxcv")) + keys[at + 1 :]
    assert index.find(wrong)[0].number == number


@given(st.integers(0, 999))
def test_the_order_of_words_matters_little(number: int) -> None:
    texts, index = MANY
    turned = " ".join(reversed(texts[number].split()))
    assert number in {found.number for found in index.find(turned)}


@given(st.lists(anything, max_size=200), anything, st.integers(0, 200))
def test_what_is_found_is_sorted_and_within_bounds(
    texts: list[str], asked: str, limit: int
) -> None:
    found = Grams(texts).find(asked, limit)
    assert len(found) <= limit
    assert [each.score for each in found] == sorted((each.score for each in found), reverse=True)
    assert len({each.number for each in found}) == len(found)
    for number, *parts in map(astuple, found):
        assert 0 <= number < len(texts)
        assert all(0 <= part <= 1 for part in parts)


@given(st.lists(mixed.map(lambda text: normalize("NFC", text)), max_size=10))
def test_texts_are_spelled_as_keystrokes(texts: list[str]) -> None:
    lines = grams._spell(texts).decode("latin-1").split("\n")[:-1]
    one_byte = [
        "".join(key if key.isascii() else chr(128 + ord(key) % 128) for key in keystrokes(text))
        for text in texts
    ]
    assert lines == one_byte


@pytest.mark.parametrize("asked", ["", " ", "?!", "\0", "\n", "_"])
def test_nothing_finds_nothing(asked: str) -> None:
    assert Grams(TEXTS).find(asked) == []


@pytest.mark.parametrize("texts", [[], [""], ["", "?!", "\0\n"]])
def test_nothing_is_found_in_nothing(texts: list[str]) -> None:
    assert len(Grams(texts)) == len(texts)
    assert Grams(texts).find("리전") == []


def test_odd_texts_keep_the_numbers_of_the_others() -> None:
    texts = ["", "a\nb\0c", "\ud800", "리전", "👍🏽", "가" * 5000, "語" * 50, "ㅋ"]
    index = Grams(texts)
    for number in (1, 3, 5, 6, 7):
        assert index.find(texts[number])[0].number == number


def test_a_short_text_is_found_among_those_that_begin_with_it() -> None:
    texts = [f"리전 {number}" for number in range(3 * MOST_CANDIDATES)]
    assert Grams([*texts, "리전"]).find("리전")[0].number == len(texts)


def test_a_long_question_is_answered() -> None:
    texts, index = MANY
    assert index.find(" ".join(texts[:200]), 3)


def test_as_many_as_asked_for_are_given() -> None:
    _, index = MANY
    assert len(index.find("장점은?", 3 * MOST_CANDIDATES)) == 3 * MOST_CANDIDATES


def test_more_than_one_chunk_is_one_index() -> None:
    texts = [f"질문 {number}번" for number in range(2 * grams._CHUNK_TEXTS + 5)]
    index = Grams(texts)
    for number in (0, 123, grams._CHUNK_TEXTS, len(texts) - 1):
        assert index.find(texts[number])[0].number == number


def test_common_grams_are_left_out_without_losing_much(monkeypatch: pytest.MonkeyPatch) -> None:
    texts, index = MANY
    monkeypatch.setattr(grams, "MOST_POSTINGS", 500)
    found = [index.find(text)[0].number == number for number, text in enumerate(texts)]
    assert sum(found) >= 0.99 * len(texts)


def test_what_stands_in_a_longer_text_is_shared() -> None:
    texts = ["쿠키는 브라우저에 저장되고, 훔쳐 가면 로그인이 뚫린다.", "리전은 지역이다.", ""]
    shares = Grams(texts).shares("쿠키 훔쳐가는거")
    assert shares[0] > 0.4
    assert shares[1] < 0.1
    assert shares[2] == 0


@pytest.mark.parametrize("asked", ["", "?!", "   "])
def test_nothing_typed_shares_nothing(asked: str) -> None:
    assert Grams(TEXTS).shares(asked).tolist() == [0.0] * len(TEXTS)
    assert Grams([]).shares("리전").tolist() == []


@given(st.lists(mixed, max_size=12), mixed)
def test_shares_are_those_that_finding_weighs(texts: list[str], asked: str) -> None:
    index = Grams(texts)
    shares = index.shares(asked)
    assert len(shares) == len(texts)
    assert all(0 <= share <= 1 for share in shares)
    found = {each.number: each.share for each in index.find(asked, len(texts) or 1)}
    assert [shares[number] for number in found] == pytest.approx(list(found.values()))


def test_shares_keep_within_the_budget(monkeypatch: pytest.MonkeyPatch) -> None:
    """The rarest 3-grams are looked at first; what is left out counts for nobody."""
    questions, index = MANY
    whole = index.shares(questions[7])
    monkeypatch.setattr(grams, "LEAST_POSTINGS", 10)
    monkeypatch.setattr(grams, "MOST_POSTINGS", 10)
    few = index.shares(questions[7])
    assert whole[7] == pytest.approx(1)
    assert few[7] == max(few) > 0
    assert (few <= whole).all()
