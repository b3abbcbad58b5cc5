"""Names taken out of a text: a prompt must not hold its answer, in whatever script."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from bot.match.sounding import LEAST_SKELETON, is_acronym
from bot.quiz.grade import sounds_same
from bot.text.hangul import is_hangul
from bot.text.keyboard import keystrokes
from bot.text.sound import skeleton, spoken
from bot.text.words import words

BLANK = "____"
LEAST_SAID = 3  # syllables of an acronym that is said: fewer stand in many words

# Both forms of a particle: which of them stands there tells how the answer ends.
_BOTH = {
    "은": "은(는)",
    "는": "은(는)",
    "이": "이(가)",
    "가": "이(가)",
    "을": "을(를)",
    "를": "을(를)",
    "과": "과(와)",
    "와": "과(와)",
    "으로": "(으)로",
    "로": "(으)로",
    "이란": "(이)란",
    "란": "(이)란",
    "이라는": "(이)라는",
    "라는": "(이)라는",
    "이며": "(이)며",
    "이라고": "(이)라고",
    "라고": "(이)라고",
}
_PARTICLE = re.compile(rf"{BLANK}({'|'.join(sorted(_BOTH, key=len, reverse=True))})(?![가-힣])")
_ASIDE = re.compile(rf"{BLANK}\s*[(（\[]\s*{BLANK}(?:\s*[,/·]\s*{BLANK})*\s*[)）\]]")
_ARTICLE = re.compile(rf"\b(?:an?|the)\s+{BLANK}", re.IGNORECASE)


def blanked(text: str, names: Iterable[str]) -> str:
    """Take names out: ("리전(Region)은 지역이다", [리전, Region]) → "____은(는) 지역이다".

    Empty where a name would still show.
    """
    known = sorted(set(_sayable(names)), key=len, reverse=True)
    for name in known:
        text = _pattern(name).sub(BLANK, text)
    text = _ARTICLE.sub(BLANK, _ASIDE.sub(BLANK, text))
    text = _PARTICLE.sub(lambda found: BLANK + _BOTH[found[1]], text)
    return "" if shows(text, known) or heard(text, known) else text


@lru_cache(maxsize=8192)
def typed(text: str) -> str:
    """Give the keys of a text without its gaps: what is looked for in it again and again."""
    return keystrokes(text.replace(BLANK, " "))


def shows(text: str, names: Iterable[str]) -> bool:
    """Tell whether a text shows one of some names, however it is spaced."""
    keys, said = typed(text), _sayable(names)
    return any(len(each) > 2 and each in keys for each in map(typed, said)) or any(
        _pattern(name).search(text) for name in said
    )


def _sayable(names: Iterable[str]) -> list[str]:
    """Leave out names of signs alone: a "-" in a text shows nothing."""
    return [name for name in names if any(map(str.isalnum, name))]


def heard(text: str, names: Iterable[str]) -> bool:
    """Tell whether a text names one in the other script: 클라우드프론트, for CloudFront."""
    return any(_is_heard(text, name) for name in names)


def _is_heard(text: str, name: str) -> bool:
    in_hangul = any(map(is_hangul, name))
    if is_acronym(name):
        hangul = re.sub(r"[^가-힣]", "", text)
        return any(len(each) >= LEAST_SAID and each in hangul for each in spoken(name))
    sound = _skeleton(name)
    if len(sound) < LEAST_SKELETON:
        return False
    return any(
        _skeleton(window) == sound and sounds_same(window, name)
        for window in _windows(text, hangul=not in_hangul, most=len(name.split()) + 1)
    )


def _windows(text: str, *, hangul: bool, most: int) -> Iterator[str]:
    """Give the words of one script, alone and with those that follow, without particles."""
    known = (each for each in words(text) if each.is_latin != hangul)
    found = [each.stem if hangul else each.text.removesuffix(each.tail) for each in known]
    for size in range(1, most + 1):
        for start in range(len(found) - size + 1):
            yield " ".join(found[start : start + size])


_skeleton = lru_cache(maxsize=8192)(skeleton)


@lru_cache(maxsize=8192)
def _pattern(name: str) -> re.Pattern[str]:
    """Find a name as a word: a Korean one may carry a particle, a Latin one no letter."""
    body = r"[\s\-]*".join(map(re.escape, name.split()))
    before = r"(?<![A-Za-z0-9])" if name[:1].isascii() else r"(?<![가-힣])"
    after = r"(?![A-Za-z0-9])" if name[-1:].isascii() else ""
    return re.compile(f"{before}{body}{after}", re.IGNORECASE)
