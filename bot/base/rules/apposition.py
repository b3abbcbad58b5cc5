"""Definitions in passing: "서버의 개수를 늘리는 방법인 Scale-out", "인스턴스(가상 컴퓨팅 환경)"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.base.entry import Facet
from bot.base.names import clean, fits, split_alias
from bot.base.piece import Candidate, Form, Piece
from bot.base.subject import GENUS
from bot.base.vocabulary import Vocabulary
from bot.notes.note import MarkKind
from bot.text.words import stem

_TERM = r"(?P<term>[`'\"‘“]?[A-Za-z가-힣0-9][\w.+&/-]*(?: [A-Za-z][\w.+&/-]*)*(?: [가-힣]+)?(?:\([^()]{2,40}\))?)"
_IN_PASSING = (
    re.compile(rf"(?P<said>\S[^.]*?\s(?:{GENUS}))인\s+{_TERM}"),
    re.compile(rf"(?P<said>\S[^.]*?(?:을|를|것을)\s(?:의미|뜻|말|지칭)하는)\s+{_TERM}"),
    re.compile(rf"(?P<said>\S[^.]*?)(?:이라고|라고|이라)\s?(?:하는|불리는|부르는)\s+{_TERM}"),
)
_CLAUSE = re.compile(
    r"(?P<said>\S[^.]{8,}?(?:을|를|이|가|은|는|에|로|서|도)\s[^.]*?(?:[가-힣](?:는|은|을)|[가-힣]*[한된인될할킨운린친진]))\s+(?:뛰어난\s+|높은\s+)?$"
)
_GLOSS = re.compile(r"(?P<head>[A-Za-z가-힣0-9][^()\n,]{0,40}?)\s?\((?P<gloss>[^()]{6,90})\)")
_NOT_GLOSS = re.compile(
    r"^(?:예|ex|e\.g|i\.e|단|참고|그림|표|출처|또는|혹은|약|주|see|http|\d)|[:：/→]|->|,.*,|등$|\.\.|^[\x00-\x7f]*$",
    re.IGNORECASE,
)
_BREAK = re.compile(
    r"(?:,\s+|(?:[가-힣])(?:고|며|지만|는데|면|서|어|아|해|하여|므로|니까|자|과|와|더해|함께)\s+(?=\S+\s))"
)
_PARTICLE = re.compile(
    r"^(?P<name>.*?[A-Za-z0-9가-힣)])(?P<particle>이라는|라는|으로|에서|이란|에게|까지|부터|처럼|이나|과|와|을|를|이|가|은|는|의|에|로|도|만|란|라|인)$"
)
LEAST_CLAUSE = 12
_MARKED = (MarkKind.BOLD, MarkKind.CODE, MarkKind.HIGHLIGHT)


def apposition(piece: Piece, names: Vocabulary) -> Iterator[Candidate]:
    """Take a term that is defined within a sentence about something else."""
    if piece.form not in (Form.SENTENCE, Form.LINE) or not re.search(r"[가-힣]", piece.text):
        return
    told: set[str] = set()
    for name, text, weak in (*_passing(piece.text), *_clauses(piece), *_glosses(piece.text)):
        known = names.known(name) or name
        if known not in told and known != piece.topic.concept:
            told.add(known)
            named, aliases = split_alias(name)
            yield piece.say(
                Facet.DEFINITION, names.known(named) or named, text, aliases=aliases, weak=weak
            )


def _passing(text: str) -> Iterator[tuple[str, str, bool]]:
    for number, pattern in enumerate(_IN_PASSING):
        for found in pattern.finditer(text):
            name = _name(found["term"])
            said = _last_clause(found["said"])
            if name and len(said) >= 6:
                end = found.start("term") + len(name)
                start = found.end("said") - len(said)
                yield name, text[start:end], number == 2


def _clauses(piece: Piece) -> Iterator[tuple[str, str, bool]]:
    """Take a marked or translated term behind a clause: "정도가 높은 고가용성(High-availability)"."""
    text = piece.text
    for term in _marked(piece):
        at = text.find(term)
        found = _CLAUSE.search(text[:at])
        name = _name(term)
        if not found or not name:
            continue
        said = _last_clause(text[:at].rstrip())
        if len(said) >= LEAST_CLAUSE:
            yield (
                name,
                text[
                    at - len(text[:at]) + len(text[:at].rstrip()) - len(said) + 0 : at + len(term)
                ].strip()
                if False
                else (
                    text[:at].rstrip()[-len(said) :]
                    + text[len(text[:at].rstrip()) : at + len(term)]
                ),
                True,
            )


def _marked(piece: Piece) -> Iterator[str]:
    for mark in piece.marks:
        if mark.kind in _MARKED and 1 < len(mark.text) <= 30 and mark.text in piece.text:
            yield mark.text
    for found in re.finditer(r"[가-힣]+(?: [가-힣]+)?\([A-Za-z][A-Za-z -]{2,40}\)", piece.text):
        words = found.group().split("(")[0].split()
        yield (
            (words[-1] if len(words) > 1 and stem(words[0])[1] else " ".join(words))
            + "("
            + found.group().split("(")[1]
        )


def _glosses(text: str) -> Iterator[tuple[str, str, bool]]:
    for found in _GLOSS.finditer(text):
        gloss = found["gloss"].strip()
        if _NOT_GLOSS.search(gloss) or len(gloss.split()) < 2:
            continue
        name = _noun_phrase(found["head"])
        if name and fits(name):
            start = found.start() + found["head"].rfind(name)
            yield name, text[start : found.end()], True


def _noun_phrase(text: str) -> str:
    """Take the last words without particles: "첫 가입시에는 ROOT 계정" → ROOT 계정."""
    kept: list[str] = []
    for word in reversed(text.split()):
        latin = word.isascii()
        if not latin and stem(word)[1] and kept:
            break
        kept.append(word)
        if len(kept) == 3:
            break
    return clean(" ".join(reversed(kept)))


def _last_clause(text: str) -> str:
    last = 0
    for found in _BREAK.finditer(text):
        if len(text) - found.end() >= LEAST_CLAUSE:
            last = found.end()
    return text[last:].strip(" ,")


def _name(term: str) -> str:
    term = term.strip("`'\"‘“ ")
    found = _PARTICLE.match(term)
    if found and not term.endswith(")") and len(found["name"]) > 1:
        term = found["name"]
    elif " " in term and not term.endswith(")"):
        head, _, tail = term.rpartition(" ")
        cut = _PARTICLE.match(tail)
        term = f"{head} {cut['name']}" if cut else term
    name = clean(term)
    return name if fits(split_alias(name)[0]) else ""
