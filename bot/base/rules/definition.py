"""Definitions by a sentence: "X란 …", "X는 …을 의미합니다", "X is a …", "…를 X라고 한다"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.base.entry import Facet
from bot.base.heading import read_heading
from bot.base.names import clean, fits, is_generic, is_term, split_alias
from bot.base.piece import Candidate, Form, Piece
from bot.base.spelling import fold
from bot.base.subject import defines, does, is_definition_end, is_finished, means, subject_of
from bot.base.vocabulary import Vocabulary
from bot.notes.note import MarkKind

_CALLED = re.compile(
    r"(?:을|를|것을|은|는)\s+(?:보통\s|흔히\s|우리는\s|"
    r"바로\s)?[`'\"‘“]?(?P<name>[^\s,을를][^,을를]{0,40}?)[`'\"’”]?\s?"
    r"(?:이라고|라고|이라|라)\s?(?:합니다|한다|함|해요|부릅니다|부른다|부름|불러요|칭한다|"
    r"칭합니다|말한다|말합니다|일컫는다)[.!~]*$"
)
_LATIN_CALLED = re.compile(
    r"\b(?:is|are) (?:called|known as|referred to as|termed)\s+(?:an?\s+|"
    r"the\s+)?(?P<name>[^.,;]{2,40})[.]?$",
    re.I,
)
_THIS_IS = re.compile(r"(?<=[.!] )This is the (?P<name>[a-z][\w ’'-]{3,40})[.]?$", re.I)
_TELLS = re.compile(
    r"^(?:쉽게\s?(?:말해|말하면|말하자면|설명하면)|즉|다시\s?말해|한\s?마디로|In other words|"
    r"That is)[,\s]"
)
_ENGLISH_VERB = re.compile(r"[A-Z][a-z]+[^s\W]s\s+(?:the|an?|all|each|[a-z]+ing|[A-Za-z]+s?)\b")
# "Marginal cost is the …", "An index is a …": the subject opens the sentence, and is a kind.
_PLAIN_ENGLISH = re.compile(r"(?:An?\s|[A-Z][a-z]+(?:\s[a-z]+){0,2}\s(?:is|are)\s(?:an?|the)\s)")
_PHRASE = re.compile(
    r"(?:The|An?)\s(?:[\w-]+\s){1,4}(?:that|which|where|of|for|in|used)\b|"
    r"[A-Z][a-z]+(?:ity|tion|ness|ment|ance|ence|th|ing)\s(?:of|in|for)\b|How\s(?:long|much|far|fast)\b"
)
_COPULA = re.compile(r"^[^,;]*\b(?:is|are|was|were|has|have|can|will|should|must|do|does)\b")
MOST_WORDS_OF_TWO = 3
_ARTICLE = re.compile(r"(?:an?|the)\s")
_TWO = re.compile(
    r"(?:(?<=이)(?:고|며),?|(?<=[것림음함]),)\s+(?=[가-힣A-Za-z]+(?:\([^()]*\))?(?:은|는)\s)"
)
_POINTS_BACK = re.compile(
    r"^(?!(?-i:IT))(?:이는|이것은|이를|이로|이런|이러한|이처럼|이와|그|this|these|that|it)\s",
    re.IGNORECASE,
)


# What only spells letters out does not say what the thing is.
_ONLY_SPELLS = re.compile(
    r"(?:약자|약어|줄임말|준말|축약어|머리글자)(?:이다|이며|입니다|이에요|예요|다|임)?[.!~]*$|"
    r"\b(?:stands for|is short for|is (?:an?|the) (?:acronym|abbreviation) (?:for|of))\b"
    r"[^,;.]*\.?$",
    re.IGNORECASE,
)

# "추가 메모리가 필요한 게 단점" does neither.
_TELLS_SIDE = re.compile(r"[게점이]\s[장단]점(?:이다|임|입니다|이에요)?[.!~]*$")


def definition(piece: Piece, names: Vocabulary) -> Iterator[Candidate]:
    """Take sentences that say what something is, named by themselves or by their heading."""
    if piece.form not in (Form.SENTENCE, Form.LINE) or piece.head:
        return
    if _ONLY_SPELLS.search(piece.text) or _TELLS_SIDE.search(piece.text):
        return
    yield from _marked(piece)
    opened = _opened(piece)
    if opened:
        yield opened
        if piece.topic.concept:  # it stands there for a reason
            yield piece.say(Facet.PASSAGE)
        return
    yield from _second(piece)
    found = _called(piece) or _spoken_of(piece, names) or _of_one(piece) or _of_heading(piece)
    if found:
        yield found


def _second(piece: Piece) -> Iterator[Candidate]:
    """Take both of two that are defined in one sentence: "동화는 … 것이고, 조절은 … 것이다"."""
    first, *rest = _TWO.split(piece.text, maxsplit=1)
    whole = first if is_definition_end(first) else f"{first}다"
    subjects = [subject_of(part) for part in (whole, *rest)]
    if len(subjects) == 2 and all(each and defines(each) for each in subjects):
        for subject in subjects:
            if subject and len(subject.name.split()) < MOST_WORDS_OF_TWO:
                yield piece.say(Facet.DEFINITION, subject.name, weak=True)


def _says_what(piece: Piece) -> bool:
    """Tell whether first words say what their heading is: a noun phrase, or "Assigns …"."""
    if is_definition_end(piece.text) or _TELLS.match(piece.text):
        return True
    unfinished = not is_finished(piece.text) or _is_phrase(piece.text)
    return piece.first and (unfinished or bool(_ENGLISH_VERB.match(piece.text)))


def _is_phrase(text: str) -> bool:
    """Tell an English noun phrase with a full stop: "The hole in the lens that lets light in."."""
    return text.isascii() and bool(_PHRASE.match(text)) and not _COPULA.search(text)


def _called(piece: Piece) -> Candidate | None:
    patterns = (_CALLED, _LATIN_CALLED, _THIS_IS)
    found = next(filter(None, (each.search(piece.text) for each in patterns)), None)
    if not found:
        return None
    named, aliases = split_alias(found["name"])
    name = clean(named)
    if not fits(name):
        return None
    return piece.say(Facet.DEFINITION, name, aliases=aliases)


def _spoken_of(piece: Piece, names: Vocabulary) -> Candidate | None:
    subject = subject_of(piece.text)
    if not subject or not (defines(subject) or does(subject)):
        return None
    headline = read_heading(subject.name)
    if headline.facet and headline.facet is not Facet.DEFINITION:
        concept = names.known(headline.concepts[0]) if headline.concepts else ""
        return piece.say(headline.facet, concept or "")
    known = names.known(subject.name)
    weak = not defines(subject)
    if known or (not weak and _is_clear(piece, subject.name, subject.sure or means(subject.rest))):
        name = known or subject.name
        return piece.say(Facet.DEFINITION, name, aliases=subject.aliases, weak=weak)
    return None


LEAST_NAMED_SO = 12  # characters: "the impulse jumps from node to node = **saltatory conduction**"


def _marked(piece: Piece) -> Iterator[Candidate]:
    """Take what a bold term within the sentence is said to be: "…, **공간 지역성**은 …"."""
    for mark in piece.marks:
        at = piece.text.find(mark.text) if mark.kind is MarkKind.BOLD else 0
        subject = subject_of(piece.text[at:]) if at > 0 else None
        if subject and subject.name == clean(mark.text) and defines(subject):
            yield piece.say(Facet.DEFINITION, subject.name, piece.text[at:], weak=True)
        elif at > LEAST_NAMED_SO and _names_so(piece.text[:at]) and is_term(clean(mark.text)):
            yield piece.say(Facet.DEFINITION, clean(mark.text), weak=True)


def _names_so(before: str) -> bool:
    return before.rstrip().endswith(" =") and before.count("=") == 1


def _opened(piece: Piece) -> Candidate | None:
    """Take what stands behind a bold term without a sign: "**전기** 원장에 적는 것"."""
    leads = (mark for mark in piece.marks if mark.kind is MarkKind.BOLD)
    lead = next((mark.text for mark in leads if piece.text.startswith(mark.text)), "")
    rest = piece.text[len(lead) :]
    if not lead or not rest.startswith(" ") or not _is_phrase_of(rest.strip()):
        return None
    named, aliases = split_alias(lead)
    name = clean(named)
    return piece.say(Facet.DEFINITION, name, aliases=aliases) if is_term(name) else None


def _is_phrase_of(rest: str) -> bool:
    if rest.isascii():
        return _ARTICLE.match(rest) is not None
    return is_definition_end(rest) or not is_finished(rest)


def _is_clear(piece: Piece, name: str, sure: bool) -> bool:
    """Tell whether a name that nothing else vouches for may be a concept."""
    marked = any(clean(mark.text) == name for mark in piece.marks)
    return sure or marked or bool(_PLAIN_ENGLISH.match(piece.text) and len(name.split()) < 4)


def _of_one(piece: Piece) -> Candidate | None:
    """Take what opens with one of two that share a heading: "Erosion carries it away."."""
    said = fold(piece.text)
    both = piece.topic.concepts if len(piece.topic.concepts) == 2 and piece.topic.own else ()
    name = next((each for each in both if said.startswith(fold(each))), "")
    return piece.say(Facet.DEFINITION, name, weak=True) if name else None


def _of_heading(piece: Piece) -> Candidate | None:
    """Take the first words under a concept's heading, and what restates them."""
    topic = piece.topic
    if not topic.own or topic.facet not in (None, Facet.DEFINITION):
        return None
    restates = _TELLS.match(piece.text) or (means(piece.text) and len(piece.text) < 120)
    if not (piece.first or restates) or subject_of(piece.text) or _POINTS_BACK.match(piece.text):
        return None
    if not _says_what(piece) or is_generic(clean(piece.text)) or piece.text.endswith(":"):
        return None
    return piece.say(Facet.DEFINITION)
