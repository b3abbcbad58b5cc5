"""Build sections of blocks from the lines of a note. markdown-it finds the blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

from bot.notes.inline import Visible, join, read_inline
from bot.notes.manuscript import OPEN, Manuscript
from bot.notes.note import Block, BlockKind, Lines, Mark, MarkKind

_RULES = ["table", "details", "blockquote", "hr", "list", "heading", "paragraph"]
_DEEPEST = 400  # the manuscript is shallower than that
_CALLOUT = re.compile(r"\[!([\w-]+)(?:\|[^\]\n]*)?\][+-]?[ \t]*([^\n]*)\n?")
_CHECKBOX = re.compile(r"\[[ xX/-]\][ \t]+")
_LINK_DEFINITION = re.compile(r"^[ \t]*\[(?!\^)[^\]\n]+\]:[ \t]*<?\S*[:/.#]\S*.*$", re.MULTILINE)

_KINDS = {
    "bullet_list_open": BlockKind.LIST,
    "ordered_list_open": BlockKind.LIST,
    "list_item_open": BlockKind.ITEM,
    "blockquote_open": BlockKind.QUOTE,
    "details_open": BlockKind.DETAILS,
}
_CLOSING = frozenset(kind.replace("_open", "_close") for kind in _KINDS)


_NO_TITLE = Visible("")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading that starts a section."""

    level: int
    text: str
    line: int
    marks: tuple[Mark, ...] = ()


@dataclass(slots=True)
class _Open:
    """A block whose end is not reached yet."""

    kind: BlockKind
    first: int
    last: int
    number: int | None = None
    title: Visible = _NO_TITLE
    callout: str = ""
    bullet: str = ""
    open: bool = False
    children: list[Block] = field(default_factory=list)


def read_blocks(manuscript: Manuscript) -> Iterator[Heading | Block]:
    """Read the headings and the outermost blocks of a note, in their order."""
    tokens = _PARSER.parse("\n".join(manuscript.lines), {"details": manuscript.details})
    return _Builder(tokens, manuscript.numbers).run()


