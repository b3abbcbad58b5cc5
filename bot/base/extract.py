"""Notes to the base: every piece shown to every rule, and what they find put together."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from bot.base.brackets import bracket_names
from bot.base.cues import label_facet
from bot.base.duplicates import merge
from bot.base.entry import Base, Concept, Entry, Facet
from bot.base.memory import Found, Memory, Told
from bot.base.names import fits
from bot.base.outline import Outline
from bot.base.piece import Candidate, Form, Piece
from bot.base.rules.about import about
from bot.base.rules.expansion import expansion
from bot.base.rules.table import RULES
from bot.base.spelling import fold
from bot.base.subject import defines, does, is_definition_end, is_finished, subject_of
from bot.base.vocabulary import Vocabulary
from bot.base.walk import outline
from bot.notes.note import Note

MOST_RELATED = 6
MOST_ALIASES = 12
LONGEST_GROUP = 360  # characters of sentences that are told together
MOST_GROUPED = 3
LONGEST_SENTENCE = 1500
_ORDER = {facet: number for number, facet in enumerate(Facet)}
_POINTS_BACK = re.compile(
    r"^(?:(?:if|when)\s+(?:it|they|set)\b|(?-i:It|This|These|They|That)\b|(?:이는|이것은|이를|이것이|그것은|(?:단|다만|하지만|그러나|그런데),?)\s)"
)
_LETTERS = re.compile(r"[A-Z]{2,6}[0-9]?")  # VM, DNS: what a note keeps speaking of is a concept
_INTRODUCES = re.compile(r"[:：?？]\s*$|다음과|아래와|\bfollowing\b|as follows", re.IGNORECASE)
_LIST_MARK = re.compile(r"^\s*(?:[-*]|\d+\.)\s+(?:[^:：]{1,20}[:：]\s+)?")
_GOES_ON = re.compile(
    r"^(?!(?-i:IT))(?:그래서|따라서|그러므로|때문에|하지만|그러나|그런데|또한|또는|그리고|즉|"
    r"이는|이를|이로|이것|이때|이 때|그러면서|이처럼|"
    r"이렇게|그러면|그럼|다만|반면|however|therefore|thus|so|but|this|these|it|they|also|then|"
    r"in addition|moreover|otherwise)\b",
    re.IGNORECASE,
)


def extract(notes: Sequence[Note], memory: Memory | None = None) -> Base:
    """Find the concepts and entries of notes. The same notes always give the same base.

    With the memory of the last time only what changed since then is looked at again.
    """
    memory = memory or Memory()
    outlines = memory.outlines.of(notes, outline)
    names = _vocabulary(outlines, memory)
    told = memory.candidates.of(
        outlines, lambda made: list(_candidates(made, names)), names.settled(), names.overhear
    )
    candidates = [found for each in told for found in each]
    goals = tuple(dict.fromkeys(goal for made in outlines for goal in made.goals))
    concepts = _concepts(candidates, names, memory)
    return Base(concepts, goals, tuple(note.name for note in notes))


def _vocabulary(outlines: Sequence[Outline], memory: Memory) -> Vocabulary:
    """Learn the names: from headings and brackets first, then from the rules that find some."""
    names = Vocabulary()

    def uses(made: Outline) -> Counter[str]:
        return names.uses(piece.text for piece in made.pieces if not piece.told)

    for headline in (headline for made in outlines for headline in made.headlines):
        for concept in headline.concepts:
            names.learn(concept, heading=True)
            for alias in headline.aliases:
                names.learn_alias(concept, alias)
    for piece in (piece for made in outlines for piece in made.pieces):
        _learn(names, piece)
    names.settle(memory.uses.of(outlines, uses, names.spelled(), names.overhear))
    named = memory.named.of(
        outlines, lambda made: _named(made.pieces, names), names.settled(), names.overhear
    )
    for found in (found for each in named for found in each):
        names.learn(found.concept)
        for alias in found.aliases:
            names.learn_alias(found.concept, alias)
    names.settle(memory.more_uses.of(outlines, uses, names.spelled(), names.overhear))
    return names


def _learn(names: Vocabulary, piece: Piece) -> None:
    if piece.first:
        for concept in piece.topic.concepts:
            names.learn(concept)
    if _is_endless(piece):
        return
    for name, alias in bracket_names(piece.text):
        names.learn_alias(name, alias)
    subject = subject_of(piece.text) if piece.form is Form.SENTENCE else None
    if subject and (defines(subject) or does(subject) or _LETTERS.fullmatch(subject.name)):
        names.guess(subject.name)


def _named(pieces: Iterable[Piece], names: Vocabulary) -> list[Candidate]:
    rules = [rule for rule in RULES if rule.names]
    short = [piece for piece in pieces if not _is_endless(piece)]
    return [found for piece in short for rule in rules for found in rule.find(piece, names)]


def _candidates(made: Outline, names: Vocabulary) -> Iterator[Candidate]:
    """Show the pieces to the rules; what none took is told under its heading."""
    asked: set[int] = set()
    given: set[str] = set()
    labels: list[Piece] = []
    sizes = Counter(piece.topic.number for piece in made.pieces)
    for _, block in groupby(made.pieces, key=lambda piece: (piece.block, piece.topic.number)):
        told, bare = _block(list(block), names, asked, sizes)
        labels += bare
        given.update(candidate.concept for candidate in told)
        yield from told
    yield from _unanswered(labels, asked, given)
    yield from (spelled for title in made.titles for spelled in expansion(title, names))


def _block(
    pieces: list[Piece], names: Vocabulary, asked: set[int], sizes: Counter[int]
) -> tuple[list[Candidate], list[Piece]]:
    """Give what a block tells, and the labels in it that only name what follows."""
    told: list[Candidate] = []
    left: list[Piece] = []
    labels: list[Piece] = []
    spoken_of = ""
    for piece in pieces:
        piece = _of_subject(_of_question(piece, names), spoken_of)
        found = list(_found(piece, names))
        spoken_of = _subject(found) or spoken_of
        told += [_asked(candidate, piece, asked) for candidate in found]
        if any(piece.text in c.text or _is_card(c) for c in found):
            told += _left(left, asked, names)
            left = []
        elif _is_label(piece, sizes):
            labels.append(piece)
        elif not piece.told or _is_asked(piece, asked):
            left.append(piece)
    return [*told, *_left(left, asked, names)], labels


def _of_question(piece: Piece, names: Vocabulary) -> Piece:
    """Give the answer to a question the concept that it names: "how do I hear polyphony?"."""
    topic = piece.topic
    if not topic.question.endswith("?") or topic.own or not topic.facet:
        return piece
    named = names.mentions(topic.question)
    if len(named) != 1 or topic.concept in named or names.known(topic.concept) in named:
        return piece
    return replace(piece, topic=replace(topic, concepts=(named[0],)))


def _of_subject(piece: Piece, concept: str) -> Piece:
    """Give a sentence that only points back to what the one before it spoke of."""
    topic = piece.topic
    if not concept or concept in topic.concepts or piece.form is not Form.SENTENCE:
        return piece
    if topic.facet or not _POINTS_BACK.match(piece.text):
        return piece
    return replace(piece, topic=replace(topic, concepts=(concept,)))


def _subject(found: list[Candidate]) -> str:
    """Name what a sentence was found to define or spell out."""
    told = (c.concept for c in found if c.facet in (Facet.DEFINITION, Facet.EXPANSION))
    return next(told, "")


def _unanswered(labels: list[Piece], asked: set[int], given: set[str]) -> Iterator[Candidate]:
    """Keep the questions that nothing under them answered, and names of which nothing is told."""
    for piece in labels:
        topic = piece.topic
        open_question = bool(topic.question) and topic.number not in asked
        if not label_facet(piece.head) and (open_question or given.isdisjoint(topic.concepts)):
            yield piece.say(Facet.PASSAGE)


def _is_label(piece: Piece, sizes: Counter[int]) -> bool:
    """Tell a line that only names what follows: its words are the facet, question or concept."""
    if not piece.head or piece.rest or sizes[piece.topic.number] < 2:
        return False
    names = [*piece.topic.concepts, piece.topic.question]
    return label_facet(piece.head) is not None or fold(piece.head) in map(fold, names)


def _is_card(candidate: Candidate) -> bool:
    """Tell an answer whose question is the rest of its piece."""
    return candidate.part and bool(candidate.questions)


def _is_asked(piece: Piece, asked: set[int]) -> bool:
    return bool(piece.topic.question) and not piece.head and piece.topic.number not in asked


def _is_endless(piece: Piece) -> bool:
    """Tell text that is no sentence: the rules would look at it for too long."""
    return piece.form in (Form.SENTENCE, Form.LINE) and len(piece.text) > LONGEST_SENTENCE


def _found(piece: Piece, names: Vocabulary) -> Iterator[Candidate]:
    if _is_endless(piece):
        return
    taken = False
    for rule in RULES:
        if taken and not rule.shares:
            continue
        for found in rule.find(piece, names):
            if not piece.told or found.facet is not Facet.FEATURE:
                yield found
            taken = taken or not rule.shares or _is_only_likeness(found)


def _is_only_likeness(candidate: Candidate) -> bool:
    """Tell an analogy that says nothing else: "DNS란 …이며 전화번호부와 같다" defines as well."""
    if candidate.facet is not Facet.ANALOGY or candidate.part:
        return False
    if is_definition_end(candidate.text) and not is_finished(candidate.text):
        return False
    subject = subject_of(candidate.text)
    return subject is None or not (subject.sure and defines(subject))


def _asked(candidate: Candidate, piece: Piece, asked: set[int]) -> Candidate:
    """Give the question of a heading to the first that answers it."""
    topic = piece.topic
    if not topic.question or topic.number in asked or candidate.facet is not topic.facet:
        return candidate
    if candidate.concept not in topic.concepts or topic.question in candidate.questions:
        return candidate
    asked.add(topic.number)
    return candidate.asked(topic.question)


def _left(pieces: list[Piece], asked: set[int], names: Vocabulary) -> Iterator[Candidate]:
    """Tell what no rule took, sentences that go on together, by the facet of its heading."""
    for group in _grouped(pieces):
        first, last = group[0], group[-1]
        topic = first.topic
        facet = topic.facet or Facet.PASSAGE
        if first.kinds and facet in (Facet.STEPS, Facet.DEFINITION):
            facet = Facet.FEATURE
        if facet is Facet.DEFINITION and topic.number in asked:
            facet = Facet.PASSAGE
        text = " ".join(piece.text for piece in group)
        if first.form is Form.LIST and _INTRODUCES.search(first.intro) and facet is Facet.PASSAGE:
            text = f"{first.intro}\n{text}"  # "Things that shift demand:" says what is listed
        source = replace(first.source, last=max(first.source.last, last.source.last))
        concepts = topic.concepts if facet is Facet.COMPARISON else topic.concepts[:1]
        if facet is Facet.PASSAGE:
            concepts = (about(first, names),)
        new = bool(topic.question) and topic.number not in asked
        if new:
            asked.add(topic.number)
        for concept in concepts:
            yield Candidate(concept, facet, text, source, (topic.question,) if new else ())


def _grouped(pieces: list[Piece]) -> Iterator[list[Piece]]:
    group: list[Piece] = []
    for piece in pieces:
        if group and not _goes_on(group, piece):
            yield group
            group = []
        group.append(piece)
    if group:
        yield group


def _goes_on(group: list[Piece], piece: Piece) -> bool:
    if piece.form is not Form.SENTENCE or group[-1].form is not Form.SENTENCE:
        return False
    if len(group) >= MOST_GROUPED or sum(len(p.text) for p in (*group, piece)) > LONGEST_GROUP:
        return False
    return piece.topic.facet is not None or _GOES_ON.match(piece.text) is not None


def _concepts(
    candidates: Iterable[Candidate], names: Vocabulary, memory: Memory
) -> tuple[Concept, ...]:
    told: dict[str, list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        name = names.known(candidate.concept) or candidate.concept
        told[name].append(candidate)
    aliases = names.aliases()
    all_found = [(name, tuple(found)) for name, found in told.items()]

    def tell(found: Found) -> Told:
        return _told(*found, names)

    made = memory.told.of(all_found, tell, names.settled(), names.overhear)
    concepts = []
    for name, (entries, near) in zip(told, made, strict=True):
        related = tuple(other for other in near if other in told)[:MOST_RELATED]
        others = _aliases(name, aliases.get(name, ()))
        concepts.append(Concept(name, others, related, entries))
    return tuple(concepts)


def _told(name: str, found: Sequence[Candidate], names: Vocabulary) -> Told:
    """Give the entries of a concept, and what else they speak of."""
    entries = _entries(name, found)
    linked = [other for candidate in found for other in candidate.related]
    mentioned = [other for entry in entries for other in names.mentions(entry.text)]
    near = dict.fromkeys(other for other in [*linked, *mentioned] if other != name)
    return tuple(entries), tuple(near)


def _entries(name: str, found: Sequence[Candidate]) -> list[Entry]:
    strong = any(c.facet is Facet.DEFINITION and not c.weak for c in found)
    kept = [given for c in found if (given := _given_way(c) if strong else c)]
    entries = merge([Entry(name, c.facet, c.text, (c.source,), c.questions) for c in kept])
    apart = [entry for entry in entries if not _is_told_apart(entry, entries)]
    return sorted(apart, key=lambda entry: (_ORDER[entry.facet], _is_passing(entry)))


def _is_told_apart(entry: Entry, entries: list[Entry]) -> bool:
    """Tell a list whose every line is an entry of its own, and what introduces another entry."""
    lines = entry.text.split("\n")
    if entry.facet is not Facet.PASSAGE or entry.questions:
        return False
    if len(lines) < 2:
        return any(other.text.startswith(entry.text + "\n") for other in entries)
    apart = {other.text for other in entries if other.facet is not Facet.PASSAGE}
    return all(_LIST_MARK.sub("", line) in apart for line in lines)


def _given_way(candidate: Candidate) -> Candidate | None:
    """Take a weak definition for a feature beside a better one; a mere part is dropped."""
    if candidate.facet is not Facet.DEFINITION or not candidate.weak:
        return candidate
    return None if candidate.part else replace(candidate, facet=Facet.FEATURE)


def _is_passing(entry: Entry) -> bool:
    """Tell definitions made in passing: those that begin with the name come first."""
    return entry.facet is Facet.DEFINITION and not fold(entry.text).startswith(fold(entry.concept))


def _aliases(name: str, others: Iterable[str]) -> tuple[str, ...]:
    seen = {name.lower()}
    kept = []
    for other in others:
        if other.lower() not in seen and fits(other):
            seen.add(other.lower())
            kept.append(other)
    return tuple(kept[:MOST_ALIASES])
