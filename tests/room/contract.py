"""Discord's own description of its answers, where it is present."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import Any

import jsonschema_rs

from tests.shared import shared


@cache
def _document() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(shared("discord/openapi.json").read_text("utf-8"))
    return found


@cache
def _template(path: str) -> str:
    """Find the path of the document that fits best: one with the fewest parts left open."""
    fitting = [each for each in _document()["paths"] if re.fullmatch(_pattern(each), path)]
    assert fitting, f"Discord has no route {path}"
    return str(min(fitting, key=lambda each: each.count("{")))


def _pattern(template: str) -> str:
    parts = re.split(r"\{[^}]+\}", template)
    return "[^/]+".join(map(re.escape, parts))


@cache
def _validator(template: str, method: str, status: int) -> Any:
    responses = _document()["paths"][template][method.lower()]["responses"]
    assert str(status) in responses, f"{method} {template} never answers {status}"
    content = responses[str(status)].get("content")
    if content is None:
        return None
    schema = content["application/json"]["schema"]
    return jsonschema_rs.validator_for({**schema, "components": _document()["components"]})


def faults(method: str, path: str, status: int, data: Any) -> list[str]:
    """Tell what an answer lacks of what Discord describes; `path` is as it was called."""
    validator = _validator(_template(path), method, status)
    if validator is None:
        return [] if data == b"" else [f"an answer with a body: {data}"]
    return [f"{error.instance_path}: {error.message}" for error in validator.iter_errors(data)]
