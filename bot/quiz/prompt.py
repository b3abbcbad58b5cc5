"""What of a note's text can be asked about: whole, standing alone, and short enough for a phone."""

from __future__ import annotations

import re

from bot.quiz.blank import BLANK
from bot.text.clean import one_line
from bot.text.sentences import sentences

LONGEST_PROMPT, SHORTEST_PROMPT = 220, 12  # characters
SHORT_CHOICE, LONGEST_CHOICE = 80, 120  # at best, and where the first sentence is longer
ENOUGH = 24  # of a sentence that makes a choice by itself
LEAST_WORDS = 3  # beside the blank

# Words that announce what follows, and say nothing themselves.
_FILLER = re.compile(
    r"^(?:(?:쉽게|간단히|한마디로|간단하게|다시)\s*(?:말해서?|말하면|말하자면)?|즉|정리하면"
    r"|in short|simply put|in other words|that is)\s*,?\s+",
    re.IGNORECASE,
)
_LEADING = re.compile(rf"^(?:[-–—>→=:·*•?!~,\s]+|\d+[.)]\s+|{BLANK}\s*(?:->|→|=>|[:=–—]|-\s)\s*)+")
_ONLY_ASIDE = re.compile(rf"^{BLANK}\s*[(（]([^()（）]+)[)）]\.?$")
_SUBJECT = re.compile(
    rf"^{BLANK}(?:(?:\(이\)(?:라는|라고|란|라)|이라|은\(는\)|이\(가\))?\s*(?:함은|것은|말은)?"
    rf"|,| is | are | means | refers to )?\s*(?:[-–—:=]\s+)?"
)
_ARTICLE = re.compile(r"^(?:is|are)\s+")
_ENDING = re.compile(r"(?:(?<=[가-힣])(?:입니다|이다|임))?[.。]?$")
# What points at something that is not shown.
_POINTS_BEFORE = re.compile(
    r"^(?:이것|이는|이를|이때|이 |그것|그 |그때|그래서|그리고|그러면|하지만|그러나|따라서|또한|또 "
    r"|위의|위 |다음은|반면|예를 들|이처럼|있는|없는|하는|되는|같은|및|또는|등 |\d+(?:의|번)"
    r"|(?:this|that|these|those|it|they|so|but|and|or|however|also|then|here|there)\b"
    r"|for example)",
    re.IGNORECASE,
)
_POINTS = re.compile(
    r"이러한|이런 |이렇게|그러한|그렇게|위와 같|위에서|앞에서|앞서|여기에|여기서|아래|다음과 같"
    r"|(?<![가-힣])이 (?:두|세|네|다섯|여섯|\d)"
    r"|\b(?:above|below|the following|this (?:note|chapter))\b",
    re.IGNORECASE,
)
# What tells of the note, not of its subject; and what asks.
_ABOUT_NOTE = re.compile(
    r"(?:알아|살펴|배워|다뤄|짚어)\s?(?:보|봅|볼)|하겠습니다|보겠습니다|합시다|노트입니다|정리한 것"
    r"|\b(?:let's|we will|we'll|in this (?:note|section|chapter|lesson))\b|💡",
    re.IGNORECASE,
)
_ASKS = re.compile(r"[?？]|(?:[을는]까|[있없하되]나|는가|[을ㄹ]까요|나요|는지)[.!]?$")
_NO_PROSE = re.compile(
    r"```|https?://|\||[{};]\s*$|:\s*$|->|=>|→|←|^\(|[①-⑳]|\s--?\w+|\s/\s.*\s/\s"
    rf"|{BLANK}\S*\s+{BLANK}|\b\d+[.)]\s.*\b\d+[.)]\s|\s-\s.*\s-\s",
    re.MULTILINE,
)
_LISTED = re.compile(r"\s*(?:[-*•·▶]\s|\d+[.)]\s|[①-⑳]|\S[^:|\n]{0,24}[:|]\s)")
_WHOLE = re.compile(r"(?:[^\s)][.!]|[다요음함임됨짐])[\"'”’]*$")
# What any English text has that says something, and a mere list of names has not.
_SAYS = re.compile(
    r"[가-힣]|\b(?:an?|the|of|to|in|on|for|with|without|from|that|is|are|by|per|at|as|into|no|not|your)\b"
    r"|\b\w{2,}(?:s|ed|ing)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[가-힣A-Za-z]{2,}")


def first_sentences(text: str, most: int = LONGEST_PROMPT) -> str:
    """Give as many whole sentences as fit, up to a question; empty for a list.

    "쉽게 말해 지역입니다. 왜 나눌까요?" → "지역입니다."
    """
    if len([line for line in text.splitlines() if _LISTED.match(line)]) > 1:
        return ""
    told = ""
    for each in map(one_line, sentences(text)):
        longer = f"{told} {each}".strip()
        if len(longer) > most or _ASKS.search(each):
            break
        told = longer
    return _opened(told)


def _opened(text: str) -> str:
    """Begin a text with what it says: without marks, fillers and brackets around all of it."""
    bare = _FILLER.sub("", _LEADING.sub("", text))
    aside = _ONLY_ASIDE.match(bare)
    return (aside[1] if aside else bare).rstrip(" ,")


def without_subject(text: str) -> str:
    """Cut the blank off that a text begins with: "____은(는) 한 지역이다" → "한 지역이다"."""
    rest = _LEADING.sub("", _ARTICLE.sub("", _SUBJECT.sub("", text, count=1)))
    return rest[:1].upper() + rest[1:] if rest[:1].isascii() else rest


def as_choice(text: str) -> str:
    """Word a text as a choice; what all end alike tells nothing: "지역입니다." → "지역"."""
    told = sentences(first_sentences(text, SHORT_CHOICE) or first_sentences(text, LONGEST_CHOICE))
    short = " ".join(told[: 1 if told and len(told[0]) >= ENOUGH else 2])
    return _ENDING.sub("", _FILLER.sub("", without_subject(short)))


def is_clear(text: str) -> bool:
    """Tell whether a text can be asked about: whole, not too short, and it stands alone."""
    if not SHORTEST_PROMPT <= len(text) <= LONGEST_PROMPT or text.count("(") != text.count(")"):
        return False
    if any(bad.search(text) for bad in (_NO_PROSE, _POINTS, _ABOUT_NOTE, _ASKS)):
        return False
    if not _SAYS.search(text):
        return False
    words = [each for each in text.split() if BLANK not in each and _WORD.search(each)]
    return len(words) >= LEAST_WORDS and not _POINTS_BEFORE.match(_SUBJECT.sub("", text, count=1))


def is_sentence(text: str) -> bool:
    """Tell whether a text is a whole sentence, not a fragment of one."""
    return _WHOLE.search(text.strip()) is not None
