"""A chat with the tutor in a terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from rich.console import Console

from bot.base.entry import Base, Facet
from bot.terminal.look import show, show_why
from bot.text.clean import clean
from bot.tutor.answer import Answer, Context, Status
from bot.tutor.phrases import Phrases, fill
from bot.tutor.tutor import Tutor

QUIT = frozenset({"/quit", "/q", "/exit", "quit", "exit", "/종료", "종료"})
HELP = frozenset({"/help", "/?", "?", "/도움말"})
_SHORT_NAME = 16

Voice = tuple[Tutor, Phrases]


class Talk:
    """One conversation: it knows what the last answer was about.

    `voice` gives the tutor and the words for a question, since a member may ask in
    another language than the terminal speaks.
    """

    def __init__(
        self, voice: Callable[[str], Voice], console: Console, *, tells_why: bool = False
    ) -> None:
        self.voice = voice
        self.console = console
        self.tells_why = tells_why
        self.last: Answer | None = None
        self.context: Context | None = None

    def run(self, questions: Iterable[str]) -> None:
        """Answer until the questions end or somebody says /quit."""
        self.greet()
        for typed in questions:
            question = clean(typed).strip()
            if question.lower() in QUIT:
                return
            if question.lower() in HELP:
                self.greet()
            elif question:
                self.reply(question)

    def greet(self) -> None:
        """Say what to type."""
        tutor, phrases = self.voice("")
        hint = fill(phrases.terminal_hint, concept=_example(tutor.base))
        self.console.print(hint, style="dim", soft_wrap=not self.console.is_terminal)

    def reply(self, question: str) -> None:
        """Answer one question, or the number of a suggestion."""
        tutor, phrases = self.voice(question)
        answer = self._chosen(question, tutor) or tutor.ask(question, self.context)
        self.console.print()
        show(answer, phrases, self.console)
        if self.tells_why:
            show_why(tutor, question, phrases, self.console, self.context)
        self.console.print()
        self.last = answer
        if answer.status is Status.ANSWER:
            self.context = Context(answer.concepts, answer.facet)

    def _chosen(self, typed: str, tutor: Tutor) -> Answer | None:
        """Take "2" for the second of the last suggestions."""
        suggestions = self.last.suggestions if self.last else ()
        if not (typed.isascii() and typed.isdigit() and 1 <= int(typed[:3]) <= len(suggestions)):
            return None
        chosen = suggestions[int(typed[:3]) - 1]
        return tutor.about(chosen.concept, chosen.facet)


def _example(base: Base) -> str:
    """Name a concept worth asking about: short, and told with an analogy if there is one."""
    asked = {Facet.DEFINITION, Facet.ANALOGY}
    told = [
        (len(asked & {entry.facet for entry in each.entries if not entry.muted}), each.name)
        for each in base.concepts
        if not each.muted and len(each.name) <= _SHORT_NAME
    ]
    return max(told, key=lambda each: each[0], default=(0, "EC2"))[1]
