"""Definitions in passing: "서버의 개수를 늘리는 방법인 Scale-out", "인스턴스(가상 컴퓨팅 환경)"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.base.brackets import bracket_names
from bot.base.entry import Facet
from bot.base.lines import ALIKE
from bot.base.names import clean, fits, is_generic, split_alias
from bot.base.piece import Candidate, Form, Piece
from bot.base.subject import GENUS, is_definition_end
from bot.base.vocabulary import Vocabulary
from bot.notes.note import MarkKind
from bot.text.words import stem

# "핵심인 서버", "일부인 서버" tell no kind of thing.
_KIND = GENUS.replace("|기본|핵심|중심", "").replace("부분|일부|종류", "구성원")
_TERM = r"(?P<term>[`'\"‘“]?[A-Za-z가-힣0-9][^,.;:!?()\n]{0,40}(?:\([^()]{2,40}\))?)"
_IN_PASSING = (
    re.compile(rf"(?P<said>\S[^.]*?\s(?:{_KIND}))인\s+{_TERM}"),
    re.compile(rf"(?P<said>\S[^.]*?(?:을|를|것을)\s(?:의미|뜻|말|지칭)하는)\s+{_TERM}"),
)
_MAYBE = re.compile(rf"(?:{_KIND})인\s|[을를]\s(?:의미|뜻|말|지칭)하는\s")
_CLAUSE = re.compile(
    r"(?:을|를|이|가|에|로|서|도)\s[^.]*[가-힣](?:는|은|을|한|된|인|될|할|킨|운|린|친|진)\s+"
    r"(?:뛰어난\s+|높은\s+)?$"
)
_GLOSS = re.compile(r"(?P<head>[A-Za-z가-힣0-9][^()\n,]{0,40}?)\s?\((?P<gloss>[^()]{6,90})\)")
_WHICH = re.compile(
    r"(?<![\w-])(?P<head>[a-z][a-z-]{3,}), (?:which(?! is (?:why|how|when))|i\.e\.|that is)"
    r"(?: \w+)? (?:is|are|means?|was|were|translated)\b[^.;]{4,80}"
)
_LIKENED = re.compile(ALIKE)
_ENGLISH_GLOSS = re.compile(
    r"(?<![\w-])(?P<head>[a-z][a-z-]{3,})\s\((?:an? |the )?[a-z]+ "
    r"(?:for|of|that|which|between|made)\s[^()]{3,60}\)"
)
# "더위 (이런 숨은 변수를 교란변수라고 함)"
_CALLED = re.compile(
    r"[을를]\s(?P<name>\S{2,15}?)(?:이)?라고(?:도)?\s?(?:한다|함|합니다|해|하는|부름|부른다|부릅니다)$"
)
_NOT_GLOSS = re.compile(
    r"^(?:예|ex|e\.g|i\.e|단|참고|그림|표|출처|또는|혹은|약|주|see|http|\d)|이유$|[:：/→]|->|,.*,|등$|"
    r"\.\.|^[\x00-\x7f]*$|"
    r"[?？]|^(?:즉|그래서|하지만|그리고|만약|때문)|(?:니다|[^있]다|요)[.!]*$",
    re.IGNORECASE,
)
_ADNOMINAL = re.compile(r"[가-힣](?:는|은|한|된|던|할|될|인|운|릴|린|온|간|낸|킨|을|를)\s")
_SIGN = re.compile(r"\s(?:[:=]|-+>|→|[-–—])\s")
_BREAK = re.compile(
    r",\s+|[가-힣](?:고|며|지만|는데|면|하여|므로|니까|더해|함께|맞추면서도|도록)\s+(?=\S+\s)|"
    r"(?:^|\s)\S{2,}(?:은|는)\s+(?=\S+\s)"
)
_PARTICLES = (
    "이라는|라는|으로|에서|이란|에게|까지|부터|처럼|이나|"
    "과|와|을|를|이|가|은|는|의|에|로|도|만|란|라|및"
)
_PARTICLE = re.compile(rf"^(?P<name>.*[A-Za-z0-9가-힣)])(?:{_PARTICLES})$")
_LONE = re.compile(rf"^(?:{_PARTICLES}|[0-9]+)$")
_HAS = re.compile(r"(?:\s(?:및|과|와)\s\S+?)?[을를]\s(?:갖|제공|보장|가지|지원|의미|말)")
_PRODUCT = re.compile(
    rf"(?:을|를|이|가|에|로)\s[^.]*?[가-힣](?:는|한|된|"
    rf"할)\s(?P<term>[A-Z][A-Za-z]+(?: [A-Z][A-Za-z]+)*)\s(?:{_KIND})(?=[을를이가은는의에로\s])"
)
LEAST_CLAUSE = 12
LONGEST_WHOLE = 160
_MARKED = (MarkKind.BOLD, MarkKind.CODE, MarkKind.HIGHLIGHT)


def apposition(piece: Piece, names: Vocabulary) -> Iterator[Candidate]:
    """Take a term that is defined within a sentence about something else."""
    if piece.form not in (Form.SENTENCE, Form.LINE):
        return
    if not re.search(r"[가-힣]", piece.text):
        yield from _english(piece, names)
        return
    told: set[str] = set()
    for name, text, weak in (*_passing(piece.text), *_clauses(piece), *_glosses(piece.text)):
        known = names.known(name) or name
        if known not in told and known != piece.topic.concept:
            told.add(known)
            named, aliases = split_alias(name)
            concept = names.known(named) or named
            yield piece.say(Facet.DEFINITION, concept, text, aliases=aliases, weak=weak)


def _english(piece: Piece, names: Vocabulary) -> Iterator[Candidate]:
    """Take what a bracket says of a term: "… = endosperm (food for the embryo)"."""
    for found in (*_ENGLISH_GLOSS.finditer(piece.text), *_WHICH.finditer(piece.text)):
        name = clean(found["head"])
        if fits(name) and not is_generic(name) and name != piece.topic.concept:
            yield piece.say(
                Facet.DEFINITION, names.known(name) or name, found.group().strip(), weak=True
            )


def _passing(text: str) -> Iterator[tuple[str, str, bool]]:
    for pattern in _IN_PASSING if _MAYBE.search(text) else ():
        for found in pattern.finditer(text):
            name = _name(found["term"])
            said = _last_clause(found["said"])
            if name and len(said) >= 6:
                end = found.start("term") + len(name)
                start = found.end("said") - len(said)
                yield name, text[start:end], False


def _clauses(piece: Piece) -> Iterator[tuple[str, str, bool]]:
    """Take a marked or translated term behind a clause: "정도가 높은 고가용성(HA)"."""
    for term in dict.fromkeys(_marked(piece)):
        at = piece.text.find(term)
        name = _name(term)
        if at < 0 or not name:
            continue
        before, after = piece.text[:at], piece.text[at + len(term) :]
        if _LIKENED.match(after):  # it is what something is likened to
            continue
        if _CLAUSE.search(before) or (len(before) > LEAST_CLAUSE and _HAS.match(after)):
            said = _last_clause(before)
            whole = len(piece.text) <= LONGEST_WHOLE or len(said) < LEAST_CLAUSE
            yield name, piece.text if whole else f"{said} {term}", True
    for found in _PRODUCT.finditer(piece.text):
        yield found["term"], piece.text, True


def _marked(piece: Piece) -> Iterator[str]:
    for mark in piece.marks:
        if mark.kind in _MARKED and 1 < len(mark.text) <= 30:
            yield mark.text.strip()
    for name, alias in bracket_names(piece.text):
        yield f"{name}({alias})"


def _glosses(text: str) -> Iterator[tuple[str, str, bool]]:
    for found in _GLOSS.finditer(text) if "(" in text else ():
        gloss = found["gloss"].strip()
        called = _CALLED.search(gloss)
        if called and fits(clean(called["name"])):
            yield clean(called["name"]), text, True
            continue
        if _NOT_GLOSS.search(gloss) or len(gloss.split()) < 2 or not _tells(gloss):
            continue
        name = _noun_phrase(_SIGN.split(found["head"])[-1])
        if name and fits(name):
            start = found.start() + found["head"].rfind(name)
            yield name, text[start : found.end()], True


def _tells(gloss: str) -> bool:
    """Tell a gloss from a list: "물건을 대는 상인" → True, "안동 김씨, 풍양 조씨" → False."""
    return is_definition_end(gloss) or _ADNOMINAL.search(gloss) is not None


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
    """Take the words of a term up to its particle: "downtime이 매우 적다" → downtime."""
    if term.endswith(")"):
        named = clean(term)
        return named if fits(split_alias(named)[0]) else ""
    kept: list[str] = []
    for word in term.strip("`'\"‘“ ").split()[:4]:
        if _LONE.match(word) and kept:
            break
        found = _PARTICLE.match(word)
        if found and _has_particle(word, found["name"]):
            kept.append(found["name"])
            break
        kept.append(word)
    name = clean(" ".join(kept))
    return name if fits(name) else ""


def _has_particle(word: str, name: str) -> bool:
    """Tell whether a word ends in a particle and not by chance: downtime이 → True, 나이 → False."""
    if len(name) > 1 and not fits(word):
        return True
    mixed = word[0].isascii() and not word[-1].isascii()
    return mixed or bool(stem(word)[1])
