"""Lists that weigh a thing by their signs."""

from hypothesis import given
from hypothesis import strategies as st

from bot.base.weighing import weighed
from bot.notes.note import Block, BlockKind
from bot.notes.reader import read_note

LINES = st.lists(st.sampled_from(["+ light", "- dear", " − crumbles", "", "plain", "* so"]))


def words(blocks: list[Block]) -> list[str]:
    """List the words of blocks and of what is in them."""
    return [w for b in blocks for w in (*b.text.split(), *words(list(b.children)))]


def lists(text: str) -> list[Block]:
    """Read the lists of a note with their signs."""
    blocks = weighed([b for section in read_note(text, "a.md").sections for b in section.blocks])
    return [block for block in blocks if block.kind is BlockKind.LIST]


def test_signs_stand_side_by_side() -> None:
    assert [each.sign for each in lists("+ light\n- dear\n")] == ["+", "-"]
    assert [each.sign for each in lists("- dear\n+ light\n")] == ["-", "+"]
    assert [each.sign for each in lists("+ light\n\n- dear\n")] == ["", ""]


def test_a_dash_that_is_no_bullet_parts_the_item() -> None:
    good, bad = lists("+ light\n  and soft\n − dear\n")
    assert (good.sign, bad.sign) == ("+", "-")
    assert [item.text for item in good.children] == ["light\nand soft"]
    assert [(item.text, item.lines.first) for item in bad.children] == [("dear", 3)]


@given(LINES)
def test_nothing_is_lost(lines: list[str]) -> None:
    note = read_note("\n".join(lines), "a.md")
    blocks = [block for section in note.sections for block in section.blocks]
    before = [word for word in words(blocks) if word != "−"]
    after = [word for word in words(weighed(blocks)) if word != "−"]
    assert sorted(after) == sorted(before)
