"""How well a facet answers an intent, and what a word, a name and a mention weigh.

When the tutor is sure enough to answer is told by the evidence (see `evidence.py`).
"""

from __future__ import annotations

import re

from bot.base.entry import Facet
from bot.match.intent import Intent

SUGGEST = 0.35  # score from which an entry may be meant
NAMED = 1.5  # what naming the concept weighs, in content words
LEAST_DESCRIBED = 1.4  # content words (by weight) that find an entry nobody named
COMPARED = 0.61  # evidence from which two named concepts are set side by side
CLEAR_LEAD = 0.5  # of the score, from which the next concept is no rival
UNFIT = 0.62  # a facet that answers less well than this is another one than was asked for
ELSEWHERE = 0.75  # an entry that only uses the term asked for does not say what it is
VERBAL = 0.5  # a verb is said in many ways: not finding it tells less than a noun
LIGHT = 0.3  # an everyday word is said in still more
FOREIGN = 0.35  # a plain word in the other script cannot be looked up
ASIDE = 0.3  # what is told around a question helps to find, and is never held against it
MENTIONED = 0.5  # an entry of another concept that mentions the one asked for
HEADED = 0.8  # an entry of another concept that stands under a heading of the one asked for
BESIDE = 0.65  # the same, where it is asked what the thing is: that, its own entries say
COMMON = 0.15  # a concept that this share of the entries touches says little beside another
CROWDED = 0.12  # what each further concept that an entry touches costs it as a description
OPENS = 0.86  # a sentence that opens with the concept says what it is, whatever rule took it
COMES_FIRST = 0.88  # what stands first under the concept's heading, where nothing defines it
BARE = 0.3  # an entry that says its concept's names and hardly another word
OPENED = 0.8  # an entry that opens with the one word asked about speaks of it
LEAST_ALIKE = 0.4  # n-grams that questions share by chance
ALIKE = 0.8  # how far a question that the notes themselves ask lifts what answers it
OVERLAP = 0.8  # how far the 3-grams of what was typed lift an entry that has them
ELSE_SPELLED = 0.1  # what the letters of another concept stand for
TOLD_BOTH = 0.8  # an entry that holds both words that are compared
SPELLED = 0.9  # an entry that opens with what the letters stand for
WHOLE = 0.8  # how well a list of all that is told says what a thing is
NEAR_BEST = 0.9  # entries this close to the best are told with it
NEAR_UNSURE = 0.6  # the same, where the best one is not sure to answer
SURE = 0.85  # the chance from which it is
QUOTED = 0.1  # score of the best entry, from which it is quoted where it is not sure to answer
NEAR_QUOTED = 0.5  # of how likely the best is, from which another is quoted with it

_D, _X, _P, _H = Facet.DEFINITION, Facet.EXPANSION, Facet.PURPOSE, Facet.HOW
_F, _A, _M, _C = Facet.FEATURE, Facet.ADVANTAGE, Facet.DISADVANTAGE, Facet.COMPARISON
_S, _E, _Y, _L, _T = Facet.STEPS, Facet.EXAMPLE, Facet.ANALOGY, Facet.LINK, Facet.PASSAGE

