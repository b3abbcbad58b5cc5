"""A base that is read page by page says what it says when it is read whole."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.base.door import Opened, open_text
from bot.base.entry import Base, Concept
from bot.base.fault import BaseFaults
from bot.base.file import dump, parse, rewritten
from bot.base.layout import concept_block
from bot.base.pages import KEPT, Pages, cut, slices, uncited, uncited_concept
from bot.text.clean import clean
from bot.text.secrets import redact
from tests.base.bases import bases, concept, entry

NAME = "base.yaml"
FILE = """\
# 우리 베이스

notes:
- aws.md

concepts:

# EC2에 대해
- concept: EC2
  aliases: [이씨투]
  entries:
  - definition: |
      빌려 쓰는 서버다.
      # 이것은 글이다
    source: aws.md › EC2 · 3-4
  # 뒤에 단 말

- concept: 리전
  definition: 지역이다.

goals:
- goal: 리전을 안다
  source: aws.md › 목표 · 1

items:
- prompt: 서버는?
  answers: [EC2]
"""
# What people write, right or wrong: lines of a base, put together anyhow.
LINES = st.sampled_from(
    (
        "notes:",
        "- aws.md",
        "concepts:",
        "  - concept: 들여 쓴 것",
        "- concept: EC2",
        "- concept: 리전",
        '- concept: "두 줄에',
        '  걸친 이름"',
        "- {concept: 존, definition: 자리다}",
        "  aliases: [가, 나]",
        "  ? aliases",
        "  definition: 뜻",
        "  definition:",
        "    - 뜻",
        "  entries:",
        "  - definition: |",
        "      글",
        "",
        "   ",
        "      # 글",
        "- 끝",
        "  # 말",
        "# 말",
        "    source: base.yaml › EC2 · 3",
        "goals:",
        "- goal: 목표",
        "  source: aws.md › 목표 · 1",
        "items:",
        "items: []",
        "- prompt: 무엇?",
        "  answers: [EC2]",
        "---",
        "...",
        "%YAML 1.1",
        "\t- 탭",
        "- &a 닻",
        "- *a",
        "?",
        "] '",
    )
)
FILES = st.lists(LINES, max_size=14).map("\n".join)
KEPT_APART = st.sampled_from(
    (
        "\n- ",
        "\n",
        "\r\n",
        "\r",
        " ",
        "=",
        "'",
        "token",
        "비밀번호",
        "token=",
        "ghp_0123456789abcdefghijABCDEFGHIJ",
        "bearer ",
        "AKIAIOSFODNN7EXAMPLE",
        "://a:",
        "pw9@b",
        "?sig=",
        "-----BEGIN PRIVATE KEY-----",
        "-----END PRIVATE KEY-----",
        "MIIEvQIBADANBgkqhkiG9w0BAQ",
        "\u0301",
        "\u200b",
        "e",
        "\u1100",
        "\u1161",
        "hunter22",
    )
)


def told(text: str, pages: Pages | None = None) -> Opened | list[str]:
    """Read a text as a whole or by pages: what it says, or its faults."""
    try:
        return pages.open(text, NAME) if pages else open_text(text, NAME)
    except BaseFaults as refused:
        return [str(fault) for fault in refused.faults]


@settings(max_examples=300, deadline=None)
@given(st.lists(FILES, min_size=1, max_size=4))
@example([FILE, FILE.replace("빌려 쓰는", "빌리는\n      오래 쓰는")])
@example([FILE, FILE.replace("# EC2에", "# 두 줄\n# EC2에")])
@example([FILE.replace("\n", "\r\n"), FILE.rstrip("\n")])
def test_쪽마다_읽어도_통째로_읽은_것과_같다(texts: list[str]) -> None:
    pages = Pages()
    for text in texts:
        assert told(text, pages) == told(text)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(st.integers(0, FILE.count("\n")), LINES), max_size=3))
def test_사람이_끼워_쓴_줄도_통째로_읽은_것과_같다(added: list[tuple[int, str]]) -> None:
    pages, lines = Pages(), FILE.split("\n")
    for at, line in added:
        lines.insert(at, line)
        assert told("\n".join(lines), pages) == told("\n".join(lines))


@settings(deadline=None)
@given(st.lists(bases(), min_size=1, max_size=3))
def test_쓴_베이스도_쪽마다_읽는다(drawn: list[Base]) -> None:
    pages, text = Pages(), ""
    for base in drawn:
        assert pages.open(dump(base), NAME) == open_text(dump(base), NAME)
        text = rewritten(text, base, NAME, pages)
        assert told(text, pages) == told(text)


@settings(deadline=None)
@given(bases())
def test_한_개념도_파일에서처럼_읽는다(base: Base) -> None:
    loaded = uncited(parse(dump(base), NAME), NAME)
    blocks = (concept_block(each) for each in base.concepts)
    assert tuple(uncited_concept(Pages().concept(each), NAME) for each in blocks) == loaded.concepts


@settings(max_examples=300)
@given(st.lists(KEPT_APART, max_size=12).map("".join))
def test_조각마다_비밀을_지워도_같다(text: str) -> None:
    assert "".join(slices(text)) == text
    assert "".join(map(clean, slices(text))) == clean(text)
    assert Pages().redacted(text) == redact(clean(text))


def test_바뀐_개념만_다시_읽는다(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []

    def reading(text: str, name: str) -> Opened:
        read.append(text)
        return open_text(text, name)

    monkeypatch.setattr("bot.base.pages.open_text", reading)
    pages = Pages()
    pages.open(FILE, NAME)
    read.clear()
    pages.open("# 한 줄 더\n" + FILE.replace("지역이다", "떨어진 지역이다"), NAME)
    assert read == ["concepts:\n- concept: 리전\n  definition: 떨어진 지역이다.\n"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "- 이름",
        "concepts:\n  - concept: 들여 쓴 것\n",
        "concepts: []\n",
        "notes:\n- a\nnotes:\n- b\n",
        "  notes:\n- a\n",
        "모르는 것:\n",
    ],
)
def test_흔한_모양이_아니면_통째로_읽는다(text: str) -> None:
    assert not cut(text)


def test_읽은_글_몇_개만_기억한다() -> None:
    pages = Pages()
    texts = [
        dump(
            Base(
                (
                    concept(
                        "EC2",
                        entry("EC2", f"{n}대"),
                    ),
                )
            )
        )
        for n in range(KEPT + 2)
    ]
    opened = [pages.open(text, NAME) for text in texts]
    assert pages.open(texts[-1], NAME) is opened[-1]
    assert pages.open(texts[0], NAME) is not opened[0]
    pages.keep(texts[-1], NAME)
    assert pages.open(texts[-1], NAME) is opened[-1]
    assert pages.open(texts[-2], NAME) is not opened[-2]


def test_자기를_인용하지_않는_개념은_같은_것이다() -> None:
    kept = Concept("EC2", entries=(entry("EC2", "서버"),))
    assert uncited_concept(kept, NAME) is kept
