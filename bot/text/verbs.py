"""Korean verbs: the dictionary stems that an inflected word may come from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from bot.text.hangul import is_syllable, parts, syllable
from bot.text.words import is_tail

LONGEST = 10  # syllables of an inflected word

# What may go on behind 고, 지, 게, 어: verbs that only help (바꿔 주다, 정해져 있다, 지워버리다).
_HELPING = frozenset(
    "있없않못말싶보봤본볼봄주준줄줌줘줬줍두둔둘둠둬뒀놓놨내낸낼냄냈버가간갈감갔"
    "오온올옴왔와되된될됨돼됐하한할함해했합지진질짐져졌집나난날났들드"
)
_BARE = re.compile(
    r"(?P<joins>고|지|게|기|도록|려고|다가)|는|거나|거든|겠|나|네|니|냐|다|던|더|든|며|면|므로|려"
)
_OPEN_ONLY = ("며", "면", "므로", "려", "려고", "니")
_BEHIND_CLOSED = re.compile(r"은|을|음|으")
_BEHIND_TAIL = {
    "ㄴ": re.compile(r"(?:다|데|지|가|거|것|게|걸|건|채|후|뒤|적|들|$)"),
    "ㄹ": re.compile(r"(?:때|수|지|까|거|것|게|걸|듯|만|경우|$)"),
    "ㅁ": re.compile(r"(?:[은을이과도만]|으로|에|의|$)"),
    "ㅂ": re.compile(r"(?:니다|니까|시다)"),
}
_JOINED = re.compile(r"서|야|도|요|라|$")
_PAST = re.compile(r"[어다는던을음고지나네으습기거냐니더]")
_UNCONTRACTED = {"ㅕ": "ㅣ", "ㅘ": "ㅗ", "ㅝ": "ㅜ", "ㅙ": "ㅚ", "ㅐ": "ㅐ", "ㅔ": "ㅔ"}
_LIGHT = frozenset(("있", "없", "않", "같", "않", "싶", "그렇", "이렇", "어떻", "때문"))


class Last:
    """The last syllable of a possible stem, which endings change."""

    __slots__ = ("open", "stem", "tail")

    def __init__(self, stem: str) -> None:
        lead, vowel, self.tail = parts(stem[-1])
        self.stem = stem
        self.open = stem[:-1] + syllable(lead, vowel)

    def ending(self, tail: str) -> str:
        """Give the stem with another final consonant: 만드 with ㄹ → 만들."""
        lead, vowel, _ = parts(self.stem[-1])
        return self.stem[:-1] + syllable(lead, vowel, tail)


@lru_cache(maxsize=65536)
def lemmas(word: str) -> frozenset[str]:
    """Give the stems that a word may be a form of: 울린 → {울리}, 들어서 → {들, 듣}.

    Irregular verbs are undone: 만드는 → 만들, 쉬워서 → 쉽, 불러 → 부르. Too many are given
    rather than too few, as two words are forms of one verb only where both lead to it.
    Lone open syllables are none: 사 would make 사고 and 사는 one.
    """
    if not 1 < len(word) <= LONGEST or not all(map(is_syllable, word)):
        return frozenset()
    found = {lemma for at in range(1, len(word) + 1) for lemma in _cut(word[:at], word[at:])}
    return frozenset(lemma for lemma in found if _may_be(lemma))


def _may_be(lemma: str) -> bool:
    return lemma not in _LIGHT and (len(lemma) > 1 or bool(parts(lemma)[2]))


def _cut(stem: str, rest: str) -> Iterator[str]:
    """Give what a word may come from whose ending begins behind, or within, a syllable."""
    last = Last(stem)
    yield from _plain(last, rest)
    yield from _with_vowel(last, rest)
    behind = _BEHIND_TAIL.get(last.tail)
    if behind and behind.match(rest):
        yield from _fused(last.open, last.tail)
    if last.tail == "ㄻ":  # 만듦
        yield last.ending("ㄹ")
    if last.tail == "ㄹ" and (not rest or rest.startswith(("면", "며", "수록", "므로", "려"))):
        yield stem  # 만들 때, 만들면


def _plain(last: Last, rest: str) -> Iterator[str]:
    """Take off endings that leave the stem whole: 막는 → 막; 만드는 → 만들; 지은 → 짓."""
    if _goes_on(_BARE.match(rest), rest) and not (last.tail and rest.startswith(_OPEN_ONLY)):
        yield last.stem
        if not last.tail and rest[0] in "는나네니냐":
            yield last.ending("ㄹ")
    if _BEHIND_CLOSED.match(rest):
        yield last.stem if last.tail else last.ending("ㅅ")
        if last.tail == "ㄹ":
            yield last.ending("ㄷ")


def _with_vowel(last: Last, rest: str) -> Iterator[str]:
    """Take off 어 and 었, behind the stem or run together with it: 막아, 막았다, 나눠, 나눴다."""
    if last.tail == "ㅆ":
        if not rest or _PAST.match(rest):
            yield from _contracted(last.open, followed=True)
            if last.stem[-1] in "았었였" and last.stem[:-1]:
                yield from _with_a(Last(last.stem[:-1]))
    elif rest[:1] in ("아", "어", "여") and _helps(rest[1:]):
        yield from _with_a(last)
    elif not last.tail and _helps(rest):
        yield from _contracted(last.stem, followed=bool(rest))


def _goes_on(found: re.Match[str] | None, rest: str) -> bool:
    """Tell whether an ending may stand before what follows: 고 있는 → True, 고기 → False."""
    if not found:
        return False
    behind = rest[found.end() :]
    return not found["joins"] or not behind or behind[0] in _HELPING or is_tail(behind)


def _helps(rest: str) -> bool:
    return _JOINED.match(rest) is not None or rest[0] in _HELPING


def _fused(stem: str, tail: str) -> Iterator[str]:
    """Undo an ending that joined the last syllable: 나누 + ㄴ, 만드 + ㄴ, 쉬우 + ㄴ."""
    yield stem
    lead, vowel, _ = parts(stem[-1])
    if tail in ("ㄴ", "ㅂ"):
        yield Last(stem).ending("ㄹ")
    if lead == "ㅇ" and vowel == "ㅜ":
        yield from _closed_by(stem[:-1], "ㅂ")


def _with_a(last: Last) -> Iterator[str]:
    """Undo 어 behind a whole stem: 막아 → 막, 들어 → 듣, 지어 → 짓, 모아 → 모으."""
    yield last.stem
    if last.tail == "ㄹ":
        yield last.ending("ㄷ")
    if not last.tail:
        yield last.ending("ㅅ")
        yield last.stem + "으"


def _contracted(stem: str, *, followed: bool) -> Iterator[str]:
    """Undo 어 within the last syllable: 거쳐 → 거치, 써 → 쓰, 쉬워 → 쉽, 불러 → 부르, 해 → 하."""
    before = stem[:-1]
    lead, vowel, _ = parts(stem[-1])
    if vowel in _UNCONTRACTED:
        yield before + syllable(lead, _UNCONTRACTED[vowel])
    if stem.endswith("해"):
        yield before + "하"
    if vowel in ("ㅓ", "ㅏ"):
        yield stem
        if followed:  # 증거 is no form of 증그
            yield before + syllable(lead, "ㅡ")
    if lead == "ㄹ" and vowel in ("ㅓ", "ㅏ") and before and parts(before[-1])[2] == "ㄹ":
        yield before[:-1] + syllable(*parts(before[-1])[:2]) + "르"
    if stem[-1] in "와워":
        yield from _closed_by(before, "ㅂ")


def _closed_by(stem: str, tail: str) -> Iterator[str]:
    if stem and not parts(stem[-1])[2]:
        yield stem[:-1] + syllable(*parts(stem[-1])[:2], tail)
