"""What a walk over a section writes into the outline: lines, sentences, lists and goals."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.base.cues import label_facet
from bot.base.entry import Facet, Goal, Source
from bot.base.heading import Headline
from bot.base.lines import BLANK, whole_likeness, whole_questions
from bot.base.names import clean
from bot.base.outline import Outline, named_topic
from bot.base.piece import Form, Piece, Topic
from bot.notes.note import Block, Section
from bot.text.sentences import spans

LONGEST_AROUND = 2000  # a longer paragraph is no neighbourhood


class Writing:
    """The pieces of a section as they are added to the outline."""

    def __init__(self, made: Outline, section: Section, goals: bool) -> None:
        self.made, self.section, self.goals = made, section, goals

    def named(self, headline: Headline | None, topic: Topic) -> Topic | None:
        """Give the topic under a heading that was found, if one was."""
        return named_topic(self.made, headline, topic) if headline else None

    def under(self, topic: Topic, facet: Facet) -> Topic:
        """Give the topic under a label: the same concepts, and the facet that it tells."""
        self.made.topics += 1
        return Topic(topic.concepts, facet, "", False, self.made.topics)

    def sentences(
        self, block: Block, lines: list[str], held: list[int], first: int, topic: Topic, told: bool
    ) -> None:
        """Add the sentences of lines that were held back, and let go of those.

        `first` is the line of the block in its note.
        """
        if not held:
            return
        text = "\n".join(lines[held[0] : held[-1] + 1])
        line, at = first + held[0], 0
        found = spans(text)
        for start, end in whole_likeness(block, text, whole_questions(text, found)):
            line += text.count("\n", at, start)
            last = line + text.count("\n", start, end)
            at = start
            said = " ".join(text[start:end].split("\n"))
            self.add(Form.SENTENCE, said, topic, line, last, block, told=told)
        held.clear()

    def line(
        self,
        block: Block,
        line: str,
        number: int,
        topic: Topic,
        told: bool,
        head: re.Match[str] | None = None,
        alone: bool = False,
    ) -> None:
        """Add a line with its head, if it has one; `alone` for a name or a label by itself."""
        if BLANK.match(line):
            return
        if alone:
            fresh = topic.number not in self.made.begun
            piece = self.add(Form.LINE, line.strip(), topic, number, number, block, told=told)
            self.made.pieces[-1] = replace(piece, head=clean(line), rest="")
            if fresh:
                self.made.begun.discard(topic.number)  # a name says nothing yet of what it names
            return
        if head is None:
            self.add(Form.LINE, line.strip(), topic, number, number, block, told=told)
            return
        facet = label_facet(head["head"])
        said = line
        if facet:  # the label is told by the facet: "단점: 느리다" says "느리다"
            topic = self.under(topic, facet)
            said = head["rest"]
        piece = self.add(Form.LINE, said.strip(), topic, number, number, block, told=told)
        self.made.pieces[-1] = replace(piece, head=head["head"].strip(), rest=head["rest"].strip())

    def add(
        self,
        form: Form,
        text: str,
        topic: Topic,
        first: int,
        last: int,
        block: Block,
        **more: object,
    ) -> Piece:
        """Add a piece of the outline."""
        fresh = topic.number not in self.made.begun
        self.made.begun.add(topic.number)
        piece = Piece(
            form,
            text,
            topic,
            Source(self.made.note.name, self.section.path, first, last),
            block.marks,
            block.text if len(block.text) <= LONGEST_AROUND else text,
            fresh,
            block=self.made.blocks,
        )
        piece = replace(piece, **more)  # type: ignore[arg-type]
        self.made.pieces.append(piece)
        return piece

    def goal(self, text: str, first: int, last: int) -> None:
        """Add what is still to be learned or done."""
        said = "\n".join(line for line in text.split("\n") if not BLANK.match(line)).strip()
        if said:
            source = Source(self.made.note.name, self.section.path, first, last)
            self.made.goals.append(Goal(said, source))
