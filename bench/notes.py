"""Notes to measure with: many made-up concepts, worded as people word theirs."""

from __future__ import annotations

import random
from pathlib import Path

NOTES = 100
CONCEPTS = 20  # a note
SYLLABLES = "가나다라마바사아자차카타파하거너더러머버서어저처커터퍼허고노도로모보소오조초코토포호"
SECTION = """\
### {name}란?

{name}는 ==여러 {other}를 {verb} 다루는 {kind}==입니다. {name}는 {other}와 함께 쓸 때가 많습니다.

- 장점: {name}는 {verb} 고칠 수 있고, {other}가 멈춰도 견딥니다.
- 단점: {name}는 {other}보다 설정할 것이 많습니다.
- **{name}를 쓰는 이유**: {other}만으로는 {kind}를 넓히기 어렵기 때문입니다.

{name}는 {verb} 짐을 나르는 {kind}와 같습니다. #비유

| 기준 | {name} | {other} |
| --- | --- | --- |
| 비용 | 쓴 만큼 | 한꺼번에 |

"""


def write_notes(folder: Path) -> int:
    """Write notes into a folder, the same ones every time; give their size in bytes."""
    chance = random.Random(1)  # noqa: S311 - the same notes every time
    names = ["".join(chance.choices(SYLLABLES, k=4)) for _ in range(NOTES * CONCEPTS)]
    size = 0
    for number in range(NOTES):
        own = names[number * CONCEPTS : (number + 1) * CONCEPTS]
        text = f"# 노트 {number}\n\n" + "".join(_section(name, names, chance) for name in own)
        size += (folder / f"{number}.md").write_bytes(text.encode())
    return size


def _section(name: str, names: list[str], chance: random.Random) -> str:
    return SECTION.format(
        name=name,
        other=chance.choice(names),
        verb=chance.choice(("빠르게", "쉽게", "안전하게", "나누어", "한꺼번에")),
        kind=chance.choice(("서비스", "구조", "도구", "방법", "네트워크")),
    )
