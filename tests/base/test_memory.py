"""A build that remembers the last one gives what a build from nothing gives."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.base.build import build, built_path, read_base
from bot.base.extract import extract
from bot.base.file import load, parse, uncited
from bot.base.memory import Memory
from bot.base.recall import Recall, Shelved
from bot.match.index import Index
from bot.notes.reader import read_note

LINES = (
    "# 조선",
    "## 대동법",
    "## 균역법",
    "대동법 -> 공납을 쌀로 내게 한 제도",
    "균역법은 군포를 줄인 제도이다.",
    "- 왜? 부담이 무거워서",
    "- 장점: 가볍다",
    "- 단점(한계)",
    "    - 별공이 남는다",
    "수령(사또) : 왕의 대리인",
    "사또는 왕의 대리인이다. 대동법을 지킨다.",
    "| 기구 | 하는 일 |\n|---|---|\n| 승정원 | 왕명 출납 |",
    "도마다 **관찰사** 파견",
    "EC2(Elastic Compute Cloud)는 빌려 쓰는 서버이다.",
    "> 비유하자면 렌터카와 같다.",
    "",
)
NOTES = ("가.md", "나.md", "다.md")
STATE = st.fixed_dictionaries(
    {name: st.lists(st.sampled_from(LINES), max_size=8).map("\n".join) for name in NOTES}
)


@settings(max_examples=60, deadline=None)
@given(st.lists(STATE, min_size=2, max_size=5))
def test_기억하고_뽑아도_처음_뽑은_것과_같다(states: list[dict[str, str]]) -> None:
    memory = Memory()
    for state in states:
        notes = [
            memory.parsed.get((text, name), lambda key: (read_note(*key), ()))[0]
            for name, text in state.items()
        ]
        fresh = [read_note(text, name) for name, text in state.items()]
        assert extract(notes, memory) == extract(fresh)
        memory.parsed.begin()


@settings(max_examples=25, deadline=None)
@given(st.lists(STATE, min_size=2, max_size=4))
def test_기억하고_지어도_파일은_같다(states: list[dict[str, str]]) -> None:
    memory = Memory()
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as other:
        for state in states:
            remembered = [
                build_in(Path(folder), state, kept)
                for folder, kept in ((one, memory), (other, None))
            ]
            assert remembered[0] == remembered[1]


def build_in(folder: Path, state: dict[str, str], memory: Memory | None) -> tuple[str, ...]:
    """Write notes, build them, and give the files; what the build gives is what they say."""
    notes = folder / "notes"
    notes.mkdir(exist_ok=True)
    for name, text in state.items():
        (notes / name).write_text(text, encoding="utf-8")
    base = folder / "base.yaml"
    report = build([notes], base, memory)
    if report.base is None:
        return ()
    assert report.base == load(base)
    if memory and memory.record:
        text, record = memory.record
        assert uncited(parse(text, base.name), base.name) == record
    assert parse(base.read_text(encoding="utf-8"), base.name) == report.base
    return base.read_text(encoding="utf-8"), built_path(base).read_text(encoding="utf-8")


@settings(max_examples=40, deadline=None)
@given(st.lists(STATE, min_size=2, max_size=4))
def test_앞의_색인을_물려받아도_찾는_것은_같다(states: list[dict[str, str]]) -> None:
    before: Index | None = None
    with tempfile.TemporaryDirectory() as folder:
        for state in states:
            for name, text in state.items():
                (Path(folder) / name).write_text(text, encoding="utf-8")
            base, _ = read_base([Path(folder)])
            before, fresh = Index(base, before), Index(base)
            assert before.touches() == fresh.touches()


def test_같은_것_밑에서_만든_것만_남는다() -> None:
    made: list[str] = []

    def make(thing: str) -> str:
        made.append(thing)
        return thing.upper()

    recall: Recall[str, str] = Recall()
    things = ["a", "b"]
    assert recall.of(things, make, under=1) == ["A", "B"]
    assert recall.of(things, make, under=1) == ["A", "B"]
    assert made == ["a", "b"]
    assert recall.of(things, make, under=2) == ["A", "B"]
    assert made == ["a", "b"] * 2


def test_이번에_묻지_않은_것은_잊는다() -> None:
    shelved: Shelved[str, int] = Shelved()
    shelved.begin()
    assert shelved.get("a", len) == 1
    shelved.begin()
    assert shelved.known("a")
    shelved.begin()
    assert not shelved.known("a")
