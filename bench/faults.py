"""Type as people type: faults in the shares in which they were seen in real Korean typos.

Of 751 typos of Korean developers 73 % put one key for another, 13 % one too many and 9 % one
too few; 16 % left a stray jamo behind. Faulty spaces come before all of them.
"""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Callable

from bot.text.hangul import compose, is_syllable, jamo
from bot.text.keyboard import as_latin

# Keys that are taken for each other: neighbours, and what sounds alike.
_TAKEN_FOR = {
    "ㅐ": "ㅔㅒ", "ㅔ": "ㅐㅖ", "ㅓ": "ㅗㅏ", "ㅗ": "ㅓㅛ", "ㅠ": "ㅜ", "ㅜ": "ㅠㅡ",
    "ㅛ": "ㅕㅗ", "ㅕ": "ㅓㅛ", "ㅏ": "ㅑㅣ", "ㅣ": "ㅏㅡ", "ㅡ": "ㅜㅣ", "ㄴ": "ㅇㅁ",
    "ㅇ": "ㄴㄹ", "ㄹ": "ㅇㅎ", "ㄱ": "ㄷㅅ", "ㄷ": "ㄱㅈ", "ㅈ": "ㅂㄷ", "ㅂ": "ㅈ",
    "ㅅ": "ㄱ", "ㅁ": "ㄴ", "ㅎ": "ㄹ", "ㅋ": "ㅌ", "ㅌ": "ㅋㅊ", "ㅊ": "ㅌㅍ", "ㅍ": "ㅊ",
}  # fmt: skip
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")

Fault = Callable[[str, random.Random], str]


def slip(text: str, chance: random.Random) -> str:
    """Strike one wrong key, one too many or one too few: 로드 밸런서 → 로드 벨런서."""
    keys = list(jamo(text))
    places = [at for at, key in enumerate(keys) if key.isalpha()]
    if len(places) < 4:
        return text
    at = chance.choice(places[1:])
    kind = chance.random()
    if kind < 0.76:
        keys[at] = chance.choice(_near(keys[at]))
    elif kind < 0.9:
        keys.insert(at, keys[at])
    else:
        del keys[at]
    return compose("".join(keys))


def crowd(text: str, chance: random.Random) -> str:
    """Leave a space out: 가용 영역 뭐야 → 가용영역 뭐야."""
    spaces = [at for at, char in enumerate(text) if char == " "]
    if not spaces:
        return text
    at = chance.choice(spaces)
    return text[:at] + text[at + 1 :]


def split(text: str, chance: random.Random) -> str:
    """Put a space too many into a Korean word: 데이터베이스 → 데이터 베이스."""
    inner = [
        at
        for at in range(2, len(text) - 1)
        if all(map(is_syllable, text[at - 2 : at + 2])) and len(text) > at + 1
    ]
    if not inner:
        return text
    at = chance.choice(inner)
    return f"{text[:at]} {text[at:]}"


def layout(text: str, chance: random.Random) -> str:
    """Forget to switch the keyboard: EC2가 뭐야 → ㄷㅊ2가 뭐야, 리전 뭐야 → flwjs anjdi."""
    words = text.split(" ")
    if not any(map(is_syllable, text)):
        return text
    return " ".join(as_latin(word) or word for word in words)


def decomposed(text: str, chance: random.Random) -> str:
    """Write as macOS does: NFD."""
    return unicodedata.normalize("NFD", text)


def stray(text: str, chance: random.Random) -> str:
    """Leave chat behind, or a stray jamo: 리전 뭐야 → 리전 뭐야ㅋㅋ."""
    return text + chance.choice(("ㅋㅋ", "ㅠㅠ", "ㅇ", "ㅁ", "~", "??", " ㅎ"))


FAULTS: dict[str, Fault] = {
    "crowd": crowd,
    "slip": slip,
    "split": split,
    "stray": stray,
    "layout": layout,
    "decomposed": decomposed,
}


def _near(key: str) -> str:
    if key in _TAKEN_FOR:
        return _TAKEN_FOR[key]
    for row in _ROWS:
        at = row.find(key.lower())
        if at >= 0:
            return row[max(0, at - 1) : at] + row[at + 1 : at + 2]
    return key
