"""A build that remembers the last one gives what a build from nothing gives."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.base.build import build, built_path, read_base
from bot.base.extract import _candidates, extract
from bot.base.file import load, parse, uncited
from bot.base.memory import Memory
from bot.base.outline import Outline
from bot.base.piece import Candidate
from bot.base.recall import Recall, Shelved
from bot.base.vocabulary import Vocabulary
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


# Names that stand in one another, are spelled alike, or begin with a word of one letter.
NAMES_MADE = st.sampled_from(
    (
        *("가", "가나", "가 나", "서버", "서버스", "로드 밸런서", "로드밸런서", "LB", "EC2"),
        *("Load Balancer", "load balancers", "CloudFront", "CloudeFront", "리전", "리젼", "a b"),
    )
)
SAID = st.sampled_from(
    (
        "# {}\n\n{}는 {}를 나누는 구조이다.",
        "{}({})는 {}를 돕는 서버이다.",
        "- {}: {}보다 빠르다\n- {}",
        "{}와 {}의 차이는 {}이다.",
        "{} -> {} {}",
        "{} {} {} 쓴다.",
        "| 이름 | 뜻 |\n|---|---|\n| {} | {}를 켠다 |\n| {} | 끈다 |",
        "{}란 무엇인가?\n\n{} {}",
    )
)
NAMING = st.builds(lambda said, *names: said.format(*names), SAID, *[NAMES_MADE] * 3)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.lists(NAMING, min_size=1, max_size=3).map("\n\n".join), min_size=2, max_size=4),
    st.lists(st.tuples(st.integers(0, 3), NAMING), max_size=5),
)
def test_이름이_늘고_줄어도_처음_뽑은_것과_같다(
    texts: list[str], edits: list[tuple[int, str]]
) -> None:
    memory = Memory()
    notes = [read_note(text, f"{at}.md") for at, text in enumerate(texts)]
    assert extract(notes, memory) == extract(notes)
    for place, text in edits:
        at = place % len(notes)
        notes[at] = read_note(text, f"{at}.md")
        assert extract(notes, memory) == extract(notes)


def test_새_이름이_없는_노트는_다시_보지_않는다(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []

    def seeing(made: Outline, names: Vocabulary) -> Iterator[Candidate]:
        seen.append(made.note.name)
        return _candidates(made, names)

    monkeypatch.setattr("bot.base.extract._candidates", seeing)
    memory = Memory()
    cloud = read_note("# 클라우드\n\n클라우드는 빌려 쓰는 서버이다.", "1.md")
    law = read_note("# 대동법\n\n대동법과 균역법의 차이는 세금이다.", "2.md")
    extract([cloud, law], memory)
    seen.clear()
    more = read_note("# 클라우드\n\n## 리전\n\n리전은 지역이다.", "1.md")
    extract([more, law], memory)
    assert seen == ["1.md"]


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


def test_같은_것에서_만든_것만_남는다() -> None:
    made: list[str] = []

    def make(thing: str) -> str:
        made.append(thing)
        return thing.upper()

    recall: Recall[str, str] = Recall()
    assert recall.of(["a", "b"], make) == ["A", "B"]
    assert recall.of(["b", "a", "b"], make) == ["B", "A", "B"]
    assert made == ["a", "b"]
    assert recall.of([], make) == []
    assert recall.of(["a"], make) == ["A"]
    assert made == ["a", "b", "a"]


def test_이번에_묻지_않은_것은_잊는다() -> None:
    shelved: Shelved[str, int] = Shelved()
    shelved.begin()
    assert shelved.get("a", len) == 1
    shelved.begin()
    assert shelved.known("a")
    shelved.begin()
    assert not shelved.known("a")