# What an intent is answered with: 1 is what was asked.
_FITS: dict[Intent | None, dict[Facet, float]] = {
    None: {_D: 1, _F: 0.75, _P: 0.75, _H: 0.75, _T: 0.72, _X: 0.7, _S: 0.72, _E: 0.65, _A: 0.7,
           _M: 0.65, _C: 0.65, _Y: 0.65, _L: 0.2},
    Intent.DEFINE: {_D: 1, _F: 0.75, _X: 0.72, _P: 0.72, _T: 0.7, _H: 0.72, _S: 0.7, _E: 0.64,
                    _A: 0.64, _M: 0.6, _C: 0.64, _Y: 0.64, _L: 0.2},
    Intent.NAME: {_D: 1, _F: 0.8, _X: 0.75, _P: 0.8, _T: 0.7, _H: 0.8, _S: 0.6, _E: 0.6, _A: 0.7,
                  _M: 0.5, _C: 0.6, _Y: 0.6, _L: 0.2},
    Intent.PURPOSE: {_P: 1, _A: 0.9, _H: 0.74, _F: 0.76, _D: 0.7, _T: 0.72, _M: 0.68, _S: 0.6,
                     _C: 0.6, _E: 0.5, _Y: 0.4, _X: 0.3, _L: 0.1},
    Intent.HOW: {_H: 1, _S: 0.92, _F: 0.74, _P: 0.72, _D: 0.68, _T: 0.75, _A: 0.7, _M: 0.66,
                 _E: 0.66, _C: 0.6, _Y: 0.5, _X: 0.3, _L: 0.1},
    Intent.STEPS: {_S: 1, _H: 0.85, _T: 0.72, _F: 0.62, _D: 0.5, _P: 0.5, _E: 0.5, _A: 0.4,
                   _M: 0.4, _C: 0.4, _Y: 0.3, _X: 0.2, _L: 0.1},
    Intent.FEATURE: {_F: 1, _A: 0.85, _H: 0.72, _T: 0.72, _P: 0.66, _D: 0.66, _S: 0.55, _C: 0.55,
                     _M: 0.55, _E: 0.6, _Y: 0.3, _X: 0.2, _L: 0.1},
    Intent.LIST: {_F: 1, _S: 0.85, _T: 0.76, _E: 0.76, _A: 0.76, _H: 0.7, _D: 0.66, _P: 0.62,
                  _M: 0.62, _C: 0.6, _Y: 0.3, _X: 0.2, _L: 0.1},
    Intent.ADVANTAGE: {_A: 1, _P: 0.6, _F: 0.6, _C: 0.5, _H: 0.55, _T: 0.5, _D: 0.45, _S: 0.3,
                       _E: 0.3, _M: 0.2, _Y: 0.1, _X: 0.1, _L: 0.1},
    Intent.DISADVANTAGE: {_M: 1, _C: 0.5, _T: 0.45, _P: 0.3, _F: 0.3, _H: 0.3, _D: 0.2, _S: 0.2,
                          _E: 0.2, _A: 0.2, _Y: 0.1, _X: 0.1, _L: 0.1},
    Intent.COMPARE: {_C: 1, _D: 0.6, _F: 0.55, _T: 0.5, _P: 0.5, _H: 0.5, _A: 0.5, _M: 0.5,
                     _S: 0.3, _E: 0.3, _Y: 0.3, _X: 0.2, _L: 0.1},
    Intent.EXAMPLE: {_E: 1, _Y: 0.5, _F: 0.5, _T: 0.5, _D: 0.4, _H: 0.45, _P: 0.4, _S: 0.4,
                     _A: 0.3, _M: 0.3, _C: 0.3, _X: 0.2, _L: 0.1},
    Intent.ANALOGY: {_Y: 1},
    Intent.EXPANSION: {_X: 1},
    Intent.QUANTITY: {},
    Intent.ORIGIN: {},
    Intent.TIME: {},
    Intent.PLACE: {},
    Intent.FORMULA: {},
}  # fmt: skip
_UNFIT = 0.15
_VAGUE = (Intent.DEFINE, Intent.NAME, Intent.MORE)
STRICT = (
    Intent.ADVANTAGE,
    Intent.DISADVANTAGE,
    Intent.EXPANSION,
    Intent.ANALOGY,
    Intent.EXAMPLE,
    Intent.COMPARE,
    Intent.QUANTITY,
    Intent.ORIGIN,
    Intent.TIME,
    Intent.PLACE,
    Intent.FORMULA,
)
# What is asked for by no facet shows in the text itself, or is not there.
_SHOWN = 0.75
_MADE = "(?:invent|creat|discover|develop|introduc|propos|found)"
_MAKES = re.compile(
    r"만든|만들(?:었|어\s?(?:졌|진|짐))|개발(?:했|한|함|됐|되었|된|됨|자)|발명|"
    r"발견(?:했|한|함|됐|되었|된|됨|자)|창시|제안|유래|공개(?:했|한|함|됐|된|됨)|출시|"
    rf"\b{_MADE}ed\b.{{0,30}}\bby\b|(?-i:[A-Z])\w+ {_MADE}ed\b|{_MADE}(?:ors?|ers?)\b|"
    r"\boriginat|\bby (?-i:[A-Z])",
    re.I,
)
_NUMBER = re.compile(r"(?<![A-Za-z0-9])[0-9]")  # not that of EC2
_PLACE = re.compile(
    r"위치|소재지|[가-힣]에\s?(?:있|둔|두|붙)|[가-힣]\s?(?:안|밖|속|위|아래|옆|사이)에|[가-힣]에서\s|"
    r"\b(?:locat|situat|inside|within|between|in|at|on|near)",
    re.I,
)
_FORMULA = re.compile(
    r"=[^=\n]*(?:[+*/×÷^√]|\d)|×|÷|\)\s*/\s*\S|\w \+ \w.*(?:→|->|⇌|⟶)|"
    r"나눈 값|곱한 값|divided by|multiplied by",
    re.I,
)
_TIME = re.compile(
    r"(?<![A-Za-z0-9])\d{2,4}|\d\s?(?:년|월|일|시|주|살|세기)|[가-힣](?:기|때|시대|초|말|후|전)(?:에|부터|까지)|"
    r"\b(?:when|after|before|during|until|century)\b",
    re.I,
)
_TEXT = {
    Intent.QUANTITY: _NUMBER,
    Intent.TIME: _TIME,
    Intent.ORIGIN: _MAKES,
    Intent.PLACE: _PLACE,
    Intent.FORMULA: _FORMULA,
}