def _details(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read from `<details>` to `</details>` as one container (a markdown-it rule)."""
    close = state.env["details"].get(start)
    if close is None or close >= end:
        return False
    if silent:
        return True
    token = state.push("details_open", "details", 1)
    token.map = [start, close + 1]
    line = state.src[state.bMarks[start] + state.tShift[start] : state.eMarks[start]]
    token.content = line.removeprefix(OPEN)
    # People do not indent what is inside: it belongs there all the same.
    before = state.blkIndent, state.lineMax, state.parentType
    state.blkIndent, state.lineMax, state.parentType = 0, close, "root"
    state.md.block.tokenize(state, start + 1, close)
    state.blkIndent, state.lineMax, state.parentType = before
    state.push("details_close", "details", -1)
    state.line = close + 1
    return True


def _parser() -> MarkdownIt:
    """Make a parser of blocks alone; without the code rule, indentation hides nothing."""
    parser = MarkdownIt("commonmark", {"maxNesting": _DEEPEST})
    parser.block.ruler.before(
        "blockquote", "details", _details, {"alt": ["paragraph", "blockquote", "list"]}
    )
    parser.block.ruler.enableOnly(_RULES)
    parser.core.ruler.enableOnly(["normalize", "block"])
    return parser


_PARSER = _parser()


class _Builder:
    """Turn the tokens of markdown-it into blocks, without recursion."""

    def __init__(self, tokens: list[Token], numbers: list[int]) -> None:
        self._tokens = tokens
        self._numbers = numbers
        self._stack: list[_Open] = []
        self._done: list[Heading | Block] = []

    def run(self) -> Iterator[Heading | Block]:
        index = 0
        while index < len(self._tokens):
            index = self._step(index)
            yield from self._done
            self._done.clear()

    def _step(self, index: int) -> int:
        """Deal with one token, and give the index of the next."""
        token = self._tokens[index]
        if token.type in _KINDS:
            self._stack.append(self._open(token))
        elif token.type in _CLOSING:
            self._close()
        elif token.type == "heading_open":
            self._heading(token, self._tokens[index + 1])
            return index + 3
        elif token.type == "paragraph_open":
            self._paragraph(self._tokens[index + 1])
            return index + 3
        elif token.type == "table_open":
            return self._table(index)
        return index + 1

    def _lines(self, token: Token) -> Lines:
        first, end = token.map or (0, 1)
        return Lines(self._numbers[first], self._numbers[max(first, end - 1)])

    def _open(self, token: Token) -> _Open:
        lines = self._lines(token)
        opened = _Open(_KINDS[token.type], lines.first, lines.first)
        if token.type == "ordered_list_open":
            opened.number = 1
        elif token.type == "bullet_list_open":
            opened.bullet = token.markup
        elif token.type == "list_item_open" and token.info:
            opened.number = int(token.info)
        elif token.type == "details_open":
            opened.title = read_inline(token.content)
            opened.last = lines.last
        return opened

    def _close(self) -> None:
        opened = self._stack.pop()
        block = _block(opened)
        if block is not None:
            self._add(block)

    def _add(self, block: Block) -> None:
        if not self._stack:
            self._done.append(block)
            return
        parent = self._stack[-1]
        parent.last = max(parent.last, block.lines.last)
        if block.text or block.children or block.title or not parent.children:
            parent.children.append(block)
        else:  # a line of tags belongs to what stands above it
            above = parent.children[-1]
            parent.children[-1] = replace(above, marks=above.marks + block.marks)

    def _heading(self, token: Token, inline: Token) -> None:
        lines = self._lines(token)
        visible = read_inline(inline.content)
        text = visible.text.replace("\n", " ")
        if not self._stack:
            level = int(token.tag[1:])
            self._done.append(Heading(level, text, lines.first, visible.marks))
        elif text:  # inside a list or a quote a heading starts no section
            bold = Mark(MarkKind.BOLD, text, start=0)
            self._add(Block(BlockKind.PARAGRAPH, text, lines, (bold, *visible.marks)))

    def _paragraph(self, inline: Token) -> None:
        lines = self._lines(inline)
        content = inline.content
        parent = self._stack[-1] if self._stack else None
        if parent and not parent.children:
            if parent.kind is BlockKind.QUOTE and (head := _CALLOUT.match(content)):
                parent.kind, parent.callout = BlockKind.CALLOUT, head[1].lower()
                parent.title = read_inline(head[2])
                content = content[head.end() :]
                lines = Lines(min(lines.first + 1, lines.last), lines.last)
                parent.last = max(parent.last, lines.first)
            elif parent.kind is BlockKind.ITEM:
                parent.open = content.startswith("[ ]")
                content = _CHECKBOX.sub("", content, count=1)
        if "]:" in content:
            content = _LINK_DEFINITION.sub("", content)
        visible = read_inline(content)
        if visible.text or visible.marks:
            self._add(Block(BlockKind.PARAGRAPH, visible.text, lines, visible.marks))

    def _table(self, index: int) -> int:
        """Read a table as rows of cells, the header first."""
        lines = self._lines(self._tokens[index])
        rows: list[list[Visible]] = []
        while self._tokens[index].type != "table_close":
            token = self._tokens[index]
            if token.type == "tr_open":
                rows.append([])
            elif token.type == "inline":
                rows[-1].append(_one_line(read_inline(token.content)))
            index += 1
        visible = join([join(row, " | ") for row in rows], "\n")
        if any(cell.text for row in rows for cell in row):
            cells = tuple(tuple(cell.text for cell in row) for row in rows)
            self._add(Block(BlockKind.TABLE, visible.text, lines, visible.marks, rows=cells))
        return index + 1


def _one_line(visible: Visible) -> Visible:
    return replace(visible, text=visible.text.replace("\n", " "))


def _block(opened: _Open) -> Block | None:
    """Close a block; one that holds nothing is none."""
    lines = Lines(opened.first, opened.last)
    children = tuple(opened.children)
    if opened.kind is BlockKind.ITEM:
        item = _item(lines, children, opened.number)
        return replace(item, open=opened.open) if item else None
    if not (children or opened.title.text):
        return None
    title = opened.title.text.replace("\n", " ")
    marks = tuple(replace(mark, start=-1) for mark in opened.title.marks)
    return Block(
        opened.kind,
        "",
        lines,
        marks,
        children,
        title=title,
        number=opened.number,
        callout=opened.callout,
        bullet=opened.bullet,
    )


def _item(lines: Lines, children: tuple[Block, ...], number: int | None) -> Block | None:
    if not children:
        return None
    first, *rest = children
    if first.kind is not BlockKind.PARAGRAPH:
        return Block(BlockKind.ITEM, "", lines, children=children, number=number)
    return Block(BlockKind.ITEM, first.text, lines, first.marks, tuple(rest), number=number)
