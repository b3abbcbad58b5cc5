"""Make questions of a base by rule: what is asked is known, so what is right is known too."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bench.faults import FAULTS
from bot.base.entry import Base, Concept, Facet
from bot.text.hangul import is_hangul
from bot.text.keyboard import keystrokes
from bot.text.stopwords import is_stopword
from bot.text.synonyms import SYNONYMS
from bot.text.words import Word, words
from bot.tutor.answer import Answer, Status
from bot.tutor.tutor import Tutor

MOST = 150  # questions of a kind from one base
LEFT_OUT = 0.15  # of the concepts
LONGEST_NAME = 24
LEAST_TOLD = 5  # content words of an entry that can be described
_LIKE = frozenset((Facet.PURPOSE, Facet.HOW, Facet.FEATURE))  # one tells of the other
_UNLIKE = frozenset((Facet.ANALOGY, Facet.DISADVANTAGE, Facet.EXPANSION))
OTHER_WORD = 0.4  # of the words that have another one are said with it

_KOREAN: dict[Facet, tuple[str, ...]] = {
    Facet.DEFINITION: ("{}이 뭐야?", "{} 뭐임", "{}란 무엇인가요", "{} 뜻", "{}에 대해 설명해줘",
                       "{}가 뭔데"),
    Facet.PURPOSE: ("{} 왜 씀?", "{}를 왜 쓰는 거야", "{} 쓰는 이유가 뭐예요", "{} 왜 필요해요?"),
    Facet.ADVANTAGE: ("{} 장점 알려줘", "{} 쓰면 뭐가 좋아?", "{}의 장점은?"),
    Facet.DISADVANTAGE: ("{} 단점", "{}의 단점은 뭐야", "{}의 한계가 뭔가요"),
    Facet.ANALOGY: ("{} 비유로 설명해줘", "{}를 쉽게 비유하면?", "{} 비유 좀"),
    Facet.EXPANSION: ("{} 약자 풀이", "{}가 무슨 약자야?", "{} 풀네임"),
    Facet.STEPS: ("{} 순서 알려줘", "{} 과정이 어떻게 돼?", "{} 단계"),
    Facet.FEATURE: ("{} 특징", "{}의 특징이 뭐가 있어?"),
    Facet.HOW: ("{} 어떻게 동작해?", "{} 작동 방식이 궁금해요"),
}  # fmt: skip
_ENGLISH: dict[Facet, tuple[str, ...]] = {
    Facet.DEFINITION: ("what is {}?", "whats {}", "define {}", "explain {} pls",
                       "what does {} mean"),
    Facet.PURPOSE: ("why use {}?", "what is {} used for", "why do we need {}"),
    Facet.ADVANTAGE: ("advantages of {}", "what are the benefits of {}?", "pros of {}"),
    Facet.DISADVANTAGE: ("disadvantages of {}", "whats the downside of {}", "cons of {}"),
    Facet.ANALOGY: ("analogy for {}", "explain {} with an analogy"),
    Facet.EXPANSION: ("what does {} stand for", "full form of {}"),
    Facet.STEPS: ("steps of {}", "what is the order of {}?"),
    Facet.FEATURE: ("features of {}", "characteristics of {}?"),
    Facet.HOW: ("how does {} work", "how {} works?"),
}  # fmt: skip
_DESCRIBED_KO = ("{}하는 거 뭐였지", "{} 그거 이름이 뭐야", "{} 뭐라고 해?", "{}")
_DESCRIBED_EN = ("what is it called: {}", "which thing {}", "name of {}", "{}?")
_UNSUPPORTED_KO = ("{} {} 뭐야", "{}의 {} 알려줘", "{} {} 어떻게 해?", "{}에서 {} 왜 써?")
_UNSUPPORTED_EN = (
    "what is the {1} of {0}",
    "how does {0} {1}",
    "{0} {1}?",
    "why does {0} need {1}",
)
# Everyday aspects that a member may ask of anything.
_ASPECTS_KO = (
    "요금이 얼마야",
    "누가 만들었어",
    "자격증 있어?",
    "언제 나왔어",
    "연봉 얼마",
    "맛있어?",
    "면접 질문 알려줘",
    "설치 방법",
    "업데이트 날짜",
)
_ASPECTS_EN = (
    "price",
    "who invented {}",
    "certification for {}",
    "release date of {}",
    "salary for {} jobs",
    "how to install {}",
)


@dataclass(frozen=True, slots=True)
class Asked:
    """A made question: the tutor that is asked, and what would be right.

    `concept` is None where the right thing is not to answer, `facet` where any will do.
    """

    tutor: Tutor
    question: str
    kind: str
    fault: str
    concept: str | None = None
    facet: Facet | None = None

    def is_right(self, answer: Answer) -> bool:
        """Judge an answer; where the notes are silent, anything but an answer is right."""
        if self.concept is None:
            return answer.status is not Status.ANSWER
        return answer.status is Status.ANSWER and any(
            entry.concept == self.concept and self.facet in (None, entry.facet)
            for entry in (*answer.entries, *((answer.analogy,) if answer.analogy else ()))
        )


def asked(base: Base, strange: Sequence[Concept], chance: random.Random) -> Iterator[Asked]:
    """Make the questions of a base, those to be refused among them.

    `strange` are concepts of other subjects.
    """
    left, kept = _left_out(base, chance)
    tutor = Tutor(kept)
    yield from _some(list(_entries(tutor, chance)), chance, 4 * MOST)
    yield from _some(list(_described(tutor, chance)), chance, MOST)
    yield from _some(list(_lacking(tutor, chance)), chance, MOST)
    yield from _some(list(_nearby(tutor, chance)), chance, MOST)
    yield from _some(list(_missing(tutor, left, "left out", chance)), chance, MOST)
    yield from _some(list(_unsupported(tutor, strange, chance)), chance, MOST // 2)
    yield from _some(list(_aspects(tutor, chance)), chance, MOST // 2)
    yield from _some(list(_missing(tutor, strange, "stranger", chance)), chance, MOST // 2)


def _some(made: list[Asked], chance: random.Random, most: int) -> list[Asked]:
    return chance.sample(made, min(most, len(made)))


def _left_out(base: Base, chance: random.Random) -> tuple[list[Concept], Base]:
    """Leave some concepts out: those that no other entry speaks of."""
    shown = [c for c in base.concepts if not c.muted and c.entries]
    picked = set(chance.sample([c.name for c in shown], int(LEFT_OUT * len(shown))))
    kept = replace(base, concepts=tuple(c for c in base.concepts if c.name not in picked))
    return [c for c in shown if c.name in picked], kept


def _entries(tutor: Tutor, chance: random.Random) -> Iterator[Asked]:
    """Ask each concept for each facet that the notes tell of it."""
    for concept in tutor.base.concepts:
        if len(concept.name) > LONGEST_NAME or concept.muted:
            continue
        for facet in dict.fromkeys(e.facet for e in concept.entries if not e.muted):
            if facet not in _KOREAN:
                continue
            name = chance.choice((concept.name, concept.name, *concept.aliases))
            question = chance.choice(_wordings(tutor)[facet]).format(name)
            fault, typed = _typed(question, chance)
            yield Asked(tutor, typed, f"facet {facet}", fault, concept.name, facet)


def _lacking(tutor: Tutor, chance: random.Random) -> Iterator[Asked]:
    """Ask each concept for a facet that nothing else can stand for, and that the notes lack."""
    for concept in tutor.base.concepts:
        lacking = _UNLIKE.difference(e.facet for e in concept.entries)
        if len(concept.name) <= LONGEST_NAME and not concept.muted and lacking:
            facet = chance.choice(sorted(lacking))
            question = chance.choice(_wordings(tutor)[facet]).format(concept.name)
            fault, typed = _typed(question, chance)
            yield Asked(tutor, typed, "lacking", fault)


def _nearby(tutor: Tutor, chance: random.Random) -> Iterator[Asked]:
    """Ask each concept for a facet that the notes lack, and that what they say stands for."""
    for concept in tutor.base.concepts:
        told = {e.facet for e in concept.entries if not e.muted}
        lacking = _LIKE.difference(told)
        defined = not told.isdisjoint((Facet.DEFINITION, *_LIKE))
        if len(concept.name) <= LONGEST_NAME and not concept.muted and lacking and defined:
            facet = chance.choice(sorted(lacking))
            question = chance.choice(_wordings(tutor)[facet]).format(concept.name)
            fault, typed = _typed(question, chance)
            yield Asked(tutor, typed, "nearby", fault, concept.name)


def _missing(
    tutor: Tutor, concepts: Sequence[Concept], kind: str, chance: random.Random
) -> Iterator[Asked]:
    """Ask for concepts that the base does not speak of by any name."""
    told = keystrokes("\n".join(e.text + c.name for c in tutor.base.concepts for e in c.entries))
    for concept in concepts:
        names = (concept.name, *concept.aliases)
        if len(concept.name) > LONGEST_NAME or any(keystrokes(n) in told for n in names):
            continue
        facet = chance.choice(
            [e.facet for e in concept.entries if e.facet in _KOREAN] or [Facet.DEFINITION]
        )
        question = chance.choice(_wordings(tutor)[facet]).format(concept.name)
        fault, typed = _typed(question, chance)
        yield Asked(tutor, typed, kind, fault)


def _aspects(tutor: Tutor, chance: random.Random) -> Iterator[Asked]:
    """Ask known concepts for what the notes never speak of."""
    told = "\n".join(e.text for c in tutor.base.concepts for e in c.entries)
    korean = _is_korean(tutor.base)
    for concept in tutor.base.concepts:
        aspect = chance.choice(_ASPECTS_KO if korean else _ASPECTS_EN)
        stems = [w.stem for w in words(aspect.replace("{}", ""))]
        if len(concept.name) > LONGEST_NAME or (stems and stems[0] in told):
            continue
        question = aspect.format(concept.name) if "{}" in aspect else f"{concept.name} {aspect}"
        yield Asked(tutor, question, "aspect", "none")


def _described(tutor: Tutor, chance: random.Random) -> Iterator[Asked]:
    """Describe each concept by some words of what it is, now and then by others that mean it."""
    for concept in tutor.base.concepts:
        named = {word.stem for name in (concept.name, *concept.aliases) for word in words(name)}
        defined = (e for e in concept.entries if e.facet is Facet.DEFINITION and not e.muted)
        entry = next((e for e in defined if "\n" not in e.text), None)  # no row of a table
        told = [w for w in words(entry.text) if _tells(w, named)] if entry else []
        if entry and len(told) >= LEAST_TOLD:
            size = chance.randint(3, LEAST_TOLD)
            at = chance.randrange(len(told) - size + 1)
            said = " ".join(_otherwise(word, chance) for word in told[at : at + size])
            asked = chance.choice(_DESCRIBED_KO if _is_korean(tutor.base) else _DESCRIBED_EN)
            yield Asked(tutor, asked.format(said), "described", "none", concept.name, entry.facet)


def _tells(word: Word, named: set[str]) -> bool:
    return len(word.stem) > 1 and word.stem not in named and not is_stopword(word.stem)


def _otherwise(word: Word, chance: random.Random) -> str:
    others = sorted(o for o in SYNONYMS.get(word.stem, ()) if o.isascii() == word.stem.isascii())
    return chance.choice(others) if others and chance.random() < OTHER_WORD else word.text


def _unsupported(
    tutor: Tutor, strange: Sequence[Concept], chance: random.Random
) -> Iterator[Asked]:
    """Ask known concepts about a thing of another subject that the notes never name."""
    told = keystrokes("\n".join(e.text + c.name for c in tutor.base.concepts for e in c.entries))
    korean = _is_korean(tutor.base)
    texts = (entry.text for concept in strange for entry in concept.entries)
    things = sorted(
        {w.stem for text in texts for w in words(text) if w.is_latin != korean and _tells(w, set())}
    )
    things = [thing for thing in things if len(thing) > 2 and keystrokes(thing) not in told]
    for concept in tutor.base.concepts if things else ():
        if len(concept.name) <= LONGEST_NAME:
            asked = chance.choice(_UNSUPPORTED_KO if korean else _UNSUPPORTED_EN)
            question = asked.format(concept.name, chance.choice(things))
            yield Asked(tutor, question, "unsupported", "none")


def _typed(question: str, chance: random.Random) -> tuple[str, str]:
    """Type a question, half the time with one fault."""
    if chance.random() < 0.5:
        return "none", question
    kind = chance.choices(list(FAULTS), (30, 25, 10, 12, 15, 8))[0]
    typed = FAULTS[kind](question, chance)
    return (kind, typed) if typed != question else ("none", question)


def _wordings(tutor: Tutor) -> dict[Facet, tuple[str, ...]]:
    return _KOREAN if _is_korean(tutor.base) else _ENGLISH


def _is_korean(base: Base) -> bool:
    sample = "".join(e.text for c in base.concepts[:50] for e in c.entries)
    return sum(map(is_hangul, sample)) * 4 > len(sample)
