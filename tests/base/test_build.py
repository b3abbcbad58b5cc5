"""From notes on disk to a base on disk, again and again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from bot.base.build import build, built_path, read_base
from bot.base.entry import Base
from bot.base.fault import BaseFaults
from bot.base.file import load, rewritten
from bot.base.pages import Pages
from tests.shared import shared

SERVER = "EC2는 필요한 만큼 빌려 쓰는 가상 서버입니다."
NOTE = f"""\
# 클라우드

## EC2란?

{SERVER}

## 리전이란?

리전은 데이터 센터가 모인 위치입니다.
"""
KEY = "AKIA" + "IOSFODNN7EXAMPLE"


@pytest.fixture
def note(tmp_path: Path) -> Path:
    path = tmp_path / "aws.md"
    path.write_text(NOTE, encoding="utf-8")
    return path


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_빌드_두_번이면_파일은_그대로다(note: Path) -> None:
    base = note.with_suffix(".yaml")
    assert build([note], base).first
    before = (base.read_bytes(), base.stat().st_mtime_ns)
    report = build([note], base)
    assert not report.first
    assert not report.merge
    assert (base.read_bytes(), base.stat().st_mtime_ns) == before


@pytest.mark.parametrize("record", [None, "", "# biyu built 99\nnotes: []\n", "\tnot: [yaml"])
def test_기록이_없거나_깨져도_고친_것은_남는다(note: Path, record: str | None) -> None:
    base = note.with_suffix(".yaml")
    build([note], base)
    edit(base, SERVER, "내가 고친 글")
    if record is None:
        built_path(base).unlink()
    else:
        built_path(base).write_text(record, encoding="utf-8")
    report = build([note], base)
    assert report.merge.ancestor_lost
    assert "내가 고친 글" in base.read_text(encoding="utf-8")
    assert not build([note], base).merge.ancestor_lost


@pytest.mark.parametrize("lose", [Path.unlink, lambda path: path.write_text("\n")])
def test_지우거나_비운_베이스는_새로_짓는다(note: Path, lose: Callable[[Path], object]) -> None:
    base = note.with_suffix(".yaml")
    build([note], base)
    lose(base)
    assert build([note], base).first
    assert {each.name for each in load(base).concepts} >= {"EC2", "리전"}


def test_기록_앞에서_죽어도_다음_빌드가_바로잡는다(
    note: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    base = note.with_suffix(".yaml")
    build([note], base)
    old_record = built_path(base).read_bytes()
    edit(note, SERVER, "EC2는 필요한 만큼 빌려 쓰는 가상의 서버입니다.")
    build([note], base)
    now = base.read_bytes()
    built_path(base).write_bytes(old_record)
    report = build([note], base)
    assert base.read_bytes() == now
    assert not report.merge.under_edit


def test_짓는_동안_저장한_것도_남는다(note: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    base = note.with_suffix(".yaml")
    build([note], base)
    edit(note, "# 클라우드\n", "# 클라우드\n\n\n")
    texts: list[str] = []

    def saved_meanwhile(old: str, merged: Base, name: str, pages: Pages) -> str:
        if not texts:
            edit(base, SERVER, "그사이 고친 글")
        texts.append(rewritten(old, merged, name, pages))
        return texts[-1]

    monkeypatch.setattr("bot.base.build.rewritten", saved_meanwhile)
    build([note], base)
    assert len(texts) == 2
    assert "그사이 고친 글" in base.read_text(encoding="utf-8")


def test_사람이_쓴_항목은_베이스_파일을_출처로_댄다(note: Path) -> None:
    base = note.with_suffix(".yaml")
    build([note], base)
    edit(base, "- concept: EC2\n", "- concept: EC2\n  analogy: 빌린 책상\n")
    built = build([note], base).base
    assert built == load(base)
    ec2 = next(each for each in load(base).concepts if each.name == "EC2")
    assert [told.sources[0].note for told in ec2.entries if told.text == "빌린 책상"] == [base.name]


def test_틀린_베이스는_아무_파일도_바꾸지_않는다(note: Path) -> None:
    base = note.with_suffix(".yaml")
    build([note], base)
    base.write_text("concepts: [\n", encoding="utf-8")
    before = {path: path.read_bytes() for path in note.parent.iterdir()}
    with pytest.raises(BaseFaults):
        build([note], base)
    assert {path: path.read_bytes() for path in note.parent.iterdir()} == before


def test_주석은_다시_지어도_남는다(note: Path) -> None:
    base = note.with_suffix(".yaml")
    build([note], base)
    edit(base, "- concept: EC2\n", "# 민지가 확인함\n- concept: EC2\n")
    edit(note, "# 클라우드\n", "# 클라우드\n\n\n")
    build([note], base)
    assert "# 민지가 확인함\n- concept: EC2\n" in base.read_text(encoding="utf-8")


def test_비밀은_베이스에도_기록에도_없다(note: Path) -> None:
    base = note.with_suffix(".yaml")
    edit(note, SERVER, f"{SERVER} 키는 {KEY} 입니다.")
    build([note], base)
    edit(base, "빌려 쓰는", f"빌려 {KEY} 쓰는")
    edit(note, "# 클라우드\n", "# 클라우드\n\n\n")
    build([note], base)
    for path in (base, built_path(base)):
        assert KEY not in path.read_text(encoding="utf-8")


def test_원본_노트도_두_번_지으면_같다(tmp_path: Path) -> None:
    seed = shared("seed/aws-note.md")
    base = tmp_path / "aws.yaml"
    build([seed], base)
    before = base.read_bytes()
    assert not build([seed], base).merge
    assert base.read_bytes() == before
    assert "X-Amz" not in before.decode()
    assert {each.name for each in read_base([seed])[0].concepts} == {
        each.name for each in load(base).concepts
    }
