"""Hangul syllables taken apart into jamo and put together again."""

from __future__ import annotations

from collections.abc import Iterator

FIRST_SYLLABLE = 0xAC00
LAST_SYLLABLE = 0xD7A3
LEADS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
TAILS = ("", *"ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ")
_PER_LEAD = len(VOWELS) * len(TAILS)

# Two jamo that are typed one after the other and written as one.
JOINED_VOWELS = {
    "ㅗㅏ": "ㅘ",
    "ㅗㅐ": "ㅙ",
    "ㅗㅣ": "ㅚ",
    "ㅜㅓ": "ㅝ",
    "ㅜㅔ": "ㅞ",
    "ㅜㅣ": "ㅟ",
    "ㅡㅣ": "ㅢ",
}
JOINED_TAILS = {
    "ㄱㅅ": "ㄳ",
    "ㄴㅈ": "ㄵ",
    "ㄴㅎ": "ㄶ",
    "ㄹㄱ": "ㄺ",
    "ㄹㅁ": "ㄻ",
    "ㄹㅂ": "ㄼ",
    "ㄹㅅ": "ㄽ",
    "ㄹㅌ": "ㄾ",
    "ㄹㅍ": "ㄿ",
    "ㄹㅎ": "ㅀ",
    "ㅂㅅ": "ㅄ",
}
SPLIT = {joined: pair for pair, joined in (JOINED_VOWELS | JOINED_TAILS).items()}


def is_syllable(char: str) -> bool:
    """Tell whether a character is a whole Hangul syllable: 가 → True, ㄱ → False."""
    return FIRST_SYLLABLE <= ord(char) <= LAST_SYLLABLE


def is_jamo(char: str) -> bool:
    """Tell whether a character is a lone compatibility jamo: ㄱ → True, 가 → False."""
    return "ㄱ" <= char <= "ㅣ"


def is_hangul(char: str) -> bool:
    """Tell whether a character is a syllable or a jamo: 가, ㄱ → True, a → False."""
    return is_syllable(char) or is_jamo(char)


def parts(syllable: str) -> tuple[str, str, str]:
    """Take a syllable apart: 값 → ("ㄱ", "ㅏ", "ㅄ"), 가 → ("ㄱ", "ㅏ", "")."""
    lead, rest = divmod(ord(syllable) - FIRST_SYLLABLE, _PER_LEAD)
    vowel, tail = divmod(rest, len(TAILS))
    return LEADS[lead], VOWELS[vowel], TAILS[tail]


def has_tail(syllable: str) -> bool:
    """Tell whether a syllable ends in a consonant (받침): 값 → True, 가 → False."""
    return is_syllable(syllable) and (ord(syllable) - FIRST_SYLLABLE) % len(TAILS) > 0


def syllable(lead: str, vowel: str, tail: str = "") -> str:
    """Put a syllable together: ("ㄱ", "ㅏ", "ㅄ") → 값."""
    index = (LEADS.index(lead) * len(VOWELS) + VOWELS.index(vowel)) * len(TAILS)
    return chr(FIRST_SYLLABLE + index + TAILS.index(tail))


def jamo(text: str) -> str:
    """Take text apart into single jamo: 값 EC2 → ㄱㅏㅂㅅ EC2, 뭐 → ㅁㅜㅓ."""
    return "".join(_jamo_of(char) for char in text)


def _jamo_of(char: str) -> str:
    if not is_syllable(char):
        return SPLIT.get(char, char)
    return "".join(SPLIT.get(part, part) for part in parts(char))


def initials(text: str) -> str:
    """Take the first consonant of each syllable: 로드 밸런서 → ㄹㄷㅂㄹㅅ."""
    return "".join(parts(char)[0] for char in text if is_syllable(char))


def compose(text: str) -> str:
    """Put single jamo together as a keyboard does: ㄹㅣㅈㅓㄴㅇㅣ → 리전이, ㅋㅋ → ㅋㅋ."""
    return "".join(_syllables(text))


def _syllables(text: str) -> Iterator[str]:
    at = 0
    while at < len(text):
        lead, vowel, size = _opening(text, at)
        if not vowel:
            yield lead
            at += size
            continue
        at += size
        tail, size = _closing(text, at)
        yield syllable(lead, vowel, tail)
        at += size


def _opening(text: str, at: int) -> tuple[str, str, int]:
    """Read a lead and its vowel; without a vowel the character stands alone."""
    char = text[at]
    vowel = text[at + 1 : at + 2]
    if char not in LEADS or not vowel or vowel not in VOWELS:
        return char, "", 1
    joined = JOINED_VOWELS.get(text[at + 1 : at + 3])
    return (char, joined, 3) if joined else (char, vowel, 2)


def _closing(text: str, at: int) -> tuple[str, int]:
    """Read the tail at `at`: a consonant before a vowel is the next syllable's lead."""
    joined = JOINED_TAILS.get(text[at : at + 2])
    if joined and not _is_vowel(text, at + 2):
        return joined, 2
    if at < len(text) and text[at] in TAILS[1:] and not _is_vowel(text, at + 1):
        return text[at], 1
    return "", 0


def _is_vowel(text: str, at: int) -> bool:
    return at < len(text) and text[at] in VOWELS
