from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.markup import CUT, cut, escape, label, pages, size

HOSTILE = st.text(
    alphabet=st.one_of(
        st.sampled_from("@<>#*_~`|[]()\\:-/ \n.!?\u200b\u0301\u202e가힣😀a1&t"), st.characters()
    )
)
PIECES = st.lists(
    st.sampled_from(
        [
            "@everyone", "@here", "<@123456789012345678>", "<@&123456789012345678>", "<#1>",
            "<:smile:1>", "<a:x:1>", "<t:0:R>", "</ask:1>", "```", "||", "**", "\n# ", "\n-# ",
            "\n> ", "\n>>> ", "- ", "[a](https://evil.example)", "https://discord.gg/x", ":smile:",
            "discord.gg/x", "리전은 지역입니다. ", "\u0301" * 300, "\u200d", "\x00", "가" * 90,
        ]
    )
).map("".join)  # fmt: skip
TEXTS = HOSTILE | PIECES


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("리전은 지역입니다.", "리전은 지역입니다."),
        ("**굵게** _기울여_ ~~지워~~", "\\*\\*굵게\\*\\* \\_기울여\\_ \\~\\~지워\\~\\~"),
        ("@everyone", "@\u200beveryone"),
        ("<@1> <#2> <:a:3>", "\\<@\u200b1> \\<\\#2> \\<\\:a:3>"),
        ("# 크게\n-# 작게", "\\# 크게\n-\\# 작게"),
        ("> 인용\n- > 인용", "\\> 인용\n- \\> 인용"),
        ("A -> B", "A -> B"),
        ("[여기](https://a.b)", "\\[여기\\](https\\://a.b)"),
        ("||비밀||", "\\|\\|비밀\\|\\|"),
        ("```\ncode\n```", "\\`\\`\\`\ncode\n\\`\\`\\`"),
        (":smile: 10:30", "\\:smile: 10:30"),
        ("discord.gg/abc", "discord\\.gg/abc"),
        ("C:\\dir", "C:\\\\dir"),
        ("a\n\n\n\n\nb", "a\n\nb"),
        ("e" + "\u0301" * 300, "é\u0301\u0301"),
        ("a\u200bb\u202ec", "abc"),
    ],
)
def test_글은_글일_뿐이다(text: str, safe: str) -> None:
    assert escape(text) == safe


def test_secrets_do_not_get_through() -> None:
    assert "AKIA" not in escape("키는 AKIAIOSFODNN7EXAMPLE 입니다")
    assert "AKIA" not in label("AKIAIOSFODNN7EXAMPLE")


@given(TEXTS)
def test_nothing_that_was_written_works_as_markup(text: str) -> None:
    safe = escape(text)
    bare = re.sub(r"\\[^A-Za-z0-9\s]", "x", safe)  # what Discord shows as it is
    assert not re.search(r"[*_~|`\[\]<#]", bare)
    assert not re.search(r"@(?!\u200b)", safe)
    assert not re.search(r"(?m)^\s*>", bare)
    assert "://" not in bare
    assert size(safe) <= 2 * size(text) + 20 or size(text) < 20


@given(TEXTS, st.integers(20, 400))
def test_a_cut_text_fits(text: str, limit: int) -> None:
    told = cut(text, limit)
    assert size(told) <= limit
    if max(size(text), size(escape(text))) <= limit - 2:
        assert CUT not in told or CUT in text


@given(TEXTS, st.integers(20, 400))
def test_pages_fit_and_lose_nothing(text: str, limit: int) -> None:
    found = pages(text, limit)
    assert all(0 < size(page) <= limit for page in found)

    def letters(of: str) -> str:
        return re.sub(r"[^가-힣a-z0-9]", "", of)

    if "\u0301" not in text and letters(escape(text)) == letters(text):
        assert letters("".join(found)) == letters(text)


@given(TEXTS, st.integers(2, 100))
def test_a_label_is_one_line_that_fits(text: str, limit: int) -> None:
    told = label(text, limit)
    assert 1 <= size(told) <= limit
    assert "\n" not in told
    assert told.strip()


def test_a_long_text_is_cut_behind_a_sentence() -> None:
    text = "첫째 문장입니다. " * 3 + "넷째 문장은 들어가지 않습니다."
    assert cut(text, 40) == "첫째 문장입니다. 첫째 문장입니다. 첫째 문장입니다. …"


def test_a_word_without_end_is_cut_all_the_same() -> None:
    assert all(size(page) <= 100 for page in pages("가" * 5000, 100))
    assert "".join(pages("가" * 5000, 100)) == "가" * 5000


def test_a_large_text_does_not_hang() -> None:
    assert pages("*" * 100_000, 1000)
    assert pages("리전은 지역입니다. " * 10_000, 1000)
