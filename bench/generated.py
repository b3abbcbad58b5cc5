"""Questions made by rule from the bases of several notes, with realistic typing faults.

    python -m bench.generated [FOLDER_OR_NOTE …]

A question on an entry is answered right where the answer tells an entry of that concept and
facet. What must be refused is made in four ways: concepts that are left out of the base, an
aspect that the notes never speak of, a word of another subject, concepts of another base.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from bench.making import Asked, asked
from bot.base.build import read_base
from bot.base.entry import Concept
from bot.text.clean import clean

ROOT = Path(__file__).resolve().parent.parent
TRIALS = tuple(sorted(Path(__file__).parent.glob("trials/*.md")))  # of other subjects
OWN = (ROOT / "knowledge" / "ko", ROOT / "knowledge" / "en")
SHARED = (
    ROOT.parent / "shared" / "seed" / "aws-note.md",
    ROOT.parent / "shared" / "notes" / "gyoogle__tech-interview-for-developer",
    ROOT.parent / "shared" / "notes" / "donnemartin__system-design-primer",
)


def made(path: Path, seed: int = 3) -> list[Asked]:
    """Make the questions of a note or a folder, the same every time for a seed."""
    base, _ = read_base([path])
    strange = [concept for trial in TRIALS if trial != path for concept in concepts_of(trial)]
    return list(asked(base, strange, random.Random(seed)))  # noqa: S311 - no secret


@cache
def concepts_of(note: Path) -> tuple[Concept, ...]:
    """Read the concepts of a note, once."""
    return read_base([note])[0].concepts


def main() -> None:
    """Ask all made questions, and print what came of them."""
    named = [Path(each) for each in sys.argv[1:]]
    paths = named or [path for path in (*OWN, *SHARED) if path.exists()]
    for path in paths:
        tell(path.name, made(path))


def tell(name: str, rows: Sequence[Asked]) -> None:
    """Print accuracy by kind and by fault."""
    count: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for row in rows:
        good = row.is_right(row.tutor.ask(clean(row.question)))
        for key in (
            row.kind,
            f"fault {row.fault}" if row.concept else f"refuse {row.fault}",
            "all answerable" if row.concept else "all silent",
        ):
            count[key] += 1
            right[key] += good
    print(f"\n# {name}")
    for key in sorted(count):
        print(f"  {key:24} {right[key]:5}/{count[key]:<5} {right[key] / count[key]:6.1%}")


if __name__ == "__main__":
    main()
