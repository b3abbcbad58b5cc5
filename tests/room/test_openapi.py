"""Requests beside Discord's own document. Without it these tests skip by name."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest

from bot.room.openapi import Document
from bot.room.routes.table import ROUTES
from bot.room.violation import Asked
from tests.room import bodies as b
from tests.room import command_cases, limit_cases, modal_cases
from tests.room.limit_cases import Case
from tests.shared import shared

TAKEN = [
    case
    for file in (limit_cases, modal_cases, command_cases)
    for case in file.CASES
    if case.name not in {"button_url", "options"}
]


@pytest.fixture
def document() -> Document:
    return _read(shared("discord/openapi.json"))


@cache
def _read(path: Path) -> Document:
    return Document(path)


def told(document: Document, asked: Asked) -> list[str]:
    return [each.line(asked) for each in document.violations(asked)]


@pytest.mark.parametrize("case", TAKEN, ids=[f"{each.name}-{each.field}" for each in TAKEN])
def test_what_the_limits_take_the_document_takes(document: Document, case: Case) -> None:
    assert told(document, case.good) == []


def test_it_knows_each_route_of_the_room(document: Document) -> None:
    left = "Discord's document knows no such request"
    for route in ROUTES:
        path = route.path.replace("{", "").replace("}", "")
        asked = Asked(route.method, path, body={})
        assert left not in [each.told for each in document.violations(asked)], route


@pytest.mark.parametrize(
    ("asked", "line"),
    [
        (Asked("GET", "/nothing"), "GET /nothing: Discord's document knows no such request"),
        (Asked("PUT", "/users/@me"), "PUT /users/@me: Discord's document knows no such request"),
        (Asked("POST", b.MESSAGES), "POST /channels/1/messages: a body is needed"),
        (
            Asked("GET", "/channels/x"),
            'GET /channels/x: channel_id: "x" does not match "^(0|[1-9][0-9]*)$" (in the path)',
        ),
        (
            Asked("GET", b.MESSAGES, {"limit": ("101",)}),
            "GET /channels/1/messages: limit: 101 is greater than the maximum of 100"
            " (in the query)",
        ),
        (
            Asked("GET", "/guilds/1/members/search"),
            "GET /guilds/1/members/search: query: is missing in the query",
        ),
        (
            b.post(content=5),
            'POST /channels/1/messages: content: 5 is not of types "null", "string"',
        ),
        (
            b.rows(b.button(label="x" * 81)),
            "POST /channels/1/messages: components[0].components[0].label: "
            f'"{"x" * 58}… is longer than 80 characters',
        ),
        (
            b.rows(b.button(type=99)),
            "POST /channels/1/messages: components[0].components[0]: "
            '{"custom_id": "b", "label": "눌러", "style": 1, "type": 99} '
            "is of no kind that is allowed here",
        ),
        (
            b.post(nonce="n" * 26),
            f'POST /channels/1/messages: nonce: "{"n" * 26}" is longer than 25 characters',
        ),
        (
            b.embed(url="no address"),
            'POST /channels/1/messages: embeds[0].url: "no address" is not a "uri"',
        ),
        (
            b.post(message_reference={}),
            'POST /channels/1/messages: message_reference: "message_id" is a required property',
        ),
        (
            b.modal(b.label(component=b.field(style=3))),
            "POST /interactions/1/token/callback: data.components[0].component.style: "
            "3 is none of 1, 2",
        ),
        (
            b.callback(4, content=5),
            'POST /interactions/1/token/callback: data.content: 5 is not of types "null", "string"',
        ),
        (
            b.put(b.command(options=[{"type": 3, "name": "a"}])),
            'PUT /applications/1/commands: [0].options[0]: "description" is a required property',
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_it_names_the_field_and_what_is_wrong(document: Document, asked: Asked, line: str) -> None:
    assert told(document, asked) == [line]


def test_it_names_all_that_is_wrong(document: Document) -> None:
    asked = b.post(content="x" * 4_001, components=[b.row(b.button(label=1), {"type": 3})])
    assert [each.field for each in document.violations(asked)] == [
        ("content",),
        ("components", 0, "components", 0, "label"),
        ("components", 0, "components", 1),
        ("components", 0, "components", 1),
    ]


@pytest.mark.parametrize(
    "query",
    [
        {"limit": ("100",), "before": ("1",)},
        {"limit": ("1",), "after": ("0",)},
        {"around": ("123456789012345678",)},
    ],
)
def test_a_query_is_read_as_it_is_meant(document: Document, query: dict[str, Any]) -> None:
    assert told(document, Asked("GET", b.MESSAGES, query)) == []


@pytest.mark.parametrize("typed", ["true", "True", "1", "false", "0"])
def test_a_switch_in_a_query_may_be_typed_in_several_ways(document: Document, typed: str) -> None:
    assert told(document, Asked("GET", "/users/@me/guilds", {"with_counts": (typed,)})) == []
    asked = Asked("GET", "/users/@me/guilds", {"with_counts": (f"{typed}!",)})
    assert len(told(document, asked)) == 1


def test_ids_may_be_numbers(document: Document) -> None:
    assert told(document, b.post(message_reference={"message_id": 5})) == []


@pytest.mark.parametrize(("allow", "number"), [("8", 0), (8, 0), ("eight", 1), (1.5, 1)])
def test_permissions_may_be_texts(document: Document, allow: object, number: int) -> None:
    body = {"type": 0, "allow": allow, "deny": "0"}
    asked = Asked("PUT", "/channels/1/permissions/2", body=body)
    assert len(told(document, asked)) == number


def test_a_fixed_part_fits_better_than_a_number(document: Document) -> None:
    assert told(document, Asked("DELETE", "/webhooks/1/token/messages/@original")) == []
    assert told(document, Asked("GET", "/users/@me")) == []
