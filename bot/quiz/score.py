"""Points and places."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """Where a member stands: 1 is the first; members with the same points share a place."""

    place: int
    member: int
    points: int
    right: int
    answered: int
