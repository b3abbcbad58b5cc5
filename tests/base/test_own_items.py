"""Quiz items that people write by hand in the base: read, kept, refused with their lines."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.base.build import build
from bot.base.entry import Base, OwnItem, Source
from bot.base.file import BaseFaults, check, dump, load, parse, rewritten, uncited
from bot.base.merge import merge
from tests.base.bases import names, texts

FILE = """\
# 우리 스터디

# 우리가 낸 문제
items:
# 쉬운 것
- prompt: |
    사양을 높이는
    # 방법은?
  choices: [스케일 업, 스케일 아웃, 3]
  right: 스케일 업
  explanation: 대수를 늘리면 스케일 아웃입니다.
  concept: 스케일 업
- prompt: 한 리전 안의 데이터 센터 묶음은?
  answers: 가용 영역

concepts:

# 개념
- concept: 스케일 업
  definition: 사양을 높이는 방법이다.
"""


def test_items_are_read_with_their_lines() -> None:
    first, second = parse(FILE).items
    assert first == OwnItem(
        "사양을 높이는\n# 방법은?",
        ("스케일 업", "스케일 아웃", "3"),
        "스케일 업",
        (),
        "대수를 늘리면 스케일 아웃입니다.",
        "스케일 업",
        (Source("base.yaml", ("스케일 업",), 6, 12),),
    )
    assert (second.answers, second.sources[0].first) == (("가용 영역",), 13)


def test_a_rebuild_keeps_them_as_they_are_written() -> None:
    base = replace(parse(FILE), notes=("a.md",))
    once = rewritten(FILE, base, "base.yaml")
    block = FILE[FILE.index("# 우리가 낸 문제") : FILE.index("\nconcepts:")]
    assert block in once
    assert once.count("# 방법은?") == once.count("# 개념") == 1
    assert rewritten(once, base, "base.yaml") == once
    assert uncited(parse(once), "base.yaml") == uncited(base, "base.yaml")


def test_comments_behind_the_last_item_stay() -> None:
    text = "concepts:\n- concept: 가\n\nitems:\n- prompt: 무엇?\n  answers: 나\n  # 더 쓸 것\n"
    base = replace(parse(text), notes=("a.md",))
    assert "  # 더 쓸 것" in rewritten(text, base, "base.yaml")


def test_a_real_rebuild_keeps_them(tmp_path: Path) -> None:
    note, path = tmp_path / "a.md", tmp_path / "base.yaml"
    note.write_text("# 가\n\n리전은 지역입니다.\n", encoding="utf-8")
    build([note], path)
    own = "items:\n- prompt: 지역은?\n  answers: [리전]\n"
    path.write_text(path.read_text(encoding="utf-8") + "\n" + own, encoding="utf-8")
    note.write_text("# 가\n\n리전은 세계 각지의 지역입니다.\n", encoding="utf-8")
    build([note], path)
    assert own in path.read_text(encoding="utf-8")
    assert [item.prompt for item in load(path).items] == ["지역은?"]
    assert any("세계" in entry.text for each in load(path).concepts for entry in each.entries)


def test_a_merge_takes_those_of_the_edited_base() -> None:
    base = uncited(parse(FILE), "base.yaml")
    built = Base(notes=("a.md",))
    assert merge(Base(), base, built)[0].items == base.items
    assert merge(None, base, built)[0].items == base.items


@pytest.mark.parametrize(
    ("block", "line", "what"),
    [
        ("- prompt: 가?", 2, "choices and the right one, or answers"),
        ("- prompt: 가?\n  choices: [A, B]", 2, "choices and the right one, or answers"),
        ("- prompt: 가?\n  choices: [A, B]\n  right: C", 2, "none of the choices"),
        ("- prompt: 가?\n  choices: [A]\n  right: A", 2, "2 to 8 choices"),
        ("- prompt: 가?\n  choices: [A, a]\n  right: A", 2, "twice"),
        ("- prompt: 가?\n  answers: [A]\n  right: A", 2, "choices and the right one, or answers"),
        ("- answers: [A]", 2, "missing"),
        ("- prompt: 가?\n  answer: A", 3, 'did you mean "answers"'),
        ("- prompt:\n  answers: A", 2, "nothing stands here"),
    ],
)
def test_faults_name_the_line_and_the_remedy(block: str, line: int, what: str) -> None:
    with pytest.raises(BaseFaults) as refused:
        parse(f"items:\n{block}\n")
    assert what in str(refused.value)
    assert refused.value.faults[0].line == line


def test_a_concept_that_is_misspelt_is_a_notice(tmp_path: Path) -> None:
    path = tmp_path / "base.yaml"
    path.write_text(FILE.replace("concept: 스케일 업\n- prompt", "concept: 스케일 엎\n- prompt"))
    (notice,) = check(path)
    assert notice.line == 12
    assert 'did you mean "스케일 업"' in str(notice)


answers = st.lists(names, min_size=1, max_size=3, unique_by=str.casefold).map(tuple)


@st.composite
def own_items(draw: st.DrawFn) -> OwnItem:
    about = draw(st.one_of(st.just(""), names)), draw(st.one_of(st.just(""), texts))
    if draw(st.booleans()):
        return OwnItem(draw(texts), answers=draw(answers), concept=about[0], explanation=about[1])
    choices = draw(st.lists(names, min_size=2, max_size=8, unique_by=str.casefold).map(tuple))
    right = draw(st.sampled_from(choices))
    return OwnItem(draw(texts), choices, right, concept=about[0], explanation=about[1])


@given(st.lists(own_items(), max_size=3).map(tuple))
def test_any_item_is_read_as_it_was_written(items: tuple[OwnItem, ...]) -> None:
    assert uncited(parse(dump(Base(items=items))), "base.yaml").items == items
