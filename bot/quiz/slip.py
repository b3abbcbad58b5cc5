"""Slips of a typist in an answer: how far a text may be off and still be meant.

Tolerance grows with the keys that a name takes. What changes the meaning at a distance of one
or two is no slip: another number, another acronym, a prefix, a whole syllable.
"""

from __future__ import annotations

import re
from itertools import accumulate

from rapidfuzz.distance import OSA, Levenshtein

from bot.text.clean import clean
from bot.text.hangul import is_hangul, is_syllable, jamo
from bot.text.keyboard import keystrokes

ONE_SLIP, TWO_SLIPS = 8, 16  # keys from which a Korean name takes so many slips
ONE_LETTER, TWO_LETTERS = 5, 12  # the same for Latin letters
LATE_LEAD = 10  # from which any consonant may be off that does not begin the name
LEAST_KEYS = 5  # from which a Korean name takes a vowel that sounds alike

# Vowels that are mistaken for one another because they sound alike, or share a key.
_ALIKE = tuple(map(frozenset, ("ㅐㅔㅒㅖ", "ㅓㅕ", "ㅏㅑ", "ㅗㅛ", "ㅜㅠ", "ㅙㅚㅞ", "ㅢㅣ")))
_ALIKE_LEADS = tuple(map(frozenset, ("ㄱㄲㅋ", "ㄷㄸㅌ", "ㅂㅃㅍ", "ㅅㅆ", "ㅈㅉㅊ")))
_VERSION = re.compile(r"\d+")
_PREFIX_ROWS = """
a an un in im ir non dis de re anti bi uni multi sub super pre post inter intra co up down over
under
"""
_PREFIXES = frozenset(_PREFIX_ROWS.split())


def is_slip(text: str, name: str) -> bool:
    """Tell whether a text is a name typed with a slip: 가용 영욕 = 가용 영역, 정적 ≠ 동적."""
    typed, meant = _letters(text), _letters(name)
    if _VERSION.findall(typed) != _VERSION.findall(meant) or not meant:
        return False
    if any(map(is_hangul, meant)):
        return _is_korean_slip(typed, meant)
    return _is_latin_slip(typed, meant, name)


def _letters(text: str) -> str:
    return "".join(char for char in clean(text) if char.isalnum() or char in "+#").casefold()


def _is_korean_slip(typed: str, meant: str) -> bool:
    keys = len(keystrokes(meant))
    distance = OSA.distance(jamo(typed), jamo(meant))
    if keys < ONE_SLIP:
        return keys >= LEAST_KEYS and _is_alike(typed, meant)
    if not 0 < distance <= (2 if keys >= TWO_SLIPS else 1):
        return False
    if len(typed) != len(meant) or any(not is_syllable(c) for c in typed if is_hangul(c)):
        # A jamo left over, or a syllable that came apart: the whole distance decides.
        return abs(len(typed) - len(meant)) <= 1 and not _is_other_word(typed, meant)
    if distance == 1 and sum(map(str.__ne__, typed, meant)) > 1:
        return True  # two keys changed places
    return all(
        _is_slip_of_syllable(wrong, right, is_first=not at, keys=keys)
        for at, (wrong, right) in enumerate(zip(typed, meant, strict=True))
    )


def _is_slip_of_syllable(wrong: str, right: str, *, is_first: bool, keys: int) -> bool:
    """Tell whether a syllable is another one with one key wrong.

    Its first consonant carries the meaning (정규화, 정류화), so that it is to sound alike
    where a name is short or begins.
    """
    if wrong == right:
        return True
    if not (is_syllable(wrong) and is_syllable(right)):
        return False
    if OSA.distance(jamo(wrong), jamo(right)) > 1:
        return False
    leads = {jamo(wrong)[0], jamo(right)[0]}
    is_alike = len(leads) == 1 or any(leads <= alike for alike in _ALIKE_LEADS)
    return is_alike or (keys >= LATE_LEAD and not is_first)


def _is_alike(typed: str, meant: str) -> bool:
    """Tell whether one vowel was taken for another that sounds alike: 리젼 = 리전."""
    wrong, right = jamo(typed), jamo(meant)
    if len(wrong) != len(right):
        return False
    off = [pair for pair in zip(wrong, right, strict=True) if pair[0] != pair[1]]
    return len(off) == 1 and any(set(off[0]) <= alike for alike in _ALIKE)


def _is_other_word(typed: str, meant: str) -> bool:
    """Tell whether a whole syllable came or went: 비동기 ≠ 동기, 동기 ≠ 동기화."""
    longer, shorter = sorted((typed, meant), key=len, reverse=True)
    if len(longer) == len(shorter):
        return False
    return any(
        longer[:at] + longer[at + 1 :] == shorter and is_syllable(longer[at])
        for at in range(len(longer))
    )


def _is_latin_slip(typed: str, meant: str, name: str) -> bool:
    if len(meant) < ONE_LETTER or _is_strict(name) or not typed.isascii():
        return False
    allowed = 2 if len(meant) >= TWO_LETTERS else 1
    distance = OSA.distance(typed, meant, score_cutoff=allowed)
    return 0 < distance <= allowed and not _begins_otherwise(typed, meant, name)


def _begins_otherwise(typed: str, meant: str, name: str) -> bool:
    """Tell whether a slip would be where a word begins: there it makes another word.

    symmetric ≠ asymmetric, encryption ≠ decryption.
    """
    lengths = [len(_letters(word)) for word in name.split()]
    starts = {0, *accumulate(lengths[:-1])}
    edits = Levenshtein.editops(meant, typed)
    return _differs_by_prefix(typed, meant) or any(edit.src_pos in starts for edit in edits)


def _is_strict(name: str) -> bool:
    """Tell whether every letter of a name counts: HTTPS, EC2, IPv4."""
    letters = [char for char in name if char.isalpha()]
    return bool(letters) and sum(map(str.isupper, letters)) * 2 > len(letters)


def _differs_by_prefix(typed: str, meant: str) -> bool:
    longer, shorter = sorted((typed, meant), key=len, reverse=True)
    return longer.endswith(shorter) and longer[: len(longer) - len(shorter)] in _PREFIXES
