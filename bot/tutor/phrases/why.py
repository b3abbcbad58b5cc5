"""What is said about how an answer came about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class WhyPhrases:
    """The wording of one language. Places stand in braces.

    `ways` go by the ways in which a name is heard, `intents` by what is asked, `features` by
    those of the evidence.
    """

    title: str
    read_as: str
    goes_on: str
    named: str
    slips: str
    asks: str
    held: str
    lacking: str
    nearest: str
    overlap: str
    chance: str
    helped: str
    hindered: str
    nothing: str
    ways: Mapping[str, str]
    intents: Mapping[str, str]
    features: Mapping[str, str]