_TOLD_ALONG = 0.84  # a definition that says how or why along the way
_ALONG = {
    Intent.PURPOSE: re.compile(
        r"위해|위한|려고|때문|덕분|방지|막[으기]|않도록|못하도록|[가-힣](?:라서|니까)\s|(?:->|→)|"
        r"\b(?:so that|that's why|which is why|in order to|because|otherwise|to avoid|prevent|"
        r"due to)",
        re.I,
    ),
    Intent.HOW: re.compile(
        r"(?:->|→).*(?:->|→)|먼저|그\s?다음|[가-힣](?:하고|해서|하여|한 뒤|한 다음|려면)\s|"
        r"통해|으로써|"
        r"\b(?:by \w+ing|then|first|using|via|through|until|repeat)\b",
        re.I | re.S,
    ),
}
# What speaks for a thing or against it, said along the way: "adds noise", "쓰기 쉽지만 느리다".
SIDED = 0.7
_SIDES = {
    Intent.ADVANTAGE: re.compile(
        r"쉽[다고지습]|쉬움|쉬워|빠르[다고지]|빠름|빨라|가볍[다고지]|절약|절감|"
        r"장점|좋(?:다|음|아[요서지]?|습니다)(?=\s|[.,!]|$)|유용|"
        r"(?:안전|편리|(?<!불)편|간편|유연|저렴|유리)(?:하[다고지며]|함|해|합니다)|효율적(?:이|임)|"
        r"\b(?:advantages?|good|nice|better|handy|simpler|easy|easier|fast|faster|cheap|flexible|"
        r"lighter|efficient|convenient|saves?)\b",
        re.I,
    ),
    Intent.DISADVANTAGE: re.compile(
        r"(?:^|[,.]\s)(?:단|다만|대신),?\s|느리[다고지]|느림|느려(?!지)|어렵|어려움|어려워|"
        r"단점|한계|귀찮|번거|까다롭|손해|안\s?좋|나쁘|나쁨|"
        r"비싸|무겁[다고지]|오래 걸|약함|낭비|많이 (?:먹|들|차지)|"
        r"보장(?:하지|되지)?\S{0,2}\s?(?:않|못)|"
        r"(?:복잡|위험|취약|불편|불리)(?:하[다고지며]|함|해|합니다)|"
        r"\b(?:but|however),? (?:\w+ ){0,3}?(?:adds?|needs?|requires?|costs?|takes?|can't|"
        r"cannot)\b|^\s*(?:- )?can(?:'t|not)\b|hard (?:on|to)\b|"
        r"\b(?:disadvantages?|downsides?|drawbacks?|bad|worse|annoying|harder|tricky|"
        r"slow|slower|expensive|costly|risky|heavy|heavier|complex|difficult|wastes?|"
        r"vulnerable|useless)\b",
        re.I | re.M,
    ),
}
# "느린 접속을 줄여 주는 서비스" is not slow itself.
_MENDS = re.compile(
    r"해결|줄[이여인임]|막[는아을]|방지|보완|개선|없애|극복|덜어|"
    r"\b(?:solv|avoid|reduc|prevent|fix|eliminat|without|instead of|so that)",
    re.I,
)
_GOES_ON = re.compile(r"[.!?]\s|\n")
_PLAINLY = (Facet.DEFINITION, Facet.FEATURE, Facet.PASSAGE, Facet.HOW, Facet.PURPOSE)
_LIKENS = re.compile(
    r"쉽게\s?(?:말|얘기|설명|풀)|비유|마치|(?:라고|는\s?(?:거|걸|것을?))\s?(?:생각|보면|상상)|"
    r"[가-힣](?:이?랑|와|과)\s?(?:똑같|비슷|같은\s?(?:거|것|원리|느낌))|같은\s?느낌|"
    r"in plain words|simply put|\b(?:like|as) (?:an?|the|when|if)\b|think of|imagine|picture",
    re.I,
)
_WITH_EXAMPLE = 0.9  # whatever else it says, it gives an example
_EXAMPLE = re.compile(
    r"예\)|\bex\)|예[:：]|예를 들|예컨대|(?:같은|등의?)\s|"
    r"\b(?:e\.g\.|for instance|for example|such as|the classic case)|"
    r"\((?-i:[A-Z])[\w ]+\)[.!]?$",  # slide past each other (San Andreas)
    re.I,
)
_PLAIN_LIST = 0.88  # a sentence, where a list is asked for
_WAYS = 0.92  # a list of ways: to avoid a deadlock, to walk a tree
_LISTED = re.compile(r"(?:- |\d+\. ).*\n")
_LIST = re.compile(r"\n.*\n|(?:[,/·].*){3}", re.S)


