"""How an answer came about, in words: what was heard, what was found, what it weighed."""

from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz.distance import OSA

from bot.match.evidence import Evidence, weights
from bot.match.intent import intents
from bot.match.names import Mention, Way
from bot.text.keyboard import keystrokes
from bot.tutor.answer import Context
from bot.tutor.phrases import Phrases, fill
from bot.tutor.tutor import Judged, Tutor
from bot.tutor.wording import where

LEAST_TOLD = 0.3  # of the weight of a feature: what is less has decided nothing
MOST_TOLD = 3


def why(
    tutor: Tutor, question: str, phrases: Phrases, context: Context | None = None
) -> tuple[str, ...]:
    """Tell in lines how the answer to a question comes about; none of them is marked up.

    "리저니 뭐임" → "개념 리전 ← “리저니” (자판 1타 차이)", "묻는 것: 뜻 ← “뭐임”", …
    """
    judged = tutor.judge(question, context)
    if judged is None:
        return (phrases.why.nothing,)
    return tuple(_lines(tutor, question, judged, phrases))


def _lines(tutor: Tutor, question: str, judged: Judged, phrases: Phrases) -> Iterator[str]:
    why = phrases.why
    text = judged.question.text
    if text not in question:
        yield fill(why.read_as, text=text)
    for mention in judged.question.mentions:
        yield _named(tutor, text, mention, phrases)
    yield from _asked(judged, phrases)
    if not judged.matches:
        yield why.goes_on if judged.answer.entries else why.nothing
        return
    best = judged.matches[0].entry
    yield from _words(tutor, judged, phrases)
    place = where(best.sources[0], phrases) if best.sources else ""
    facet = phrases.facets[best.facet]
    yield fill(why.nearest, concept=best.concept, facet=facet, place=place)
    yield fill(why.overlap, share=_percent(judged.matches[0].overlap))
    if judged.evidence:
        yield from _weighed(judged.evidence, phrases)


def _named(tutor: Tutor, text: str, mention: Mention, phrases: Phrases) -> str:
    typed = text[mention.start : mention.end]
    way = phrases.why.ways[mention.way]
    if mention.way is Way.SLIP:
        way = fill(phrases.why.slips, count=_slips(tutor, typed, mention.concept))
    return fill(phrases.why.named, concept=mention.concept, typed=typed, way=way)


def _slips(tutor: Tutor, typed: str, name: str) -> int:
    concept = tutor.index.concepts[name]
    keys = keystrokes(typed)
    return min(OSA.distance(keys, keystrokes(n)) for n in (concept.name, *concept.aliases))


def _asked(judged: Judged, phrases: Phrases) -> Iterator[str]:
    asked, text = judged.question.intent, judged.question.text
    shown = next((each for each in intents(text) if each.intent is asked), None)
    if asked and shown:
        typed = text[shown.start : shown.end]
        yield fill(phrases.why.asks, asked=phrases.why.intents[asked], typed=typed)


def _words(tutor: Tutor, judged: Judged, phrases: Phrases) -> Iterator[str]:
    entry = judged.matches[0].entry
    held, lacking = list[str](), list[str]()
    for word in judged.question.words:
        (held if tutor.index.holds(entry, word) else lacking).append(word.text)
    for words, phrase in ((held, phrases.why.held), (lacking, phrases.why.lacking)):
        if words:
            yield fill(phrase, words=", ".join(words))


def _weighed(evidence: Evidence, phrases: Phrases) -> Iterator[str]:
    """Tell the chance, and the features that moved it most."""
    known, why = weights(), phrases.why
    yield fill(why.chance, chance=_percent(known.chance(evidence)), least=_percent(known.answer))
    moved = {name: value * known.features[name] for name, value in evidence._asdict().items()}
    told = sorted((n for n in moved if abs(moved[n]) >= LEAST_TOLD), key=lambda n: -abs(moved[n]))
    for phrase, sign in ((why.helped, 1), (why.hindered, -1)):
        those = [f"{why.features[n]} {moved[n]:+.1f}" for n in told if sign * moved[n] > 0]
        if those:
            yield fill(phrase, things=", ".join(those[:MOST_TOLD]))


def _percent(chance: float) -> int:
    return round(100 * chance)
