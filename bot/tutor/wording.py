"""An answer in words, without any look: for plain text, and for what all looks share."""

from __future__ import annotations

from collections.abc import Callable

from bot.base.entry import Facet, Source
from bot.tutor.answer import Answer, Status, Suggestion
from bot.tutor.phrases import Phrases, fill

MOST_SOURCES = 3
_SIGNS = {Facet.ADVANTAGE: "👍 ", Facet.DISADVANTAGE: "👎 "}  # where both are told: 장단점


def plain(answer: Answer, phrases: Phrases) -> str:
    r"""Write what a member is shown as the answer: the explanation, then the analogy.

    A comparison names each concept, and so does a text that does not say of what it tells:
    "EC2: 빌려 쓰는 서버다.\nS3: 파일 창고다." Empty unless it is an answer.
    """
    parts = paragraphs(answer)
    alone = len(parts) == 1
    lines = [
        text if alone and _names(concept, text) else _named(concept, text)
        for concept, text in parts
    ]
    if answer.analogy:
        lines.append(f"{phrases.analogy}: {answer.analogy.text}")
    return "\n".join(lines)


def paragraphs(answer: Answer) -> list[tuple[str, str]]:
    """Group the explanation by concept, as they come up: [("EC2", text), ("S3", text)]."""
    texts: dict[str, list[str]] = {}
    sign = _SIGNS if len(facets(answer)) > 1 else {}
    for entry in answer.entries:
        texts.setdefault(entry.concept, []).append(sign.get(entry.facet, "") + entry.text)
    return [(concept, "\n".join(told)) for concept, told in texts.items()]


def facets(answer: Answer) -> tuple[Facet, ...]:
    """Give what an answer tells of its concepts: one facet, or what is good and what is bad."""
    told = tuple(dict.fromkeys(entry.facet for entry in answer.entries))
    if set(told) == set(_SIGNS):
        return told
    return (answer.facet,) if answer.facet else ()


def _names(concept: str, text: str) -> bool:
    return concept.casefold() in text.casefold()


def _named(concept: str, text: str) -> str:
    """Put the name in front, unless the text begins with it."""
    return text if text.startswith(concept) else f"{concept}: {text}"


def where(source: Source, phrases: Phrases) -> str:
    """Write a place in the notes: "aws.md › 서비스 › EC2, 92–95줄"."""
    place = " › ".join((source.note, *source.heading))
    if source.first == source.last:
        return f"{place}, {fill(phrases.line, line=source.first)}"
    return f"{place}, {fill(phrases.lines, first=source.first, last=source.last)}"


def places(answer: Answer, phrases: Phrases) -> list[str]:
    """Write the places of an answer, the first few; the rest is counted."""
    sources = answer.sources
    shown = [where(source, phrases) for source in sources[:MOST_SOURCES]]
    more = len(sources) - len(shown)
    return [*shown, fill(phrases.also, count=more)] if more > 0 else shown


def refusal(answer: Answer, phrases: Phrases, shown: Callable[[str], str] = str) -> str:
    """Say that no answer is sure, or that none was found, or ask what was meant.

    What is quoted or offered comes after. `shown` makes the name of a concept safe to show
    where the words go.
    """
    if answer.missing and answer.concepts and answer.suggestions:
        facet = phrases.facets[answer.missing]
        return fill(phrases.missing, concept=shown(answer.concepts[0]), facet=facet)
    if any(each.entries for each in answer.suggestions):
        return phrases.near
    if answer.status is Status.SUGGEST:
        return phrases.suggest
    hint = phrases.closest if answer.suggestions else phrases.unknown_hint
    return f"{phrases.unknown}\n{hint}"


def suggested(suggestion: Suggestion, phrases: Phrases) -> str:
    """Write one "did you mean": "EC2", or with the facet that was asked for "EC2 · 비유"."""
    if suggestion.facet is None:
        return suggestion.concept
    return f"{suggestion.concept} · {phrases.facets[suggestion.facet]}"
