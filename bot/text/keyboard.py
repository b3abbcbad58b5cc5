"""Text as the keys that type it on the two-set Korean keyboard."""

from __future__ import annotations

import re
from functools import lru_cache

from bot.text.hangul import compose, is_hangul, is_jamo, is_syllable, jamo

# A + or # right behind a Latin letter belongs to the name: C++, C#, B+Tree.
_NO_KEY = re.compile(r"(?<![A-Za-z+])[+#]|[^\w+#]|_")
_JAMO = "ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔㅁㄴㅇㄹㅎㅗㅓㅏㅣㅋㅌㅊㅍㅠㅜㅡㅃㅉㄸㄲㅆㅒㅖ"
_KEYS = "qwertyuiopasdfghjklzxcvbnmQWERTOP"
KEY_OF = dict(zip(_JAMO, _KEYS, strict=True))
JAMO_OF = dict(zip(_KEYS, _JAMO, strict=True))

SHORT = 40  # characters of a text whose keys are remembered


class _KeysOf(dict[int, str]):
    """The keys of each character, looked up when it first comes: 가 → rk, ㄷ → e, E → E."""

    def __missing__(self, code: int) -> str:
        self[code] = "".join(KEY_OF.get(each, each) for each in jamo(chr(code)))
        return self[code]


_KEYS_OF = _KeysOf()


def keystrokes(text: str) -> str:
    """Write text as keys, without spaces, case and punctuation.

    리전 → flwjs, EC2 → ec2, ㄷㅊ2 → ec2, Route 53 → route53, 펯 → vpc, 가-나 → rksk, C++ → c++.
    The wrong keyboard layout costs nothing, and a slip of one jamo is one key.
    """
    return _short_keystrokes(text) if len(text) <= SHORT else _keystrokes(text)


def _keystrokes(text: str) -> str:
    return _NO_KEY.sub("", text.translate(_KEYS_OF)).lower()


_short_keystrokes = lru_cache(maxsize=8192)(_keystrokes)  # words, names and openings come again


def as_hangul(word: str) -> str | None:
    """Read Latin letters as Hangul typed in the wrong layout: flwjs → 리전.

    None where the keys do not make whole syllables: what → None, EC2 → None.
    """
    if not word.isascii() or not word.isalpha():
        return None
    typed = "".join(JAMO_OF.get(char) or JAMO_OF.get(char.lower(), char) for char in word)
    hangul = compose(typed)
    return hangul if all(is_syllable(char) for char in hangul) else None


def as_latin(word: str) -> str | None:
    """Read Hangul as Latin letters typed in the wrong layout: ㄷㅊ2 → ec2, 펯 → vpc.

    None where the word holds no Hangul: EC2 → None.
    """
    if not any(is_hangul(char) for char in word):
        return None
    return "".join(KEY_OF.get(char, char) for char in jamo(word)).lower()


def is_stray(word: str) -> bool:
    """Tell whether a word holds lone jamo, as no finished Korean word does: ㄷㅊ2 → True."""
    return any(is_jamo(char) for char in word)
