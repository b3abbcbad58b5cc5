"""Which vowels are heard in a word of either script: Route and 루트, Redis and 레디스."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from bot.text.hangul import is_syllable, parts
from bot.text.sound import CAMEL

_GROUP = re.compile(r"[aeiouy]+")
# One vowel in team, two in React; one in action, two in radio.
_HIATUS = re.compile(r"ea|eo|ia|ua|(?<![cst])io")
_SILENT_E = re.compile(
    r"(?<=[^aeiouy])e(?=s?(?![a-z]))|(?<=[^aeioutdy])e(?=d(?![a-z]))|"
    r"(?<=[^aeiouy])e(?=(?:less|ness|ment|ful|ly)(?![a-z]))"  # stateless
)
# An e that may as well be silent, since a word may end there: pipe|line, name|space, but item.
_MUTE = re.compile(r"(?<=[aeiouy][b-df-hj-np-tv-xz])e(?=[b-df-hj-mp-qs-tv-z][a-z])")
_ARE = re.compile(r"(?<=[aio])re(?![aeiouy]|[sd](?![a-z]))")  # 웨어 = ware, 파이어월 = firewall
_GLIDES = frozenset(["ㅔㅣ", "ㅐㅣ", "ㅖㅣ", "ㅞㅣ", "ㅏㅣ", "ㅗㅣ", "ㅏㅜ", "ㅗㅜ"])
# A w or an sh before a vowel makes another of it: 웹 = web, 샷 = shot.
_PLAIN = {("ㅇ", vowel): bare for vowel, bare in zip("ㅘㅙㅞㅟ", "ㅏㅐㅔㅣ", strict=True)}
_PLAIN |= {("ㅅ", vowel): bare for vowel, bare in zip("ㅑㅕㅖㅛㅠ", "ㅏㅓㅔㅗㅜ", strict=True)}
# Which vowels a Latin one may be in a loan word.
_SOUNDS = {
    "a": "ㅏㅐㅔㅗㅑㅖㅒ",
    "e": "ㅔㅣㅐㅖ",
    "i": "ㅣㅏ",
    "o": "ㅗㅏㅜㅛ",
    "u": "ㅜㅓㅠㅏ",
    "y": "ㅣㅏ",
}
_SLACK = "ㅓㅝ"  # any vowel that is not stressed: 시그널, 시퀀스
_IN_TION = "ㅕ"


@dataclass(frozen=True, slots=True)
class Vowel:
    """A vowel that is heard: which it may be, and whether it may as well not be heard.

    So it is with one that only carries the last consonant (머지), with the second of two (React),
    with an e where a joined word may end (pipeline), and with what an r leaves behind (웨어).
    """

    kinds: str
    carries: bool = False


@lru_cache(maxsize=4096)
def vowels(text: str) -> tuple[Vowel, ...]:
    """Hear the vowels of a text, glides as one: Route, 루트 → one; scale, 스케일 → one.

    An ㅡ only carries a consonant in a loan word (클라우드 = cloud), so it is not heard.
    """
    return (*_latin(text), *_hangul(text))


def _latin(text: str) -> tuple[Vowel, ...]:
    word = CAMEL.sub(" ", text).lower()
    mute = {found.start() for found in _MUTE.finditer(word)}
    silent = {found.start() for found in _SILENT_E.finditer(word)}
    heard: list[Vowel] = []
    for group in _GROUP.finditer(word):
        if group.start() not in silent:
            heard += _group(group, group.start() in mute and bool(heard))
        if _ARE.match(word, group.end()):
            heard.append(Vowel("ㅓ", carries=True))
    return tuple(heard)


def _group(group: re.Match[str], mute: bool) -> Iterator[Vowel]:
    letters = group.group()
    kinds = "".join(_SOUNDS[letter] for letter in letters)
    yield Vowel(kinds + _SLACK + (_IN_TION if letters == "io" else ""), mute)
    if _HIATUS.fullmatch(group.string, *group.span()):
        yield Vowel(_SOUNDS[letters[-1]] + _SLACK, carries=True)


def _pronounced(text: str) -> str:
    return _SILENT_E.sub("", CAMEL.sub(" ", text).lower())


def _hangul(text: str) -> tuple[Vowel, ...]:
    heard: list[Vowel] = []
    before = ""
    for at, char in enumerate(text):
        if not is_syllable(char):
            before = ""
            continue
        lead, vowel, tail = parts(char)
        if vowel != "ㅡ" and not (lead == "ㅇ" and before + vowel in _GLIDES):
            ends = not text[at + 1 : at + 2].strip() and not tail
            # 머지, 해시, 디스패치: the last ㅣ is nothing but the end of merge, hash, dispatch.
            said = _PLAIN.get((lead, vowel), vowel)
            heard.append(Vowel(said, ends and vowel == "ㅣ" and lead in "ㅅㅈㅊ"))
        before = vowel
    return tuple(heard)


def vowels_apart(one: str, other: str) -> int:
    """Count the vowels by which two words differ: Redis, 레디스 → 0; collision, 격리수준 → 2."""
    mine, theirs = vowels(one), vowels(other)
    before = _carried(theirs)
    for vowel in mine:
        now = [before[0] + (not vowel.carries)]
        for place, wanted in enumerate(theirs):
            now.append(
                min(
                    before[place] + set(vowel.kinds).isdisjoint(wanted.kinds),
                    before[place + 1] + (not vowel.carries),
                    now[place] + (not wanted.carries),
                )
            )
        before = now
    return before[-1]


def _carried(heard: tuple[Vowel, ...]) -> list[int]:
    """Count for each beginning the vowels that are more than the end of a consonant."""
    counts = [0]
    for vowel in heard:
        counts.append(counts[-1] + (not vowel.carries))
    return counts


def vowels_agree(one: str, other: str) -> bool:
    """Tell whether two words of different scripts have like vowels: Redis, 레디스; not Java, 서버.

    Stricter than none apart, for words that share few consonants: an ㅓ may be any vowel before
    an r alone (서버 = server), and a glide counts (레이디스 is not Redis).
    """
    hangul, latin = (one, other) if any(map(is_syllable, one)) else (other, one)
    word = _pronounced(latin)
    groups = [*_GROUP.finditer(word)]
    heard = [parts(char)[1] for char in hangul if is_syllable(char)]
    heard = [vowel for vowel in heard if vowel != "ㅡ"]
    if len(groups) != len(heard):
        return False
    return all(
        vowel in "".join(_SOUNDS[letter] for letter in group.group())
        or (vowel == "ㅓ" and word[group.end() : group.end() + 1] == "r")
        for group, vowel in zip(groups, heard, strict=True)
    )
