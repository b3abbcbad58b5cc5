"""The tutor of one group: answers from one immutable base."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from operator import itemgetter

from bot.base.entry import Base, Concept, Entry, Facet
from bot.match import fit
from bot.match.evidence import Evidence, weights
from bot.match.index import Index
from bot.match.intent import FACETS, Intent
from bot.match.match import Match
from bot.match.names import Way
from bot.match.question import BOTH, Question, points_back, readings, sentences, understand
from bot.text.keyboard import keystrokes
from bot.tutor.answer import Answer, Context, Status
from bot.tutor.refusal import offers, refuse

MOST_ENTRIES = 3  # told in one answer about one concept
MOST_DEFINITIONS = 2
MOST_TEXT = 420  # characters after which no further entry is added
MOST_COMPARED = 4
MOST_BOTH = 200  # characters of a sentence that sets two concepts apart
MOST_RELATED = 5
FOLLOW_UPS = (Intent.MORE, Intent.DEFINE, Intent.NAME)
_KEY_BYTES = 5


@dataclass(frozen=True, slots=True)
class Judged:
    """An answer, and how it came about: the question as understood, and what was found.

    `told` is what would be told were the evidence enough; without evidence there was nothing
    to weigh.
    """

    answer: Answer
    question: Question
    matches: tuple[Match, ...] = ()
    evidence: Evidence | None = None
    told: Answer | None = None


class Tutor:
    """Answer questions from one base. Holds no state but the base and its index."""

    def __init__(self, base: Base, before: Tutor | None = None) -> None:
        """Learn a base; `before` is the tutor of the base that it was a moment ago."""
        self.base = base
        self.index: Index = Index(base, before.index if before else None)
        self._by_key = {key_of(name): concept for name, concept in self.index.concepts.items()}

    def ask(self, question: str, context: Context | None = None) -> Answer:
        """Answer a question in a member's own words.

        Reads it as typed and with the keyboard layout put right, sentence by sentence,
        and tells the answer that it is surest of.
        """
        judged = self.judge(question, context)
        return judged.answer if judged else Answer(Status.UNKNOWN, question)

    def judge(self, question: str, context: Context | None = None) -> Judged | None:
        """Take the way to read a question that gives the surest answer; None if it says nothing."""
        return max(self.judged(question, context), key=_rank, default=None)

    def judged(self, question: str, context: Context | None = None) -> Iterator[Judged]:
        """Judge every way to read a question."""
        for reading in self._readings(question):
            for understood in self._understand(reading):
                yield self._judge(understood, question, context)

    def _readings(self, question: str) -> Iterable[str]:
        """Give the ways a question may be read, then those with the asking words put right."""
        as_typed = readings(question, self.index.uses)
        return dict.fromkeys((*as_typed, *map(self.index.mended, as_typed)))

    def _understand(self, text: str) -> Iterable[Question]:
        """Understand each sentence; one that names nothing is about what was named before."""
        named: Question | None = None
        parts = [understand(part, self.index.names) for part in sentences(text)]
        alone = len(parts) == 1
        for part in parts:
            if part.mentions:
                named = part
            elif named and points_back(part.text):
                yield replace(part, mentions=named.mentions, words=(), aside=part.words)
                continue
            elif named and _goes_on(part, named):
                yield replace(part, mentions=named.mentions)
                continue
            if alone or part.asks:
                yield part

    def _judge(self, question: Question, asked: str, context: Context | None) -> Judged:
        if not question.mentions and context and _follows(question):
            return Judged(self._follow(question, asked, context), question)
        matches = self.index.search(question)
        if question.is_of_both:
            return Judged(self._compare(question, asked, matches), question, tuple(matches))
        if not matches:
            return Judged(Answer(Status.UNKNOWN, asked), question)
        evidence = self.index.evidence(question, matches)
        chance = weights().chance(evidence)
        told = self._tell(question, asked, matches, chance)
        clear = not question.is_vague or matches[0].named >= fit.OPENED
        is_sure = chance >= weights().answer and clear
        answer = told if is_sure else refuse(self.index, question, asked, matches, chance)
        if not is_sure and question.intent is Intent.COMPARE:
            answer = self._from_sentences(question, asked) or answer
        return Judged(answer, question, tuple(matches), evidence, told)

    def _tell(self, question: Question, asked: str, matches: list[Match], chance: float) -> Answer:
        told = _both_sides(question, matches) or _together(matches, chance)
        concept = told[0].concept
        named = tuple(dict.fromkeys((concept, *(e.concept for e in told))))
        facet = _facet_of(question, told[0])
        return self._worded(asked, told, named, facet, chance, question.intent)

    def _worded(
        self,
        asked: str,
        told: tuple[Entry, ...],
        named: tuple[str, ...],
        facet: Facet,
        score: float,
        intent: Intent | None = None,
    ) -> Answer:
        wants_analogy = intent in (None, Intent.DEFINE, Intent.NAME, Intent.MORE)
        analogy = self._analogy(named[0], told) if wants_analogy else None
        return Answer(
            Status.ANSWER,
            asked,
            entries=told,
            analogy=analogy,
            related=self._related(named),
            concepts=named,
            facet=facet,
            score=round(score, 3),
        )

    def _analogy(self, concept: str, told: tuple[Entry, ...]) -> Entry | None:
        """Find an analogy of a concept that was not told already."""
        texts = "\n".join(entry.text for entry in told)
        entries = self.index.entries_of(concept)
        return next((e for e in entries if e.facet is Facet.ANALOGY and e.text not in texts), None)

    def _related(self, named: tuple[str, ...]) -> tuple[str, ...]:
        known = self.index.concepts
        related = (name for concept in named for name in known[concept].related)
        fitting = (name for name in related if name in known and name not in named)
        return tuple(dict.fromkeys(fitting))[:MOST_RELATED]

    def _compare(self, question: Question, asked: str, matches: list[Match]) -> Answer:
        """Set concepts side by side: what the notes say of both, then each one's definition."""
        concepts = question.concepts[:MOST_COMPARED]
        score = max((match.found for match in matches), default=0.0)
        missed = min((match.missed for match in matches), default=0.0)
        sure = (fit.NAMED + score) / (fit.NAMED + score + missed)
        if sure * min(m.quality for m in question.mentions) < fit.COMPARED:
            return refuse(self.index, question, asked, matches, sure)
        both = [match.entry for match in matches if self._sets_apart(match.entry, concepts)]
        both.sort(key=lambda entry: entry.facet is not Facet.COMPARISON)
        each = [entry for concept in concepts if (entry := self._gist(concept))]
        told = tuple(dict.fromkeys((*both[:1], *each)))
        return self._worded(asked, told, concepts, Facet.COMPARISON, sure, Intent.COMPARE)

    def _from_sentences(self, question: Question, asked: str) -> Answer | None:
        """Set two side by side that name no concepts, by sentences that open with them."""
        named = [
            (m.start, self._gist(m.concept)) for m in question.mentions if m.way is not Way.PART
        ]
        spoken = [(word.start, self.index.opened_by(word)) for word in question.words]
        told = tuple(entry for _, entry in sorted((*named, *spoken), key=itemgetter(0)) if entry)
        if len(told) != BOTH or len(named) + len(spoken) != BOTH or told[0] == told[1]:
            return None
        concepts = tuple(dict.fromkeys(entry.concept for entry in told))
        return self._worded(asked, told, concepts, Facet.COMPARISON, fit.OPENED, Intent.COMPARE)

    def _sets_apart(self, entry: Entry, concepts: tuple[str, ...]) -> bool:
        """Tell whether an entry speaks of all that is compared: "LDL …, but HDL …".

        What is told of one of them alone may name the other in passing.
        """
        named = {entry.concept, *self.index.touches()[entry]}
        if not named.issuperset(concepts):
            return False
        third = entry.concept not in concepts and len(entry.text) <= MOST_BOTH
        return entry.facet is Facet.COMPARISON or (third and "\n" not in entry.text)

    def _gist(self, concept: str) -> Entry | None:
        """Find the entry that says best what a concept is."""
        entries = self.index.entries_of(concept)
        return max(
            entries,
            key=lambda e: (_gist_of(e), len(e.sources), len(e.text)),
            default=None,
        )

    def _follow(self, question: Question, asked: str, context: Context) -> Answer:
        """Answer a follow-up that names nothing from what the last answer was about."""
        concepts = tuple(name for name in context.concepts if name in self.index.concepts)
        if not concepts:
            return Answer(Status.UNKNOWN, asked)
        if question.intent is Intent.MORE:
            return replace(self.more(concepts[0]), question=asked)
        facets = FACETS.get(question.intent or Intent.DEFINE, (Facet.DEFINITION,))
        return replace(self._told(concepts, facets), question=asked)

    def about(self, concept: str, facet: Facet | None = None) -> Answer:
        """Tell one facet of a named concept; without a facet, what it is.

        Serves buttons and "did you mean". UNKNOWN where the concept is gone.
        """
        if concept not in self.index.concepts:
            return Answer(Status.UNKNOWN, concept)
        if facet is None:
            gist = self._gist(concept)
            facet = gist.facet if gist else Facet.DEFINITION
        return self._told((concept,), (facet,))

    def _told(self, concepts: tuple[str, ...], facets: tuple[Facet, ...]) -> Answer:
        for concept in concepts:
            entries = self.index.entries_of(concept)
            told = [e for facet in facets for e in entries if e.facet is facet]
            if told:
                intent = Intent.DEFINE if facets[0] is Facet.DEFINITION else Intent.HOW
                return self._worded(concept, _within(told), (concept,), told[0].facet, 1.0, intent)
        return Answer(
            Status.UNKNOWN,
            concepts[0],
            suggestions=offers(self.index, concepts, None),
            concepts=concepts,
            facet=facets[0],
            missing=facets[0],
        )

    def more(self, concept: str) -> Answer:
        """Tell all that the notes say of a concept, definition first."""
        entries = self.index.entries_of(concept)
        if not entries:
            return Answer(Status.UNKNOWN, concept)
        order = list(Facet)
        told = sorted(
            (e for e in entries if e.facet is not Facet.LINK), key=lambda e: order.index(e.facet)
        )
        return self._worded(concept, tuple(told), (concept,), Facet.DEFINITION, 1.0, Intent.HOW)

    def complete(self, typed: str, limit: int = 25) -> list[str]:
        """List the names of concepts that begin like, or sound like, what was typed."""
        wanted = keystrokes(typed)
        known = self.index.concepts.values()
        starting = [c.name for c in known if keystrokes(c.name).startswith(wanted)]
        aliased = [
            c.name for c in known if any(keystrokes(a).startswith(wanted) for a in c.aliases)
        ]
        holding = [c.name for c in known if wanted in keystrokes(c.name)]
        sounding = [mention.concept for mention in self.index.names.find(typed)]
        return list(dict.fromkeys((*starting, *sounding, *aliased, *holding)))[:limit]

    def concept(self, name: str) -> Concept | None:
        """Find a concept by its exact name."""
        return self.index.concepts.get(name)

    def concept_of_key(self, key: str) -> Concept | None:
        """Find a concept by its short key (see `key_of`), as buttons carry it."""
        return self._by_key.get(key)


