"""The look, held to Discord's limits whatever stands in the notes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.base.entry import Entry, Facet, Source
from bot.chat.look import layout
from bot.chat.markup import size
from bot.chat.reply import Kind, Reply
from bot.tutor.answer import Answer, Status, Suggestion
from bot.tutor.phrases import ENGLISH, KOREAN
from tests.chat.conftest import Open, buttons, shown, texts
from tests.chat.test_markup import TEXTS

LONG = st.builds(lambda text, times: text * times, TEXTS, st.integers(1, 60))
NAMES = st.text(min_size=1, max_size=200)
FACETS = st.sampled_from(Facet)
SOURCES = st.builds(
    Source, TEXTS, st.lists(TEXTS, max_size=4).map(tuple), st.integers(1, 9), st.integers(1, 10**6)
)
ENTRIES = st.builds(Entry, NAMES, FACETS, LONG, st.lists(SOURCES, max_size=4).map(tuple))
SUGGESTIONS = st.builds(
    Suggestion, NAMES, st.none() | FACETS, st.lists(ENTRIES, max_size=4).map(tuple)
)
ANSWERS = st.builds(
    Answer,
    st.sampled_from(Status),
    TEXTS,
    entries=st.lists(ENTRIES, max_size=5).map(tuple),
    analogy=st.none() | ENTRIES,
    related=st.lists(NAMES, max_size=30).map(tuple),
    suggestions=st.lists(SUGGESTIONS, max_size=5).map(tuple),
    concepts=st.lists(NAMES, min_size=1, max_size=5).map(tuple),
    facet=st.none() | FACETS,
    missing=st.none() | FACETS,
)
REPLIES = st.builds(
    Reply,
    st.sampled_from(Kind),
    st.sampled_from([KOREAN, ENGLISH]),
    server=st.integers(0, 2**63),
    answer=ANSWERS,
    notice=st.just(KOREAN.error),
    asked=LONG,
    page=st.integers(0, 999),
    has_analogy=st.booleans(),
    has_more=st.booleans(),
    groups=st.lists(
        st.tuples(st.integers(1, 2**63), NAMES), max_size=40, unique_by=lambda each: each[0]
    ).map(tuple),
)


def laid_out(reply: Reply) -> list[dict[str, Any]]:
    view: Any = layout(reply)
    return list(walked(view.to_components()))


def walked(components: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for component in components:
        yield component
        yield from walked(component.get("components", []))


@given(REPLIES)
def test_every_reply_is_within_the_limits_of_discord(reply: Reply) -> None:
    components = laid_out(reply)
    assert 2 <= len(components) <= 40
    told = [each["content"] for each in components if each["type"] == 10]
    assert all(told)
    assert sum(map(size, told)) <= 4000
    ids = [each["custom_id"] for each in components if "custom_id" in each]
    assert len(ids) == len(set(ids))
    assert all(len(custom_id) <= 100 for custom_id in ids)
    for component in components:
        if component["type"] == 1:
            assert 1 <= len(component["components"]) <= 5
        if component["type"] == 2:
            assert 1 <= size(component["label"]) <= 80
        for option in component.get("options", []):
            assert 1 <= size(option["label"]) <= 100
        assert len(component.get("options", [])) <= 25


@given(ANSWERS)
def test_no_line_of_a_note_shouts(answer: Answer) -> None:
    """Only the title is a heading."""
    components = laid_out(Reply(Kind.ANSWER, KOREAN, answer=answer))
    told = [each["content"] for each in components if each["type"] == 10]
    lines = [line for text in told for line in text.split("\n")]
    assert sum(line.lstrip(" -").startswith("#") for line in lines) <= 1 + sum(
        line.startswith("-# ") for line in lines
    )
    assert not any(line.startswith(">") for line in lines)


WICKED = """\
# @everyone

## 나쁜 개념

나쁜 개념은 @everyone <@123456789012345678> <#1> 을 부르려는 글입니다.
> ||숨긴|| **굵은** [링크](https://evil.example) https://discord.gg/abc

비유를 들자면 나쁜 개념은 ```코드 울타리 같은 것입니다.
"""


async def test_a_hostile_note_does_nothing(open_study: Open) -> None:
    async with open_study(WICKED) as study:
        result = await study.minsu.slash(study.channel, "ask", question="나쁜 개념이 뭐야?")
        told = shown(result)
        assert "나쁜 개념" in told
        for wicked in ("@everyone", "<@1", "||숨", "```", "](", "://"):
            assert wicked not in told.replace("\\<", "").replace("\\|", "").replace("\\`", "")
        message = study.channel.last_message
        assert message is not None
        assert not message.mention_everyone
        assert message.mentions == []


async def test_a_hostile_question_does_nothing(open_study: Open) -> None:
    async with open_study() as study:
        wicked = "@everyone <@&1> # [x](https://a.b) 리전이 뭐야 AKIAIOSFODNN7EXAMPLE"
        told = shown(await study.minsu.slash(study.channel, "ask", question=wicked))
        assert "@everyone" not in told
        assert "[x](" not in told.replace("\\[", "").replace("\\]", "]")
        assert "AKIA" not in told


async def test_a_long_answer_is_cut_at_a_sentence(open_study: Open) -> None:
    text = "긴글은 " + "아주 길게 이어지는 설명의 한 조각이고 " * 30 + "끝이 있는 것입니다. "
    async with open_study(f"# 노트\n\n## 긴글\n\n{text * 8}\n") as study:
        result = await study.minsu.slash(study.channel, "ask", question="긴글이 뭐야?")
        assert size(texts(result.response)) < 4000
        assert "것입니다." in texts(result.response)
        if "…" in texts(result.response):
            assert ENGLISH.button_more in buttons(result.response)


@pytest.mark.parametrize("phrases", [KOREAN, ENGLISH])
def test_what_the_notes_lack_is_said(phrases: Any) -> None:
    offers = (Suggestion("EC2", Facet.DEFINITION),)
    answer = Answer(
        Status.UNKNOWN, "", suggestions=offers, concepts=("EC2",), missing=Facet.ANALOGY
    )
    components = laid_out(Reply(Kind.ANSWER, phrases, answer=answer))
    told = "\n".join(each["content"] for each in components if each["type"] == 10)
    assert phrases.facets[Facet.ANALOGY] in told
    assert "EC2" in told
