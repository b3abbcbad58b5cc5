"""The door of the base: YAML text in, the base or every fault of it out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError
from rapidfuzz import fuzz, process

from bot.base.citation import EXAMPLE
from bot.base.entry import Base, Concept, Entry, Goal, OwnItem, Source
from bot.base.fault import BaseFaults, Fault, shown
from bot.base.schema import (
    FACETS,
    MOST_CHOICES,
    ConceptKeys,
    EntryKeys,
    ItemBlock,
    PageKeys,
    read_page,
)
from bot.base.tree import Node, grow
from bot.notes.note import Severity
from bot.text.clean import clean

Path = tuple[str | int, ...]

_TOP_KEYS = ("notes", "concepts", "goals", "items")
_ENTRY_KEYS = ("questions", "source", "mute")
_CONCEPT_KEYS = ("concept", "aliases", "related", "mute", "entries")
_GOAL_KEYS = ("goal", "source")
_ITEM_KEYS = tuple(ItemBlock.model_fields)
_SIMILAR = 60
_HINTS: dict[str, tuple[str, str]] = {
    "empty": ("nothing stands here", "write a text, or delete the line"),
    "source": ("this is no source", f'write it like "{EXAMPLE}", or delete the line'),
    "facets": (
        "an entry has one facet, here are more",
        'begin a line of its own for each: "- analogy: …"',
    ),
    "no_facet": ("the entry has no text", 'write the facet with its text: "definition: …"'),
    "string_type": (
        "a text must stand here",
        'take the list or the keys out; put "quotes" around a text that holds a colon',
    ),
    "tuple_type": ("a list must stand here", 'write each on a line of its own: "- …"'),
    "model_type": ("keys must stand here", 'write "- KEY: VALUE", like "- definition: …"'),
    "bool_parsing": ("true or false must stand here", 'write "true", or delete the line'),
    "bool_type": ("true or false must stand here", 'write "true", or delete the line'),
    "missing": ("the key is missing", "add it"),
    "item_answer": (
        "an item has choices and the right one, or answers to type",
        'write "choices: [A, B]" with "right: A", or "answers: [A]"',
    ),
    "item_choices": (
        f"an item has 2 to {MOST_CHOICES} choices",
        "add what is near but wrong, or take some out",
    ),
    "item_double": ("a choice stands here twice", "take one out"),
    "item_right": ("the right one is none of the choices", "write it as it stands among them"),
}


@dataclass(frozen=True, slots=True)
class Opened:
    """A base that passed the door.

    `spans` are the lines of its concepts as written, `items` those of the hand-written items,
    from their key on ((0, 0) for none); in `long_lines` stands the inside of texts, where a `#`
    is no comment.
    """

    base: Base
    spans: tuple[tuple[int, int], ...]
    items: tuple[int, int]
    long_lines: frozenset[int]


def open_text(text: str, name: str) -> Opened:
    """Read a base from YAML text.

    An entry without a source cites the base itself: `name` and the entry's lines.
    Raises BaseFaults with everything that is wrong.
    """
    return _opened(text, name)[0]


def notices(text: str, name: str) -> tuple[Fault, ...]:
    """List what is allowed in a base and yet looks like a slip; raises BaseFaults."""
    opened, root = _opened(text, name)
    nodes = _items(root, "concepts")
    return (*_notices(opened.base, nodes, name), *_strangers(opened.base, root, name))


def _opened(text: str, name: str) -> tuple[Opened, Node]:
    faults: list[Fault] = []
    lines = clean(text)
    root = grow(lines, name, faults)
    if faults and not root.value:
        raise BaseFaults(faults)
    page = _validated(root, name, faults)
    if page:
        faults += _double_concepts(page, root, name)
    if page is None or faults:
        raise BaseFaults(faults)
    nodes = _items(root, "concepts")
    concepts = tuple(
        _concept(block, node, name) for block, node in zip(page.concepts, nodes, strict=True)
    )
    goals = tuple(Goal(block.goal, block.source) for block in page.goals)
    own = tuple(
        _own_item(block, node, name)
        for block, node in zip(page.items, _items(root, "items"), strict=False)
    )
    base = Base(concepts, goals, page.notes, own)
    spans = tuple((node.line, node.last) for node in nodes)
    return Opened(base, spans, _span(root, "items"), frozenset(root.long_lines())), root


def _validated(root: Node, name: str, faults: list[Fault]) -> PageKeys | None:
    try:
        return read_page(root.plain())
    except ValidationError as error:
        faults += [_told(root, name, dict(each)) for each in error.errors(include_url=False)]
        return None


def _told(root: Node, name: str, error: dict[str, Any]) -> Fault:
    """Turn an error of pydantic into a fault with its line, key, value and remedy."""
    path: Path = error["loc"]
    node, line = root.find(path)
    key = next((str(step) for step in reversed(path) if isinstance(step, str)), "")
    if error["type"] == "extra_forbidden":
        return Fault(name, line, "", *_unknown(str(path[-1]), path[:-1]))
    what, remedy = _HINTS.get(error["type"], ("this cannot be read", "compare with its neighbours"))
    if error["type"] == "missing":
        remedy = f'add "{key}: …"'
    if isinstance(node.value, str) and node.value.strip():
        what = f"{what}: {shown(node.value)}"
    return Fault(name, line, key, what, remedy)


def _unknown(key: str, path: Path) -> tuple[str, str]:
    known = _known_keys(path)
    like = process.extractOne(key, known, scorer=fuzz.ratio, score_cutoff=_SIMILAR)
    remedy = f'did you mean "{like[0]}"? ' if like else ""
    return f"unknown key {shown(key)}", f"{remedy}known here: {', '.join(known)}"


def _known_keys(path: Path) -> tuple[str, ...]:
    if "entries" in path:
        return FACETS + _ENTRY_KEYS
    if "items" in path:
        return _ITEM_KEYS
    if "concepts" in path:
        return _CONCEPT_KEYS + FACETS
    return _GOAL_KEYS if "goals" in path else _TOP_KEYS


def _double_concepts(page: PageKeys, root: Node, name: str) -> Iterator[Fault]:
    first: dict[str, int] = {}
    for block, node in zip(page.concepts, _items(root, "concepts"), strict=True):
        line = first.setdefault(block.concept, node.line)
        if line != node.line:
            what = f"{shown(block.concept)} stands already on line {line}"
            yield Fault(name, node.line, "concept", what, "put the two together")


def _items(root: Node, key: str) -> list[Node]:
    node = root.value.get(key) if isinstance(root.value, dict) else None
    return node.value if node and isinstance(node.value, list) else []


def _span(root: Node, key: str) -> tuple[int, int]:
    return (root.keys[key], root.find((key,))[0].last) if key in root.keys else (0, 0)


def _own_item(block: ItemBlock, node: Node, name: str) -> OwnItem:
    own = Source(name, (block.concept,) if block.concept else (), node.line, node.last)
    return OwnItem(
        block.prompt,
        block.choices,
        block.right,
        block.answers,
        block.explanation,
        block.concept,
        block.source or (own,),
    )


def _strangers(base: Base, root: Node, name: str) -> Iterator[Fault]:
    """Tell of items whose concept the base does not have: it may be misspelt."""
    known = {each for concept in base.concepts for each in (concept.name, *concept.aliases)}
    for item, node in zip(base.items, _items(root, "items"), strict=False):
        if item.concept and item.concept not in known:
            like = process.extractOne(item.concept, known, scorer=fuzz.ratio, score_cutoff=_SIMILAR)
            remedy = f"did you mean {shown(like[0])}? " if like else ""
            yield Fault(
                name,
                node.find(("concept",))[1],
                "concept",
                f"the base has no {shown(item.concept)}",
                f"{remedy}write the name as it stands in the base, or delete the line",
                Severity.NOTICE,
            )


def _concept(block: ConceptKeys, node: Node, name: str) -> Concept:
    children = node.value["entries"].value if isinstance(node.value, dict) and block.entries else []
    entries = [
        _entry(entry, child, block.concept, name)
        for entry, child in zip(block.entries, children, strict=True)
        if isinstance(child, Node)
    ]
    for facet, text in block.short:
        child, line = node.find((facet.value,))
        source = Source(name, (block.concept,), line, max(line, child.last))
        entries.append(Entry(block.concept, facet, text, (source,)))
    return Concept(block.concept, block.aliases, block.related, tuple(entries), block.mute)


def _entry(block: EntryKeys, node: Node, concept: str, name: str) -> Entry:
    own = Source(name, (concept,), node.line, node.last)
    return Entry(
        concept, block.facet, block.text, block.source or (own,), block.questions, block.mute
    )


def _notices(base: Base, nodes: list[Node], name: str) -> Iterator[Fault]:
    """Tell what is allowed and yet looks like a slip: an alias that names two concepts."""
    owners: dict[str, str] = {concept.name: concept.name for concept in base.concepts}
    for concept, node in zip(base.concepts, nodes, strict=True):
        for place, alias in enumerate(concept.aliases):
            owner = owners.setdefault(alias, concept.name)
            if owner != concept.name:
                yield Fault(
                    name,
                    node.find(("aliases", place))[1],
                    "aliases",
                    f"{shown(alias)} names both {shown(owner)} and {shown(concept.name)}",
                    "keep it at the one that is meant most often",
                    Severity.NOTICE,
                )
