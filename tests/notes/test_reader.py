from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.notes.note import Note, Problem, Severity
from bot.notes.reader import parse_note, read, read_note

ROOT = os.geteuid() == 0


def _write(path: Path, data: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def _text(note: Note) -> str:
    return "\n".join(block.text for section in note.sections for block in section.blocks)


def _told(problems: tuple[Problem, ...]) -> list[tuple[str, int, Severity]]:
    return [(problem.note, problem.line, problem.severity) for problem in problems]


def test_이름은_폴더_아래의_길이고_순서대로다(tmp_path: Path) -> None:
    _write(tmp_path / "b.md", "글")
    _write(tmp_path / "a" / "z.markdown", "글")
    _write(tmp_path / "a" / "그림.png", b"\x89PNG")
    reading = read([tmp_path])
    assert [note.name for note in reading.notes] == ["b.md", "a/z.markdown"]
    assert reading.problems == ()


def test_같은_파일은_한_번만_읽고_같은_이름에는_폴더를_붙인다(tmp_path: Path) -> None:
    first = _write(tmp_path / "aws" / "README.md", "하나")
    _write(tmp_path / "web" / "README.md", "둘")
    reading = read([first, tmp_path / "aws", tmp_path / "web"])
    assert [note.name for note in reading.notes] == ["README.md", "web/README.md"]


def test_NFD로_적힌_파일_이름은_NFC가_된다(tmp_path: Path) -> None:
    _write(tmp_path / "\u1112\u1161\u11ab\u1100\u1173\u11af.md", "글")
    assert read([tmp_path]).notes[0].name == "한글.md"


def test_숨은_폴더는_읽지_않는다(tmp_path: Path) -> None:
    for folder in (".trash", ".obsidian", ".git", "node_modules", "__MACOSX"):
        _write(tmp_path / folder / "a.md", "글")
    _write(tmp_path / "._a.md", b"\0\0")
    _write(tmp_path / "a.md", "글")
    reading = read([tmp_path])
    assert [note.name for note in reading.notes] == ["a.md"]
    assert reading.problems == ()


def test_이름이_점_엠디뿐인_파일은_폴더의_이름을_제목으로_읽는다(tmp_path: Path) -> None:
    _write(tmp_path / "운영체제" / ".md", "글")
    assert [(note.name, note.title) for note in read([tmp_path]).notes] == [
        ("운영체제/.md", "운영체제")
    ]


@pytest.mark.parametrize(
    ("data", "line", "severity", "text"),
    [
        (b"\xef\xbb\xbf" + "# 제목\n글".encode(), 1, Severity.NOTICE, "글"),
        ("# 제목\n글".encode("cp949"), 1, Severity.NOTICE, "글"),
        ("# 제목\n글".encode("utf-16"), 1, Severity.NOTICE, "글"),
        (b"", 1, Severity.NOTICE, None),
        (b"  \n\n", 1, Severity.NOTICE, None),
        (b"text\n\x00\x01", 2, Severity.FAULT, None),
        ("가\n나".encode() + b"\xff\xfe\n", 2, Severity.FAULT, None),
        ("中文測試文字與標題".encode("big5"), 1, Severity.FAULT, None),
        ("글".encode("utf-16") + b"\x00", 1, Severity.FAULT, None),
        ("앞\n```\n코드".encode(), 2, Severity.FAULT, "앞"),
        ("---\na: [\n---\n글".encode(), 3, Severity.NOTICE, "글"),
        ("---\nexcalidraw-plugin: parsed\n---\n글".encode(), 1, Severity.NOTICE, None),
        ("---\nkanban-plugin: basic\n---\n## 할 일".encode(), 1, Severity.NOTICE, None),
    ],
)
def test_나쁜_파일은_알리고_다른_노트는_읽는다(
    tmp_path: Path, data: bytes, line: int, severity: Severity, text: str | None
) -> None:
    _write(tmp_path / "나쁨.md", data)
    _write(tmp_path / "좋음.md", "좋은 글")
    reading = read([tmp_path])
    notes = {note.name: _text(note) for note in reading.notes}
    assert notes == {"좋음.md": "좋은 글"} | ({"나쁨.md": text} if text else {})
    assert _told(reading.problems) == [("나쁨.md", line, severity)]


def test_없는_길과_빈_폴더(tmp_path: Path) -> None:
    _write(tmp_path / "빈" / "a.txt", "글")
    reading = read([tmp_path / "없음", tmp_path / "빈"])
    assert _told(reading.problems) == [
        ("없음", 1, Severity.FAULT),
        ("빈", 1, Severity.FAULT),
    ]
    assert str(reading.problems[1]).startswith("빈:1: There is no note in this folder. ")


def test_노트처럼_이름_붙인_폴더와_끊긴_링크와_파이프(tmp_path: Path) -> None:
    _write(tmp_path / "폴더.md" / "안.md", "글")
    (tmp_path / "끊김.md").symlink_to(tmp_path / "없음.md")
    os.mkfifo(tmp_path / "파이프.md")
    reading = read([tmp_path])
    assert [note.name for note in reading.notes] == ["폴더.md/안.md"]
    assert sorted(_told(reading.problems)) == [
        ("끊김.md", 1, Severity.FAULT),
        ("파이프.md", 1, Severity.FAULT),
        ("폴더.md", 1, Severity.FAULT),
    ]
    assert _told(read([tmp_path / "파이프.md"]).problems) == [("파이프.md", 1, Severity.FAULT)]


@pytest.mark.skipif(ROOT, reason="root reads everything")
def test_읽을_수_없는_파일과_폴더(tmp_path: Path) -> None:
    _write(tmp_path / "잠김.md", "글").chmod(0)
    _write(tmp_path / "잠긴 폴더" / "a.md", "글").parent.chmod(0)
    reading = read([tmp_path])
    assert sorted(_told(reading.problems)) == [
        ("잠긴 폴더", 1, Severity.FAULT),
        ("잠김.md", 1, Severity.FAULT),
    ]


def test_링크는_따라가지_않는다(tmp_path: Path) -> None:
    outside = _write(tmp_path / "밖" / "비밀.md", "밖의 글")
    notes = tmp_path / "노트"
    _write(notes / "가" / "a.md", "글")
    (notes / "가" / "고리").symlink_to(notes)
    (notes / "밖으로").symlink_to(outside.parent)
    (notes / "밖의 글.md").symlink_to(outside)
    (notes / "같은 글.md").symlink_to(notes / "가" / "a.md")
    (notes / "스스로").symlink_to(notes / "스스로")
    reading = read([notes])
    assert [note.name for note in reading.notes] == ["가/a.md"]
    assert sorted(_told(reading.problems)) == [
        ("가/고리", 1, Severity.FAULT),
        ("밖으로", 1, Severity.FAULT),
        ("밖의 글.md", 1, Severity.FAULT),
    ]


def test_준_링크_자체는_따라간다(tmp_path: Path) -> None:
    _write(tmp_path / "진짜" / "a.md", "글")
    (tmp_path / "링크").symlink_to(tmp_path / "진짜")
    assert [note.name for note in read([tmp_path / "링크"]).notes] == ["a.md"]


@pytest.mark.parametrize(
    ("front", "title", "aliases", "tags"),
    [
        ("", "파일", (), ()),
        ("---\n---\n", "파일", (), ()),
        ("---\ntitle: 제목\naliases: [별명, 둘]\ntags: [a, b/c]\n---\n", "제목",
         ("별명", "둘"), ("a", "b/c")),
        ("---\naliases: 별명 하나\ntags: '#a, b'\n---\n", "파일", ("별명 하나",), ("a", "b")),
        ("---\ntags:\n  - a\n  - 2024\n---\n", "파일", (), ("a", "2024")),
        ('---\n{"title": "제이슨", "tags": ["x"]}\n---\n', "제이슨", (), ("x",)),
        ('{\n"title": "제이슨"\n}\n', "제이슨", (), ()),
        ("---\ntitle: 2024-99-99\ndate: 2024-99-99\n---\n", "파일", (), ()),
        ("---\na: " + "[" * 5000 + "\n---\n", "파일", (), ()),
        ("---\n" + "- " * 5000 + "\n---\n", "파일", (), ()),
        ("---\na: !!python/object/apply:os.system ['true']\n---\n", "파일", (), ()),
    ],
)  # fmt: skip
def test_머리말(front: str, title: str, aliases: tuple[str, ...], tags: tuple[str, ...]) -> None:
    note = read_note(f"{front}본문", "폴더/파일.md")
    assert (note.title, note.aliases, note.tags) == (title, aliases, tags)
    assert _text(note) == "본문"
    assert note.sections[0].blocks[0].lines.first == front.count("\n") + 1


@pytest.mark.parametrize(
    ("name", "text", "title"),
    [
        ("DNS 0123456789abcdef0123456789abcdef.md", "글", "DNS"),
        ("DNS.md", "# 하나뿐\n글", "하나뿐"),
        ("DNS.md", "# 하나\n# 둘", "DNS"),
        ("v1.2 정리.md", "글", "v1.2 정리"),
        (".md", "글", "note"),
    ],
)
def test_제목(name: str, text: str, title: str) -> None:
    assert read_note(text, name).title == title


def test_비밀은_이름에도_알림에도_남지_않는다() -> None:
    key = "AKIA" + "IOSFODNN7EXAMPLE"
    note, problems = parse_note(f"# {key}\n{key}\n```\n", f"{key}.md")
    assert key not in repr(note) + repr(problems)
    assert problems


def test_아주_깊은_목록의_글도_남는다() -> None:
    text = "\n".join("  " * depth + f"- 깊이{depth}" for depth in range(1000))
    note = read_note(text, "깊음.md")
    assert all(f"깊이{depth}'" in repr(note) for depth in (0, 1, 39, 40, 500, 999))


@pytest.mark.parametrize("marker", ["- ", "1. ", "> ", ">", "> - "])
def test_한_줄에_겹친_표시_뒤의_글도_남는다(marker: str) -> None:
    assert "'끝'" in repr(read_note(marker * 2000 + "끝", "깊음.md"))


@pytest.mark.parametrize(
    "text",
    [
        "리전 " * 400_000,
        "\n".join(f"{i}번째 **줄**" for i in range(100_000)),
        *(part * (60_000 // len(part)) for part in (
            "[", "[[", "**", "**a ", "==", "<", "<a ", "(", "|", "`", "` `` ", "$a", "&a", "#a ",
            "_a", "](a", "![a", "<!-- ", "%%\n", "$$\n", "```a\n", "<details>\n", "<pre>\n", "> ",
            "\t", "a\n---\n", "- [ ] a\n", "|a|b|\n|-|-|\n", "x\n\n    a;\n",
        )),
    ],
    ids=lambda text: repr(text[:8]),
)  # fmt: skip
def test_크거나_고약한_노트도_끝난다(text: str) -> None:
    assert parse_note(text, "큰 노트.md")[0].name == "큰 노트.md"


_LINES = st.sampled_from(
    ["# 제목", "\t## 들여 쓴 제목", "- 항목", "  - 안", "\t\t- 더 안", "1. 하나", "> 인용",
     "> [!tip]- 팁", "| a | b |", "|---|---|", "```", "~~~py", "$$", "%%", "<!--", "-->", "---",
     "===", "<details>", "<summary>왜</summary>", "</details>", "**굵게", "끝**", "==칠==", "`코",
     "[[링크|글]]", "![그림](a.png)", "#태그", "    code();", "", "", "글", "{", "}", "a: b"]
)  # fmt: skip


@given(st.lists(_LINES, max_size=25).map("\n".join))
def test_무엇이_섞여도_줄과_표시가_맞는다(text: str) -> None:
    note, problems = parse_note(text, "섞임.md")
    last = text.count("\n") + 1
    lines = [section.lines for section in note.sections]
    blocks = [block for section in note.sections for block in section.blocks]
    while blocks:
        block = blocks.pop()
        blocks.extend(block.children)
        lines.append(block.lines)
        for mark in block.marks:
            assert mark.start < 0 or block.text.startswith(mark.text, mark.start)
    assert all(1 <= span.first <= span.last <= last for span in lines)
    assert all(1 <= problem.line <= last for problem in problems)


@given(st.text())
def test_아무_글이나_읽는다(text: str) -> None:
    assert parse_note(text, "아무.md")[0].name == "아무.md"
