"""Where questions and presses come in and replies go out, whatever they came by."""

from __future__ import annotations

import asyncio
import math
from collections.abc import Callable
from dataclasses import dataclass, replace

from bot.base.entry import Facet
from bot.chat.limits import Clock, Limiter, Recent, Wait
from bot.chat.markup import cut, escape
from bot.chat.press import Action, Press
from bot.chat.reply import Kind, Reply
from bot.config import Rate
from bot.text.clean import one_line
from bot.tutor.answer import Answer, Context, Status
from bot.tutor.phrases import Phrases, fill
from bot.tutor.shelf import Shelf
from bot.tutor.tutor import MOST_ENTRIES, Tutor
from bot.tutor.why import why

LONGEST_QUESTION = 300
EXAMPLE = "EC2"
LINE = 300  # characters of a reason
PRESSES_A_QUESTION = 3  # a button costs a member less than a question

_CONVERSATIONS = 5000
_CONVERSATION_SECONDS = 30 * 60.0


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asks, where, in which group (0 where none is known), in which language."""

    member: int
    channel: int
    server: int
    phrases: Phrases


class Desk:
    """Answers members: one method for each thing that they can do."""

    def __init__(self, shelf: Shelf, rate: Rate, clock: Clock) -> None:
        self.shelf = shelf
        self._questions = Limiter(rate, clock)
        presses = rate.model_copy(update={"questions": PRESSES_A_QUESTION * rate.questions})
        self._presses = Limiter(presses, clock)
        self._talk = Limiter(rate, clock)
        self._conversations: Recent[tuple[int, int], Context] = Recent(
            clock, _CONVERSATIONS, _CONVERSATION_SECONDS
        )

    def may_ask(self, member: int) -> Wait | None:
        """Count a question of a member's; say how long to wait where it is one too many."""
        return self._questions.take(member)

    def may_talk(self, member: int) -> Wait | None:
        """Count a plain message of a member's, apart from the questions."""
        return self._talk.take(member)

    def may_press(self, member: int) -> Wait | None:
        """Count a press of a member's, apart from the questions."""
        return self._presses.take(member)

    async def ask(
        self, asker: Asker, question: str, replied: Press | None = None, *, repeat: bool = False
    ) -> Reply:
        """Answer a question; `replied` is the answer that it replies to, if it does.

        With `repeat` the reply shows the question, for where Discord does not.
        """
        tutor = self._tutor(asker)
        if isinstance(tutor, Reply):
            return tutor
        question = question.strip()[:LONGEST_QUESTION]
        if not question:
            return notice(fill(asker.phrases.empty_question, concept=_example(tutor)), asker)
        context = _context(tutor, replied) or self._conversations.get(_conversation(asker))
        answer = await asyncio.to_thread(_answer, tutor, question, context)
        reply = self._reply(tutor, answer, asker)
        return replace(reply, asked=question) if repeat else reply

    async def why(self, asker: Asker, question: str) -> Reply:
        """Tell how the answer to a question comes about."""
        tutor = self._tutor(asker)
        if isinstance(tutor, Reply):
            return tutor
        question = question.strip()[:LONGEST_QUESTION]
        context = self._conversations.get(_conversation(asker))
        lines = await asyncio.to_thread(why, tutor, question, asker.phrases, context)
        told = "\n".join(f"- {cut(one_line(line), LINE)}" for line in lines)
        return replace(notice(f"### {asker.phrases.why.title}\n{told}", asker), asked=question)

    async def press(self, asker: Asker, press: Press) -> Reply:
        """Do what a button says."""
        tutor = self._tutor(asker)
        if isinstance(tutor, Reply):
            return tutor
        names = [concept.name for key in press.keys if (concept := tutor.concept_of_key(key))]
        if not names:
            return notice(asker.phrases.gone, asker)
        return await asyncio.to_thread(self._pressed, tutor, names, press, asker)

    async def complete(self, server: int, typed: str, limit: int) -> list[str]:
        """Complete the name of a concept; nothing where there are no notes."""
        volume = self.shelf.volume(server)
        tutor = volume.snapshot.tutor if volume else None
        if tutor is None:
            return []
        return await asyncio.to_thread(tutor.complete, typed[:LONGEST_QUESTION], limit)

    def _pressed(self, tutor: Tutor, names: list[str], press: Press, asker: Asker) -> Reply:
        match press.action:
            case Action.MORE:
                answer = tutor.more(names[0])
                kind = Kind.MORE
            case Action.SOURCE:
                answer = _sourced(tutor, names, press.facet)
                kind = Kind.SOURCE
            case _:
                answer = tutor.about(names[0], press.facet)
                kind = Kind.ANSWER
        if answer.status is not Status.ANSWER:
            return notice(_nothing(names[0], press, asker.phrases), asker)
        return replace(self._reply(tutor, answer, asker), kind=kind, page=press.page)

    def _reply(self, tutor: Tutor, answer: Answer, asker: Asker) -> Reply:
        told = answer.entries + ((answer.analogy,) if answer.analogy else ())
        known = tutor.index.entries_of(answer.concepts[0]) if answer.concepts else ()
        if answer.status is Status.ANSWER:
            context = Context(answer.concepts, answer.facet)
            self._conversations.put(_conversation(asker), context)
        analogies = [entry for entry in known if entry.facet is Facet.ANALOGY]
        in_pages = len(answer.concepts) == 1 and len(answer.entries) > MOST_ENTRIES
        return Reply(
            Kind.MORE if in_pages else Kind.ANSWER,
            asker.phrases,
            asker.server,
            answer,
            has_analogy=bool(analogies) and answer.facet is not Facet.ANALOGY,
            has_more=any(entry not in told for entry in known),
        )

    def _tutor(self, asker: Asker) -> Tutor | Reply:
        """Find the group's tutor, or say kindly why there is none."""
        volume = self.shelf.volume(asker.server) if asker.server else None
        if volume is None:
            return notice(asker.phrases.no_notes, asker)
        snapshot = volume.snapshot
        if snapshot.tutor is None:
            phrases = asker.phrases
            return notice(phrases.broken if snapshot.faults else phrases.loading, asker)
        return snapshot.tutor


