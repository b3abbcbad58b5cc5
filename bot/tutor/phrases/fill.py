"""Put values into a phrase, each with the particle that agrees with it."""

from __future__ import annotations

import re

from bot.text.particles import with_particle

_PLACE = re.compile(r"\{(\w+)(?::([^{}]+))?\}")


def fill(template: str, **values: object) -> str:
    """Fill the places of a template: ("{concept:은/는} 없어요", concept="EC2") → EC2는 없어요.

    A value is put in as it is: braces in it are text. KeyError where a value is missing.
    """

    def put(place: re.Match[str]) -> str:
        value = str(values[place[1]])
        return with_particle(value, place[2]) if place[2] else value

    return _PLACE.sub(put, template)


def places(template: str) -> set[str]:
    """Name the places of a template: "{concept:은/는} {line}줄" → {"concept", "line"}."""
    return {name for name, _ in _PLACE.findall(template)}