_RANK = {Status.ANSWER: 2, Status.SUGGEST: 1, Status.UNKNOWN: 0}


def _rank(judged: Judged) -> tuple[int, float]:
    return _RANK[judged.answer.status], round(judged.answer.score, 2)


def key_of(concept: str) -> str:
    """Shorten a concept's name to 10 ASCII characters that survive a restart."""
    return hashlib.blake2b(concept.encode(), digest_size=_KEY_BYTES).hexdigest()


def _gist_of(entry: Entry) -> float:
    """Say how well an entry says what its concept is; next to a definition the whole list does."""
    fits = fit.fit(entry.facet, Intent.DEFINE, entry.text)
    whole = entry.facet is Facet.PASSAGE and "\n" in entry.text
    return max(fits, fit.WHOLE) if whole else fits


def _follows(question: Question) -> bool:
    """Tell whether a question names nothing, so that it must be about the last answer."""
    return bool(question.intents) and not question.words


def _goes_on(question: Question, named: Question) -> bool:
    """Tell whether a sentence that names nothing asks about what the one before it named.

    "S3하고 RDS요. 차이가 뭐예요?" does; "S3가 왜 필요해요? 알려 주세요" only asks again.
    """
    telling = [i for i in question.intents if i not in FOLLOW_UPS]
    return bool(telling) or (bool(question.intents) and not named.intents)


