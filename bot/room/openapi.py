"""Checks requests against Discord's own OpenAPI document, which lies where it is told."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from bot.room.violation import Asked, Field, Violation

if TYPE_CHECKING:
    from jsonschema_rs import Registry, ValidationError, Validator

Json = Mapping[str, Any]

_URI = "discord:/openapi"
_LONGEST = 60  # characters of a value that are shown at most

# Where Discord takes more than its document says.
_LOOSER: Json = {
    # discord.py sends IDs as numbers too: in replies, mentions, attachments, permissions.
    "SnowflakeType": {"type": ["string", "integer"], "pattern": "^(0|[1-9][0-9]*)$"},
}
# Permissions may be texts too, as Discord itself writes them.
_BITS = frozenset({"allow", "deny", "permissions", "default_member_permissions"})
_SWITCHES = {"true": True, "True": True, "1": True, "false": False, "False": False, "0": False}


class Document:
    """Discord's description of its API; each schema is compiled once, when it is needed."""

    def __init__(self, path: Path) -> None:
        document = json.loads(path.read_text(encoding="utf-8"))
        self._paths: Json = document["paths"]
        self._components: Json = document["components"]
        self._validators: dict[str, Validator] = {}
        self._patterns = [(_pattern(each), each) for each in self._paths]

    def violations(self, asked: Asked) -> Iterator[Violation]:
        """Tell what the document does not allow in a request: its path, query and body."""
        template, values = self._template(asked.path)
        method = asked.method.lower()
        if method not in self._paths.get(template, {}):
            yield Violation((), "Discord's document knows no such request", is_left=True)
            return
        path, operation = self._paths[template], self._paths[template][method]
        for given in (*path.get("parameters", ()), *operation.get("parameters", ())):
            yield from self._parameter(given, asked, values)
        yield from self._body(operation, _pointer("paths", template, method), asked)

    def _template(self, path: str) -> tuple[str, Mapping[str, str]]:
        """Find the path of the document that fits; a fixed part (@me) fits better than any."""
        found = [(each, fits) for pattern, each in self._patterns if (fits := pattern(path))]
        if not found:
            return "", {}
        template, fits = min(found, key=lambda pair: pair[0].count("{"))
        names = re.findall(r"\{([^}]+)\}", template)
        return template, dict(zip(names, fits.groups(), strict=True))

    def _parameter(
        self, parameter: Json, asked: Asked, values: Mapping[str, str]
    ) -> Iterator[Violation]:
        name, place = parameter["name"], parameter["in"]
        given = asked.query.get(name) if place == "query" else (values[name],)
        if given is None:
            if parameter.get("required"):
                yield Violation((name,), "is missing in the query")
            return
        validator = self._validator(json.dumps(parameter["schema"], sort_keys=True))
        if any(validator.is_valid(each) for each in _readings(given)):
            return
        told = _told(next(validator.iter_errors(next(_readings(given)))))
        yield Violation((name,), f"{told} (in the {place})")

    def _body(self, operation: Json, pointer: str, asked: Asked) -> Iterator[Violation]:
        described = operation.get("requestBody", {})
        if "application/json" not in described.get("content", {}):
            return
        if asked.body is None:
            if described.get("required") and not asked.files:
                yield Violation((), "a body is needed")
            return
        inner = _pointer("requestBody", "content", "application/json", "schema")
        validator = self._validator(json.dumps({"$ref": f"{_URI}#{pointer}{inner}"}))
        if not validator.is_valid(asked.body):
            for error in validator.iter_errors(asked.body):
                yield from _explained(error)

    @cached_property
    def _registry(self) -> Registry:
        from jsonschema_rs import Draft202012, Registry

        schemas = {**self._components["schemas"], **_LOOSER}
        described = {"paths": self._paths, "components": {**self._components, "schemas": schemas}}
        known = _loosened(described)
        return Registry([(_URI, known)], draft=Draft202012)

    def _validator(self, schema: str) -> Validator:
        """Give what checks a schema, which is told as JSON."""
        if schema not in self._validators:
            from jsonschema_rs import Draft202012Validator

            read = json.loads(schema.replace('"#/', f'"{_URI}#/'))
            made = Draft202012Validator(
                read, registry=self._registry, validate_formats=True, mask="value"
            )
            self._validators[schema] = made
        return self._validators[schema]


def _loosened(part: Any, name: str = "") -> Any:
    """Copy a part of the document, with texts for permissions."""
    if isinstance(part, list):
        return [_loosened(each) for each in part]
    if not isinstance(part, dict):
        return part
    copy = {key: _loosened(value, key) for key, value in part.items()}
    kinds = copy.get("type")
    if name in _BITS and (kinds == "integer" or (isinstance(kinds, list) and "integer" in kinds)):
        own = kinds if isinstance(kinds, list) else [kinds]
        copy |= {"type": [*own, "string"], "pattern": r"^\d+$"}
    return copy


def _pattern(template: str) -> Callable[[str], re.Match[str] | None]:
    """Read a path: "/channels/{channel_id}" fits "/channels/1"."""
    parts = re.split(r"\{[^}]+\}", template)
    return re.compile("([^/]+)".join(map(re.escape, parts))).fullmatch


def _pointer(*parts: str) -> str:
    """Point into the document: ("paths", "/a/{b}") → "/paths/~1a~1%7Bb%7D"."""
    escaped = (quote(part.replace("~", "~0").replace("/", "~1"), safe="~@") for part in parts)
    return "".join(f"/{part}" for part in escaped)


def _readings(given: tuple[str, ...]) -> Iterator[Any]:
    """Read what stands in a query or path in each way that it may be meant."""
    text = given[-1]
    if re.fullmatch(r"-?\d+", text):
        yield int(text)
    if text in _SWITCHES:
        yield _SWITCHES[text]
    yield text
    yield list(given)


def _explained(error: ValidationError) -> Iterator[Violation]:
    """Tell an error; of several forms that a value may have, only what the one meant lacks."""
    field = tuple(error.instance_path)
    forms = [form for form in getattr(error.kind, "context", ()) if form]
    if not forms:
        yield Violation(field, _told(error))
        return
    values = [form[0].message for form in forms if form[0].schema_path[-1] == "const"]
    if len(values) == len(forms):
        listed = ", ".join(each.removesuffix(" was expected") for each in values)
        yield Violation(field, f"{_short(error.instance)} is none of {listed}")
        return
    meant = [form for form in forms if not any(_is_other(each, field) for each in form)]
    if not meant:
        yield Violation(field, f"{_short(error.instance)} is of no kind that is allowed here")
        return
    for each in min(meant, key=len):
        yield from _explained(each)


def _is_other(error: ValidationError, field: Field) -> bool:
    """Tell whether an error shows that a value is meant as another form: by its own type."""
    at, keyword = tuple(error.instance_path), error.schema_path[-1]
    return (at == field and keyword == "type") or (at == (*field, "type") and keyword == "enum")


def _told(error: ValidationError) -> str:
    """Tell an error, with no more of a long value than is needed to find it."""
    if not error.message.startswith("value "):
        return error.message
    return f"{_short(error.instance)}{error.message.removeprefix('value')}"


def _short(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
