"""Korean particles that agree with the word before them: EC2는, 리전은, URL로."""

from __future__ import annotations

import re

from bot.text.hangul import LEADS, is_syllable, parts
from bot.text.sound import LETTER_NAMES

_CLOSING = {")": "(", "]": "[", "}": "{", "）": "（", "】": "【"}

# Symbols that are read aloud: C++ 씨플플, C# 씨샵, 10% 십 퍼센트, 3℃ 삼 도.
_SYMBOL_FINALS = {"+": "", "#": "ㅂ", "%": "", "℃": ""}
_PIECE = re.compile(r"[A-Za-z]*[0-9][0-9,.]*|[A-Za-z]+|[^\W\d_]|[+#%℃]")

# How a number ends when it is read in Korean: its last digit, or the unit its zeros make.
_DIGIT_FINALS = dict(
    zip("0123456789", ("ㅇ", "ㄹ", "", "ㅁ", "", "", "ㄱ", "ㄹ", "ㄹ", ""), strict=True)
)
_UNIT_FINALS = ("ㅂ", "ㄱ", "ㄴ", "ㄴ", "ㄴ", "ㄴ", "ㄴ", "ㄱ")  # 십 백 천 만 십만 백만 천만 억

_CAMEL = re.compile(r"[A-Z]*[a-z]+|[A-Z]+")
_VOWEL = re.compile(r"[aeiouy]", re.IGNORECASE)

# How an English word ends when it is written in Hangul; the first fit decides.
_WORD_FINALS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(f"(?:{ending})$"), final)
    for ending, final in (
        (r"ng", "ㅇ"),  # 스케일링
        (r"le|l", "ㄹ"),  # 테이블, 채널
        (r"me?|mn|mb", "ㅁ"),  # 플랫폼, 프레임, 칼럼
        (r"ne?", "ㄴ"),  # 리전, 엔진
        (r"ck|[aeiou]c|ook", "ㄱ"),  # 블록, 퍼블릭, 북
        (r"\bbit|gabit|loop", ""),  # 비트, 루프
        (r"(?:\b|[^aeiou])[aeiou]t|out", "ㅅ"),  # 버킷, 레이아웃
        (r"[aeiou]p|pp|ype", "ㅂ"),  # 맵, 앱, 타입
        (r"[aeo]b", "ㅂ"),  # 웹
    )
)


def particle(word: str, pair: str) -> str:
    """Pick from a pair, the form after a consonant first: ("EC2", "은/는") → 는.

    ("리전", "이/가") → 이; ("URL", "으로/로") → 로, for ㄹ takes 로 as vowels do.
    """
    after_consonant, after_vowel = pair.split("/")
    final = final_consonant(word)
    if not final or (final == "ㄹ" and after_consonant.startswith("으로")):
        return after_vowel
    return after_consonant


def with_particle(word: str, pair: str) -> str:
    """Put the particle behind its word: ("리전", "은/는") → 리전은, ("S3", "을/를") → S3를."""
    return word + particle(word, pair)


def final_consonant(word: str) -> str:
    """Give the consonant that a word ends in when it is read aloud, or nothing.

    리전 → ㄴ, 서버 → "", IAM → ㅁ (아이에이엠), RDS → "" (에스), CloudFront → "" (프론트),
    Auto Scaling → ㅇ, 10 → ㅂ (십), 리전(Regions) → ㄴ: what is in brackets is not read.
    """
    pieces = _PIECE.findall(_without_aside(word)) or _PIECE.findall(word)
    if not pieces:
        return ""
    last = pieces[-1]
    if last[0] in _SYMBOL_FINALS:
        return _SYMBOL_FINALS[last[0]]
    if last[-1].isascii():
        return _latin_final(last) if last.isalpha() else _number_final(last)
    return _hangul_final(last)


def _without_aside(word: str) -> str:
    """Cut brackets off the end: 리전(Regions) → 리전, "(주)" → "(주)"."""
    while (bare := word.rstrip(" \t\n.,;:!?\"'`*_~”’")) and bare[-1] in _CLOSING:
        opening = bare.rfind(_CLOSING[bare[-1]])
        if opening <= 0:
            return word
        word = bare[:opening]
    return word


def _hangul_final(char: str) -> str:
    if is_syllable(char):
        return parts(char)[2]
    return char if char in LEADS else ""  # the letter ㄱ is 기역, it ends as it begins


def _number_final(number: str) -> str:
    """End a number: 20 → ㅂ (이십), 53 → ㅁ (오십삼), S3 → "" (에스쓰리), 3.0 → ㅇ (삼 점 영)."""
    digits = number.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
    bare = digits.rstrip(",.").replace(",", "")
    if len(digits) < len(number) and len(bare) == 1:
        return _hangul_final(LETTER_NAMES[bare][0][-1])
    zeros = len(bare) - len(bare.rstrip("0"))
    if not zeros or zeros == len(bare) or "." in bare:
        return _DIGIT_FINALS[bare[-1]]
    return _UNIT_FINALS[min(zeros, len(_UNIT_FINALS)) - 1]


def _latin_final(word: str) -> str:
    """End a word in Latin letters, by its last part: DynamoDB → DB, read by letters."""
    last = _CAMEL.findall(word)[-1]
    if last.isupper() or not _VOWEL.search(last):
        return _hangul_final(LETTER_NAMES[last[-1].lower()][0][-1])
    spelled = last.lower()
    return next((final for pattern, final in _WORD_FINALS if pattern.search(spelled)), "")
