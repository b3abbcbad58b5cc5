"""What the tutor gives where no answer is sure enough: what comes near, or an honest no."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.base.entry import Entry, Facet
from bot.match import fit
from bot.match.evidence import weights
from bot.match.index import Index
from bot.match.intent import FACETS, Intent
from bot.match.match import Match
from bot.match.names import Way
from bot.match.question import Question
from bot.tutor.answer import Answer, Status, Suggestion

MOST_SUGGESTIONS = 3
MOST_QUOTED = 3


def refuse(
    index: Index, question: Question, asked: str, matches: Sequence[Match], chance: float
) -> Answer:
    """Say that no answer was found; quote what comes near, and offer what else there is.

    `chance` is that of the best match being right. Status is SUGGEST where something may be
    what was asked for, else UNKNOWN.
    """
    named = any(mention.way is not Way.PART for mention in question.mentions)
    facet = next(iter(FACETS.get(question.intent or Intent.MORE, ())), None) if named else None
    missing = facet if facet and _lacks(index, question, facet) else None
    tells = bool(question.words or question.mentions)  # "그럼 단점은?" asks of nothing
    near = nearest(matches, chance) if tells and not missing else []
    meant = tuple(map(Suggestion, question.concepts))  # what a part of a name may stand for
    offered = offers(index, question.concepts, question.intent) if named else meant
    suggestions = _suggestions(near, offered)
    may_be_meant = bool(near) or (bool(suggestions) and not named)
    return Answer(
        Status.SUGGEST if may_be_meant else Status.UNKNOWN,
        asked,
        suggestions=suggestions,
        concepts=question.concepts if named else (),
        facet=facet,
        missing=missing,
        score=round(chance, 3),
    )


def nearest(matches: Sequence[Match], chance: float) -> list[Entry]:
    """Take the entries in which a reader may find the answer, though none is sure to be it."""
    if chance < weights().suggest or not matches or matches[0].score < fit.QUOTED:
        return []
    least = fit.NEAR_QUOTED * matches[0].likely
    near: list[Entry] = []
    for entry in (match.entry for match in matches if match.likely >= least):
        if not any(entry.text in said.text or said.text in entry.text for said in near):
            near.append(entry)
    return near[:MOST_QUOTED]


def offers(index: Index, concepts: Sequence[str], intent: Intent | None) -> tuple[Suggestion, ...]:
    """Offer what the notes do say of the concepts that were named."""
    if len(concepts) > 1:
        return tuple(map(Suggestion, concepts[:MOST_SUGGESTIONS]))
    facets = index.offers(concepts, intent)
    told = index.entries_of(concepts[0])
    offered = tuple(Suggestion(concepts[0], facet) for facet in facets)
    return offered[:MOST_SUGGESTIONS] or (Suggestion(concepts[0]),) * bool(told)


def _lacks(index: Index, question: Question, facet: Facet) -> bool:
    """Tell whether nothing but a facet is asked for that the notes do not tell."""
    told = {entry.facet for name in question.concepts for entry in index.entries_of(name)}
    return facet not in told and not question.words


def _suggestions(near: Iterable[Entry], offered: Iterable[Suggestion]) -> tuple[Suggestion, ...]:
    """Suggest what is quoted, under what it tells of its concept; then what else there is."""
    quoted: dict[tuple[str, Facet | None], tuple[Entry, ...]] = {}
    for entry in near:
        place = entry.concept, entry.facet
        quoted[place] = (*quoted.get(place, ()), entry)
    told = {concept for concept, _ in quoted}
    for each in offered:
        if each.facet or each.concept not in told:
            quoted.setdefault((each.concept, each.facet), ())
    found = (Suggestion(*place, entries) for place, entries in quoted.items())
    return tuple(found)[:MOST_SUGGESTIONS]