def notice(text: str, asker: Asker) -> Reply:
    """Make a reply of our own words."""
    return Reply(Kind.NOTICE, asker.phrases, asker.server, notice=text)


def wait_notice(wait: Wait, asker: Asker) -> Reply:
    """Ask a member kindly to wait."""
    return notice(fill(asker.phrases.slow_down, seconds=math.ceil(wait.seconds)), asker)


def _conversation(asker: Asker) -> tuple[int, int]:
    return asker.channel, asker.member


def _answer(tutor: Tutor, question: str, context: Context | None) -> Answer:
    """Answer; the very name of a concept asks what it is, as autocomplete fills it in."""
    if tutor.concept(question):
        return tutor.about(question)
    return tutor.ask(question, context)


def _context(tutor: Tutor, replied: Press | None) -> Context | None:
    """Recover what an answer was about from its buttons."""
    keys = replied.keys if replied else ()
    names = tuple(concept.name for key in keys if (concept := tutor.concept_of_key(key)))
    return Context(names, replied.facet) if replied and names else None


def _sourced(tutor: Tutor, names: list[str], facet: Facet | None) -> Answer:
    """Gather what an answer told of each of its concepts, for its sources."""
    tell: Callable[[str], Answer] = (
        tutor.more if facet is None else lambda name: tutor.about(name, facet)
    )
    if len(names) > 1:
        tell = tutor.about  # a comparison sets what each is side by side
    told = [tell(name) for name in names]
    entries = tuple(
        entry for answer in told for entry in (*answer.entries, answer.analogy) if entry
    )
    status = Status.ANSWER if entries else Status.UNKNOWN
    return Answer(status, names[0], entries, concepts=tuple(names), facet=facet)


def _nothing(concept: str, press: Press, phrases: Phrases) -> str:
    if press.facet is Facet.ANALOGY:
        return fill(phrases.no_analogy, concept=escape(concept))
    return phrases.gone


def _example(tutor: Tutor) -> str:
    """Name a concept to ask for: the first of the notes."""
    concepts = tutor.base.concepts
    return escape(concepts[0].name) if concepts else EXAMPLE
