"""Ask the asking headings of real notes back in other words, and see what finds its section.

    python -m bench.headed [FOLDER]

The words are changed by rule: another ending, another word for what is asked, the order
turned, and half of them typed with a fault. Found is a question whose best match stands in
its section; answered, one that the tutor answers from there.
"""

from __future__ import annotations

import random
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.faults import FAULTS
from bot.base.build import read_base
from bot.base.entry import Entry, Facet
from bot.base.heading import asks, read_heading
from bot.text.clean import clean
from bot.text.hangul import is_hangul
from bot.tutor.answer import Status
from bot.tutor.tutor import Tutor

FOLDER = (
    Path(__file__).resolve().parents[2]
    / "shared"
    / "notes"
    / "gyoogle__tech-interview-for-developer"
)
_ENDING = re.compile(
    r"\s*(?:(?:이란|란)(?:\s*무엇.*)?|(?:은|는|이|가)?\s*(?:무엇|뭔|뭐).*|인가요?|일까요?|나요|까요?|"
    r"(?:은|는|이|가|을|를)?\s*(?:설명|말해|알려).*)?\s*[?？.]*\s*$"
)
_BEHIND: dict[Facet | None, tuple[str, ...]] = {
    Facet.DEFINITION: ("{} 뭐임", "{} 뭔지 설명해줘", "{}가 뭐였지", "{} 뜻이 뭐야"),
    Facet.PURPOSE: ("{} 이유 알려줘", "{} 왜 그런 거야", "{} 왜그럼?"),
    Facet.HOW: ("{} 어떻게 되는 거야", "{} 방식이 궁금해", "{} 어케 함"),
    Facet.FEATURE: ("{} 뭐가 있어?", "{} 좀 알려줘", "{} 뭐임"),
    Facet.ADVANTAGE: ("{} 알려줘", "{}이 뭐야?", "{} 뭐임"),
    Facet.DISADVANTAGE: ("{} 알려줘", "{}이 뭐야?", "{} 뭐임"),
    Facet.COMPARISON: ("{}가 뭐야", "{} 알려줘", "{} 뭐임"),
    Facet.STEPS: ("{} 알려줘", "{}이 어떻게 돼?"),
    Facet.EXAMPLE: ("{} 좀 보여줘", "{} 있어?"),
    None: ("{} 알려줘", "{} 궁금해", "{} 뭐야"),
}
# Another word for what a heading asks.
_OTHERWISE = (
    ("차이점", "다른 점"), ("차이", "다른 점"), ("장점", "좋은 점"), ("단점", "안 좋은 점"),
    ("특징", "특성"), ("종류", "유형"), ("과정", "순서"), ("방법", "하는 법"), ("이유", "까닭"),
    ("목적", "쓰는 이유"), ("원리", "동작 방식"), ("구성", "구성 요소"), ("역할", "하는 일"),
)  # fmt: skip
_PAIR = re.compile(r"^(?P<a>\S+?)(?P<joint>와|과|랑|이랑)\s+(?P<b>\S+?)(?P<rest>(?:의)?\s.*)$")


@dataclass(frozen=True, slots=True)
class Headed:
    """A heading of a note, and how it was asked back."""

    note: str
    heading: str
    question: str

    def holds(self, entry: Entry) -> bool:
        """Tell whether an entry stands in the section."""
        return any(s.note == self.note and self.heading in s.heading for s in entry.sources)


def questions(tutor: Tutor, chance: random.Random) -> Iterator[Headed]:
    """Ask each asking heading under which the notes say something."""
    seen = set()
    for entry in tutor.index.entries:
        for source in entry.sources:
            key = source.note, source.heading[-1:]
            if not source.heading or key in seen or entry.facet is Facet.LINK:
                continue
            seen.add(key)
            told = _asked_back(source.heading, chance)
            if told:
                yield Headed(source.note, source.heading[-1], told)


def _asked_back(path: tuple[str, ...], chance: random.Random) -> str:
    heading = clean(path[-1])
    headline = read_heading(heading)
    if not any(map(is_hangul, heading)) or not (asks(heading) or headline.facet):
        return ""
    if headline.facet is Facet.LINK:
        return ""
    bare = _ENDING.sub("", re.sub(r"^[\d.\-)\s]+", "", heading)).strip()
    if not headline.concepts:
        above = [read_heading(each).concepts[:1] for each in path[:-1]]
        named = next((names[0] for names in reversed(above) if names), "")
        bare = f"{named} {bare}" if named else bare
    if len(bare) < 2:
        return ""
    asked = chance.choice(_BEHIND[headline.facet if headline.facet in _BEHIND else None])
    question = asked.format(_other_words(bare, chance))
    fault = chance.choice([*FAULTS.values(), *(None,) * len(FAULTS)])
    return fault(question, chance) if fault else question


def _other_words(bare: str, chance: random.Random) -> str:
    for word, other in _OTHERWISE:
        if bare.endswith(word):
            bare = bare.removesuffix(word) + other
            break
    pair = _PAIR.match(bare)
    if pair and chance.random() < 0.5:
        bare = f"{pair['b']}{pair['joint']} {pair['a']}{pair['rest']}"
    return bare


def main() -> None:
    """Ask, and print what share found their section."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    if not folder.exists():
        print("No headings to ask: the real notes are not there.")
        return
    tutor = Tutor(read_base([folder])[0])
    asked = list(questions(tutor, random.Random(4)))  # noqa: S311 - the same every time
    tell(folder.name, tutor, asked)


def tell(name: str, tutor: Tutor, asked: list[Headed]) -> None:
    """Print how many questions were answered from their section, and from elsewhere."""
    right, answered, offered = 0, 0, 0
    for each in asked:
        answer = tutor.ask(each.question)
        answered += answer.status is Status.ANSWER
        right += answer.status is Status.ANSWER and each.holds(answer.entries[0])
        offered += answer.status is not Status.ANSWER and any(
            each.holds(entry)
            for suggestion in answer.suggestions
            for entry in tutor.index.entries_of(suggestion.concept)
        )
    print(f"\n# Headings asked back in other words: {name}")
    print(f"  recall@1         {right}/{len(asked)} = {right / len(asked):.1%}")
    print(f"  answered         {answered}, of these right {right / max(1, answered):.1%}")
    print(f"  offered instead  {offered}")


if __name__ == "__main__":
    main()
