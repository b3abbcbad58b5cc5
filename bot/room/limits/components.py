"""Rules on components of messages and modals (docs: components/reference)."""

from __future__ import annotations

from collections.abc import Iterator

from bot.room.limits.node import Json, Kind, Node
from bot.room.violation import Field, Violation

ROW, BUTTON, SELECT, INPUT, SECTION, TEXT, GALLERY, CONTAINER = 1, 2, 3, 4, 9, 10, 12, 17
LABEL = 18
PICKERS = (5, 6, 7, 8)
KINDS = {
    **{ROW: Kind.ROW, BUTTON: Kind.BUTTON, SELECT: Kind.SELECT, INPUT: Kind.INPUT},
    **{SECTION: Kind.SECTION, TEXT: Kind.TEXT, GALLERY: Kind.GALLERY},
    **{CONTAINER: Kind.CONTAINER, LABEL: Kind.LABEL},
    **dict.fromkeys(PICKERS, Kind.PICKER),
}
IN_MODALS = frozenset({Kind.ROW, Kind.TEXT, Kind.LABEL})

_LINK, _PREMIUM = 5, 6  # styles of buttons that send no interaction
_INSIDE = ("components", "component", "accessory")


def within(node: Node) -> Iterator[tuple[Field, Json]]:
    """Give all components in a part, those inside others too."""
    for name in _INSIDE:
        for field, part in node.parts(name):
            yield field, part
            yield from within(Node(node.kind, field, part))


def kind_of(part: Json) -> Kind | None:
    """Tell what a component is; None for one that no rule is about."""
    kind = part.get("type")
    return KINDS.get(kind) if isinstance(kind, int) else None


def total(node: Node) -> tuple[int, int]:
    """Count the components in a part, and the characters of their texts."""
    parts = [part for _, part in within(node)]
    texts = [part.get("content") for part in parts if part.get("type") == TEXT]
    return len(parts), sum(len(each) for each in texts if isinstance(each, str))


def row_fits(node: Node) -> Iterator[Violation]:
    """Allow buttons together, or one component of another kind alone."""
    kinds = [kind_of(part) for _, part in node.parts("components")]
    if len(kinds) > 1 and any(kind is not Kind.BUTTON for kind in kinds):
        told = "a select or an input stands alone in its row"
        yield node.fault(told, "components")


def says_something(node: Node) -> Iterator[Violation]:
    """Ask for a label or an emoji on a button that is not for sale."""
    if node.data.get("style") == _PREMIUM:
        return
    if not node.data.get("label") and not node.data.get("emoji"):
        yield node.fault("a button needs a label or an emoji")


def leads_somewhere(node: Node) -> Iterator[Violation]:
    """Ask for what a button of its style is for: an address, an article, or a custom_id."""
    style = node.data.get("style")
    needed = "url" if style == _LINK else "sku_id" if style == _PREMIUM else "custom_id"
    for name in ("custom_id", "url", "sku_id"):
        if name == needed and not node.data.get(name):
            yield node.fault(f"a button of style {style} needs it", name)
        if name != needed and node.data.get(name):
            yield node.fault(f"a button of style {style} has none", name)


def most_values(node: Node) -> int:
    """Tell how many may be chosen: one, where a select does not say."""
    most = node.data.get("max_values")
    return most if isinstance(most, int) else 1


def values_ordered(node: Node) -> Iterator[Violation]:
    """Ask for no more choices than may be made."""
    least = node.data.get("min_values")
    if isinstance(least, int) and least > (most := most_values(node)):
        yield node.fault(f"{least} is more than max_values, which is {most}", "min_values")


def options_suffice(node: Node) -> Iterator[Violation]:
    """Ask for as many options as are to be chosen, and for no more chosen than may be."""
    options = [part for _, part in node.parts("options")]
    for name in ("min_values", "max_values"):
        wanted = node.data.get(name)
        if isinstance(wanted, int) and wanted > len(options):
            yield node.fault(f"{wanted} of {len(options)} options", name)
    chosen = sum(bool(part.get("default")) for part in options)
    if chosen > (most := most_values(node)):
        yield node.fault(f"{chosen} options are chosen beforehand; at most {most}", "options")


def has_accessory(node: Node) -> Iterator[Violation]:
    """Ask for what stands beside the text of a section."""
    if not node.data.get("accessory"):
        yield node.fault("a section needs a button or a thumbnail", "accessory")


def fits_modal(node: Node) -> Iterator[Violation]:
    """Allow in a modal labels, texts, and rows of one input."""
    for field, part in node.parts("components"):
        kind, row = kind_of(part), Node(Kind.ROW, field, part)
        inner = [kind_of(one) for _, one in row.parts("components")]
        if kind not in IN_MODALS:
            yield Violation(field, f"type {part.get('type')} does not stand in a modal")
        elif kind is Kind.ROW and inner != [Kind.INPUT]:
            yield Violation((*field, "components"), "a row in a modal holds one text input")
