"""Judge a typed answer: right however it is typed, wrong however near it is.

A text is right where it, or what is left of it without particles, endings and politeness, is
typed with the same keys as an accepted answer, sounds the same in the other script, or is one
slip away. Names that are refused never pass, whatever their distance.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import islice, product

from bot.match.sounding import LEAST_SKELETON, Sound, is_acronym
from bot.quiz.slip import is_slip
from bot.text.clean import clean, one_line
from bot.text.keyboard import as_hangul, keystrokes
from bot.text.sound import MOST_SPELLINGS, skeleton, spoken
from bot.text.vowels import vowels_agree
from bot.text.words import is_tail

LONGEST = 200  # characters that are read of an answer

_Judge = Callable[[str, str], bool]


class Reason(StrEnum):
    """Why an answer passes, or does not."""

    SAME = "same"  # as it stands in the notes, but for case, spaces and endings
    KEYS = "keys"  # the same keys in the wrong keyboard layout
    SOUND = "sound"  # the same name in the other script
    SLIP = "slip"  # one letter off, in a long answer two
    OTHER = "other"  # the name of something else
    NUMBER = "number"  # right but for a number
    WRONG = "wrong"
    EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether an answer passes, why, and which accepted answer it was held against."""

    right: bool
    reason: Reason
    answer: str = ""


def grade(typed: str, accepted: Sequence[str], refused: Sequence[str] = ()) -> Verdict:
    """Judge an answer: ("가용 영역입니다!", ["가용 영역"]) → right; ("EC3", ["EC2"]) → wrong.

    `refused` are names near the accepted ones (siblings, opposites) that never pass.
    """
    plain = _readings(typed)
    if not plain:
        return Verdict(False, Reason.EMPTY)
    readings = (*plain, *_in_other_layout(plain))
    judges = (
        (Reason.SAME, _is_same, plain),
        (Reason.KEYS, _has_same_keys, readings),
        (Reason.SOUND, sounds_same, readings),
    )
    for reason, judge, read in judges:
        if found := _first(read, accepted, judge):
            return Verdict(True, reason, found)
        if _first(read, refused, judge):
            return Verdict(False, Reason.OTHER)
    if found := _first(readings, accepted, is_slip):
        if _first(readings, refused, is_slip):
            return Verdict(False, Reason.OTHER)
        return Verdict(True, Reason.SLIP, found)
    near = _first(readings, accepted, _differs_by_number)
    return Verdict(False, Reason.NUMBER if near else Reason.WRONG, near)


def _first(readings: Iterable[str], names: Sequence[str], judge: _Judge) -> str:
    """Give the first name that one of the readings is; empty where there is none."""
    return next((name for name in names for each in readings if judge(each, name)), "")


# How a text is read

_MARKUP = re.compile(r"\|\||[*_~`]{1,3}(?=\S)|(?<=\S)[*_~`]{1,3}")
_OPENING = re.compile(
    r"^(?:(?:제\s*)?(?:정?답)(?:은|이)?\s*[:=]?\s+|정?답\s*[:=]\s*|음+\s*[.,~]*\s+|아\s*[,!]\s*"
    r"|(?:the\s+)?answer(?:\s+is|\s*[:=])\s*|(?:i\s+think\s+)?(?:it(?:'s|’s|\s+is)|that(?:'s|’s))\s+"
    r"|i\s+think\s+|(?:an?|the)\s+(?=\S{2}))",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"\s*(?:(?:인|일)?\s*(?:듯|거|것|걸)(?:\s*같(?:아요|아|은데요?|음|습니다))?(?:요|해요|합니다|하네요)?"
    r"|(?:인|일)?\s*(?:것|거)?\s*같(?:아요|아|은데요?|음|습니다)"
    r"|(?:입니|이|임)당|이?에용|예용|이?욤|이?용|아닌가(?:요)?\s*\??|아니에요\?|맞(?:나요|죠|지)\s*\??|(?:이)?겠(?:죠|네요)"
    r"|,?\s*(?:right|i think|maybe|probably)\s*\??|[ㅋㅎㅠㅜ]{2,}|[~^;]+)$",
    re.IGNORECASE,
)
# Letters and digits in full width, as a Korean or Japanese keyboard writes them on request.
_NARROW = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_EDGES = " \t\n.,;:!?~…·\"'“”‘’()[]{}<>「」『』《》"
_ASIDE = re.compile(r"^(.{1,80}?)\s*[(（\[]\s*([^()（）\[\]]{1,80})\s*[)）\]]$")


