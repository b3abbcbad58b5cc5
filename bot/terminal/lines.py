"""Questions and answers as JSON lines, for programs."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NoReturn

from bot.base.entry import Entry, Source
from bot.text.clean import clean
from bot.tutor.answer import Answer, Status
from bot.tutor.phrases import Phrases
from bot.tutor.tutor import Tutor
from bot.tutor.wording import plain


def answers(
    lines: Iterable[bytes], tutor: Tutor, phrases: Phrases, clock: Callable[[], float]
) -> Iterator[bytes]:
    """Answer each line `{"id", "question"}` with a line, in the same order.

    A line that is broken gives `{"id", "error"}`, and the rest goes on; blank lines are
    passed over. `clock` counts seconds.
    """
    for line in lines:
        if line.strip():
            yield _line(_reply(line, tutor, phrases, clock))


def _reply(
    line: bytes, tutor: Tutor, phrases: Phrases, clock: Callable[[], float]
) -> dict[str, Any]:
    try:
        asked = json.loads(line.decode(), parse_constant=_no_number)
    except (ValueError, RecursionError):
        return {"id": None, "error": 'This is no JSON. Write {"id": 1, "question": "…"}.'}
    number = asked.get("id") if isinstance(asked, dict) else None
    question = asked.get("question") if isinstance(asked, dict) else None
    if not isinstance(question, str):
        return {"id": number, "error": 'There is no question. Write {"id": 1, "question": "…"}.'}
    start = clock()
    answer = tutor.ask(clean(question))
    elapsed = (clock() - start) * 1000
    return {"id": number, **_told(answer, phrases), "elapsed_ms": round(elapsed, 3)}


def _no_number(constant: str) -> NoReturn:
    raise ValueError(constant)


def _told(answer: Answer, phrases: Phrases) -> dict[str, Any]:
    """Tell an answer; `heading` is the path of headings, joined by " › "."""
    is_answer = answer.status is Status.ANSWER
    return {
        "status": answer.status.value,
        "answer": plain(answer, phrases) if is_answer else None,
        "concepts": list(answer.concepts),
        "facet": answer.facet.value if answer.facet else None,
        "sources": [_source(source) for source in answer.sources],
        "score": round(answer.score, 3),
        "near": [_near(entry) for each in answer.suggestions for entry in each.entries],
    }


def _near(entry: Entry) -> dict[str, Any]:
    """Tell an entry that comes near, where no answer is sure."""
    return {
        "concept": entry.concept,
        "facet": entry.facet.value,
        "text": entry.text,
        "sources": [_source(source) for source in entry.sources],
    }


def _source(source: Source) -> dict[str, Any]:
    return {
        "note": source.note,
        "heading": " › ".join(source.heading),
        "lines": [source.first, source.last],
    }


def _line(reply: dict[str, Any]) -> bytes:
    """Write one line; what UTF-8 cannot hold (half a character in an id) is escaped."""
    try:
        return json.dumps(reply, ensure_ascii=False).encode() + b"\n"
    except UnicodeEncodeError:
        return json.dumps(reply).encode() + b"\n"
