"""Whether Hangul writes a Latin word as a loan word, letter by letter: 쿠키 is cookie.

For words with too few consonants to be told by them alone (see `sound.py`): each letter has
the one or two spellings that loan words usually give it, so 가게 is no cookie.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from bot.text.hangul import is_syllable, parts

_C = "[b-df-hj-np-tv-z]"
# Letters → the jamo that write them, first fit wins. A capital letter is a final consonant;
# a syllable without a consonant before its vowel and the vowel ㅡ are not written at all.
_LETTERS = (
    (r"(?:tch|ch)e?(?=s?$)", "[ㅊㅅ]ㅣ?"),
    (r"sh(?=$)", "ㅅㅣ?"),
    (r"d?ge(?=s?$)", "ㅈㅣ?"),
    (r"tch|ch", "ㅊ"),
    (r"sh", "ㅅ"),
    (r"(?<=[aio])re(?![aeiouyds])", "ㅓ"),
    (r"ph|f", "ㅍ"),
    (r"th", "[ㅅㄸ]"),
    (r"qu", "ㅋ"),
    (r"ck|[kq]", "[ㅋG]"),
    (r"ng(?![aeiouy])", "(?:Oㄱ?|Bㄱ)"),
    (r"n(?=[kg])", "[OB]"),
    (r"sc(?=[eiy])|c(?=[eiy])", "ㅅ"),
    (r"c", "[ㅋG]"),
    (r"dge|j|z", "ㅈ"),
    (r"g(?=[eiy])", "[ㅈㄱG]"),
    (r"g", "[ㄱG]"),
    (r"b|v", "[ㅂP]"),
    (r"d", "ㄷ"),
    (r"wh(?=i)", "ㅎ?"),
    (r"h", "ㅎ"),
    (r"l", "(?:Lㄹ|L|ㄹ)"),
    (r"m", "[ㅁM]"),
    (r"n", "[ㄴB]"),
    (r"p", "[ㅍP]"),
    (r"r(?=[aeiouy])", "ㄹ"),
    (r"s", "[ㅅㅈ]"),
    (r"t(?=u[ar])", "ㅊ"),
    (r"t", "[ㅌS]"),
    (r"x", "Gㅅ"),
    (r"ee(?=s?$)", "ㅣㅓ?"),
    (r"[aeiou]r(?=s?$)", "ㅓ"),
    (r"[eiu]r(?![aeiouy])", "ㅓ"),
    (r"ar(?![aeiouy])", "ㅏ"),
    (r"or(?![aeiouy])", "ㅗ"),
    (rf"(?<=[aeiou]{_C})e(?={_C}[a-z])", "[ㅔㅣㅓ]?"),
    (r"iew", "ㅠ"),
    (r"ea", "[ㅣㅔ]"),
    (r"(?:ee|ie|ey)", "ㅣ"),
    (r"oo", "ㅜ"),
    (r"ou|ow", "(?:ㅏㅜ|ㅗㅜ?|ㅜ)"),
    (r"ai|ay|ei", "ㅔㅣ"),
    (r"au|aw|oa", "ㅗ"),
    (r"oi|oy", "ㅗㅣ"),
    (r"ew|eue|ue", "[ㅠㅜ]"),
    (r"e(?=s?$)", ""),
    (r"e(?=[nl]s?$)", "[ㅔㅓ]?"),
    (r"o(?=ns?$)", "[ㅗㅓ]"),
    (rf"a(?={_C}l?e)", "(?:ㅔㅣ?|ㅏ|ㅐ)"),
    (r"a(?=l$|l[kdt])", "ㅗ"),
    (rf"y(?={_C}e)", "ㅏㅣ"),
    (rf"i(?={_C}e)", "ㅏ?ㅣ"),
    (rf"u(?={_C}e)", "[ㅠㅜㅓ]"),
    (r"a", "[ㅐㅏ]"),
    (r"e", "[ㅔㅣ]"),
    (r"i|y", "ㅣ"),
    (r"o(?=ck|x|[tpbd]s?$)", "[ㅗㅏ]"),
    (r"o", "ㅗ"),
    (r"u", "[ㅓㅜㅠ]"),
    (r"r|w|\W", ""),
)
_VERBAL = ("르", "므", "느", "으")  # a last l, m or n is no syllable of its own: 불, 맘, 본
_SPELLING = re.compile("|".join(f"({pattern})" for pattern, _ in _LETTERS))
_DOUBLED = re.compile(rf"({_C})\1")
_TAILS = dict(zip("ㄱㄴㄹㅁㅂㅅㅇ", "GBLMPSO", strict=True))
# A w or an sh before a vowel is written into it: 왑 = wap, 셸 = shel.
_BARE = {("ㅇ", wide): bare for wide, bare in zip("ㅘㅙㅝㅞㅟ", "ㅏㅐㅗㅔㅣ", strict=True)}
_BARE |= {("ㅅ", wide): bare for wide, bare in zip("ㅑㅕㅖㅛㅠㅞ", "ㅏㅓㅔㅗㅜㅔ", strict=True)}


def is_loan(hangul: str, latin: str) -> bool:
    """Tell whether Hangul is how a Latin word is usually written: 버퍼 is buffer, 부르 no bool."""
    if hangul.endswith(_VERBAL):
        return False
    return _pattern(latin.lower()).fullmatch("".join(_jamo(hangul))) is not None


def _jamo(hangul: str) -> Iterator[str]:
    """Give what is heard: 버퍼 → ㅂㅓㅍㅓ, 토큰 → ㅌㅗㅋB. No loan word is parted as 잡아 is."""
    closed = False
    for char in filter(is_syllable, hangul):
        lead, vowel, tail = parts(char)
        bare = lead == "ㅇ"
        yield ("'" if closed else "") if bare else lead
        yield _BARE.get((lead, vowel), vowel) if bare or vowel != "ㅡ" else ""
        yield _TAILS.get(tail, tail)
        closed = bool(tail) and tail != "ㅇ"


@lru_cache(maxsize=4096)
def _pattern(latin: str) -> re.Pattern[str]:
    word = _DOUBLED.sub(r"\1", latin)
    found = (_LETTERS[(each.lastindex or 1) - 1][1] for each in _SPELLING.finditer(word))
    return re.compile("".join(found))
