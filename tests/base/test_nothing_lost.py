"""Nothing that a note says is lost: every word is in an entry, a question or a goal."""

import re
from collections.abc import Iterator

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.base.entry import Base
from bot.base.extract import extract
from bot.base.spelling import fold
from bot.notes.note import Block, Note
from bot.notes.reader import read, read_note
from tests.shared import shared


def leaves(blocks: tuple[Block, ...]) -> Iterator[Block]:
    for block in blocks:
        yield block
        yield from leaves(block.children)


def retold(base: Base) -> set[int]:
    """Lines that say again, in fewer words, what an entry says in full."""
    entries = [entry for concept in base.concepts for entry in concept.entries]
    return {source.first for entry in entries for source in entry.sources[1:]}


def words(text: str) -> set[str]:
    return {key for word in re.findall(r"\w+", text) if (key := fold(word))}


def told(base: Base) -> set[str]:
    kept: set[str] = set()
    for concept in base.concepts:
        kept |= words(concept.name)
        for alias in concept.aliases:
            kept |= words(alias)
        for entry in concept.entries:
            kept |= words(entry.text)
            for question in entry.questions:
                kept |= words(question)
    return kept.union(*(words(goal.text) for goal in base.goals))


# A label that stands alone is told by the facet of what it labels.
LABELS = ["장점", "단점", "특징", "예시", "순서", "이유"]


def lost(note: Note, base: Base) -> set[str]:
    kept = told(base) | set(map(fold, LABELS))
    again = retold(base)
    return {
        word
        for section in note.sections
        for block in leaves(section.blocks)
        if block.lines.first not in again
        for text in (block.title, block.text, *(cell for row in block.rows for cell in row))
        for word in words(text) - kept
    }


PHRASES = st.sampled_from(
    """
    광합성
    엽록체
    엽록체는 빛을 받는 기관이다.
    왜 잎은 초록색일까?
    빛 -> 당
    명반응 : 빛이 드는 반응
    장점
    단점: 느리다
    예를 들어 콩이 있다.
    A photon is a particle of light.
    **ATP**
    첫째 둘째 셋째
    1 -> 빛 -> 2 -> 물
    마치 공장처럼 일한다.
    앞::뒤
    세포(cell)
    x = 3
    http://a.b/c
    순서
    """.strip().split("\n    ")
)
LINES = st.one_of(
    PHRASES,
    PHRASES.map("- {}".format),
    PHRASES.map("    - {}".format),
    PHRASES.map("1. {}".format),
    PHRASES.map("> {}".format),
    PHRASES.map("## {}".format),
    st.just(""),
    st.tuples(PHRASES, PHRASES).map("| {0[0]} | {0[1]} |\n|-|-|\n| {0[1]} | {0[0]} |\n".format),
)


@settings(max_examples=150)
@example("장점\n**ATP**\n광합성\n엽록체\n- 장점\n| 광합성 | 엽록체 |\n|-|-|\n| 엽록체 | 광합성 |\n")
@given(st.lists(LINES, min_size=1, max_size=14).map("\n".join))
def test_모든_말이_남는다(text: str) -> None:
    note = read_note(text, "note.md")
    assert lost(note, extract([note])) == set()


@settings(max_examples=50)
@given(st.lists(LINES, min_size=1, max_size=10).map("\n".join))
def test_같은_노트는_같은_base(text: str) -> None:
    note = read_note(text, "note.md")
    assert extract([note]) == extract([note])


@pytest.mark.parametrize(
    "place",
    [
        "seed/aws-note.md",
        "notes/donnemartin__system-design-primer",
        "notes/st3v3nmw__obsidian-spaced-repetition",
    ],
)
def test_실제_노트도_잃지_않는다(place: str) -> None:
    for note in read([shared(place)]).notes:
        assert lost(note, extract([note])) == set(), note.name
