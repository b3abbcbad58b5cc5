"""Draw what `bench.scale` measured: how long finding takes, and how sure it is."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

WIDE, HIGH = 860, 380
LEFT, TOP, ACROSS, DOWN = 60, 64, 270, 250
APART = 17  # pixels between two names
BETWEEN = 150  # pixels between the two panels, for the names of the lines
COLOURS = ("#0f766e", "#b45309", "#6b7280")
TIMES = (0.1, 1, 10, 100, 1000, 10000)  # ms
SHARES = (0.6, 0.7, 0.8, 0.9, 1.0)


@dataclass(frozen=True, slots=True)
class Way:
    """A way of finding: for each size the median time in ms, and the share found first."""

    name: str
    times: Mapping[int, float]
    recalls: Mapping[int, float]


def draw(ways: Sequence[Way], path: Path) -> None:
    """Draw both as panels of one picture."""
    body = "\n".join((*_panel(ways, 0), *_panel(ways, 1)))
    path.write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDE} {HIGH}" '
        'font-family="system-ui, sans-serif" font-size="13" role="img" '
        'aria-label="Time and recall of three ways to find a text, by the number of texts">\n'
        f'<rect width="{WIDE}" height="{HIGH}" fill="#ffffff"/>\n{body}\n</svg>\n',
        encoding="utf-8",
    )


def _panel(ways: Sequence[Way], number: int) -> Iterator[str]:
    left = LEFT + number * (ACROSS + BETWEEN)
    titles = ("Time to find, p50 in ms (log scale)", "Found first (recall@1)")
    yield _text(left, TOP - 28, titles[number], weight="600")
    for value in (TIMES, SHARES)[number]:
        y = _height(value, number)
        told = f"{value:g}" if number == 0 else f"{value:.0%}"
        yield f'<path d="M{left} {y:.1f}h{ACROSS}" stroke="#e5e7eb"/>'
        yield _text(left - 8, y + 4, told, anchor="end", colour="#4b5563")
    sizes = sorted({size for way in ways for size in way.times})
    for at, size in enumerate(sizes):
        yield _text(_across(left, at, sizes), TOP + DOWN + 24, f"{size:,}", anchor="middle")
    yield _text(left + ACROSS / 2, TOP + DOWN + 46, "texts", anchor="middle", colour="#4b5563")
    for way, colour in reversed(list(zip(ways, COLOURS, strict=True))):  # the first on top
        yield from _line(way, colour, left, sizes, number)
    yield from _names(ways, left, sizes, number)


def _line(way: Way, colour: str, left: float, sizes: Sequence[int], number: int) -> Iterator[str]:
    values = (way.times, way.recalls)[number]
    points = [
        (_across(left, at, sizes), _height(values[size], number))
        for at, size in enumerate(sizes)
        if size in values
    ]
    joined = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    yield f'<polyline points="{joined}" fill="none" stroke="{colour}" stroke-width="2.5"/>'
    for x, y in points:
        yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="{colour}"/>'


def _names(ways: Sequence[Way], left: float, sizes: Sequence[int], number: int) -> Iterator[str]:
    """Name each line at its end, one below the other where they end together."""
    ends = [(_height((way.times, way.recalls)[number][sizes[-1]], number), way) for way in ways]
    lowest = 0.0
    for end, way in sorted(ends, key=lambda each: each[0]):
        lowest = max(end + 4, lowest + APART)
        colour = COLOURS[ways.index(way)]
        x = _across(left, len(sizes) - 1, sizes) + 10
        yield _text(x, lowest, way.name, colour=colour, weight="600")


def _across(left: float, at: int, sizes: Sequence[int]) -> float:
    return left + 20 + at * (ACROSS - 40) / max(1, len(sizes) - 1)


def _height(value: float, number: int) -> float:
    if number == 0:
        low, high = math.log10(TIMES[0]), math.log10(TIMES[-1])
        share = (math.log10(max(value, TIMES[0])) - low) / (high - low)
    else:
        share = (max(value, SHARES[0]) - SHARES[0]) / (SHARES[-1] - SHARES[0])
    return TOP + DOWN * (1 - share)


def _text(
    x: float,
    y: float,
    told: str,
    *,
    anchor: str = "start",
    colour: str = "#111827",
    weight: str = "400",
) -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{colour}" '
        f'font-weight="{weight}">{told}</text>'
    )