def _facet_of(question: Question, best: Entry) -> Facet:
    asked = FACETS.get(question.intent, ()) if question.intent else ()
    return best.facet if best.facet in asked or not asked else asked[0]


def _together(matches: list[Match], chance: float) -> tuple[Entry, ...]:
    """Take the best entry, and what else is nearly as good and about the same concept.

    Where the best one is not sure to answer, what else comes near is told with it, if it
    stands under the same heading.
    """
    best = matches[0]
    near = [
        match.entry
        for match in matches
        if match.likely >= fit.NEAR_BEST * best.likely and match.entry.concept == best.entry.concept
    ]
    if chance >= fit.SURE:
        return _within(near)
    beside = (
        match.entry
        for match in matches
        if match.likely >= fit.NEAR_UNSURE * best.likely and _stands_with(match.entry, best.entry)
    )
    told = "\n".join(entry.text for entry in near)
    return _within([*near, *(entry for entry in beside if entry.text not in told)], MOST_ENTRIES)


def _stands_with(entry: Entry, best: Entry) -> bool:
    """Tell whether an entry is of the same concept as the best, or under the same heading."""
    return entry.concept == best.concept or not _places(entry).isdisjoint(_places(best))


def _places(entry: Entry) -> set[tuple[str, tuple[str, ...]]]:
    return {(source.note, source.heading) for source in entry.sources}


def _both_sides(question: Question, matches: list[Match]) -> tuple[Entry, ...]:
    """Take what is good and what is bad of the best concept, where both are asked: 장단점."""
    sides = {Intent.ADVANTAGE: Facet.ADVANTAGE, Intent.DISADVANTAGE: Facet.DISADVANTAGE}
    if not sides.keys() <= set(question.intents):
        return ()
    of_best = [m.entry for m in matches if m.entry.concept == matches[0].entry.concept]
    told = (next((e for e in of_best if e.facet is facet), None) for facet in sides.values())
    return tuple(entry for entry in told if entry)


def _within(entries: list[Entry], most: int | None = None) -> tuple[Entry, ...]:
    """Keep as many entries as one short answer holds (at most `most`), the first always."""
    kept = entries[:1]
    size = len(entries[0].text)
    if most is None:
        most = MOST_DEFINITIONS if entries[0].facet is Facet.DEFINITION else MOST_ENTRIES
    for entry in entries[1:most]:
        size += len(entry.text)
        if size > MOST_TEXT:
            break
        kept.append(entry)
    return tuple(kept)
