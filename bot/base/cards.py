"""Flashcards of several lines: a front, "?" or "??" on a line of its own, a back."""

from __future__ import annotations

_SIGNS = ("?", "??")


def card(lines: list[str]) -> tuple[int, list[tuple[str, str]]] | None:
    """Find where a card begins, with its front and back; "??" asks both ways.

    ["뜻", "", "심장?", "?", "피를 보내는 기관"] → (2, [("심장?", "피를 보내는 기관")]).
    """
    signs = [at for at, line in enumerate(lines) if line.strip() in _SIGNS]
    if len(signs) != 1 or not 0 < signs[0] < len(lines) - 1:
        return None
    sign = signs[0]
    start = 1 + max((at for at in range(sign) if "::" in lines[at] or not lines[at]), default=-1)
    if start == sign:
        return None
    front, back = "\n".join(lines[start:sign]).strip(), "\n".join(lines[sign + 1 :]).strip()
    ways = [(front, back), (back, front)]
    return start, ways[: len(lines[sign].strip())]
