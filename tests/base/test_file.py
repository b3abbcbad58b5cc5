"""The base on disk: YAML that people edit, told about every slip at once."""

from __future__ import annotations

import stat
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.base import disk
from bot.base.citation import read_source, write_source
from bot.base.entry import Base, Concept, Entry, Facet, Source
from bot.base.fault import BaseFaults, Fault
from bot.base.file import check, dump, load, parse, rewritten, save
from bot.base.layout import HEADER
from bot.base.schema import FACETS, read_page
from bot.notes.note import Severity
from tests.base.bases import bases, concept, entry, sources


def faults_of(text: str) -> list[str]:
    with pytest.raises(BaseFaults) as refused:
        parse(text, "base.yaml")
    return [str(fault) for fault in refused.value.faults]


def only_entry(text: str) -> Entry:
    (only,) = parse(text).concepts[0].entries
    return only


EC2 = concept(
    "EC2",
    entry("EC2", "빌려 쓰는 서버다.\n- 바로 켠다", questions=("EC2가 뭐야?",)),
    entry("EC2", "공유 오피스의 자리와 같다.", Facet.ANALOGY, 7, ("3 · 서비스", "가 › 나")),
    aliases=("Elastic Compute Cloud", "이씨투"),
)


def test_사람이_읽기_좋게_쓴다() -> None:
    block = dump(Base((EC2,), notes=("aws.md",))).partition("concepts:\n")[2]
    assert block == (
        "\n- concept: EC2\n"
        "  aliases: [Elastic Compute Cloud, 이씨투]\n"
        "  entries:\n"
        "  - definition: |\n"
        "      빌려 쓰는 서버다.\n"
        "      - 바로 켠다\n"
        "    questions:\n"
        "    - EC2가 뭐야?\n"
        "    source: aws.md › 서비스 · 1-2\n"
        "  - analogy: |\n"
        "      공유 오피스의 자리와 같다.\n"
        "    source: aws.md › 3 · 서비스 › 가 ›› 나 · 7-8\n"
    )


@given(bases())
@example(Base())
def test_쓴_것은_그대로_읽힌다(base: Base) -> None:
    assert parse(dump(base)) == base


@given(sources())
def test_출처_한_줄은_그대로_읽힌다(source: Source) -> None:
    assert read_source(write_source(source)) == source


@pytest.mark.parametrize("line", ["", "aws.md", "aws.md · 0", "aws.md · 5-4", " · 3", "aws.md · x"])
def test_출처가_아닌_줄(line: str) -> None:
    assert read_source(line) is None


def test_대충_써도_읽는다() -> None:
    base = parse(
        "concepts:\n"
        "- concept: EC2\n"
        "  aliases: 이씨투, EC two\n"
        "  analogy: 빌린 책상\n"
        "- concept: 리전\n"
        "  mute: true\n"
        "  aliases:\n"
        "  entries:\n"
        "  - definition: 2024\n"
        "    questions: 리전이 뭐야?\n"
        "    mute: yes\n",
        "우리.yaml",
    )
    ec2, region = base.concepts
    assert ec2.aliases == ("이씨투", "EC two")
    assert ec2.entries == (
        Entry("EC2", Facet.ANALOGY, "빌린 책상", (Source("우리.yaml", ("EC2",), 4, 4),)),
    )
    assert region.muted
    assert region.aliases == ()
    (told,) = region.entries
    assert (told.text, told.questions, told.muted) == ("2024", ("리전이 뭐야?",), True)
    assert told.sources == (Source("우리.yaml", ("리전",), 9, 11),)


def test_출처_없는_여러_줄_항목은_제_줄을_댄다() -> None:
    told = only_entry("concepts:\n- concept: A\n  entries:\n  - how: |\n      가\n\n      나\n\n\n")
    assert told.text == "가\n\n나"
    assert told.sources == (Source("base.yaml", ("A",), 4, 7),)


def test_문에서_씻는다() -> None:
    key = "AKIA" + "IOSFODNN7EXAMPLE"
    told = only_entry(f"concepts:\n- concept: \u1100\u1161\n  definition: \u200b키는 {key}\n")
    assert told.concept == "가"
    assert key not in told.text


