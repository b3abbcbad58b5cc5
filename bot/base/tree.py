"""YAML as a tree that knows its lines, without any of YAML's tricks.

The tree is built from the parser's events: a deep or self-referring file costs nothing,
and a key that stands twice is seen, where PyYAML would silently take the last.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import yaml

from bot.base.fault import Fault, shown
from bot.text.clean import one_line
from bot.text.secrets import redact

DEEPEST = 12
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NULLS = ("", "~", "null", "Null", "NULL")
_BLOCK = re.compile(r"^(?=- (?:concept|goal|prompt)\b|[a-z]+:)", re.MULTILINE)
_TAB = re.compile(r"^[ ]*\t", re.MULTILINE)


@dataclass(slots=True)
class Node:
    """A value of the file with its first and last line; `keys` holds the lines of keys."""

    line: int
    last: int
    value: str | list[Node] | dict[str, Node] = ""
    keys: dict[str, int] = field(default_factory=dict)

    def plain(self) -> Any:
        """Give the value without its lines: text, lists and mappings."""
        if isinstance(self.value, dict):
            return {key: node.plain() for key, node in self.value.items()}
        if isinstance(self.value, list):
            return [node.plain() for node in self.value]
        return self.value

    def long_lines(self) -> set[int]:
        """List the lines of texts that run over more than one: no comment is in there."""
        if isinstance(self.value, str):
            return set(range(self.line, self.last + 1)) if self.last > self.line else set()
        nodes = self.value.values() if isinstance(self.value, dict) else self.value
        return set().union(*(node.long_lines() for node in nodes))

    def find(self, path: tuple[str | int, ...]) -> tuple[Node, int]:
        """Follow a path of keys and places as far as it goes: the node and its line."""
        node, line = self, self.line
        for step in path:
            value = node.value
            if isinstance(value, dict) and step in value:
                line = node.keys[str(step)]
                node = value[str(step)]
            elif isinstance(value, list) and isinstance(step, int):
                node = value[step]
                line = node.line
        return node, line


class _Builder:
    """Put nodes together from events; faults are noted and passed over."""

    def __init__(self, text: str, name: str, faults: list[Fault], offset: int) -> None:
        self.lines = text.split("\n")
        self.name = name
        self.faults = faults
        self.offset = offset
        self.root = Node(1, 1)
        self.open: list[tuple[Node, str | None]] = []
        self.documents = 0

    def take(self, event: Any) -> bool:
        """Take one event in; False where the rest must not be read."""
        line = event.start_mark.line + 1 + self.offset
        if isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                self._fault(line, "a second document begins", 'take out the line "---"')
                return False
        elif isinstance(event, yaml.AliasEvent):
            self._fault(line, f"an alias *{event.anchor} stands here", "write the value itself")
            self._place(Node(line, line))
        elif isinstance(event, yaml.NodeEvent):
            return self._node(event, line)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._close()
        return True

    def _node(self, event: Any, line: int) -> bool:
        if event.anchor:
            self._fault(line, f"an anchor &{event.anchor} stands here", "take it out")
        if event.tag and event.tag != "!":
            self._fault(line, f"a tag {shown(event.tag)} stands here", "take it out")
        if isinstance(event, yaml.ScalarEvent):
            self._place(self._scalar(event, line))
            return True
        node = Node(line, line, [] if isinstance(event, yaml.SequenceStartEvent) else {})
        self._place(node)
        self.open.append((node, None))
        if len(self.open) > DEEPEST:
            self._fault(line, "brackets or lists are nested too deeply", "put quotes around it")
            return False
        return True

    def _scalar(self, event: Any, line: int) -> Node:
        end = event.end_mark
        last = end.line + (end.column > 0)
        while last + self.offset > line and not self.lines[last - 1].strip():
            last -= 1  # a literal block takes the blank lines behind it
        empty = event.implicit[0] and event.value in _NULLS
        return Node(line, max(line, last + self.offset), "" if empty else event.value)

    def _place(self, node: Node) -> None:
        if not self.open:
            self.root = node
            return
        parent, key = self.open[-1]
        if isinstance(parent.value, list):
            parent.value.append(node)
        elif key is None:
            self._key(parent, node)
        elif isinstance(parent.value, dict):
            parent.value.setdefault(key, node)
            self.open[-1] = parent, None

    def _key(self, parent: Node, node: Node) -> None:
        key = node.value if isinstance(node.value, str) else ""
        if not isinstance(node.value, str):
            self._fault(node.line, "a key must be a word", "write it as KEY: VALUE")
        elif key in parent.keys:
            first = parent.keys[key]
            self._fault(
                node.line, f"the key stands already on line {first}", "keep one of the two", key
            )
        parent.keys.setdefault(key, node.line)
        self.open[-1] = parent, key

    def _close(self) -> None:
        node, _ = self.open.pop()
        children = node.value.values() if isinstance(node.value, dict) else node.value
        node.last = max((child.last for child in children if isinstance(child, Node)), default=0)
        node.last = max(node.last, node.line)

    def _fault(self, line: int, what: str, remedy: str, key: str = "") -> None:
        self.faults.append(Fault(self.name, line, key, what, remedy))


def grow(text: str, name: str, faults: list[Fault]) -> Node:
    """Build the tree of a YAML text; what is wrong with it is added to `faults`."""
    try:
        return _grow(text, name, faults)
    except yaml.YAMLError:
        faults.extend(_syntax_faults(text, name))
        return Node(1, 1)


def _grow(text: str, name: str, faults: list[Fault], offset: int = 0) -> Node:
    builder = _Builder(text, name, faults, offset)
    for event in yaml.parse(text, Loader=_LOADER):
        if not builder.take(event):
            break
    return builder.root


def _syntax_faults(text: str, name: str) -> list[Fault]:
    """Parse block by block, so that one slip does not hide the next."""
    tabs = {text.count("\n", 0, tab.start()) + 1 for tab in _TAB.finditer(text)}
    faults = []
    for block, offset in _blocks(text):
        try:
            _grow(block, name, [], offset)
        except yaml.YAMLError as error:
            faults.append(_syntax_fault(error, name, offset, tabs))
    return faults or [Fault(name, 1, "", "the YAML does not hold together", "check its indents")]


def _blocks(text: str) -> Iterator[tuple[str, int]]:
    starts = [0, *(found.start() for found in _BLOCK.finditer(text)), len(text)]
    line = 0
    for start, end in pairwise(starts):
        yield text[start:end], line
        line += text.count("\n", start, end)


def _syntax_fault(error: yaml.YAMLError, name: str, offset: int, tabs: set[int]) -> Fault:
    mark = getattr(error, "problem_mark", None)
    begun = getattr(error, "context_mark", None)
    line = offset + (mark.line + 1 if mark else 1)
    if line in tabs:
        return Fault(name, line, "", "a tab stands before the text", "indent with spaces")
    what = redact(one_line(getattr(error, "problem", None) or "this is no YAML"))
    if mark and begun and begun.line != mark.line:
        what += f" (what begins on line {offset + begun.line + 1})"
    return Fault(
        name,
        line,
        "",
        f"YAML: {what}",
        'check the indent, and put "quotes" around a value that holds : # or a bracket',
    )
