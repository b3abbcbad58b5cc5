"""Text with the name that is asked for taken out: the prompt must not hold its answer."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from bot.text.clean import one_line
from bot.text.keyboard import keystrokes
from bot.text.sentences import sentences

BLANK = "____"
LONGEST_PROMPT, SHORTEST_PROMPT = 220, 12  # characters, for a phone and for a meaning
LEAST_WORDS = 3  # beside the blank

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
}
_PARTICLE = re.compile(rf"{BLANK}({'|'.join(sorted(_BOTH, key=len, reverse=True))})(?![가-힣])")
_ASIDE = re.compile(rf"{BLANK}\s*[(（\[]\s*{BLANK}(?:\s*[,/·]\s*{BLANK})*\s*[)）\]]")
_ARTICLE = re.compile(rf"\b(?:an?|the)\s+{BLANK}", re.IGNORECASE)
_SUBJECT = re.compile(rf"^{BLANK}(?:은\(는\)|\(이\)란|이\(가\)|,|:| is | are | means )?\s*")
# What points back at something that is not shown, or is no sentence at all.
_POINTS = re.compile(
    r"^(?:이것|이는|이런|이렇게|이때|이 |그것|그 |그래서|그리고|하지만|그러나|따라서|또한"
    r"|위의|위 |아래|다음은|반면|즉|예를 들|이처럼"
    r"|(?:this|that|these|those|it|they|so|but|and|however)\b|for example)",
    re.IGNORECASE,
)
_NO_PROSE = re.compile(
    r"```|https?://|^\s*\||\|.*\||[{};]\s*$|:\s*$|->|=>|→|^\(|" + BLANK + r"\S*\s+" + BLANK,
    re.MULTILINE,
)
_LEADING = re.compile(rf"^(?:[-–—>→=:·*•?!\s]+|\d+[.)]\s+|{BLANK}\s*(?:->|→|=>|:)\s*)+")
_WORD = re.compile(r"[가-힣A-Za-z]{2,}")


def blanked(text: str, names: Iterable[str]) -> str:
    """Take names out: ("리전(Region)은 지역이다", [리전, Region]) → "____은(는) 지역이다".

    Empty where a name would still show.
    """
    known = sorted(set(names), key=len, reverse=True)
    for name in known:
        text = _pattern(name).sub(BLANK, text)
    text = _ARTICLE.sub(BLANK, _ASIDE.sub(BLANK, text))
    text = _PARTICLE.sub(lambda found: BLANK + _BOTH[found[1]], text)
    return "" if shows(text, known) else _LEADING.sub("", text)


def shows(text: str, names: Iterable[str]) -> bool:
    """Tell whether a text shows one of some names, however it is spaced."""
    keys = keystrokes(text.replace(BLANK, " "))
    return any(len(each) > 2 and each in keys for each in map(keystrokes, names)) or any(
        _pattern(name).search(text) for name in names
    )


def first_sentences(text: str, most: int = LONGEST_PROMPT) -> str:
    """Give as many whole sentences as fit; empty where the first one does not."""
    told = ""
    for each in sentences(text):
        longer = f"{told} {one_line(each)}".strip()
        if len(longer) > most:
            break
        told = longer
    return told


def without_subject(text: str) -> str:
    """Cut the blank off that a text begins with: "____은(는) 한 지역이다" → "한 지역이다"."""
    rest = _SUBJECT.sub("", text, count=1)
    return rest[:1].upper() + rest[1:] if rest[:1].isascii() else rest


def is_clear(text: str) -> bool:
    """Tell whether a text can be asked about: whole, not too short, and it stands alone."""
    if not SHORTEST_PROMPT <= len(text) <= LONGEST_PROMPT or _NO_PROSE.search(text):
        return False
    if text.count("(") != text.count(")"):
        return False
    words = _WORD.findall(text.replace(BLANK, " "))
    return len(words) >= LEAST_WORDS and not _POINTS.match(text.removeprefix(BLANK).lstrip())


@lru_cache(maxsize=8192)
def _pattern(name: str) -> re.Pattern[str]:
    """Find a name as a word: a Korean one may carry a particle, a Latin one no letter."""
    body = r"[\s\-]*".join(map(re.escape, name.split()))
    before = r"(?<![A-Za-z0-9])" if name[:1].isascii() else r"(?<![가-힣])"
    after = r"(?![A-Za-z0-9])" if name[-1:].isascii() else ""
    return re.compile(f"{before}{body}{after}", re.IGNORECASE)
