"""Lists that weigh a thing: what speaks for it behind a plus, what speaks against it behind a dash.

    + quick                    + quick
    - dear                     − dear

The first is two lists to Markdown, the second one item of two lines.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.base.entry import Facet
from bot.notes.note import Block, BlockKind, Lines

WEIGHS = {"+": Facet.ADVANTAGE, "-": Facet.DISADVANTAGE}
_AGAINST = re.compile(r"\s*[−–-]\s+(?=\S)")


def weighed(blocks: Sequence[Block]) -> list[Block]:
    """Mark the lists that weigh with their sign; the bullets of all others tell nothing."""
    found: list[Block] = []
    for before, block, behind in zip((None, *blocks), blocks, (*blocks[1:], None), strict=False):
        if _is_beside(before, block) or _is_beside(block, behind):
            found.append(replace(block, sign=block.bullet))
        else:
            found += _parted(block)
    return found


def _is_beside(one: Block | None, other: Block | None) -> bool:
    """Tell two lists without a line between them, of which one has pluses and one has dashes."""
    if one is None or other is None or {one.bullet, other.bullet} != set(WEIGHS):
        return False
    return one.lines.last + 1 == other.lines.first


def _parted(block: Block) -> list[Block]:
    """Part a list of pluses in whose items lines with a dash stand, as in the second."""
    split = [_split(item) for item in block.children] if block.bullet == "+" else []
    against = [line for _, lines in split for line in lines]
    if not against:
        return [block]
    good = replace(block, children=tuple(item for item, _ in split), sign="+")
    return [good, replace(block, children=tuple(against), sign="-")]


def _split(item: Block) -> tuple[Block, list[Block]]:
    lines = item.text.split("\n")
    starts = [at for at, line in enumerate(lines) if at and _AGAINST.match(line)]
    if not starts or item.children:
        return item, []
    first = item.lines.first
    said = "\n".join(lines[: starts[0]])
    marks = tuple(mark for mark in item.marks if mark.start < len(said))
    own = Lines(first, first + starts[0] - 1)
    against = [
        Block(
            BlockKind.ITEM,
            _AGAINST.sub("", "\n".join(lines[at:end]), count=1),
            Lines(first + at, first + end - 1),
        )
        for at, end in zip(starts, (*starts[1:], len(lines)), strict=True)
    ]
    return replace(item, text=said, marks=marks, lines=own), against
