"""Which concepts a text names, however they are typed."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from rapidfuzz.distance import OSA

from bot.base.entry import Concept
from bot.match.forms import Short, other_forms, sides
from bot.match.intent import begins_question
from bot.match.mending import Knows, knows_nothing
from bot.match.parts import Parts
from bot.match.sounding import LEAST_SKELETON, Sound, heard, is_acronym
from bot.match.typed import Typed
from bot.text.hangul import initials, is_jamo, is_syllable
from bot.text.keyboard import keystrokes
from bot.text.sound import skeleton, spoken
from bot.text.stopwords import KINDS, is_stopword
from bot.text.words import Word, is_tail, leading_tail

GRAM = 3
_KIND_BEHIND = re.compile("|".join(["파", *(k for k in sorted(KINDS) if is_syllable(k[0]))]))
MOST_KEYS = 60
LEAST_INITIALS = 3  # ㅋㅋ and ㄱㄱ are chatter
# Slips that are forgiven, by the length of the name in keys: 리전 is 5, 가용 영역 is 11.
SLIPS = ((5, 0), (8, 1), (13, 2), (MOST_KEYS, 3))
LEAST_LATIN_KEYS = 6  # a slip in RDS gives another service
# A name may be said by its beginning alone, where that is long enough to mean no other.
LEAST_CLIPPED_LATIN = 6
LEAST_CLIPPED_HANGUL = 7
MOST_ADDED = 1.5  # times as long as what is typed
_SUFFIX = re.compile(r"(?:ing|ed|er|or|ly|al|ic|s)*")
_SLIP_COST = 1.2
LOAN_ING = "링"  # 쓰로틀링 names what 쓰로틀 names


class Way(StrEnum):
    """How a name was recognised, from surest to least sure."""

    EXACT = "exact"
    SPOKEN = "spoken"
    SOUND = "sound"
    INITIALS = "initials"
    SHORT = "short"
    SLIP = "slip"
    WORDS = "words"
    PART = "part"


QUALITY = {
    Way.EXACT: 1.0,
    Way.SPOKEN: 0.97,
    Way.SOUND: 0.88,
    Way.INITIALS: 0.85,
    Way.SHORT: 0.85,
    Way.SLIP: 0.97,
    Way.WORDS: 0.88,
    Way.PART: 0.65,
}
# A known name inside a longer unknown word (서버 in 서버리스) is hardly a mention of it.
INSIDE_WORD = 0.6


@dataclass(frozen=True, slots=True)
class Mention:
    """A concept named in a text: the span, how sure (0 to 1), and how it was recognised."""

    concept: str
    start: int
    end: int
    quality: float
    way: Way

    @property
    def is_inside(self) -> bool:
        """Tell whether the name only stands inside a longer word: 취소 in 취소권은."""
        return self.quality <= INSIDE_WORD


class Names:
    """The names of all concepts, indexed by keys, sound and initials. Immutable once built."""

    def __init__(self, concepts: Iterable[Concept], is_word: Knows = knows_nothing) -> None:
        """Learn the names of concepts; `is_word` tells what the notes use as a word."""
        self._exact: dict[str, str] = {}
        self._spoken: dict[str, str] = {}
        self._sounds: dict[str, list[Sound]] = defaultdict(list)
        self._most_words = 1  # of a name that is known by its sound
        self._words: dict[str, list[str]] = {}  # of names that have several
        self._openings: set[str] = set()  # every beginning of a name, as keys
        self._initials: dict[str, set[str]] = defaultdict(set)
        self._grams: dict[str, list[str]] = defaultdict(list)
        known = list(concepts)
        self._parts, self._short, self._is_word = Parts(known), Short(known), is_word
        named = [(c.name, c.name) for c in known]  # a concept's own name beats another's alias
        named += [(alias, c.name) for c in known for alias in c.aliases]
        for name, meant in sorted(named, key=lambda pair: pair[0].startswith("@")):
            self._add(name, meant)
        for concept in known:
            self._hear(sides(concept.name), concept.name)
        for concept in known:
            for name in (concept.name, *concept.aliases):
                self._hear(other_forms(name), concept.name)

    def _hear(self, forms: Iterable[str], concept: str) -> None:
        """Take forms for a concept that no name has, and that no slip leads to."""
        for keys in map(keystrokes, forms):
            self._exact.setdefault(keys, concept)
            self._open(keys)

    def _open(self, keys: str) -> None:
        self._openings.update(keys[:size] for size in range(1, len(keys) + 1))

    def _add(self, name: str, concept: str) -> None:
        keys = keystrokes(name)
        if name.startswith("@"):
            self._exact["@" + keys] = concept
        if not keys or len(keys) > MOST_KEYS or keys in self._exact:
            return
        self._exact[keys] = concept
        if " " in name:
            self._words[keys] = [keystrokes(word) for word in name.split()]
        self._open(keys)
        for spelling in spoken(name.replace(" ", "").replace("-", "")):
            said = keystrokes(spelling)
            self._spoken.setdefault(said, concept)
            self._open(said)
        self._add_sound(name, concept)
        first = initials(name)
        if len(first) >= LEAST_INITIALS and len(first) == sum(map(str.isalnum, name)):
            self._initials[first].add(concept)
        if len(keys) >= (LEAST_LATIN_KEYS if name.isascii() else SLIPS[0][0]):
            for gram in _grams(keys):
                self._grams[gram].append(keys)

    def _add_sound(self, name: str, concept: str) -> None:
        sound = skeleton(name)
        if sound and not is_acronym(name):
            named = Sound.of(name, concept)
            self._sounds[sound].append(named)
            self._most_words = max(self._most_words, named.words)

    def find(self, text: str) -> list[Mention]:
        """Find the concepts that a text names, in reading order, none overlapping.

        "리저니 뭔가여" → 리전 (slip), "ㄷㅊ2" → EC2 (exact), "이씨투" → EC2 (spoken),
        "클라우드프론트" → CloudFront (sound), "ㄹㄷ ㅂㄹㅅ" → 로드 밸런서 (initials).
        """
        typed = Typed(text)
        starts = typed.starts()
        found = list(self._same(typed, starts))
        # A particle right behind a name (EC2를) begins no other name.
        free = [at for at in starts if not any(m.start <= typed.at[at] <= m.end for m in found)]
        if free:
            found += self._alike(typed, free)
            found += self._by_initials(text)
        return _without_overlaps(found)

    def exact(self, text: str) -> list[Mention]:
        """Find the concepts that a text names letter by letter; for the notes' own text."""
        typed = Typed(text)
        return _without_overlaps(list(self._same(typed, typed.starts())))

    def _same(self, typed: Typed, starts: list[int]) -> Iterator[Mention]:
        waiting = list(starts)
        for start in waiting:  # grows: a name may follow a name without a space
            sign, keys = typed.sign(start), ""
            for end in range(start + 1, len(typed.at) + 1):
                keys += typed.keys[end - 1]
                if keys not in self._openings:
                    break
                for way, table in ((Way.EXACT, self._exact), (Way.SPOKEN, self._spoken)):
                    concept = table.get(sign + keys) if sign else None
                    concept = concept or table.get(keys)
                    if concept and self._may_stand(typed, start, end, concept):
                        yield self._mention(typed, start, end, concept, QUALITY[way], way)
                        behind = end + leading_tail(typed.rest(end))
                        if behind < len(typed.at) and behind not in waiting:
                            waiting.append(behind)
                        break

    def _may_stand(self, typed: Typed, start: int, end: int, concept: str) -> bool:
        """Refuse a cut Latin word, and whole syllables whose keys spell a name by chance.

        운 is typed with the keys of DNS: alone it may be that, in 운영 it is not.
        """
        if typed.cuts_latin(end):
            return False
        window = typed.text[typed.at[start] : typed.at[end - 1] + 1]
        by_layout = concept.isascii() and all(map(is_syllable, window))
        return not by_layout or self._may_end(typed.rest(end))

    def _mention(
        self, typed: Typed, start: int, end: int, concept: str, quality: float, way: Way
    ) -> Mention:
        if not self._may_end(typed.rest(end)) or typed.follows_letter(start):
            quality *= INSIDE_WORD
        return Mention(concept, typed.at[start], typed.at[end - 1] + 1, quality, way)

    def _may_end(self, rest: str) -> bool:
        """Tell whether a name may end before the rest of its word.

        에서는 and 왜써요 may follow a name, so may a particle and another name
        (리전이랑가용영역); 리스 in 서버리스 may not.
        """
        if is_tail(rest.removeprefix(LOAN_ING)) or begins_question(rest):
            return True
        kind = _KIND_BEHIND.match(rest)  # 훈구파, 큐자료구조는
        if kind and is_tail(rest[kind.end() :]):
            return True
        particle = leading_tail(rest)
        if particle and is_stopword(rest[particle:]):  # 그룹에대해, RDS를쉽게
            return True
        behind = keystrokes(rest[particle:])
        return any(behind[:size] in self._exact for size in range(SLIPS[0][0], len(behind) + 1))

    def _alike(self, typed: Typed, starts: list[int]) -> Iterator[Mention]:
        shared: dict[str, int] = defaultdict(int)
        for gram in _grams("".join(typed.keys)):
            for keys in self._grams.get(gram, ()):
                shared[keys] += 1
        enough = (keys for keys, n in shared.items() if n >= _least_shared(len(keys)))
        likely: dict[int, list[tuple[str, int]]] = defaultdict(list)  # by the length of a slip
        for name in enough:
            limit = _slips(len(name))
            for length in range(len(name) - limit, len(name) + limit + 1) if limit else ():
                likely[length].append((name, limit))
        ends = [end for end in range(2, len(typed.at) + 1) if self._ends(typed, end)]
        for start in starts:
            yield from self._alike_at(typed, start, ends, likely)

    def _ends(self, typed: Typed, end: int) -> bool:
        return not typed.cuts_latin(end) and self._may_end(typed.rest(end))

    def _alike_at(
        self, typed: Typed, start: int, ends: list[int], likely: dict[int, list[tuple[str, int]]]
    ) -> Iterator[Mention]:
        longest = max(likely, default=0)
        for end in ends[bisect_left(ends, start + 2) :]:
            keys = "".join(typed.keys[start:end])
            window = typed.text[typed.at[start] : typed.at[end - 1] + 1]
            may_sound = window.count(" ") < self._most_words
            if len(keys) > (MOST_KEYS if may_sound else longest):
                break
            if may_sound:
                yield from self._by_sound(typed, start, end, window)
            if len(keys) in likely:
                yield from self._by_slip(typed, start, end, keys, likely[len(keys)])

    def _by_sound(self, typed: Typed, start: int, end: int, window: str) -> Iterator[Mention]:
        sound = skeleton(window)
        names = self._sounds.get(sound)
        for name in heard(window, sound, typed.rest(end), names) if names else ():
            quality = QUALITY[Way.SOUND] - (0.1 if len(sound) <= LEAST_SKELETON else 0)
            yield self._mention(typed, start, end, name.concept, quality, Way.SOUND)

    def _by_slip(
        self, typed: Typed, start: int, end: int, keys: str, likely: list[tuple[str, int]]
    ) -> Iterator[Mention]:
        """Find names that a window is a slip of; likely ones come with the slips they may have."""
        window = typed.text[typed.at[start] : typed.at[end - 1] + 1]
        if window.isascii() and len(keys) < LEAST_LATIN_KEYS:
            return
        for name, limit in likely:
            slips = OSA.distance(keys, name, score_cutoff=limit)
            if not 0 < slips <= limit or not _may_be_slip(keys, name):
                continue
            if self._same_words(window, name):
                quality = QUALITY[Way.SLIP] - _SLIP_COST * slips / len(name)
                yield self._mention(typed, start, end, self._exact[name], quality, Way.SLIP)

    def _same_words(self, window: str, name: str) -> bool:
        """Hold each word to its own slips, and to its beginning.

        고정 분할 기법 is not 동적 분할 기법, Read Committed is not Read Uncommitted.
        """
        typed = [keystrokes(word) for word in window.split()]
        meant = self._words.get(name, [])
        if len(typed) != len(meant):
            return True
        pairs = zip(typed, meant, strict=True)
        return all(a == b or _is_slip(a, b) for a, b in pairs)

    def knows(self, name: str) -> bool:
        """Tell whether a text is the name of a concept, letter by letter."""
        return keystrokes(name) in self._exact

    def by_words(self, words: Sequence[Word], *, sure: bool = False) -> list[Mention]:
        """Find the concept that words name together: 배상액 예정 → 손해배상액의 예정.

        One mention a word. Where only `sure` ones count, a single word of a name is none:
        아키텍처 may be 서버 아키텍처, and may be more.
        """
        named = self._parts.find(words)
        if named is None or (sure and not named.sure):
            return []
        way = Way.WORDS if named.sure else Way.PART
        return [_by_word(word, named.concept, way) for word in named.words]

    def shared(self, word: Word, other: Mention) -> list[Mention]:
        """Find what a word names with the last word of another name: prime vs zoom lens."""
        last = other.concept.rpartition(" ")[2]
        concept = self._exact.get(keystrokes(f"{word.stem} {last}"))
        if concept is None or concept == other.concept:
            return []
        return [_by_word(word, concept, Way.WORDS)]

    def clipped(self, words: Sequence[Word]) -> list[Mention]:
        """Find the concept whose name a word begins, if it is the only one: backprop, 쿠버네."""
        for word in words:
            keys = keystrokes(word.stem)
            if len(keys) < (LEAST_CLIPPED_LATIN if word.is_latin else LEAST_CLIPPED_HANGUL):
                continue
            if keys not in self._openings:
                continue
            longer = {c for name, c in self._exact.items() if _clips(keys, name)}
            if len(longer) == 1:
                return [_by_word(word, longer.pop(), Way.WORDS)]
        return []

    def cut_short(self, words: Sequence[Word]) -> list[Mention]:
        """Find the concept of which a word that the notes never use is a short form: 운체."""
        for word in words:
            concept = None if self._is_word(word.stem) else self._short.find(word.stem)
            if concept:
                return [_by_word(word, concept, Way.SHORT)]
        return []

    def _by_initials(self, text: str) -> Iterator[Mention]:
        for found in re.finditer(r"[ㄱ-ㅎ]+(?:\s+[ㄱ-ㅎ]+)*", text):
            typed = "".join(char for char in found.group() if is_jamo(char))
            concepts = self._initials.get(typed, set())
            if len(concepts) == 1:
                (concept,) = concepts
                start, end = found.span()
                yield Mention(concept, start, end, QUALITY[Way.INITIALS], Way.INITIALS)


