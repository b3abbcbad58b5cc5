"""Spellings of names: when two of them mean one concept, and what letters stand for."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz.distance import OSA

from bot.text.hangul import is_hangul, is_syllable, parts, syllable
from bot.text.keyboard import keystrokes

# A slip is forgiven from these lengths on, counted in keys: 밸런서 is 8, RDS is 3.
LEAST_KEYS_HANGUL = 8
LEAST_KEYS_LATIN = 7
SURER = 3  # keys more, where both names are told of
SHORT_MARK = 2  # letters that are no word: 3C, B형
# Vowels and consonant-vowel pairs that sound alike, so that people mix them up.
_ALIKE = {"ㅔ": "ㅐ", "ㅖ": "ㅒ", "ㅙ": "ㅚ", "ㅞ": "ㅚ"}
_PALATAL = {"ㅕ": "ㅓ", "ㅑ": "ㅏ", "ㅛ": "ㅗ", "ㅠ": "ㅜ"}

_WORD = re.compile(r"[\w+#&]+")
# Regions and CDNs are plural; DNS, aws, HTTPS, class and status are not.
LEAST_PLURAL = 5
_PLURAL = re.compile(r"(?:[aeiouy]\w*[^aeiou\Ws]|[aeiouy]\w*e)s$")
_PLURAL_ACRONYM = re.compile(r"[A-Z]{2}s$")


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """Give the key that all spellings of a name share: "Scale-Up", "scale up" → scaleup.

    Case, spaces, hyphens, a plural s and vowels that sound alike are nothing: 리젼 → 리전.
    An annotation is another thing than what it is called after: @Bean → @bean.
    """
    kept = [_fold_word(word) for word in _WORD.findall(name)]
    return "@" * name.startswith("@") + "".join(kept)


def _fold_word(word: str) -> str:
    low = word.lower()
    if word.isascii():
        plural = len(word) >= LEAST_PLURAL and _PLURAL.search(low)
        return low[:-1] if plural or _PLURAL_ACRONYM.search(word) else low
    return "".join(map(_same_sound, low))


@lru_cache(maxsize=4096)
def _same_sound(char: str) -> str:
    if not is_syllable(char):
        return char
    lead, vowel, tail = parts(char)
    vowel = _ALIKE.get(vowel, vowel)
    if lead in "ㅈㅉㅊ":
        vowel = _PALATAL.get(vowel, vowel)
    return syllable(lead, vowel, tail)


def is_slip(name: str, other: str, *, surely: bool = False) -> bool:
    """Tell whether two names differ by one slip of the hand: CloudeFront, CloudFront → True.

    Never by a number, a whole added syllable, or the end of the word: HTTP, HTTPS → False.
    `surely` asks for longer names, as the notes tell of both: 방적기, 방직기 → False.
    """
    mine, yours = fold(name), fold(other)
    if re.sub(r"\D", "", mine) != re.sub(r"\D", "", yours) or _marks(mine) != _marks(yours):
        return False
    keys, others = keystrokes(mine), keystrokes(yours)
    least = LEAST_KEYS_LATIN if mine.isascii() else LEAST_KEYS_HANGUL
    least += SURER if surely else 0
    if min(len(keys), len(others)) < least or keys[0] != others[0]:
        return False
    if len(mine) != len(yours) and not mine.isascii():
        return False
    return keys[-1] == others[-1] and OSA.distance(keys, others, score_cutoff=1) == 1


def _marks(name: str) -> list[str]:
    """Give the few letters that tell things apart: 3C정책 → [c], CloudFront → []."""
    if name.isascii() and name.isalpha():
        return []
    return [run for run in re.findall("[a-z]+", name) if len(run) <= SHORT_MARK]


_X = re.compile(r"^(?:cross|ex(?=[tp]))", re.IGNORECASE)


def is_acronym_of(short: str, long: str) -> bool:
    """Tell whether letters stand for words: EC2 and "Elastic Compute Cloud" → True."""
    letters = re.sub(r"[^a-z]", "", short.lower())
    said = re.findall(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|[A-Z]", long)
    if not 2 <= len(letters) <= 8 or len(said) < 2 or len(short) > 10 or " " in short.strip():
        return False
    if sum(map(str.isupper, short)) < 2:
        return False
    if "x" in letters:  # XSS: "Cross Site Scripting"
        said = [_X.sub("X", word) for word in said]
    heads = "".join(word[0].lower() for word in said)
    minor = "".join(word[0].lower() for word in said if word.lower() not in _MINOR)
    if letters in (heads, minor) or letters.rstrip("s") in (heads, minor):
        return True
    # S3: repeated letters are counted; IaaS: small words keep a letter; XML: inside a word.
    if re.sub(r"(.)\1+", r"\1", heads) == letters:
        return True
    return _in_order(letters, [word.lower() for word in said])


_MINOR = frozenset(("of", "the", "and", "for", "in", "on", "to", "a", "an", "as", "with", "by"))


def _in_order(letters: str, said: list[str]) -> bool:
    """Match letters to words in order: every word gives its first letter, at least."""
    at = 0
    for number, word in enumerate(said):
        if at >= len(letters) or word[0] != letters[at]:
            if word in _MINOR:
                continue
            return False
        at += 1
        left = sum(other not in _MINOR for other in said[number + 1 :])
        rest = iter(word[1:])
        while len(letters) - at > left and letters[at] in rest:
            at += 1
    return at == len(letters)


def same_script(name: str, other: str) -> bool:
    """Tell whether two names are both with Hangul or both without: 리전, Region → False."""
    return any(map(is_hangul, name)) == any(map(is_hangul, other))