def _readings(typed: str) -> tuple[str, ...]:
    """List what may have been meant, the whole first: 리전이요! → 리전이요, 리전이, 리전."""
    text = _MARKUP.sub("", one_line(clean(typed[:LONGEST]).translate(_NARROW)))
    found: dict[str, None] = {}
    for form in _forms(_trimmed(text)):
        found |= dict.fromkeys(_without_tails(form))
    return tuple(each for each in found if keystrokes(each))


def _in_other_layout(readings: Iterable[str]) -> Iterator[str]:
    """Read Latin letters as Hangul, where they make some: flwjsdlqslek → 리전입니다, 리전."""
    for text in readings:
        hangul = " ".join(as_hangul(word) or word for word in text.split())
        if hangul != text:
            yield from _without_tails(hangul)


def _trimmed(text: str) -> str:
    """Take marks off both ends; brackets stay where they close what they open."""
    bare = text.strip(_EDGES)
    return f"{bare})" if "(" in bare and ")" not in bare else bare


def _forms(text: str) -> Iterator[str]:
    """Give a text, and the text without the words around an answer."""
    yield text
    bare = text
    while (cut := _OPENING.sub("", bare, count=1).strip(_EDGES)) and cut != bare:
        yield cut
        bare = cut
    while (cut := _CLOSING.sub("", bare, count=1).strip(_EDGES)) and cut != bare:
        yield cut
        bare = cut
    if both := _ASIDE.match(text):
        yield both[1]


def _without_tails(text: str) -> Iterator[str]:
    """Give a text, and what stands before each Korean tail of it: EC2입니다 → EC2입니다, EC2."""
    yield text
    for cut in range(len(text) - 1, 0, -1):
        if text[cut] != " " and is_tail(text[cut:]):
            yield text[:cut].strip()


# What makes two texts the same answer

_NUMBER = re.compile(r"\d+")
# What is counted, behind an answer that is a bare number: 5432번, 3가지.
_COUNTED = re.compile(r"(?<=\d)(?:번|번째|번포트|개|가지|대|초|분|회|단계|계층|층|명|비트|바이트)$")
_OUTSIDE = re.compile(r"(?<![A-Za-z+])[+#]|[^\w+#]|_")


@lru_cache(maxsize=4096)
def _folded(text: str) -> str:
    """Leave letters and digits alone: "Scale-Up" → scaleup, "C++" → c++."""
    return _OUTSIDE.sub("", clean(text)).casefold()


def _is_same(text: str, name: str) -> bool:
    folded, wanted = _folded(text), _folded(name)
    if folded == wanted:
        return True
    if wanted.isdecimal():
        return _COUNTED.sub("", folded) == wanted
    is_word = wanted.isascii() and wanted.isalpha() and not is_acronym(name)
    return is_word and folded in (f"{wanted}s", f"{wanted}es")


def _has_same_keys(text: str, name: str) -> bool:
    """Compare what was typed, whatever the layout of the keyboard: ㄷㅊ2 = EC2, flwjs = 리전."""
    return keystrokes(text) == keystrokes(name)


def sounds_same(text: str, name: str) -> bool:
    """Compare across scripts: 이씨투 = EC2, 루트53 = Route 53, deadlock = 데드락."""
    if _folded(text) in _said(name) or _folded(name) in _said(text):
        return True
    sound = skeleton(text)
    if _numbers(text) != _numbers(name) or len(sound) < 2 or sound != skeleton(name):
        return False
    if not Sound.of(text, name).may_be(Sound.of(name, name)):
        return False
    # So few consonants many words share: then the vowels are to agree as well.
    return len(sound) > LEAST_SKELETON or vowels_agree(text, name)


@lru_cache(maxsize=4096)
def _said(name: str) -> frozenset[str]:
    """Give a name as it is said letter by letter: S3 버킷 → 에스쓰리버킷, 에스삼버킷."""
    if not any(map(is_acronym, name.split())):
        return frozenset()
    words = [spoken(word) if is_acronym(word) else () for word in name.split()]
    spelled = [said or (_folded(word),) for said, word in zip(words, name.split(), strict=True)]
    return frozenset("".join(each) for each in islice(product(*spelled), MOST_SPELLINGS))


def _numbers(text: str) -> list[str]:
    return _NUMBER.findall(text)


def _differs_by_number(text: str, name: str) -> bool:
    bare, wanted = _NUMBER.sub("", _folded(text)), _NUMBER.sub("", _folded(name))
    return bool(bare) and bare == wanted and _numbers(text) != _numbers(name)
