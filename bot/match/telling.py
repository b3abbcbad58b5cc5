"""What entries tell: how well each answers a question, by its facet and by its words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

from bot.base.entry import Concept, Entry, Facet
from bot.base.names import clean
from bot.base.spelling import is_acronym_of
from bot.match import fit
from bot.match.intent import Intent
from bot.match.match import Asked
from bot.match.postings import Postings
from bot.match.question import BOTH, Question
from bot.match.texts import OPENING, is_code, is_everyday, opens_with, writes_out
from bot.text.keyboard import keystrokes
from bot.text.stopwords import is_stopword
from bot.text.words import Word, words

PLAIN = (None, Intent.DEFINE, Intent.NAME)
_TELLING = (Facet.PASSAGE, Facet.HOW, Facet.FEATURE, Facet.PURPOSE)
_SAYING = (*_TELLING, Facet.DEFINITION)
_SIDED = (Intent.ADVANTAGE, Intent.DISADVANTAGE)
LONGEST_BARE = 40  # characters
LEAST_SAID = 2  # words
_OPENING_WORDS = re.compile(r"[A-Za-z]+")
_MOST_LETTERS = 5  # of an acronym that the opening of an entry may spell out


class Telling:
    """What the entries of one base tell. Immutable once built.

    `within` tells which concepts a title names; only building needs it.
    """

    def __init__(
        self,
        entries: Sequence[Entry],
        concepts: Mapping[str, Concept],
        postings: Postings,
        within: Callable[[str], set[str]],
    ) -> None:
        self._entries, self._concepts, self._words = entries, concepts, postings
        self._spelled: dict[int, bool] = {}
        self._bare = {number for number, entry in enumerate(entries) if self._is_bare(entry)}
        self._first = set(self._coming_first(within))

    def fits(self, number: int, asked: Asked) -> float:
        """Say how well an entry answers what is asked of its concept, by facet or by wording."""
        entry, intent = self._entries[number], asked.intent
        fits = fit.best_fit(
            entry.facet, asked.question.intents, self._spoken_of(entry, asked.question)
        )
        if intent in PLAIN and entry.facet in _TELLING:
            if self._opens(entry):
                fits = max(fits, fit.OPENS)
            if number in self._first:
                fits = max(fits, fit.COMES_FIRST)
        if number in self._bare:
            fits = min(fits, fit.BARE)
        fits = max(fits, self._told_besides(number, asked.question, intent))
        if intent is Intent.EXPANSION and entry.concept not in asked.question.concepts:
            written = any(writes_out(entry.text, word) for word in asked.question.words)
            fits = fit.SPELLED if written else min(fits, fit.ELSE_SPELLED)
        return fits

    def opened(self, number: int, spoken: Sequence[Word]) -> bool:
        """Tell whether an entry opens with what is asked about: "Bile is made in …"."""
        if not spoken:
            return False
        first, *others = spoken
        text = self._entries[number].text
        if not all(self._words.holds(number, word) for word in others):
            return False
        return opens_with(text, first) or (is_code(first.stem) and self._words.holds(number, first))

    def _told_besides(self, number: int, question: Question, intent: Intent | None) -> float:
        """Say how well an entry answers by its words, whatever its facet.

        One that holds both words compares them: "401 …, 403 …". One that opens with the words of
        its letters spells them out: "CNN: Convolutional Neural Network, …".
        """
        entry = self._entries[number]
        if intent is Intent.COMPARE and len(question.mentions) < BOTH:
            sides = [word for word in question.words if not is_everyday(word)]
            if len(sides) + len(question.mentions) < BOTH:
                sides = list(question.words)
            if not sides or len(sides) + len(question.mentions) < BOTH:
                return 0.0
            return fit.TOLD_BOTH * all(self._words.holds(number, word) for word in sides)
        if intent is Intent.EXPANSION and self._spells(number):
            return fit.SPELLED
        if len(question.concepts) != 1 or intent not in _SIDED:
            return 0.0
        lines = self._lines_on(entry, question.concepts[0])
        return fit.SIDED if any(fit.tells_side(entry.facet, intent, n) for n in lines) else 0.0

    def _lines_on(self, entry: Entry, concept: str) -> list[str]:
        """Give what an entry tells of a concept: its own one line, or those of a list on it."""
        lines = entry.text.strip().split("\n")
        if len(lines) == 1:
            return lines if entry.concept == concept else []
        names = self._keys_of(concept)
        return [line for line in lines if keystrokes(clean(line[:OPENING])).startswith(names)]

    def _keys_of(self, concept: str) -> tuple[str, ...]:
        known = self._concepts[concept]
        return tuple(map(keystrokes, (known.name, *known.aliases)))

    def _spells(self, number: int) -> bool:
        """Tell whether an entry opens with the words that its concept's letters stand for."""
        if number not in self._spelled:
            entry = self._entries[number]
            self._spelled[number] = _spells(self._concepts[entry.concept], entry.text)
        return self._spelled[number]

    def _opens(self, entry: Entry) -> bool:
        """Tell whether an entry opens with the name of its concept: "Sharding splits …"."""
        return keystrokes(entry.text[:OPENING]).startswith(self._keys_of(entry.concept))

    def _is_bare(self, entry: Entry) -> bool:
        """Tell what says hardly a word beside its concept's names: "Control plane (the brain)"."""
        if len(entry.text) > LONGEST_BARE or entry.facet not in _SAYING:
            return False
        concept = self._concepts[entry.concept]
        names = {word.stem for name in (concept.name, *concept.aliases) for word in words(name)}
        said = {word.stem for word in words(entry.text)} - names
        if sum(not is_stopword(each) for each in said) >= LEAST_SAID:
            return False
        return any(len(e.text) > LONGEST_BARE for e in concept.entries if e.facet in _SAYING)

    def _spoken_of(self, entry: Entry, question: Question) -> str:
        """Give the lines of an entry in which a number would answer how many there are."""
        if question.intent is not Intent.QUANTITY or not question.words:
            return entry.text
        stems = [keystrokes(word.stem) for word in question.words]
        lines = ((line, keystrokes(line)) for line in entry.text.split("\n"))
        return "\n".join(line for line, keys in lines if any(each in keys for each in stems))

    def _coming_first(self, within: Callable[[str], set[str]]) -> Iterator[int]:
        """Find what stands first under a concept's own heading, where nothing defines it."""
        under: dict[str, list[int]] = defaultdict(list)
        for number, entry in enumerate(self._entries):
            headings = entry.sources[0].heading[-1:] if entry.sources else ()
            if any(entry.concept in within(heading) for heading in headings):
                under[entry.concept].append(number)
        defined = {e.concept for e in self._entries if e.facet is Facet.DEFINITION}
        for concept, numbers in under.items():
            first = min(self._entries[number].sources[0].first for number in numbers)
            for number in numbers if concept not in defined else ():
                entry = self._entries[number]
                if entry.facet is Facet.PASSAGE and entry.sources[0].first == first:
                    yield number


def _spells(concept: Concept, text: str) -> bool:
    names = (word for name in (concept.name, *concept.aliases) for word in name.split())
    letters = {word for word in names if word.isupper()}
    if not letters:
        return False
    said = _OPENING_WORDS.findall(text)[: _MOST_LETTERS + 2]
    runs = [" ".join(said[at : at + size]) for at in range(3) for size in range(2, 6)]
    return any(is_acronym_of(word, run) for run in runs for word in letters)