def test_모든_잘못을_한꺼번에_말한다() -> None:
    told = faults_of(
        "concepts:\n"  # 1
        "- concept: EC2\n"
        "  alias: 이씨투\n"  # 3
        "  entries:\n"
        "  - analogi: 책상\n"  # 5
        "  - definition:\n"  # 6
        "    source: 어딘가\n"  # 7
        "  - mute: true\n"  # 8
        "  - how: 가\n"  # 9
        "    steps: 나\n"
        "  - 그냥 글\n"  # 11
        "- concept: EC2\n"  # 12
        "  mute: 아마도\n"  # 13
        "  related: {a: b}\n"  # 14
        "- aliases: [x]\n"  # 15
        "goals: 하나\n"  # 16
        "extra: 1\n"  # 17
    )
    assert [int(each.split(":")[1]) for each in told] == [3, 5, 6, 7, 8, 9, 11, 13, 14, 15, 16, 17]
    assert told[0].startswith('base.yaml:3: unknown key "alias". did you mean "aliases"?')
    assert 'did you mean "analogy"? known here: definition, expansion' in told[1]
    assert "nothing stands here" in told[2]
    assert '"어딘가". write it like "aws.md › 3. 서비스 › EC2 · 92-95"' in told[3]


def test_같은_개념이_두_번() -> None:
    (told,) = faults_of("concepts:\n- concept: EC2\n- concept: EC2\n  analogy: 책상\n")
    assert told == 'base.yaml:3: concept: "EC2" stands already on line 2. put the two together.'


def test_같은_키가_두_번() -> None:
    (told,) = faults_of("concepts:\n- concept: EC2\n  analogy: 가\n  analogy: 나\n")
    assert told == "base.yaml:4: analogy: the key stands already on line 3. keep one of the two."


def test_문법이_틀린_덩이마다_말한다() -> None:
    told = faults_of(
        "concepts:\n"
        "- concept: EC2\n"
        "  aliases: [이씨투\n"
        "- concept: S3\n"
        "  analogy: 창고: 크다\n"
        "- concept: VPC\n"
        "\taliases: [브이피씨]\n"
    )
    assert [int(each.split(":")[1]) for each in told] == [4, 5, 7]
    assert "a tab stands before the text. indent with spaces" in told[2]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("notes: &a [x]\nconcepts: *a\n", "an anchor &a stands here"),
        ("notes: !!python/object:os.system [x]\n", "a tag"),
        ("notes: [x]\n---\nnotes: [y]\n", "a second document begins"),
        ("[" * 5000, "nested too deeply"),
        ("notes: {[a]: b}\n", "a key must be a word"),
        ("그냥 글\n", "keys must stand here"),
    ],
)
def test_YAML의_재주는_부리지_못한다(text: str, what: str) -> None:
    assert what in faults_of(text)[0]


def test_별칭_폭탄은_터지지_않는다() -> None:
    bomb = "a0: &a0 [x]\n" + "".join(
        f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 30)
    )
    assert any("an alias *a0" in told for told in faults_of(bomb))


def test_비밀은_잘못에도_나오지_않는다() -> None:
    key = "AKIA" + "IOSFODNN7EXAMPLE"
    text = f"concepts:\n- concept: A\n  mute: {key}\n  {key}: x\n- concept: B\n  a: [{key}\n"
    assert key not in "".join(faults_of(text))
    assert key not in "".join(faults_of(f"concepts:\n- concept: A\n  source: {key}\n"))


def test_한_별칭이_두_개념을_부르면_알린다(tmp_path: Path) -> None:
    path = tmp_path / "base.yaml"
    path.write_text("concepts:\n- concept: A\n  aliases: [x]\n- concept: B\n  aliases: [y, x]\n")
    (notice,) = check(path)
    assert notice.severity is Severity.NOTICE
    assert str(notice).startswith('base.yaml:5: aliases: "x" names both "A" and "B"')
    assert load(path).concepts[1].aliases == ("y", "x")


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"notes: [\xb0\xa1]\n", "this is not UTF-8"),
        (b"x" * 101, "the file is larger than"),
    ],
)
def test_읽을_수_없는_파일(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, data: bytes, what: str
) -> None:
    monkeypatch.setattr(disk, "LARGEST", 100)
    path = tmp_path / "base.yaml"
    path.write_bytes(data)
    (fault,) = check(path)
    assert what in fault.what


def test_없는_파일과_폴더(tmp_path: Path) -> None:
    assert "there is no such file" in str(check(tmp_path / "none.yaml")[0])
    assert "the file cannot be read" in str(check(tmp_path)[0])


def test_모든_facet을_쓸_수_있다() -> None:
    for facet in FACETS:
        page = read_page({"concepts": [{"concept": "A", "entries": [{facet: "글"}], facet: "글"}]})
        assert page.concepts[0].entries[0].facet == facet
        assert page.concepts[0].short == [(Facet(facet), "글")]