def fit(facet: Facet, intent: Intent | None, text: str) -> float:
    """Say how well an entry of a facet answers an intent, from 0 to 1."""
    if intent is Intent.MORE:
        intent = Intent.DEFINE
    if text.endswith((":", "：")) and not _GOES_ON.search(text):
        return _UNFIT  # "Flower parts:" is told elsewhere
    if intent in _TEXT:
        return _SHOWN if _TEXT[intent].search(text) else _UNFIT
    fits = _FITS[intent].get(facet, _UNFIT)
    if intent is Intent.ANALOGY and facet in _PLAINLY and _LIKENS.search(text):
        return max(fits, _SHOWN)
    if intent is Intent.EXAMPLE and _EXAMPLE.search(text):
        return max(fits, _WITH_EXAMPLE)
    if intent in _ALONG and facet in _PLAINLY and _ALONG[intent].search(text):
        return max(fits, _TOLD_ALONG)
    if intent is Intent.LIST and facet is Facet.HOW and _LISTED.match(text):
        return _WAYS
    return fits if intent is not Intent.LIST or is_list(text) else fits * _PLAIN_LIST


def tells_side(facet: Facet, intent: Intent | None, text: str) -> bool:
    """Tell whether a line speaks for or against what it tells of, and not of what that mends."""
    if intent not in _SIDES or facet not in _PLAINLY:
        return False
    mends = intent is Intent.DISADVANTAGE and (facet is Facet.PURPOSE or _MENDS.search(text))
    return not mends and _SIDES[intent].search(text) is not None


def apart(score: float, rival: float) -> float:
    """Say by which share of its score the best is ahead of the next, from 0 to 1."""
    return max(0.0, 1 - rival / score) if score else 0.0


def is_list(text: str) -> bool:
    """Tell whether a text lists things: three lines, or three commas or slashes."""
    return _LIST.search(text) is not None


def best_fit(facet: Facet, intents: tuple[Intent, ...], text: str) -> float:
    """Say how well an entry answers a question that shows several intents.

    The first is what is asked; a second one may speak for an entry nearly as loud,
    save the plain "what is", which every question may hold.
    """
    first, second = (*intents[:2], None, None)[:2]
    fits = fit(facet, first, text)
    if second is None or second in _VAGUE or first in STRICT:
        return fits
    return max(fits, 0.95 * fit(facet, second, text))
