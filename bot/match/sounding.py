"""Names heard across scripts: CloudFront in 클라우드프론트, 데드락 in deadlock."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.text.hangul import initials, is_hangul, is_syllable
from bot.text.loan import is_loan
from bot.text.stopwords import is_stopword
from bot.text.vowels import vowels, vowels_apart
from bot.text.words import is_tail

LEAST_SKELETON = 3  # consonants: two are shared by too many words
PER_VOWEL = 3  # of so many vowels one may be heard differently
LEAST_SYLLABLES, LEAST_LETTERS = 2, 4  # of a word that has fewer: 쿠키, not 빈 and bean
LEAST_LOAN_LETTERS = 7  # of a Latin word with three consonants: deadlock, but not reason
_PIECES = re.compile(r"[A-Z]?[a-z]+|[A-Z]+|[0-9]+")


@dataclass(frozen=True, slots=True)
class Sound:
    """How a name of either script sounds, beside its consonants."""

    name: str
    concept: str
    in_hangul: bool
    words: int
    opens_with_vowel: bool

    @classmethod
    def of(cls, name: str, concept: str) -> Sound:
        """Hear a name of a concept, or a window of a question."""
        in_hangul = any(map(is_hangul, name))
        pieces = name.split() if in_hangul else _PIECES.findall(name)
        opens = initials(name)[:1] == "ㅇ" if in_hangul else name[:1].lower() in "aeiouwy"
        return cls(name, concept, in_hangul, len(pieces), opens)

    def may_be(self, name: Sound) -> bool:
        """Tell whether a window may be a name of the other script.

        Within one script the letters themselves decide.
        """
        if self.in_hangul == name.in_hangul or self.words > max(name.words, 1):
            return False
        if self.opens_with_vowel != name.opens_with_vowel:
            return False
        fewest = min(len(vowels(self.name)), len(vowels(name.name)))
        return vowels_apart(self.name, name.name) <= fewest // PER_VOWEL


_LETTERED = re.compile(r"(?P<letter>[A-Za-z])[ -]?(?P<rest>[A-Za-z]{3,}|[가-힣]{2,})")
_LATIN = re.compile(r"[A-Za-z]")
# Two words in capitals that can be said: SELF JOIN, READ COMMITTED.
_SHOUTED = re.compile(r"[A-Z]*[AEIOU][A-Z]{2,} [A-Z]*[AEIOU][A-Z]{2,}")
# One long word in capitals, of two beats or more: ROLLBACK, SAVEPOINT; but not HTTPS.
_LONG = re.compile(r"(?=[A-Z]{6,}$)[A-Z]*[AEIOU][^AEIOU]+[AEIOU][A-Z]*")


def is_acronym(name: str) -> bool:
    """Tell whether a name is said letter by letter: EC2, DNS → True, Docker, COMMIT → False."""
    capitals = name.isascii() and name.upper() == name
    return capitals and not _SHOUTED.search(name) and not _LONG.fullmatch(name)


def is_mixed(window: str) -> bool:
    """Tell whether a text holds both scripts: EC2를 → True."""
    return not window.isascii() and bool(_LATIN.search(window)) and any(map(is_hangul, window))


def same_letter(window: str, name: Sound) -> bool:
    """Tell whether a letter and a loan word are a name: B트리 is B-Tree, and no other tree."""
    typed, meant = _LETTERED.fullmatch(window), _LETTERED.fullmatch(name.name)
    if not typed or not meant or typed["letter"].lower() != meant["letter"].lower():
        return False
    return Sound.of(typed["rest"], "").may_be(Sound.of(meant["rest"], ""))


def heard(window: str, sound: str, rest: str, names: Iterable[Sound]) -> Iterator[Sound]:
    """Choose of the names with the same consonants those that a window sounds like.

    `rest` is what is left of its word.
    """
    if is_mixed(window):
        yield from (name for name in names if same_letter(window, name))
        return
    mine, many = Sound.of(window, ""), len(sound) >= LEAST_SKELETON
    told = many and may_sound(window, sound, rest)
    spelt = told or not many
    for name in names:
        if (told and mine.may_be(name)) or (spelt and _is_loan(window, name.name)):
            yield name


def _is_loan(one: str, other: str) -> bool:
    """Tell whether one of two words is the other in Hangul: 쿠키 and cookie."""
    hangul, latin = (one, other) if other.isascii() else (other, one)
    whole = latin.isascii() and latin.isalpha() and all(map(is_syllable, hangul))
    long = len(hangul) >= LEAST_SYLLABLES and len(latin) >= LEAST_LETTERS
    return whole and long and not is_stopword(hangul) and is_loan(hangul, latin)


def may_sound(window: str, sound: str, rest: str) -> bool:
    """Refuse what shares its consonants by chance: too many syllables, too few consonants."""
    if len(vowels(window)) > len(sound) + 1:
        return False
    if len(sound) > LEAST_SKELETON:
        return True
    return len(window) >= LEAST_LOAN_LETTERS if window.isascii() else is_tail(rest)
