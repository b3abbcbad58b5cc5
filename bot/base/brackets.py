"""Other names in brackets: 리전(Regions), Edge Location(엣지 로케이션)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.base.names import clean, fits, is_alias
from bot.base.spelling import is_acronym_of, same_script

_BRACKET = re.compile(
    r"(?P<before>[^()（）,.;:!?\n]{2,50}?)\s?[(（](?P<inside>[^()（）\n]{2,50})[)）]"
)
_BOUND = re.compile(
    r".(?:[은는을를의에및와과]|에서|으로|[가-힣]게|하는|되는|한|된|인|있는|없는|높은)$"
)
_LATIN_RUN = re.compile(r"[A-Za-z0-9][\w+#./-]*(?: [A-Za-z0-9][\w+#./-]*){0,4}$")


def bracket_names(text: str) -> Iterator[tuple[str, str]]:
    """Find names and the same in the other script: "크게 리전(Regions)" → 리전, Regions."""
    for found in _BRACKET.finditer(text) if "(" in text or "（" in text else ():
        inside = found["inside"].strip()
        if not is_alias(inside):
            continue
        name = _name_before(found["before"].strip(), inside)
        if name and fits(name) and (not same_script(name, inside) or is_acronym_of(inside, name)):
            yield name, inside


def _name_before(before: str, inside: str) -> str:
    """Take as many words as the bracket has; an acronym may stand for as many as its letters."""
    latin = _LATIN_RUN.search(before)
    if latin:
        return clean(latin.group())
    size = len(inside) if inside.isupper() else len(inside.split())
    kept: list[str] = []
    for word in reversed(before.split()[-size:]):
        if kept and _BOUND.search(word):
            break
        kept.insert(0, word)
    return clean(" ".join(kept))