def _by_word(word: Word, concept: str, way: Way) -> Mention:
    return Mention(concept, word.start, word.bare_end, QUALITY[way], way)


def _clips(keys: str, name: str) -> bool:
    """Tell what is cut short from another word: backprop(agation), but not weather(ing)."""
    rest = name[len(keys) :]
    cut = name.startswith(keys) and len(rest) <= len(keys) * MOST_ADDED
    return cut and not _SUFFIX.fullmatch(rest)


def _grams(keys: str) -> set[str]:
    return {keys[i : i + GRAM] for i in range(len(keys) - GRAM + 1)}


def _least_shared(length: int) -> int:
    """Count the n-grams that must be left of a name after the slips it is forgiven."""
    return max(1, length - GRAM + 1 - GRAM * _slips(length))


@lru_cache(maxsize=MOST_KEYS + 1)
def _slips(length: int) -> int:
    return next(slips for size, slips in SLIPS if length < size or size == MOST_KEYS)


def _is_slip(typed: str, meant: str) -> bool:
    if typed.endswith(meant) or meant.endswith(typed):
        return False
    return OSA.distance(typed, meant) <= max(1, _slips(len(meant)))


def _may_be_slip(typed: str, name: str) -> bool:
    """Refuse what reads alike and means another thing: IPv4 and IPv6, 내부 and 외부."""
    digits = [char for char in typed if char.isdigit()]
    return digits == [char for char in name if char.isdigit()] and typed[0] == name[0]


def _without_overlaps(mentions: list[Mention]) -> list[Mention]:
    """Keep the longest and surest of overlapping mentions, in reading order."""
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: (-(m.end - m.start) * m.quality, m.start)):
        if all(mention.end <= other.start or other.end <= mention.start for other in kept):
            kept.append(mention)
    return sorted(kept, key=lambda m: m.start)
