"""The base as YAML that a person likes to read and edit."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from yaml.nodes import ScalarNode
from yaml.resolver import Resolver

from bot.base.citation import write_source
from bot.base.entry import Base, Concept, Entry, Goal, OwnItem, Source

HEADER = """\
# 이 파일은 스터디의 Q&A 베이스입니다. 마음껏 고치세요. 다시 build 해도 고친 것은 남습니다.
# This is the group's Q&A base. Edit it freely: a rebuild keeps every edit.
#
#   별칭  alias       aliases: [Elastic Compute Cloud, 이씨투]
#   비유  analogy     entries: 밑에 두 줄 / two lines under entries:
#                       - analogy: |
#                           EC2는 필요한 만큼만 빌려 쓰는 공유 오피스 자리와 같다.
#   질문  question    항목의 questions: 밑에 한 줄 / one line under an entry's questions:
#                       - EC2가 뭐야?
#   숨김  hide        mute: true (항목이나 개념에 / on an entry or a concept)
#   삭제  delete      지운 것은 다시 생기지 않습니다 / what you delete stays away
#   확인  check       python -m bot check FILE
#
#   항목  entries     definition 뜻, expansion 약자 풀이, purpose 쓰는 이유, how 작동 방식,
#                     feature 특징, advantage 장점, disadvantage 단점, comparison 비교,
#                     steps 순서, example 예시, analogy 비유, link 관계, passage 노트 그대로
#
#   문제  items       직접 쓰는 퀴즈 문제. 파일 끝에 / quiz questions of your own, at the end:
#                       items:
#                       - prompt: 서버 한 대의 사양을 높이는 방법은?
#                         choices: [스케일 업, 스케일 아웃]   (또는 / or  answers: [스케일 업])
#                         right: 스케일 업
#                         explanation: 대수를 늘리면 스케일 아웃입니다.
#                         concept: 스케일 업
"""

_PLAIN = re.compile(r"[\w(/.+$^;_<=“‘「『〈《…·][^\t\n]*")
_UNSAFE = re.compile(r": |:$| #|[\u2028\u2029\ufeff\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_FLOW = re.compile(r"[\[\]{},:?]")
_ODD = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")
_RESOLVER: Any = Resolver()  # untyped in PyYAML
_STRING = "tag:yaml.org,2002:str"


def dump(base: Base, blocks: Iterable[str] | None = None) -> str:
    """Write a base as YAML: the header, the notes, one block a concept, the goals.

    `blocks` are those of its concepts, if they were written before.
    """
    parts = [HEADER, notes_block(base.notes), "concepts:\n" if base.concepts else ""]
    parts += map(concept_block, base.concepts) if blocks is None else blocks
    parts += [goals_block(base.goals), items_block(base.items)]
    return "\n".join(part for part in parts if part) or HEADER


def notes_block(notes: Iterable[str]) -> str:
    """Write the list of notes."""
    return _list("notes", "", notes)


def goals_block(goals: Iterable[Goal]) -> str:
    """Write the learning goals."""
    lines = [f"- {_text('goal', goal.text, '  ')}{_sources((goal.source,))}" for goal in goals]
    return "goals:\n" + "".join(lines) if lines else ""


def items_block(items: Iterable[OwnItem]) -> str:
    """Write the hand-written quiz items."""
    lines = [_item(item) for item in items]
    return "items:\n" + "".join(lines) if lines else ""


def concept_block(concept: Concept) -> str:
    """Write one concept with all its entries."""
    lines = [f"- concept: {_scalar(concept.name)}\n"]
    lines += ["  mute: true\n"] if concept.muted else []
    lines += [_flow("aliases", concept.aliases), _flow("related", concept.related)]
    lines += ["  entries:\n"] if concept.entries else []
    lines += [_entry(entry) for entry in concept.entries]
    return "".join(lines)


def _entry(entry: Entry) -> str:
    return "".join(
        (
            f"  - {_text(entry.facet, entry.text, '    ')}",
            _list("questions", "    ", entry.questions),
            _sources(entry.sources, "    "),
            "    mute: true\n" if entry.muted else "",
        )
    )


def _item(item: OwnItem) -> str:
    explanation = _text("explanation", item.explanation, "  ") if item.explanation else ""
    return "".join(
        (
            f"- {_text('prompt', item.prompt, '  ')}",
            _list("choices", "  ", item.choices),
            _line("right", item.right),
            _list("answers", "  ", item.answers),
            f"  {explanation}" if explanation else "",
            _line("concept", item.concept),
            _sources(item.sources) if item.sources else "",
        )
    )


def _line(key: str, value: str) -> str:
    return f"  {key}: {_scalar(value)}\n" if value else ""


def _text(key: str, text: str, indent: str) -> str:
    """Write a text as a literal block; quoted only where a block cannot hold it."""
    if text[:1].isspace() or _ODD.search(text) or not text:
        return f"{key}: {_quoted(text)}\n"
    keep = "|" if not text.endswith("\n") else "|+"
    lines = (f"{indent}  {line}" if line else "" for line in text.split("\n"))
    return f"{key}: {keep}\n" + "\n".join(lines) + "\n"


def _sources(sources: tuple[Source, ...], indent: str = "  ") -> str:
    if len(sources) == 1:
        return f"{indent}source: {_scalar(write_source(sources[0]))}\n"
    return _list("source", indent, map(write_source, sources))


def _list(key: str, indent: str, values: Iterable[str]) -> str:
    lines = [f"{indent}- {_scalar(value)}\n" for value in values]
    return f"{indent}{key}:\n" + "".join(lines) if lines else ""


def _flow(key: str, values: Iterable[str]) -> str:
    inside = ", ".join(_scalar(value, flow=True) for value in values)
    return f"  {key}: [{inside}]\n" if inside else ""


def _scalar(text: str, *, flow: bool = False) -> str:
    """Write a short value, quoted only where YAML would read it otherwise."""
    if _PLAIN.fullmatch(text) and not _UNSAFE.search(text) and text == text.strip():
        is_word = _RESOLVER.resolve(ScalarNode, text, (True, False)) == _STRING
        if is_word and not (flow and _FLOW.search(text)):
            return text
    return _quoted(text)


def _quoted(text: str) -> str:
    if "'" in text or _ODD.search(text) or "\n" in text or "\t" in text:
        return _double_quoted(text)
    return f"'{text}'" if '"' in text or "\\" in text else f'"{text}"'


def _double_quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    escaped = escaped.replace("\t", "\\t")
    return '"' + _ODD.sub(lambda odd: f"\\u{ord(odd[0]):04x}", escaped) + '"'
