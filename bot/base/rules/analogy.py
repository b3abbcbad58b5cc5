"""Analogies: the tag #비유, "비유를 들자면", "마치 …처럼", "think of … as"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.base.entry import Facet
from bot.base.lines import ALIKE, is_analogy
from bot.base.names import clean, is_term, split_alias
from bot.base.piece import Candidate, Form, Piece
from bot.base.rules.about import OPENING, spoken_before
from bot.base.subject import subject_of
from bot.base.vocabulary import Vocabulary
from bot.text.sentences import sentences

LONGEST_WHOLE = 120  # in a longer sentence only the likeness itself is quoted

_SAID = re.compile(
    r"비유(?:를 들자면|를 하자면|하자면|하면|해서|한다면|를 들면|를 들어|할 수 있|된다|됩니다|"
    r"로|함|했|한\s?(?:것|거))|빗대|^[(\[<]비유[)\]>]|"
    r"[가-힣] 비유\s?(?:\([^()]*\)\s?)?[.!~]*$|"
    r"마치\s.{1,60}?(?:처럼|같이|같은|듯|같다|같습니다)|"
    r"(?<!다음)(?<!아래)(?<!위)(?<!앞)(?<!이)(?:과|와)\s같(?:다|습니다|아요|음)[.!~]*$|"
    r"\S(?:과|와|이랑|랑)\s?"
    r"(?:똑같(?:다|음|습|아|이)|비슷(?:[하합해함]|[.!~)]*$)|유사하다고|비슷한 (?:것|개념|느낌))|"
    r"(?:^|(?<=[.!?]\s))(?![^,.!?]*[가-힣][이가]\s[^,.!?]*[와과]\s같은)"
    r"[^,.!?]{4,30}\s같은\s(?:거|것|느낌|존재)(?:이다|임|다|입니다)?[.!~)]*$|"
    r"^like (?:an? |the )?[a-z]+(?: [a-z]+)?\s?:|"
    r"(?:이라고|라고)\s?생각하면\s?(?:된다|됩니다|됨|돼|되|쉽|편)|"
    r"\S(?:를|을) (?:떠올리|생각해\s?보|"
    r"상상해)|[가-힣](?:이|가)\s.{2,40}(?:거|것)(?:이)?라면,?\s.{2,30}(?:은|는)\s|"
    r"\b(?:think of .{1,40}? (?:as|like) |(?<![a-z] )think of "
    r"(?:an? [a-z]+|[a-z]+ing (?:an? |the )?[a-z]+)(?=\s?[:,(])|works like|"
    r"(?:is|are|(?:it|that|they)'(?:s|re)) (?:just |much |a bit )?like|"
    r"acts like an?|much like an?|just like an?|similar to how|"
    r"imagine (?:a|an|the|you|that)|analogous to|as if (?:it|you)|can be compared to|by analogy)\b",
    re.IGNORECASE,
)
_LIKENED = re.compile(rf"(?P<to>[가-힣A-Za-z]+?){ALIKE}")
# Behind a definition: "정보를 붙들고 있는 공간. 책상 위라고 보면 됨".
_LATER = re.compile(r"(?:^|[.!]\s)[^.!]{2,40}라고 보면 (?:됨|된다|됩니다|돼)")
_EQUATED = re.compile(r"비유(?:로는|하면|하자면|를 들면)?\s(?P<name>[^=,.]{2,20}?)\s?=\s")
_START = re.compile(r"비유(?:를|하|해)|마치\s|쉽게\s?말해|쉽게\s?말하면")
_ARROW = re.compile(r"-{1,3}>|→|=+>")


def analogy(piece: Piece, names: Vocabulary) -> Iterator[Candidate]:
    """Take likenesses, told by a tag on the line or by their wording."""
    if piece.form in (Form.TABLE, Form.LIST):
        return
    said = _SAID.search(piece.text) or (_LATER.search(piece.rest) if piece.rest else None)
    if not said and not _is_tagged(piece):
        return
    text = _part(piece, said)
    for concept in _concepts(piece, names):
        yield piece.say(Facet.ANALOGY, concept, text)


def _is_tagged(piece: Piece) -> bool:
    """Tell whether the tag is on this piece: one that words its likeness has it first."""
    tagged = is_analogy(piece.marks)
    if not tagged or piece.form is not Form.SENTENCE:
        return tagged and not _SAID.search(piece.around)
    return piece.around.endswith(piece.text) or piece.around.count(". ") <= 1


def _part(piece: Piece, said: re.Match[str] | None) -> str:
    if said is None:
        parts = _ARROW.split(piece.text)
        if len(parts) > 2:
            return parts[-1].strip()
        return piece.around if len(piece.around) <= LONGEST_WHOLE else piece.text
    if told := _behind_definition(piece):
        return told
    if len(piece.text) <= LONGEST_WHOLE:
        return piece.text
    start = _START.search(piece.text)
    return piece.text[start.start() :] if start else piece.text


def _behind_definition(piece: Piece) -> str:
    """Give the sentences of a line that liken what its head and first sentence define."""
    if piece.form is not Form.LINE or not piece.rest:
        return ""
    first, *others = sentences(piece.rest) or [""]
    liken = [at for at, each in enumerate(others) if _SAID.search(each) or _LATER.search(each)]
    return " ".join(others[liken[0] :]) if liken and not _SAID.search(first) else ""


def _concepts(piece: Piece, names: Vocabulary) -> list[str]:
    """Find what is likened: the subject, the head, else what the paragraph around it names."""
    equated = _EQUATED.search(piece.text)
    name = clean(split_alias(equated["name"])[0]) if equated else ""
    if is_term(name):
        return [names.known(name) or name]
    subject = subject_of(piece.text)
    own = subject and names.known(subject.name)
    head = names.known(split_alias(piece.head)[0]) if piece.head else None
    if own or head:
        beside = [piece.topic.concept] if piece.topic.own else []
        return list(dict.fromkeys([own or head or "", *beside]))
    if not piece.rest and _is_tagged(piece) and piece.around != piece.text:
        named = names.mentions(piece.around)
        if named:
            return named[:4]
    opening = piece.text[:OPENING]
    likened = _LIKENED.search(opening)  # what stands before it is what the concept is like
    if likened and len(likened["to"]) > 1 and piece.topic.own:
        return list(piece.topic.concepts[:1])
    if piece.topic.concept.lower() not in opening.lower():
        named = names.mentions(opening)[:1]
        if named:
            return named
    spoken = spoken_before(piece, names) if not subject else None
    return [spoken] if spoken else list(piece.topic.concepts[:1])


def all_likened(piece: Piece, names: Vocabulary) -> list[str]:
    """Name all that a labelled likeness speaks of: "비유: 점추정은 작살, 구간추정은 그물"."""
    subjects = filter(None, map(subject_of, re.split(r"[,.]\s+", piece.text)))
    known = filter(None, (names.known(subject.name) for subject in subjects))
    return list(dict.fromkeys(known)) or [piece.topic.concept]
