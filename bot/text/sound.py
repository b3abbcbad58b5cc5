"""How words sound across scripts: CloudFront and 클라우드프론트, EC2 and 이씨투."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice, product

from bot.text.hangul import parts, syllable

LETTER_NAMES = {
    "a": ("에이",),
    "b": ("비",),
    "c": ("씨", "시"),
    "d": ("디",),
    "e": ("이",),
    "f": ("에프",),
    "g": ("지",),
    "h": ("에이치", "에이취"),
    "i": ("아이",),
    "j": ("제이",),
    "k": ("케이",),
    "l": ("엘",),
    "m": ("엠",),
    "n": ("엔",),
    "o": ("오",),
    "p": ("피",),
    "q": ("큐",),
    "r": ("알", "아르"),
    "s": ("에스",),
    "t": ("티",),
    "u": ("유",),
    "v": ("브이",),
    "w": ("더블유",),
    "x": ("엑스",),
    "y": ("와이",),
    "z": ("제트", "지"),
    "0": ("제로", "영"),
    "1": ("원", "일"),
    "2": ("투", "이"),
    "3": ("쓰리", "삼"),
    "4": ("포", "사"),
    "5": ("파이브", "오"),
    "6": ("식스", "육"),
    "7": ("세븐", "칠"),
    "8": ("에잇", "팔"),
    "9": ("나인", "구"),
}
MOST_SPELLINGS = 24
_MOST_LETTERS = 6

_LEAD_SOUNDS = dict(
    zip("ㄱㄲㅋㄷㄸㅌㅂㅃㅍㅅㅆㅈㅉㅊㄹㅁㄴㅎㅇ", "kkktttpppssssslmnh ", strict=True)
)
# A final ㅅ is how loan words write a t: 플랫폼, 인터넷.
_TAIL_SOUNDS = dict(zip("ㄱㄲㅋㄳㄺㄷㅌㅂㅍㅄㅅㅆㅈㅊㄹㅁㄴㅇ", "kkkkkttpppttsslmnN", strict=True))

# Spelling to consonant, first fit wins; an empty sound is not heard in the loan word.
# s, z, j and ch are one class: 알고리즘 and algorithm, 캐시 and cache.
_LATIN_SOUNDS = (
    (r"tions?\b|sions?\b", "sn"),
    (r"tch|dge?(?=\b|[^aeiou])|t(?=u[ar])", "s"),
    (r"sch", "sk"),
    (r"sh", "s"),
    (r"chr|chm", "k"),
    (r"ch", "s"),
    (r"ph", "p"),
    (r"th", "s"),
    (r"gh(?=t|\b)", ""),
    (r"wh", ""),
    (r"wr", "l"),
    (r"kn", "n"),
    (r"ck|cq", "k"),
    (r"ng(?=\b|[^aeiou])", "N"),
    (r"nk", "Nk"),
    (r"qu", "k"),
    (r"x", "ks"),
    (r"c(?=[eiy])", "s"),
    (r"gg", "k"),
    (r"g(?=[eiy])", "s"),
    (r"[ckqg]", "k"),
    (r"[dt]", "t"),
    (r"[bpfv]", "p"),
    (r"[szj]", "s"),
    (r"r(?=[aiouy]|e\B)", "l"),  # 라우터: the r before a vowel is heard
    (r"r", ""),  # 서버: the other is not
    (r"l", "l"),
    (r"m", "m"),
    (r"n", "n"),
    (r"h(?=[aeiou])", "h"),
)
_SPELLING = re.compile("|".join(f"({pattern})" for pattern, _ in _LATIN_SOUNDS))
_GROUP_SOUNDS = ("", *(sound for _, sound in _LATIN_SOUNDS))  # groups are numbered from one
# Letters that are said as a word: two vowels, and never more than two consonants between them.
_C = "[B-DF-HJ-NP-TVXZ]"
_SAYABLE = re.compile(rf"{_C}?(?:[AEIOU]{_C}{{1,2}})+[AEIOU]?(?<=\w{{4}})")
_BEAT = re.compile(rf"(?P<lead>{_C}?)(?P<vowel>[AEIOU])(?P<tail>(?:{_C}(?![AEIOU]))*)")
_DOUBLED = re.compile(r"([B-Z])\1")
_LEADS = dict(zip("BCDFGHJKLMNPQRSTVXZ", "ㅂㅋㄷㅍㄱㅎㅈㅋㄹㅁㄴㅍㅋㄹㅅㅌㅂㅈㅈ", strict=True))
_SOFT = {"C": "ㅅ", "G": "ㅈ"}  # before e and i
_WORD_VOWELS = dict(zip("AEIOU", "ㅏㅔㅣㅗㅜ", strict=True))
_CLOSING = dict(zip("NMLPKC", "ㄴㅁㄹㅂㄱㄱ", strict=True))
_HEARD = re.compile(r"[A-Za-z]+|[0-9]|[가-힣]")
_MIXED = re.compile(r"(?P<letters>[A-Z][A-Z0-9]+)(?P<rest>[가-힣]+)")
CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_DOUBLE = re.compile(r"([^0-9])\1+")


def spoken(word: str) -> tuple[str, ...]:
    """Spell letters and digits as they are said in Korean: EC2 → 이씨투, 이씨이, ….

    AIDA모델 → 에이아이디에이모델, ANOVA → …, 아노바. Empty for more than six letters: nobody
    says those one by one.
    """
    mixed = _MIXED.fullmatch(word)
    if mixed:
        return tuple(said + mixed["rest"] for said in spoken(mixed["letters"]))
    letters = [char for char in word.lower() if char in LETTER_NAMES]
    if not letters or len(letters) > _MOST_LETTERS or len(letters) != len(word):
        return ()
    spellings = product(*(LETTER_NAMES[letter] for letter in letters))
    said = ("".join(spelling) for spelling in islice(spellings, MOST_SPELLINGS))
    return (*said, *_as_word(word))


def _as_word(letters: str) -> Iterator[str]:
    """Say capitals as a word where their vowels allow it: ANOVA → 아노바, LASSO → 라소."""
    if not _SAYABLE.fullmatch(letters):
        return
    said = ""
    for found in _BEAT.finditer(_DOUBLED.sub(r"\1", letters)):
        lead, vowel = found["lead"], found["vowel"]
        if lead == "L" and said:  # SOLID → 솔리드
            said = _closed(said, "ㄹ")
        soft = _SOFT.get(lead) if vowel in "EI" else None
        said += syllable(soft or _LEADS.get(lead, "ㅇ"), _WORD_VOWELS[vowel])
        for letter in found["tail"].replace("R", ""):
            if letter in _CLOSING:
                said = _closed(said, _CLOSING[letter])
            else:
                said += syllable(_LEADS[letter], "ㅡ")
    yield said


def _closed(said: str, tail: str) -> str:
    return said[:-1] + syllable(*parts(said[-1])[:2], tail)


@lru_cache(maxsize=16384)  # the ways to read a question share most of their windows
def skeleton(text: str) -> str:
    """Reduce a word of either script to the consonants that a loan word keeps.

    CloudFront → kltplnt, 클라우드프론트 → kltplnt, Route 53 → lt53, 루트53 → lt53.
    """
    sounds = "".join(_sounds(text))
    return _DOUBLE.sub(r"\1", sounds.replace("ts", "s"))


def _sounds(text: str) -> Iterator[str]:
    for found in _HEARD.finditer(CAMEL.sub(" ", text)):
        piece = found.group()
        yield _word_sounds(piece.lower()) if piece.isascii() else _syllable_sounds(piece)


@lru_cache(maxsize=4096)  # the windows of a question share their syllables and words
def _syllable_sounds(char: str) -> str:
    lead, _, tail = parts(char)
    return _LEAD_SOUNDS[lead].strip() + _TAIL_SOUNDS.get(tail, "")


@lru_cache(maxsize=4096)
def _word_sounds(word: str) -> str:
    if word.isdigit():
        return word
    return "".join(_GROUP_SOUNDS[found.lastindex or 0] for found in _SPELLING.finditer(word))
