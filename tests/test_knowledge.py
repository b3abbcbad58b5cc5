"""The shipped notes: they read, they teach with analogies, they say the same in both languages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.notes.note import Block, BlockKind, Mark, MarkKind, Note, Section
from bot.notes.reader import read
from tests.shared import shared

ROOT = Path(__file__).resolve().parent.parent
KNOWLEDGE = ROOT / "knowledge"
LANGUAGES = sorted(folder.name for folder in KNOWLEDGE.iterdir() if folder.is_dir())
TAG = {"ko": "비유", "en": "analogy"}
SHARED_RUN = 20  # characters that the shipped notes may have in common with the reference note

# Names and what they stand for are the same in every note that there is.
NAMES = re.compile(
    r"(AWS|EC2|RDS|S3|VPC|CDN|DNS|ELB|IAM|MAU|IaaS|PaaS|SaaS)(란|은|는|이란)?"
    r"|Amazon Web Services|Elastic Compute Cloud|Relational Database Service"
    r"|Simple Storage Service|Virtual Private Cloud|Content Delivery Network"
    r"|Domain Name System|Elastic Load Balanc(er|ing)|Cloud Computing|On-premise"
    r"|Availability Zone|Edge Location|Production Server|의 약자"
)


def notes(language: str) -> tuple[Note, ...]:
    reading = read([KNOWLEDGE / language])
    assert [str(problem) for problem in reading.problems] == []
    return reading.notes


def blocks(section: Section) -> list[Block]:
    found = list(section.blocks)
    for block in found:
        found.extend(block.children)
    return found


def marks(note: Note) -> list[Mark]:
    return [mark for section in note.sections for block in blocks(section) for mark in block.marks]


def asks_what_it_is(section: Section) -> bool:
    return section.heading.endswith("란?") or section.heading.startswith("What is")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_notes_read_without_a_problem(language: str) -> None:
    assert notes(language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_main_concept_has_an_analogy(language: str) -> None:
    concepts = [s for note in notes(language) for s in note.sections if asks_what_it_is(s)]
    assert len(concepts) > 30
    without = [
        section.heading
        for section in concepts
        if not any(mark.text == TAG[language] for b in blocks(section) for mark in b.marks)
    ]
    assert without == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_notes_show_every_mark_that_people_use(language: str) -> None:
    found = [mark.kind for note in notes(language) for mark in marks(note)]
    kinds = [b.kind for note in notes(language) for s in note.sections for b in blocks(s)]
    assert set(found) >= {MarkKind.BOLD, MarkKind.HIGHLIGHT, MarkKind.TAG, MarkKind.WIKILINK}
    assert set(kinds) >= {BlockKind.LIST, BlockKind.TABLE, BlockKind.CALLOUT, BlockKind.DETAILS}
    text = "".join(path.read_text(encoding="utf-8") for path in KNOWLEDGE.glob(f"{language}/*.md"))
    assert " -> " in text
    assert " : " in text
    assert "?::" in text


def test_both_languages_have_the_same_sections_and_analogies() -> None:
    def shape(language: str) -> list[tuple[int, int]]:
        return [
            (section.level, sum(m.text == TAG[language] for b in blocks(section) for m in b.marks))
            for note in notes(language)
            for section in note.sections
        ]

    assert shape("ko") == shape("en")


def test_no_sentence_of_the_reference_note_is_copied() -> None:
    def bare(text: str) -> str:
        return re.sub(r"[\s*=`#>|\[\]]", "", NAMES.sub("", text))

    reference = bare(shared("seed/aws-note.md").read_text(encoding="utf-8"))
    copied = [
        text[start : start + SHARED_RUN]
        for path in KNOWLEDGE.glob("*/*.md")
        for text in [bare(path.read_text(encoding="utf-8"))]
        for start in range(len(text) - SHARED_RUN + 1)
        if text[start : start + SHARED_RUN] in reference
    ]
    assert copied == []
