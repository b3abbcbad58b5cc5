"""The index of one base: names, words and mentions. Immutable, one snapshot a group."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np

from bot.base.entry import Base, Concept, Entry, Facet
from bot.match import fit
from bot.match.evidence import Evidence
from bot.match.grams import Floats, Grams
from bot.match.intent import REMEMBERED, Intent
from bot.match.match import Asked, Match, rank
from bot.match.mending import mend
from bot.match.names import Mention, Names
from bot.match.postings import Postings
from bot.match.question import Question
from bot.match.telling import PLAIN, Telling
from bot.match.texts import asked_by, is_everyday, only_asks, opens_with, runs
from bot.text.hangul import is_hangul
from bot.text.keyboard import keystrokes
from bot.text.stopwords import is_kind
from bot.text.words import Word, stem

MOST_CANDIDATES = 64
MOST_ALIKE = 12  # entries whose questions are like the one asked …
MOST_WEIGHED = 30  # … of so many that share most 3-grams with it


class Index:
    """Everything that is looked up while a question is answered."""

    def __init__(self, base: Base, before: Index | None = None) -> None:
        """Index a base; what the index of the base `before` it found is not looked for again."""
        self.concepts: dict[str, Concept] = {c.name: c for c in base.concepts if not c.muted}
        self.entries: tuple[Entry, ...] = tuple(
            entry
            for concept in self.concepts.values()
            for entry in concept.entries
            if not entry.muted and not only_asks(entry.text)
        )
        documents = [self._document(entry) for entry in self.entries]
        self._postings = Postings(documents)
        self._texts = Grams(documents)
        self.names = Names(self.concepts.values(), self._postings.knows)
        same = before if before and _names(before.concepts) == _names(self.concepts) else None
        self._touches: dict[Entry, dict[str, float]] = {}
        self._of_concept: dict[str, list[int]] = defaultdict(list)
        self._touching: dict[str, list[tuple[int, float]]] = defaultdict(list)
        self._titles: dict[str, set[str]] = same._titles if same else {}
        touches = same._touches if same else {}
        self._crowd: list[int] = []  # how many other concepts each entry touches
        for number, entry in enumerate(self.entries):
            self._of_concept[entry.concept].append(number)
            touched = touches.get(entry) or self._touched(entry)
            self._touches[entry] = touched
            self._crowd.append(len(touched))
            for concept, share in touched.items():
                self._touching[concept].append((number, share))
        self._asked, self._asks = self._ask_index()
        self._likes: dict[str, dict[int, float]] = {}
        self._overlapped: tuple[str, Floats] = "", np.zeros(len(self.entries))
        self._telling = Telling(self.entries, self.concepts, self._postings, self._within)
        self._is_korean = _is_korean("".join(entry.text for entry in self.entries[:50]))

    def _ask_index(self) -> tuple[Grams, list[int]]:
        """Index the questions that entries answer, and the headings that they stand under."""
        texts, numbers = [], []
        for number, entry in enumerate(self.entries):
            for text in asked_by(entry):
                texts.append(text)
                numbers.append(number)
        return Grams(texts), numbers

    def _touched(self, entry: Entry) -> dict[str, float]:
        """Find the other concepts that an entry is about, by its text and by its heading."""
        touched: dict[str, float] = {}
        for mention in self.names.exact(entry.text):
            said = entry.text[mention.start : mention.end]
            near = fit.HEADED if mention.start == 0 else fit.MENTIONED
            touched |= dict.fromkeys(self._within(said), near)
        for over in {entry.concept, *(h for s in entry.sources for h in s.heading[-1:])}:
            touched |= dict.fromkeys(self._within(over), fit.HEADED)
        touched.pop(entry.concept, None)
        return touched

    def _within(self, title: str) -> set[str]:
        """Find the concepts named in a title: 로드 밸런서 in 서버 단위의 로드 밸런서 구조."""
        known = self._titles.get(title)
        if known is None:
            known = {m.concept for part in runs(title) for m in self.names.exact(part)}
            self._titles[title] = known
        return known

    def _document(self, entry: Entry) -> str:
        """Join all the words that may find an entry."""
        return entry.text + "\n" + self._title(entry)

    def _title(self, entry: Entry) -> str:
        concept = self.concepts[entry.concept]
        headings = (heading for source in entry.sources for heading in source.heading[-1:])
        return "\n".join((concept.name, *concept.aliases, *entry.questions, *headings))

    def touches(self) -> dict[Entry, dict[str, float]]:
        """Give for each entry the other concepts that it is about, and how much."""
        return self._touches

    def entries_of(self, concept: str) -> list[Entry]:
        """List the entries of a concept that may be told."""
        return [self.entries[number] for number in self._of_concept.get(concept, ())]

    def mended(self, text: str) -> str:
        """Put the asking words of a question right, by what this base knows."""
        return mend(text, self.names.knows, self.uses)

    def uses(self, word: str) -> bool:
        """Tell whether the notes use a word, in whatever form."""
        return self._postings.knows(stem(word)[0].lower())

    def search(self, question: Question) -> list[Match]:
        """Rank the entries that may answer a question, best first."""
        typed = keystrokes(question.text)  # the same for most ways to read a question
        overlap, alike = self._overlap(question.text, typed), self._alike(question.text, typed)
        named = self._named(question)
        found, weights = self._found(question)
        numbers = sorted({*named, *_best(found), *alike})
        asked = Asked.of(question, sum(weights))
        matches = (
            self._match(n, asked, named.get(n, 0.0), found.get(n, 0.0), alike.get(n, 0.0), share)
            for n, share in zip(numbers, overlap[numbers].tolist(), strict=True)
        )
        return sorted(matches, key=lambda m: rank(m, question))

    def _overlap(self, text: str, typed: str) -> Floats:
        """Say for each entry which share of the 3-grams of what was typed stands in it."""
        last, overlap = self._overlapped
        if typed != last:
            overlap = self._texts.shares(text)
            self._overlapped = typed, overlap
        return overlap

    def _alike(self, text: str, typed: str) -> dict[int, float]:
        """Say for each entry how like the question is to one that the notes themselves ask."""
        if typed in self._likes:
            return self._likes[typed]
        alike: dict[int, float] = {}
        for like in self._asked.find(text, MOST_ALIKE, MOST_WEIGHED):
            if like.score <= fit.LEAST_ALIKE:
                break
            number = self._asks[like.number]
            clear = (like.score - fit.LEAST_ALIKE) / (1 - fit.LEAST_ALIKE)
            alike[number] = max(clear, alike.get(number, 0.0))
        if len(self._likes) < REMEMBERED:
            self._likes[typed] = alike
        return alike

    def _named(self, question: Question) -> dict[int, float]:
        """Say for each entry how surely the question names it, by concept or by mention."""
        shares: dict[int, float] = defaultdict(float)
        total = 0.0
        if question.seeks_name:  # what is named belongs to the description
            return self._described(question)
        around = self._around(question)
        asked = [m for m in question.mentions if m not in around]
        own = {n for m in asked for n in self._of_concept.get(m.concept, ())}
        for mention in question.mentions:
            weight = fit.ASIDE if mention in around else 1.0
            total += weight
            for number in self._of_concept.get(mention.concept, ()):
                shares[number] += mention.quality * weight
            for number, share in self._touching.get(mention.concept, ()):
                near = min(share, fit.BESIDE) if question.intent in PLAIN else share
                shares[number] += mention.quality * weight * (1.0 if number in own else near)
        return {number: min(1.0, share / total) for number, share in shares.items()}

    def _around(self, question: Question) -> tuple[Mention, ...]:
        """Find the mentions that tell little: places, and what nearly every entry touches."""
        common = (m for m in question.mentions if self._is_common(m.concept))
        around = tuple(dict.fromkeys((*question.around, *common)))
        return around if len(around) < len(question.mentions) else question.around

    def _is_common(self, concept: str) -> bool:
        return len(self._touching.get(concept, ())) > fit.COMMON * len(self.entries)

    def _described(self, question: Question) -> dict[int, float]:
        """Say for each entry how many of the named concepts it touches, its own not."""
        shares: dict[int, float] = defaultdict(float)
        for mention in question.mentions:
            for number in self._of_concept.get(mention.concept, ()):
                shares[number] += mention.quality * fit.MENTIONED
            for number, _ in self._touching.get(mention.concept, ()):
                shares[number] += mention.quality
        return {number: share / len(question.mentions) for number, share in shares.items()}

    def _found(self, question: Question) -> tuple[dict[int, float], list[float]]:
        """Weigh for each entry the content words it holds; also give each word's weight."""
        found: dict[int, float] = defaultdict(float)
        weights: list[float] = []
        for word in question.words:
            holders = self._postings.find(word)
            weight = self._postings.weight(len(holders))
            is_kind_sought = question.seeks_name and is_kind(word.stem)  # "그 제도 이름이 뭐더라"
            weight *= fit.LIGHT if is_kind_sought else self._import(word, bool(holders))
            weights.append(weight)
            for number, share in holders.items():
                found[number] += share * weight
        for word in question.aside:
            holders = self._postings.find(word)
            weight = self._postings.weight(len(holders)) * fit.ASIDE
            for number, share in holders.items():
                found[number] += share * weight
        return found, weights

    def _import(self, word: Word, known: bool) -> float:
        """Weigh what a word says, and what it means that it is not found."""
        if is_everyday(word) or (len(word.stem) == 1 and not known):
            return fit.LIGHT
        if known:
            return 1.0
        if word.is_latin and not word.is_name_like and self._is_korean:
            return fit.FOREIGN
        return fit.VERBAL if word.verbal else 1.0

    def _match(
        self, number: int, asked: Asked, named: float, held: float, alike: float, overlap: float
    ) -> Match:
        entry = self.entries[number]
        fits = self._telling.fits(number, asked)
        missed = max(0.0, asked.wanted - held)
        by_opening = self._telling.opened(number, asked.spoken)
        named = max(named, fit.OPENED) if by_opening else named
        base = fit.NAMED if asked.named or by_opening else 0.0
        total = base + held + missed
        score = (base * named * fits + held) / total if total else 0.0
        if asked.seeks_name:
            score /= 1 + fit.CROWDED * max(0, self._crowd[number] - asked.named)
        if not asked.named and not by_opening:
            score *= (0.7 + 0.3 * fits) * min(1.0, held / fit.LEAST_DESCRIBED)
        elsewhere = asked.is_term and not by_opening and score >= fit.SUGGEST
        if elsewhere and not self._titled(entry, asked.question):
            score *= fit.ELSEWHERE
        score += fit.ALIKE * alike * (1 - score)
        return Match(entry, score, named, fits, held, missed, overlap)

    def opened_by(self, word: Word) -> Entry | None:
        """Find the shortest entry of which a sentence opens with a word: "Locke was nicer"."""
        held = (self.entries[number] for number in self._postings.find(word))
        opened = (entry for entry in held if opens_with(entry.text, word))
        return min(opened, key=lambda entry: len(entry.text), default=None)

    def holds(self, entry: Entry, word: Word) -> bool:
        """Tell whether an entry holds a word, or one like it."""
        return any(self.entries[number] is entry for number in self._postings.find(word))

    def evidence(self, question: Question, matches: Sequence[Match]) -> Evidence:
        """Gather what speaks for the best of the matches; there must be one."""
        best = matches[0]
        told = best.found + best.missed
        supported = 1 - best.missed / max(1.0, told)
        rival = next((m.likely for m in matches if self._is_rival(m.entry, best.entry)), 0.0)
        named = bool(question.mentions)
        return Evidence(
            score=best.score,
            supported=supported,
            lead=min(1.0, max(0.0, best.likely - rival) / fit.CLEAR_LEAD) if named else 0.0,
            apart=0.0 if named or question.is_term else fit.apart(best.likely, rival),
            unfit=float(question.intent in fit.STRICT and best.fits < fit.UNFIT),
            seeks=float(question.seeks_name),
            unnamed=float(not named),
        )

    def _is_rival(self, other: Entry, best: Entry) -> bool:
        """Tell whether an entry would be another answer, not of a part or from the same place."""
        if other.concept in {best.concept, *self._within(best.concept)}:
            return False
        return best.concept not in self._within(other.concept) and best.text not in other.text

    def _titled(self, entry: Entry, question: Question) -> bool:
        """Tell whether the names, questions and headings of an entry hold every content word."""
        title = keystrokes(self._title(entry))
        return all(keystrokes(word.stem) in title for word in question.words)

    def offers(self, concepts: Iterable[str], intent: Intent | None) -> Iterator[Facet]:
        """Give the facets that the notes do tell of concepts, those nearest the intent first."""
        told = {entry.facet for concept in concepts for entry in self.entries_of(concept)}
        shown = [f for f in Facet if f in told and f not in (Facet.LINK, Facet.PASSAGE)]
        yield from sorted(shown, key=lambda f: -fit.fit(f, intent, ""))


def _names(concepts: Mapping[str, Concept]) -> list[tuple[str, tuple[str, ...]]]:
    """Give all that finding names letter by letter hangs on."""
    return [(concept.name, concept.aliases) for concept in concepts.values()]


def _best(found: dict[int, float]) -> list[int]:
    return sorted(found, key=lambda number: -found[number])[:MOST_CANDIDATES]


def _is_korean(sample: str) -> bool:
    return sum(map(is_hangul, sample)) * 4 > len(sample)
