"""Lines of a paragraph that stand as headings, though they are written as none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot.base.cues import HOW_MANY, REMARK, label_facet
from bot.base.entry import Facet
from bot.base.heading import Headline, read_heading
from bot.base.lines import first_line, head_of, is_labelled, is_line
from bot.base.names import clean, fits, split_alias, two_of
from bot.base.spelling import fold
from bot.base.subject import defines, is_finished, subject_of
from bot.notes.note import Block, BlockKind, Mark, MarkKind
from bot.text.sentences import spans

LONGEST_CAPTION = 40
SHORT_LABEL = 20
MOST_LOOKED_AT = 4  # lines under a bare one that tell whether it heads them
# A name in a box of its own stands over what follows: <의원내각제>, [정리], 【형법】.
BOXED = re.compile(r"\s*[<\[【〈《「](?P<name>[^<>\[\]【】〈〉《》「」]{2,30})[>\]】〉》」]\s*")
NUMBERED = re.compile(r"\s*\(\d{1,2}\)\s*(?P<name>[^.:]{2,30})$")
_VERSUS = re.compile(r"\S\s+vs\.?\s+\S", re.IGNORECASE)
_COUNTED = re.compile(rf"{HOW_MANY}(?:가지|개|단계|종류)$")
_LINK_NAMES = frozenset({"링크", "link", "links"})
_OPENER = re.compile(
    r"\s*[(\[]?(?:펼치기|펼쳐\s?보기|접기|더\s?보기|클릭(?:해서|하면)?(?:\s?(?:보기|열기|펼치기))?|"
    r"click to (?:expand|open|show)|show more|expand)[)\]]?\s*$",
    re.IGNORECASE,
)


def opening(block: Block) -> Headline | None:
    r"""Read a first line that is bold, or sets two apart, as a heading: "**포크**\n사본이다"."""
    if block.kind is not BlockKind.PARAGRAPH or "\n" not in block.text:
        return None
    lines = block.text.split("\n")
    first = lines[0].strip()
    leads = [m for m in block.marks if m.kind is MarkKind.BOLD and m.start == 0]
    bold = bool(leads) and leads[0].text.strip() == first
    heads = bold or _stands_over(lines)
    if not heads and (len(first) > LONGEST_CAPTION or not _VERSUS.search(first)):
        return None
    headline = read_heading(first)
    return headline if headline.concepts and (heads or headline.facet) else None


def _stands_over(lines: list[str]) -> bool:
    """Tell a bare first line that names what labelled lines tell of: "기본권 제한", "목적: …"."""
    first, *rest = lines
    bare = len(first) <= LONGEST_CAPTION and not is_finished(first) and head_of(first) is None
    if not bare or len(rest) < 2 or not fits(clean(split_alias(first)[0])):
        return False
    return any(is_labelled(head_of(line)) for line in rest[:MOST_LOOKED_AT])


def labelled(items: list[Block]) -> list[tuple[str, list[Block]]]:
    """Part a list where a label stands within it without a dash: the items behind go under it.

    Markdown takes the line for a part of the item above: "- quick", "Cons", "- dear".
    """
    parts: list[tuple[str, list[Block]]] = [("", [])]
    for item in items:
        said, _, last = item.text.rpartition("\n")
        if said and not item.children and (label_facet(last) or NUMBERED.match(last)):
            parts[-1][1].append(replace(item, text=said))
            parts.append((last.strip(), []))
        elif said and item is items[-1] and _labels_all(items, last):
            at = item.lines.last
            label = replace(item, text=last.strip(), lines=replace(item.lines, first=at))
            parts[-1][1].extend((replace(item, text=said), label))
        else:
            parts[-1][1].append(item)
    return [part for part in parts if part[1]]


def _labels_all(items: list[Block], line: str) -> bool:
    """Tell a labelled last line that is of a whole list: "Problem: nobody believed him"."""
    bare = all("\n" not in item.text for item in items[:-1])
    bare = bare and not any(item.children for item in items)
    return len(items) > 2 and bare and is_labelled(head_of(line))


def caption(block: Block, behind: Block | None) -> Headline | None:
    """Read a bare line right before a list as its heading: "취소 사유", "Pros of monopoly:"."""
    if block.kind is not BlockKind.PARAGRAPH or "\n" in block.text or behind is None:
        return None
    if behind.kind is not BlockKind.LIST or len(block.text) > LONGEST_CAPTION:
        return None
    if is_finished(block.text) or is_line(block.text):
        return None
    headline = read_heading(block.text)
    close = block.lines.last + 1 == behind.lines.first and block.text[-1:].isalnum()
    sure = headline.facet or close or block.text.endswith(")") or block.text.isupper()
    named = headline.concepts and sure
    return headline if named else None


def counts(block: Block, behind: Block | None) -> bool:
    """Tell a name that counts what its list holds, and heads no more: "이상 현상 3가지"."""
    lists = behind is not None and behind.kind is BlockKind.LIST
    return lists and _COUNTED.search(block.text.strip()) is not None


def defining(block: Block | None, behind: Block) -> Headline | None:
    """Read the name that a line defines right before a list, which tells more of it."""
    if block is None or block.kind is not BlockKind.PARAGRAPH or behind.kind is not BlockKind.LIST:
        return None
    if "\n" in block.text or is_line(block.text):  # a chain of arrows defines nothing
        return None
    if behind.sign and (subject := subject_of(block.text)) and defines(subject):
        return Headline((subject.name,))
    return defined(head_of(block.text)) or _introducing(block.text)


def tells_sides(block: Block | None, behind: Block) -> bool:
    """Tell a list with labels right behind a line whose head is bold: "- 장점: 빠르다"."""
    head = head_of(block.text) if block else None
    bold = block and head and any(_is_bold(mark, head["head"]) for mark in block.marks)
    return bool(bold) and any(is_labelled(head_of(first_line(item))) for item in behind.children)


def heading_of(before: Block | None, behind: Block | None) -> Headline | None:
    """Read the name that a bold head defines, which a label over a list tells more of."""
    if before is None or before.kind is not BlockKind.PARAGRAPH or "\n" in before.text:
        return None
    head = head_of(before.text)
    bold = head is not None and any(_is_bold(mark, head["head"]) for mark in before.marks)
    listed = behind is not None and behind.kind is BlockKind.LIST
    return defined(head) if bold and listed else None


def _is_bold(mark: Mark, text: str) -> bool:
    return mark.kind is MarkKind.BOLD and mark.text.strip() == text.strip()


def _introducing(text: str) -> Headline | None:
    """Read whom a sentence speaks of whose paragraph ends in a label: "A unit is …. Tests:"."""
    said = [text[start:end] for start, end in spans(text)]
    if len(said) < 2 or not said[-1].endswith(":") or len(said[-1]) > SHORT_LABEL:
        return None
    subject = subject_of(said[0])
    return Headline((subject.name,)) if subject and defines(subject) else None


def defined(head: re.Match[str] | None) -> Headline | None:
    """Read the name that heads a line."""
    headline = read_heading(head["head"]) if head else Headline()
    return headline if headline.concepts else None


def parted(headline: Headline, blocks: Sequence[Block]) -> Headline:
    """Part two that share a heading, where what follows speaks of each: "풍화와 침식"."""
    pair = two_of(headline.concepts[0]) if len(headline.concepts) == 1 else ()
    if not pair or headline.facet or headline.aliases:
        return headline
    said = [fold(block.text[start:]) for block in blocks for start, _ in spans(block.text)]
    opened = all(any(each.startswith(fold(name)) for each in said) for name in pair)
    return replace(headline, concepts=pair) if opened else headline


def unlinked(headline: Headline, heading: str, blocks: Sequence[Block]) -> Headline:
    """Take "링크" for a name where nothing under it links anywhere: hard links, chemical links."""
    if headline.facet is not Facet.LINK or headline.concepts or _link_in(blocks):
        return headline
    name = clean(REMARK.sub("", heading))
    return Headline((name,)) if name.lower() in _LINK_NAMES else headline


def _link_in(blocks: Iterable[Block]) -> bool:
    return any(
        "://" in block.text
        or any(mark.kind in (MarkKind.LINK, MarkKind.WIKILINK) for mark in block.marks)
        or _link_in(block.children)
        for block in blocks
    )


def folded(title: str) -> str:
    """Give a title without the word that is pressed to open it: "왜란 펼치기" → 왜란."""
    return _OPENER.sub("", title.strip())