def test_저장은_손대지_않은_덩이를_그대로_둔다(tmp_path: Path) -> None:
    path = tmp_path / "base.yaml"
    mine = (
        "# 우리 스터디의 베이스\n\n"
        "concepts:\n\n"
        "# 민지가 확인함\n"
        "- concept:   'S3'   # 창고\n"
        "  analogy: 창고\n\n"
        "# 고칠 것\n"
        "- concept: EC2\n"
        "  definition: |\n"
        "    # 서버\n"
        "    빌린 것\n"
        "  # 현수가 더 쓴다\n"
        "goals:\n"
        "- goal: 말할 수 있다\n"
        "  source: a.md · 3\n"
    )
    path.write_text(mine)
    base = load(path)
    s3, ec2 = base.concepts
    save(Base((s3, Concept("EC2", ("이씨투",), (), ec2.entries)), base.goals), path)
    text = path.read_text()
    assert text.startswith(mine.partition("# 고칠 것")[0])
    assert "# 고칠 것\n# 현수가 더 쓴다\n- concept: EC2\n  aliases: [이씨투]\n" in text
    assert load(path).concepts[1].aliases == ("이씨투",)
    assert load(path).concepts[1].entries[0].text == "# 서버\n빌린 것"
    assert "source: base.yaml" not in text


def test_들여_쓴_목록의_주석도_남는다(tmp_path: Path) -> None:
    path = tmp_path / "base.yaml"
    path.write_text(
        "concepts:\n"
        "  # 확인함\n"
        "  - concept: S3\n"
        "    analogy: |\n"
        "      창고\n"
        "        큰 창고\n"
        "  # 고칠 것\n"
        "  - concept: EC2\n"
        "    analogy: 책상\n"
    )
    s3, ec2 = load(path).concepts
    save(Base((s3, replace(ec2, aliases=("이씨투",)))), path)
    text = path.read_text()
    assert "# 확인함\n- concept: S3\n" in text
    assert "# 고칠 것\n- concept: EC2\n" in text
    assert load(path).concepts[0].entries[0].text == "창고\n  큰 창고"


@given(bases(), bases(), st.booleans())
def test_무엇_위에_저장해도_그것이_읽힌다(old: Base, new: Base, indented: bool) -> None:
    before = dump(old).replace("\n- concept", "\n- concept" if not indented else "\n# x\n- concept")
    assert parse(rewritten(before, new, "other.yaml")) == new


def test_저장하다_죽어도_옛_파일은_그대로다(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "base.yaml"
    save(Base((EC2,)), path)
    before = path.read_bytes()

    def dies(descriptor: int) -> None:
        raise OSError("power is gone")

    monkeypatch.setattr("os.fsync", dies)
    with pytest.raises(OSError, match="power is gone"):
        save(Base((concept("S3"),)), path)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_저장은_권한과_연결을_지킨다(tmp_path: Path) -> None:
    real = tmp_path / "real.yaml"
    link = tmp_path / "link.yaml"
    save(Base(), real)
    real.chmod(0o640)
    link.symlink_to(real)
    save(Base((EC2,)), link)
    assert link.is_symlink()
    assert stat.S_IMODE(real.stat().st_mode) == 0o640
    assert load(real).concepts[0].name == "EC2"


def test_잘못은_한_줄이다() -> None:
    fault = Fault("base.yaml", 3, "mute", "true or false must stand here", 'write "true"')
    told = 'base.yaml:3: mute: true or false must stand here. write "true".'
    assert str(fault) == told


def test_머리말은_모든_facet을_말한다() -> None:
    assert all(f"{facet} " in HEADER for facet in FACETS)


_LINES = st.sampled_from(
    [
        "notes:",
        "concepts:",
        "- concept: EC2",
        "- concept:",
        "  aliases: [a, b",
        "  entries:",
        "  - definition: |",
        "      글",
        "  - analogy: 책상",
        "    questions: {a: b}",
        "    source: a.md · 1",
        "    source: [a.md · 1, [x]]",
        "    mute: [true]",
        "\t- x",
        "---",
        "? x",
        "- - - x",
        "goals:",
        "- goal: 가",
        "  entries: 글",
        "  mute:",
        "'",
        '"',
        "&a",
        "*a",
        "!x",
        "%Y",
        "{",
        "]",
        "# x",
        "",
    ]
)


@settings(max_examples=300)
@given(st.lists(st.one_of(_LINES, st.text(max_size=6)), max_size=12).map("\n".join))
def test_무엇을_써도_읽거나_잘못을_말한다(text: str) -> None:
    faults: tuple[Fault, ...] = ()
    try:
        base = parse(text)
    except BaseFaults as refused:
        faults = refused.faults
    else:
        assert parse(dump(base)) == base
        return
    assert faults
    # YAML ends a line at a lone carriage return as well, as editors do.
    assert all(1 <= fault.line <= len(text.splitlines()) + 2 for fault in faults)
    assert all(fault.what and fault.remedy for fault in faults)


@pytest.mark.parametrize("mark", ["[", "{", "- ", "? ", "a: ", "가"])
@pytest.mark.timeout(20)
def test_거친_파일도_곧_거절한다(mark: str) -> None:
    assert faults_of(mark * 300_000)
