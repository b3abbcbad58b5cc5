"""Each limit: what stands at it is taken, and what goes beyond is named."""

from __future__ import annotations

from typing import Any
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.room.limits.table import BODIES, RULES, nodes, violations
from bot.room.violation import Asked, shown
from tests.room import bodies as b
from tests.room import command_cases, limit_cases, modal_cases
from tests.room.limit_cases import Case

FILES = (limit_cases, modal_cases, command_cases)
CASES = [case for file in FILES for case in file.CASES]
IDS = [f"{file.__name__.split('.')[-1]}-{case.name}" for file in FILES for case in file.CASES]


@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_what_stands_at_the_limit_is_taken(case: Case) -> None:
    assert [each.line(case.good) for each in violations(case.good)] == []


@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_what_goes_beyond_is_named(case: Case) -> None:
    assert case.field in [shown(each.field) for each in violations(case.bad)]


def test_no_rule_is_without_a_case() -> None:
    parts = [node for case in CASES for node in nodes(case.bad)]
    broken = {rule for node in parts for rule in RULES[node.kind] if list(rule(node))}
    assert [(kind, rule) for kind in RULES for rule in RULES[kind] if rule not in broken] == []


def test_no_case_stands_twice() -> None:
    assert len(set(IDS)) == len(IDS)


def test_two_buttons_of_one_custom_id_are_both_named() -> None:
    asked = b.rows(b.button(), b.button())
    assert [each.line(asked) for each in violations(asked)] == [
        f"POST /channels/1/messages: components[{row}].components[0].custom_id: "
        "'b' stands in it 2 times"
        for row in (0, 1)
    ]


def test_a_token_is_not_told() -> None:
    asked = Asked("POST", f"/webhooks/1/{'t' * 80}", body={"content": "x" * 2_001})
    assert [each.line(asked) for each in violations(asked)] == [
        "POST /webhooks/1/…: content: 2001 characters long; from 0 to 2000 is allowed"
    ]


@pytest.mark.parametrize(
    "name", ["질문", "ㄱㄴ", normalize("NFD", "질문"), "ask-me", "don't", "ถาม", "पूछना", "q_1"]
)
def test_a_name_may_be_of_any_script(name: str) -> None:
    assert list(violations(b.one(name=name))) == []


@pytest.mark.parametrize("name", ["Ask", "ask me", "ask!", "É", "질문?", "🍎", "a/b"])
def test_a_name_is_one_word_in_lower_case(name: str) -> None:
    assert [shown(each.field) for each in violations(b.one(name=name))] == ["name"]


def test_a_context_menu_is_called_as_one_likes() -> None:
    menu = {"type": 3, "name": "Make a Quiz!", "name_localizations": {"ko": "퀴즈 만들기!"}}
    assert list(violations(b.put(menu))) == []


def test_only_the_longest_language_counts() -> None:
    asked = command_cases.characters(0)
    asked.body["description_localizations"] = {"ko": "긴" * 97, "ja": "짧"}
    assert list(violations(asked)) == []
    asked.body["description_localizations"]["ko"] += "다"
    assert [each.told for each in violations(asked)] == [
        "8001 characters in all; at most 8000 are allowed"
    ]


NAMES = (
    *("type", "data", "components", "component", "accessory", "options", "choices", "embeds"),
    *("fields", "flags", "name", "custom_id", "url", "style", "content", "message_reference"),
    *("allowed_mentions", "parse", "users", "value", "image", "footer", "min_values", "nonce"),
    *("max_values", "name_localizations", "id", "items", "description", "required"),
)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 100) | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(NAMES),
            inner,
            max_size=6,
        )
    ),
    max_leaves=20,
)


@given(body=json_values, which=st.integers(0, len(BODIES) - 1))
def test_no_body_breaks_a_rule_itself(body: Any, which: int) -> None:
    method, pattern, _ = BODIES[which]
    path = next(each for each in PATHS if pattern.fullmatch(each))
    for each in violations(Asked(method, path, body=body)):
        assert each.told


PATHS = (
    *(b.MESSAGES, f"{b.MESSAGES}/2", "/webhooks/1/t", "/webhooks/1/t/messages/2", b.CALLBACK),
    *(b.COMMANDS, f"{b.COMMANDS}/2", "/channels/1/threads", "/guilds/1/channels", "/channels/1"),
)
