"""Bases for the tests, drawn by hypothesis and written by hand."""

from __future__ import annotations

from hypothesis import strategies as st

from bot.base.entry import Base, Concept, Entry, Facet, Goal, Source
from bot.text.clean import clean, one_line
from bot.text.secrets import redact


def entry(
    concept: str,
    text: str,
    facet: Facet = Facet.DEFINITION,
    line: int = 1,
    heading: tuple[str, ...] = ("서비스",),
    questions: tuple[str, ...] = (),
) -> Entry:
    return Entry(concept, facet, text, (Source("aws.md", heading, line, line + 1),), questions)


def concept(name: str, *entries: Entry, aliases: tuple[str, ...] = ()) -> Concept:
    return Concept(name, aliases, (), entries)


def _told(text: str) -> str:
    return redact(clean(text)).strip()


def _named(text: str) -> str:
    return one_line(_told(text))


_HARD = st.sampled_from(
    [
        "EC2",
        "리전",
        "a: b",
        "- 가",
        "# 나",
        "yes",
        "null",
        "1.0",
        "2024-01-01",
        "~",
        "'",
        '"',
        "&a *b !c",
        "[x], {y}",
        "가 › 나",
        "››",
        "3 · 4",
        "끝:",
        "%",
        "@@",
        "|",
        ">",
        "a\\b",
        "---",
        "<<",
        "=",
        "?",
        "😀",
    ]
)
_ANY = st.text(st.characters(codec="utf-8"), max_size=12)
names = st.one_of(_HARD, _ANY).map(_named).filter(bool)
texts = (
    st.lists(st.one_of(_HARD, _ANY, st.just(""), st.just("  들여 쓴 줄")), min_size=1, max_size=5)
    .map("\n".join)
    .map(_told)
    .filter(bool)
)
headings = st.one_of(names, st.just(""))


@st.composite
def sources(draw: st.DrawFn) -> Source:
    first = draw(st.integers(1, 9999))
    heading = tuple(draw(st.lists(headings, max_size=3)))
    return Source(f"{draw(names)}.md", heading, first, first + draw(st.integers(0, 20)))


@st.composite
def concepts(draw: st.DrawFn, name: str) -> Concept:
    entries = draw(
        st.lists(
            st.builds(
                Entry,
                st.just(name),
                st.sampled_from(Facet),
                texts,
                st.lists(sources(), min_size=1, max_size=3).map(tuple),
                st.lists(names, max_size=2).map(tuple),
                st.booleans(),
            ),
            max_size=4,
        )
    )
    listed = st.lists(names, max_size=3).map(tuple)
    return Concept(name, draw(listed), draw(listed), tuple(entries), draw(st.booleans()))


@st.composite
def bases(draw: st.DrawFn) -> Base:
    """Any base at all, with every text that YAML might trip over."""
    found = [draw(concepts(name)) for name in draw(st.lists(names, max_size=4, unique=True))]
    goals = draw(st.lists(st.builds(Goal, texts, sources()), max_size=2))
    return Base(tuple(found), tuple(goals), tuple(draw(st.lists(names, max_size=2))))
