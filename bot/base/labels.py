"""Lines of a paragraph that stand as headings, though they are written as none."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.base.cues import label_facet
from bot.base.heading import Headline, read_heading
from bot.base.lines import head_of
from bot.base.subject import is_finished
from bot.notes.note import Block, BlockKind, MarkKind

LONGEST_CAPTION = 40
_OPENER = re.compile(
    r"\s*[(\[]?(?:펼치기|펼쳐\s?보기|접기|더\s?보기|클릭(?:해서|하면)?(?:\s?(?:보기|열기|펼치기))?|"
    r"click to (?:expand|open|show)|show more|expand)[)\]]?\s*$",
    re.IGNORECASE,
)


def opening(block: Block) -> Headline | None:
    r"""Read a bold first line of a paragraph as its heading: "**포크**\n저장소의 사본이다"."""
    if block.kind is not BlockKind.PARAGRAPH or "\n" not in block.text:
        return None
    first = block.text.partition("\n")[0].strip()
    leads = [m for m in block.marks if m.kind is MarkKind.BOLD and m.start == 0]
    if not leads or leads[0].text.strip() != first:
        return None
    headline = read_heading(first)
    return headline if headline.concepts else None


def labelled(items: list[Block]) -> list[tuple[str, list[Block]]]:
    """Part a list where a label stands within it without a dash: the items behind go under it.

    Markdown takes the line for a part of the item above: "- quick", "Cons", "- dear".
    """
    parts: list[tuple[str, list[Block]]] = [("", [])]
    for item in items:
        said, _, last = item.text.rpartition("\n")
        if said and not item.children and label_facet(last):
            parts[-1][1].append(replace(item, text=said))
            parts.append((last.strip(), []))
        else:
            parts[-1][1].append(item)
    return [part for part in parts if part[1]]


def caption(block: Block, behind: Block | None) -> Headline | None:
    """Read a bare line right before a list as its heading: "취소 사유", "Pros of monopoly:"."""
    if block.kind is not BlockKind.PARAGRAPH or "\n" in block.text or behind is None:
        return None
    if behind.kind is not BlockKind.LIST or len(block.text) > LONGEST_CAPTION:
        return None
    if is_finished(block.text):
        return None
    headline = read_heading(block.text)
    close = block.lines.last + 1 == behind.lines.first and block.text[-1:].isalnum()
    named = headline.concepts and (headline.facet or close or block.text.endswith(")"))
    return headline if named else None


def defining(block: Block | None, behind: Block) -> Headline | None:
    """Read the name that a line defines right before a list, which tells more of it."""
    if block is None or block.kind is not BlockKind.PARAGRAPH or behind.kind is not BlockKind.LIST:
        return None
    return defined(head_of(block.text)) if "\n" not in block.text else None


def defined(head: re.Match[str] | None) -> Headline | None:
    """Read the name that heads a line."""
    headline = read_heading(head["head"]) if head else Headline()
    return headline if headline.concepts else None


def folded(title: str) -> str:
    """Give a title without the word that is pressed to open it: "왜란 펼치기" → 왜란."""
    return _OPENER.sub("", title.strip())
