"""Lines of blocks: which are blank, stand for themselves, or belong together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from bot.base.cues import HOW_MANY, label_facet
from bot.base.heading import asks, read_heading
from bot.base.names import clean, fits, split_alias
from bot.notes.note import Block, BlockKind, Mark, MarkKind
from bot.text.sentences import spans

DEEPEST = 40  # lists nested deeper are read as plain text
SHORT_ITEM = 60
BLANK = re.compile(r"^[\s\->→=:：_.…*~?]*$")

LONGEST_LINE = 400  # a longer line is no "X : Y" but prose
_HEAD = re.compile(
    r"(?P<head>[^\n:：=→]{1,80}?)\s*"
    r"(?P<sign><?-{1,3}>|<-{1,2}|→|←|=+>|(?<![\d:])[:：](?![:/\d\\])|(?<=[\w)-]\d)[:：](?=\s+\D)|(?<=\s)=(?=\s)|(?<=\s)[-–—](?=\s))\s*"
    r"(?P<rest>\S.*)"
)
# "갑신정변(1884) 3일 만에 끝남": a name with its date heads what is told of it.
_DATED = re.compile(
    r"(?P<head>[^\n:：=→().]{2,30}\s?\([^()]*(?<!\d)\d{3,4}(?!\d)[^()]*\))(?P<sign>\s+)"
    r"(?P<rest>[^\s(][^\n]{5,})"
)
_NUMBERED = re.compile(r"^\s*(?:\(\d{1,2}\)|[①-⑳]|\d{1,2}\)|[가-하][.)])\s*\S")
# "장점) 빠르다", "단) 비싸다"
_BRACKETED = re.compile(r"(?P<head>[장단]점?|특징|이유|해결|예시?)(?P<sign>\))\s*(?P<rest>\S.*)")
_DEFINES = re.compile(r"[:：]\s+(?=\S)")
# "과잉금지의 원칙 4가지", "when to use a tuple"
_ASPECT = re.compile(rf"\s{HOW_MANY}(?:가지|개|단계)$|^when to use\s", re.IGNORECASE)
_WHY = re.compile(r"(?:왜|어떻게|why|how)\b.*\?\s*$", re.IGNORECASE)
# In a paragraph that a tag marks as an analogy, where the likeness itself begins.
_LIKENESS = re.compile(
    r"비유|마치\s|빗대|같(?:다|습니다|아요|은|이)|비슷|처럼|셈이|떠올|상상|"
    r"\b(?:like|as if|imagine|think of|similar|analog)",
    re.IGNORECASE,
)
ALIKE = r"(?:이?랑|[와과])\s?(?:똑?같|비슷|유사)"  # behind what something is likened to
_ANALOGY_TAG = re.compile(r"비유|analogy|metaphor", re.IGNORECASE)
LONGEST_ANSWERED = 300  # characters of a question and its answer
LONGEST_ANALOGY = 400
_TASK = re.compile(
    r"\s*(?:(?:TODO|FIXME|할\s?일|\[ \])(?![가-힣A-Za-z])|"
    r"(?:next (?:time|week|class|lecture)|다음\s?(?:주|시간|수업|강의)(?:에|엔|은|는)?)"
    r"(?=\s*[:：]))"
    r"\s*[:：]?\s*\S",
    re.IGNORECASE,
)
_THEREFORE = re.compile(
    r"(?:so )?(?:that|this)(?:'s| is) why\b|(?:이|그|그렇기) 때문에\s|"
    r"this (?:\w+ )?is (?:called|known as|termed|the)\b|"
    r"이(?:것|런 것)?을 [^.]{2,30}라고 (?:한|하|부)",
    re.IGNORECASE,
)
# What an open box is behind, when it is a thing to do and teaches nothing.
_TO_DO = re.compile(
    r"(?:[가-힣](?:기|보기)|정리|복습|질문|확인|공부|암기|숙제|과제)[.!~\s]*$|"
    r"^(?:read|re-?read|review|ask|check|finish|write|look up|memori[sz]e|study|learn|watch|redo|"
    r"practi[cs]e|find)\b",
    re.IGNORECASE,
)
_SELF_GOAL = re.compile(
    r"(?:설명|이해|구분|서술|말|계산|비교)(?:을|를)?\s?할\s?수\s?있(?:습니다|다|어야\s?한다|는가|"
    r"나요)[.?\s]*$"
)
_QUESTION_END = re.compile(
    r"(?:까요|나요|인가요?|는가|인지|을까|일까|무엇|뭘까|란|습니까|입니까|어떻게|왜)\s*\?+$"
)


def head_of(line: str) -> re.Match[str] | None:
    """Read a line with a head: "X : Y", "X -> Y", where X may be a name or a label."""
    if len(line) > LONGEST_LINE:
        return None
    said = line.strip()
    found = _BRACKETED.match(said) or _HEAD.match(said) or _DATED.match(said)
    if not found:
        return None
    name = clean(split_alias(found["head"])[0])
    if label_facet(found["head"]) or fits(name) or _WHY.match(found["head"]):
        return found
    return found if _ASPECT.search(name) and read_heading(name).concepts else None


def is_labelled(head: re.Match[str] | None) -> bool:
    """Tell a head that is a label: "단점: 느리다"."""
    return head is not None and label_facet(head["head"]) is not None


def brief(item: Block) -> str:
    """Tell an item of a long list by its head, else by its first sentence."""
    line = first_line(item)
    head = head_of(line)
    if head:
        return head["head"].strip()
    found = spans(line)
    return line[found[0][0] : found[0][1]] if found else line


def joined_terms(lines: list[str]) -> list[str]:
    """Join a term and its definition on the next line: "헌법소원", ": 구제를 청구하는 제도".

    A further line with a colon (": used for …") tells more of the same term.
    """
    in_term = False
    for at, line in enumerate(lines):
        defines = _DEFINES.match(line)
        if defines and (in_term or not at):
            lines[at] = line[defines.end() :]
        elif defines and fits(clean(lines[at - 1])):
            lines[at - 1 : at + 1] = ["", f"{lines[at - 1].strip()} {line}"]
        in_term = defines is not None and lines[at] != line
    return lines


def numbered(lines: list[str]) -> tuple[int, list[str]]:
    """Find the lines that are numbered as no list of Markdown is, if they stand together.

    ["뜻", "(1) 지체", "(2) 불능"] → (1, ["(1) 지체", "(2) 불능"]).
    """
    at = [number for number, line in enumerate(lines) if _NUMBERED.match(line)]
    together = bool(at) and at[-1] - at[0] == len(at) - 1
    return (at[0], lines[at[0] : at[-1] + 1]) if together else (0, [])


def is_line(line: str) -> bool:
    """Tell lines that stand for themselves: cards and lines of arrows."""
    return "::" in line or len(re.findall(r"-+>|→|=>", line)) > 1


def last_sentence(block: Block) -> str:
    """Give the last sentence of a block, which may introduce what follows."""
    found = spans(block.text)
    return block.text[found[-1][0] : found[-1][1]] if found else ""


def is_short(items: list[Block], rendered: list[tuple[str, int]]) -> bool:
    """Tell whether the items of a list are short enough to be told together."""
    size = sum(len(line) for line, _ in rendered)
    return size <= SHORT_ITEM * len(items)


def first_line(item: Block) -> str:
    """Give the first line of an item."""
    return item.text.split("\n", 1)[0].strip()


def mark_of(item: Block) -> str:
    """Write the mark of an item: "1. " or "- "."""
    return f"{item.number}. " if item.number is not None else "- "


def is_blank(block: Block) -> bool:
    """Tell whether a block and all below it say nothing."""
    stack = [block]
    while stack:
        one = stack.pop()
        if one.rows or not BLANK.match(one.text) or one.title:
            return False
        stack.extend(one.children)
    return True


def rendered(blocks: Sequence[Block]) -> Iterator[tuple[str, int]]:
    """Write blocks as lines with their list marks, indented by two spaces a level."""
    stack = [(block, 0) for block in reversed(blocks)]
    while stack:
        block, level = stack.pop()
        indent = "  " * min(level, DEEPEST)
        inner = level
        lead = indent
        if block.kind is BlockKind.ITEM:
            lead, inner = indent + mark_of(block), level + 1
        for number, line in enumerate([*filter(None, [block.title]), *block.text.split("\n")]):
            if line.strip() and not BLANK.match(line):
                yield (lead if number == 0 else "  " * inner) + line.strip(), level
        for row in block.rows:
            yield indent + " | ".join(cell.strip() for cell in row), level
        stack.extend((child, inner) for child in reversed(block.children))


def is_analogy(marks: Iterable[Mark]) -> bool:
    """Tell whether a tag marks a text as an analogy: "… #비유"."""
    return any(m.kind is MarkKind.TAG and _ANALOGY_TAG.fullmatch(m.text) for m in marks)


def tells_likeness(block: Block) -> bool:
    """Tell a quote that says of itself that it likens: "> A = 열쇠", "> (민지 비유)"."""
    texts = [block.text, *(child.text for child in block.children)]
    said = "\n".join(texts)
    return "\n" in said and re.search(r"비유(?!하|를)|\banalogy\b", said) is not None


def whole_likeness(block: Block, text: str, found: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Keep a tagged likeness and what spells it out together, to the end of its paragraph."""
    if not is_analogy(block.marks):
        return found
    for at, (start, end) in enumerate(found):
        if _LIKENESS.search(text, start, end) and found[-1][1] - start <= LONGEST_ANALOGY:
            return [*found[:at], (start, found[-1][1])]
    return found


