"""A walk over a note: every sentence, list and table becomes a piece of its outline."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.base.cards import card
from bot.base.cues import GOAL_HEADING, REMARK, label_facet
from bot.base.entry import Facet, Source
from bot.base.heading import Headline, asks, read_heading
from bot.base.labels import (
    BOXED,
    NUMBERED,
    caption,
    counts,
    defined,
    defining,
    folded,
    heading_of,
    labelled,
    opening,
    parted,
    tells_sides,
    unlinked,
)
from bot.base.lines import (
    DEEPEST,
    brief,
    first_line,
    head_of,
    is_blank,
    is_goal,
    is_labelled,
    is_line,
    is_short,
    is_task,
    joined_terms,
    last_sentence,
    mark_of,
    numbered,
    rendered,
    tells_likeness,
)
from bot.base.names import clean, fits, split_alias
from bot.base.outline import Outline, named_topic
from bot.base.piece import Form, Piece, Topic
from bot.base.spelling import fold
from bot.base.title import OF_TITLE, headline_of, title_of
from bot.base.weighing import WEIGHS, weighed
from bot.base.writing import Writing
from bot.notes.note import Block, BlockKind, MarkKind, Note

LONGEST_LIST = 600  # a longer list is told by the heads of its items
LONGEST_AROUND = 2000  # a longer paragraph is no neighbourhood
# Under these an item is a point that is made, not a concept.
_POINTS = frozenset(
    (Facet.ADVANTAGE, Facet.DISADVANTAGE, Facet.PURPOSE, Facet.EXAMPLE, Facet.LINK, Facet.ANALOGY)
)
_LEADING_ARROW = re.compile(r"^\s*(?:-{1,3}>|→|=+>|⇒|➡|▶)\s*")
_ASKED = re.compile(r"^\s*(?:Q\d*|질문|문제|Question)\s*[.:)]\s*(?P<question>\S.*)$")
_ANSWERED = re.compile(r"^\s*(?:A\d*|답변?|정답|Answer)\s*[.:)]\s*")


def outline(note: Note) -> Outline:
    """Lay a note out in pieces."""
    made = Outline(note)
    root = named_topic(made, headline_of(note), Topic((title_of(note),)))
    stack: list[tuple[int, Topic, bool]] = [(0, root, False)]
    for section in note.sections:
        while len(stack) > 1 and stack[-1][0] >= section.level:
            stack.pop()
        parent, in_goals = stack[-1][1], stack[-1][2]
        heading = section.heading if section.level > 1 else OF_TITLE.sub("", section.heading)
        headline = parted(read_heading(heading), section.blocks) if heading else Headline()
        headline = unlinked(headline, heading, section.blocks)
        made.headlines.append(headline)
        topic = named_topic(made, headline, parent) if section.heading else root
        if "(" in heading and headline.concepts:
            line = section.lines.first
            source = Source(note.name, section.path, line, line)
            made.titles.append(Piece(Form.SENTENCE, heading, topic, source))
        goals = in_goals or bool(GOAL_HEADING.search(section.heading))
        stack.append((section.level, topic, goals))
        Walk(made, section, goals).blocks(section.blocks, topic, 0)
    return made


class Walk(Writing):
    """One walk over the blocks of a section."""

    def blocks(self, blocks: Sequence[Block], topic: Topic, depth: int, told: bool = False) -> None:
        """Walk over blocks. A label that stands alone speaks for what follows it."""
        outer, intro = topic, ""
        weighs: Topic | None = None  # what a list weighs, for the one right behind it
        resumed: Topic | None = None
        blocks = weighed(blocks)
        for before, block, behind in zip(
            (None, *blocks), blocks, (*blocks[1:], None), strict=False
        ):
            if resumed and before and before.kind is BlockKind.LIST:
                topic, resumed = resumed, None  # a caption speaks for its list alone
            label = self._label(block, self.named(heading_of(before, behind), outer) or outer)
            over = None if label else self.named(caption(block, behind), outer)
            if label or over:
                alone = over or counts(block, behind) or heading_of(before, behind)
                resumed = topic if alone else None
                topic, intro = label or over or topic, ""
                self.line(block, block.text, block.lines.first, topic, told, alone=True)
                continue
            asked = _ASKED.match(first_line(block))  # it speaks for its own answer alone
            opened = None if asked else self.named(opening(block), outer)
            if opened:
                topic, intro = opened, ""
                first, _, rest = block.text.partition("\n")
                self.line(block, first, block.lines.first, topic, told, alone=True)
                self._text(block, rest, block.lines.first + 1, topic, told)
                continue
            faceted = topic.facet is not None and not tells_sides(before, block)
            told_of = None if faceted else self.named(defining(before, block), topic)
            if block.sign and before and before.sign:
                told_of = weighs
            weighs = told_of
            self._block(block, told_of or topic, depth, told, intro)
            intro = last_sentence(block) if block.kind is BlockKind.PARAGRAPH else ""

    def _block(self, block: Block, topic: Topic, depth: int, told: bool, intro: str) -> None:
        self.made.blocks += 1
        if depth > DEEPEST:
            self._plain(block, topic)
        elif block.kind is BlockKind.LIST:
            self._list(block, topic, depth, told, intro)
        elif block.kind is BlockKind.TABLE:
            self._table(block, topic, intro)
        elif block.kind in (BlockKind.QUOTE, BlockKind.CALLOUT, BlockKind.DETAILS):
            self._titled(block, topic, depth, told)
        else:
            topic = self._led(block, topic)
            self._text(block, block.text, block.lines.first, topic, told)
            self.blocks(block.children, topic, depth + 1, told)

    def _plain(self, block: Block, topic: Topic) -> None:
        text = "\n".join(line for line, _ in rendered([block]))
        self.add(Form.LIST, text, topic, block.lines.first, block.lines.last, block)

    def _titled(self, block: Block, topic: Topic, depth: int, told: bool) -> None:
        title = folded(block.title)
        if title:
            headline = read_heading(title)
            inner = named_topic(self.made, headline, topic)
            question = title if asks(title) or headline.question else ""
            topic = replace(inner, question=question or inner.question)
            if not headline.concepts and not headline.facet and not question:
                self.line(block, title, block.lines.first, topic, told, alone=True)
        elif block.kind is BlockKind.QUOTE and tells_likeness(block):
            topic = self.under(topic, Facet.ANALOGY)
        if block.text:
            self._text(block, block.text, block.lines.first, topic, told)
        self.blocks(block.children, topic, depth + 1, told)

    def _label(self, block: Block, topic: Topic) -> Topic | None:
        """Read a paragraph that is a label or a bold pseudo-heading as a heading."""
        if block.kind is not BlockKind.PARAGRAPH or "\n" in block.text or len(block.text) > 60:
            return None
        text = block.text.strip()
        facet = label_facet(text)
        if facet:
            return self.under(topic, facet)
        bold = tuple(m.text.strip() for m in block.marks if m.kind is MarkKind.BOLD)
        if not {text, REMARK.sub("", text)}.intersection(bold):
            return None
        headline = read_heading(text)
        return self.named(headline if headline.concepts or headline.question else None, topic)

    def _led(self, block: Block, topic: Topic) -> Topic:
        """Read bold words that lead a paragraph as its question: "**확장 방법** 사양을 …"."""
        lead = next((m.text for m in block.marks if m.kind is MarkKind.BOLD and m.start == 0), "")
        rest = block.text[len(lead) : len(lead) + 2]
        if not lead or block.kind is not BlockKind.PARAGRAPH or not rest.startswith((" ", "\n")):
            return topic
        headline = read_heading(lead)
        if not headline.facet or not headline.question:
            return topic
        if headline.concepts and asks(lead):
            return named_topic(self.made, headline, topic)
        self.made.topics += 1
        return Topic(topic.concepts, headline.facet, headline.question, False, self.made.topics)

    def _text(self, block: Block, text: str, first: int, topic: Topic, told: bool) -> None:
        """Cut a paragraph into lines with a head and sentences; a label holds until the next."""
        if self.goals:
            self.goal(text, first, block.lines.last)
            return
        label = topic
        lines = joined_terms([_LEADING_ARROW.sub("", line) for line in text.split("\n")])
        if self._card(block, lines, first, topic):
            return
        self._numbered(block, lines, first, topic, told)
        held: list[int] = []
        spoken: Topic | None = None  # what the line above defines, which a label tells more of
        for number, line in enumerate(lines):
            asked = _ASKED.match(line)
            if asked and number + 1 < len(lines):
                self.sentences(block, lines, held, first, label, told)
                label = named_topic(self.made, read_heading(asked["question"]), topic)
                label = replace(label, question=asked["question"])
                continue
            boxed = BOXED.fullmatch(line)
            if boxed and number + 1 < len(lines):  # <의원내각제>
                self.sentences(block, lines, held, first, label, told)
                label = named_topic(self.made, read_heading(boxed["name"]), topic)
                self.line(block, line, first + number, label, told, alone=True)
                continue
            line = lines[number] = _ANSWERED.sub("", line) if label.question else line
            if is_task(line):
                self.goal(line, first + number, first + number)
                continue
            facet = label_facet(line) if len(lines) > 1 and len(line) < 30 else None
            head = head_of(line)
            if facet or head or is_line(line):
                self.sentences(block, lines, held, first, label, told)
                label = self.under(topic, facet) if facet else label
                of = spoken if spoken and is_labelled(head) else label
                self.line(block, line, first + number, of, told, head, alone=bool(facet))
                if not is_labelled(head):
                    spoken = None if topic.facet else self.named(defined(head), topic)
                continue
            held.append(number)
        self.sentences(block, lines, held, first, label, told)

    def _numbered(
        self, block: Block, lines: list[str], first: int, topic: Topic, told: bool
    ) -> None:
        """Tell lines that are numbered as no list of Markdown together as well: (1) …, ① …."""
        start, said = numbered(lines)
        text = "\n".join(said)
        if told or len(said) < 2 or len(text) > LONGEST_LIST:
            return
        names = [fits(clean(head["head"])) for line in said if (head := head_of(line))]
        self.add(
            Form.LIST, text, topic, first + start, first + start + len(said) - 1, block,
            items=tuple(said), kinds=len(names) * 2 >= len(said),
        )  # fmt: skip

    def _card(self, block: Block, lines: list[str], first: int, topic: Topic) -> bool:
        """Read a flashcard of several lines, with what stands above it."""
        found = card(lines)
        if found is None:
            return False
        start, ways = found
        if start:
            self._text(block, "\n".join(lines[:start]), first, topic, told=False)
        for front, back in ways:
            self.add(Form.CARD, back, topic, first + start, first + len(lines) - 1, block)
            self.made.pieces[-1] = replace(self.made.pieces[-1], head=front, rest=back)
        return True

    # Lists

    def _list(self, block: Block, topic: Topic, depth: int, told: bool, intro: str) -> None:
        if block.sign:
            topic = self.under(topic, WEIGHS[block.sign])
        items = [item for item in block.children if not is_goal(item, self.goals)]
        for item in block.children:
            if is_goal(item, self.goals):
                self.goal(item.text, item.lines.first, item.lines.last)
        for label, those in labelled(items):
            facet = label_facet(label)
            inner = self.under(topic, facet) if facet else topic
            if label and not facet:  # "(2) 실질적 법치주의"
                inner = named_topic(self.made, read_heading(label), topic)
            whole = self._whole_list(block, those, inner, told, label or intro)
            for item in those:
                self.made.blocks += 1
                self._item(item, inner, depth, whole or told)

    def _whole_list(
        self, block: Block, items: list[Block], topic: Topic, told: bool, intro: str
    ) -> bool:
        """Add a list as one piece where its items belong together; tell whether it says all."""
        lines = list(rendered(items))
        text = "\n".join(line for line, _ in lines)
        first = topic.own and topic.number not in self.made.begun  # the heading names the list
        grouped = first or bool(intro) or topic.facet is not None or is_short(items, lines)
        if told or not grouped or (len(items) < 2 and not topic.facet):
            return False
        whole = len(text) <= LONGEST_LIST
        if not whole:
            text = "\n".join(mark_of(item) + brief(item) for item in items)
        if len(text) > 2 * LONGEST_LIST:
            return False
        kinds = sum(self._item_topic(item, topic) is not topic for item in items)
        self.add(
            Form.LIST, text, topic, items[0].lines.first, items[-1].lines.last, block,
            items=tuple(map(first_line, items)), intro=intro,
            ordered=block.number is not None, kinds=kinds * 2 >= len(items),
        )  # fmt: skip
        return whole

    def _item(self, item: Block, topic: Topic, depth: int, told: bool) -> None:
        first, _, rest = item.text.partition("\n")
        inner = self._item_topic(item, topic)
        line = item.lines.first
        if inner is topic:
            self._text(item, item.text, line, topic, told)
        else:
            head = head_of(first)
            bare = head is None and fold(split_alias(clean(first))[0]) in map(fold, inner.concepts)
            lists = inner.facet is not None and inner.concepts != topic.concepts
            self.line(
                item, first, line, inner, told and not lists, head,
                alone=bare or bool(inner.facet and not head),
            )  # fmt: skip
            told = told and (inner.concepts, inner.facet) == (topic.concepts, topic.facet)
            if rest:
                self._text(item, rest, line + 1, inner, told)
        last = NUMBERED.match(item.text.rpartition("\n")[2])
        if last and rest and item.children:  # "2. 법치주의", "(1) 형식적 법치주의", its list
            inner = named_topic(self.made, read_heading(last["name"]), inner)
        self.blocks(item.children, inner, depth + 1, told)

    def _item_topic(self, item: Block, topic: Topic) -> Topic:
        """Find the concept that an item is about: its bold term, its head, its first line."""
        first, _, rest = item.text.partition("\n")
        head = head_of(first)
        said = head["head"] if head else first
        facet = label_facet(said)
        if facet:
            return self.under(topic, facet) if not head or item.children or rest else topic
        if topic.facet in _POINTS:
            return topic
        body = bool(rest.strip()) or any(not is_blank(child) for child in item.children)
        name = ""
        if head and (body or not rest):
            name = said
        elif body:
            bold = [m.text for m in item.marks if m.kind is MarkKind.BOLD and m.start < len(first)]
            name = next((text for text in bold if fits(clean(text))), first)
        if not name:
            return topic
        headline = read_heading(name)
        if headline.concepts or headline.question:
            return named_topic(self.made, headline, topic)
        return topic

    def _table(self, block: Block, topic: Topic, intro: str) -> None:
        text = "\n".join(" | ".join(cell.strip() for cell in row) for row in block.rows)
        self.add(
            Form.TABLE, text, topic, block.lines.first, block.lines.last, block,
            rows=block.rows, intro=intro,
        )  # fmt: skip
