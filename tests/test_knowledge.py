"""The shipped notes: they read, they teach with analogies, they say the same in both languages."""

from __future__ import annotations

import re
import shutil
from functools import cache
from pathlib import Path

import pytest

from bot.base.build import build
from bot.base.file import check, load
from bot.notes.note import Block, BlockKind, Mark, MarkKind, Note, Section
from bot.notes.reader import read
from bot.tutor.answer import Status
from bot.tutor.tutor import Tutor
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


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_base_has_no_faults(language: str) -> None:
    assert [str(fault) for fault in check(KNOWLEDGE / language / "base.yaml")] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_base_is_what_a_rebuild_gives(language: str, tmp_path: Path) -> None:
    shipped = KNOWLEDGE / language
    copy = tmp_path / language
    shutil.copytree(shipped, copy)
    assert build([copy], copy / "base.yaml").problems == ()
    for file in ("base.yaml", ".base.built.yaml"):
        built = (copy / file).read_text(encoding="utf-8")
        assert built == (shipped / file).read_text(encoding="utf-8"), (
            f"python -m bot build knowledge/{language}"
        )


@cache
def tutor(language: str) -> Tutor:
    return Tutor(load(KNOWLEDGE / language / "base.yaml"))


@pytest.mark.parametrize(
    ("language", "question", "told"),
    [
        ("ko", "EC2가 뭐야?", "가상 서버를 빌려 쓰는"),
        ("ko", "이씨투 머임", "가상 서버를 빌려 쓰는"),
        ("ko", "리전이랑 가용영역 차이", "데이터 센터의 묶음"),
        ("ko", "route53 비유로 설명해줘", "전화번호 안내원"),
        ("ko", "RDS 왜 씀?", "데이터베이스 관리를 맡길 수"),
        ("ko", "단일 서버 단점", "서비스 전체가 멈춥니다"),
        ("ko", "가용영역 비유로 알려줘", "광진구"),
        ("ko", "클라우드 컴퓨팅 특징 알려줘", "쓴 만큼만 냅니다"),
        ("ko", "서버 아키텍처 발전 순서", "단일 서버 구조 -> 보안 문제"),
        ("ko", "VPC는 무슨 약자야?", "Virtual Private Cloud"),
        ("ko", "CDN 왜 쓰는데", "오리진 서버까지 가지 않아도"),
        ("ko", "PaaS 단점이 뭐야", "자유도가 낮습니다"),
        ("ko", "AWS는 어떻게 생겨났어?", "쇼핑몰"),
        ("en", "What is EC2?", "rents out virtual servers"),
        ("en", "difference between region and availability zone", "inside a region"),
        ("en", "explain Route 53 with an analogy", "directory operator"),
        ("en", "why use RDS", "time-consuming care of a database"),
        ("en", "disadvantages of a single server", "everything stops"),
        ("en", "what does IAM stand for", "Identity and Access Management"),
    ],
)
def test_newcomers_get_an_answer(language: str, question: str, told: str) -> None:
    answer = tutor(language).ask(question)
    assert answer.status is Status.ANSWER
    assert told in "\n".join(entry.text for entry in answer.entries)


@pytest.mark.parametrize(
    ("language", "question"),
    [
        ("ko", "오늘 점심 뭐 먹지"),
        ("ko", "쿠버네티스가 뭐야?"),
        ("ko", "다이나모디비 요금 얼마야"),
        ("en", "what shall we have for lunch"),
        ("en", "What is Kubernetes?"),
    ],
)
def test_what_the_notes_do_not_say_gets_no_answer(language: str, question: str) -> None:
    assert tutor(language).ask(question).status is not Status.ANSWER
