"""A typed text as the characters that count, with the places where a name may begin and end."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from bot.text.hangul import is_hangul
from bot.text.keyboard import keystrokes

_DENIED = re.compile(r"(?<![a-z])(?:non|anti|pseudo|quasi|counter)-$", re.I)
_LATIN_ALNUM = re.compile(r"[a-z0-9+#]", re.I)


@lru_cache(maxsize=32768)
def _keys_behind(before: str, char: str) -> str:
    """Give the keys of a character, which may depend on the one before it: C+ → +, 가+ → ""."""
    return keystrokes(before + char)[len(keystrokes(before)) :]


@dataclass(slots=True)
class Typed:
    """A text as characters that count: where each stands and the keys that type it."""

    text: str
    at: list[int] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        before = ""
        for position, char in enumerate(self.text):
            keys = _keys_behind(before, char)
            before = char if char.isascii() else ""
            if keys:
                self.at.append(position)
                self.keys.append(keys)

    def char(self, index: int) -> str:
        """Give a character that counts, by its number."""
        return self.text[self.at[index]]

    def joined(self, index: int) -> bool:
        """Tell whether a character stands right behind the one before it."""
        return index > 0 and self.at[index] == self.at[index - 1] + 1

    def follows_letter(self, index: int) -> bool:
        """Tell what is glued to a single letter, and so may be another thing: 트리 in B트리.

        So may what is denied: repeatable read in non-repeatable read.
        """
        if _DENIED.search(self.text, 0, self.at[index]):
            return True
        if not self.joined(index) or self.char(index).isascii():
            return False
        before = self.char(index - 1)
        return before.isascii() and before.isalpha() and not self.joined(index - 1)

    def sign(self, index: int) -> str:
        """Give the @ that makes an annotation of a name: @Bean is not Bean."""
        return "@" * self.text.startswith("@", self.at[index] - 1 if self.at[index] else 0)

    def starts(self) -> list[int]:
        """Find where a name can begin: at a word, or where the script changes."""
        starts: list[int] = []
        behind, hangul = -1, False
        for index, position in enumerate(self.at):
            char = self.text[position]
            before, hangul = hangul, is_hangul(char)
            turns = before != hangul and not char.isdigit()
            if position != behind or turns:
                starts.append(index)
            behind = position + 1
        return starts

    def rest(self, end: int) -> str:
        """Give what is left of the word behind a window that ends before `end`."""
        last = end
        while last < len(self.at) and self.joined(last):
            last += 1
        if end >= last:
            return ""
        return self.text[self.at[end] : self.at[last - 1] + 1]

    def cuts_latin(self, end: int) -> bool:
        """Tell whether a window that ends before `end` cuts a Latin word or a number."""
        return (
            0 < end < len(self.at)
            and self.joined(end)
            and bool(_LATIN_ALNUM.match(self.char(end)) and _LATIN_ALNUM.match(self.char(end - 1)))
        )