def whole_questions(text: str, found: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Keep a question and the sentence that answers it together: "Why? It is cached." is one.

    A question alone tells nothing, and its answer may not say of what it speaks. So is "That's
    why plants look green" with the reason before it.
    """
    joined: list[tuple[int, int]] = []
    for start, end in found:
        asked = joined[-1] if joined else (0, 0)
        belongs = joined and (text[asked[1] - 1] in "?？" or _THEREFORE.match(text, start))
        if belongs and end - asked[0] <= LONGEST_ANSWERED:
            joined[-1] = asked[0], end
        else:
            joined.append((start, end))
    return joined


def is_task(line: str) -> bool:
    """Tell what is still to be done, and teaches nothing: "TODO 소거 정리하기"."""
    return _TASK.match(line) is not None


def is_goal(item: Block, goals: bool) -> bool:
    """Tell goals and blank self-questions: nothing answers them."""
    lines = [line for line in item.text.split("\n") if line.strip()]
    if not lines:
        return False
    blank = all(BLANK.match(line) for line in lines[1:])
    if item.children and not all(is_blank(child) for child in item.children):
        return goals
    if goals:
        return True
    if item.open and _TO_DO.search(lines[0]):
        return True
    arrow = len(lines) > 1 and blank
    return blank and bool(
        _SELF_GOAL.search(lines[0])
        or _QUESTION_END.search(lines[0])
        or (arrow and asks(lines[0]))
        or re.search(r"\S.*(?:-+>|→)\s*$", lines[0])
    )
