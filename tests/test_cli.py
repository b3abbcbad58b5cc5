"""The command line, as its users meet it."""

from __future__ import annotations

import io
import json
import os
import pty
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from rich.console import Console

from bot.base.entry import Base, Entry, Facet, Source
from bot.base.file import load, save
from bot.cli import Language, default_base, language_of, main
from bot.terminal.lines import answers
from bot.terminal.look import show
from bot.terminal.talk import Talk
from bot.tutor.answer import Answer, Status, Suggestion
from bot.tutor.phrases import ENGLISH, KOREAN
from bot.tutor.tutor import Tutor
from bot.tutor.wording import places, plain
from tests.base.bases import concept, entry

NOTE = """\
# 클라우드

## EC2란?

EC2는 필요한 만큼 빌려 쓰는 가상 서버입니다.

비유를 들자면 EC2는 공유 오피스의 자리와 같습니다. #비유

## 리전이란?

리전은 데이터 센터가 모여 있는 물리적 위치를 의미합니다.
"""
KEY = "AKIA" + "IOSFODNN7EXAMPLE"


class Ran(NamedTuple):
    code: int
    out: str
    err: str


class Shell:
    """Run the command line in this process, in a folder of its own."""

    def __init__(
        self, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], folder: Path
    ) -> None:
        self.monkeypatch = monkeypatch
        self.capfd = capfd
        self.folder = folder

    def __call__(self, *arguments: str | Path, typed: bytes = b"") -> Ran:
        self.monkeypatch.setattr(sys, "argv", ["bot", *map(str, arguments)])
        self.monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(typed), "utf-8"))
        code = 0
        try:
            main()
        except SystemExit as stopped:
            code = int(stopped.code or 0)
        told = self.capfd.readouterr()
        assert "Traceback" not in told.err
        return Ran(code, told.out, told.err)


@pytest.fixture
def shell(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> Shell:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.chdir(tmp_path)
    return Shell(monkeypatch, capfd, tmp_path)


@pytest.fixture
def note(tmp_path: Path) -> Path:
    path = tmp_path / "aws.md"
    path.write_text(NOTE, encoding="utf-8")
    return path


@pytest.fixture
def base(tmp_path: Path) -> Path:
    path = tmp_path / "mine.yaml"
    ec2 = concept(
        "EC2",
        entry("EC2", "EC2는 빌려 쓰는 가상 서버다.", line=3),
        entry("EC2", "공유 오피스의 자리와 같다.", Facet.ANALOGY, 5),
        aliases=("이씨투",),
    )
    region = concept("리전", entry("리전", "리전은 데이터 센터가 모인 위치다.", line=9))
    save(Base((ec2, region), notes=("aws.md",)), path)
    return path


def test_노트를_베이스로(shell: Shell, note: Path) -> None:
    ran = shell("build", "aws.md")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("aws.yaml: ")
    assert {"EC2", "리전"} <= {each.name for each in load(shell.folder / "aws.yaml").concepts}


def test_다시_빌드하면_고친_것을_지키고_말해_준다(shell: Shell, note: Path) -> None:
    shell("build", note)
    path = shell.folder / "aws.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace("필요한 만큼 빌려 쓰는 가상 서버", "내가 고친 서버"), encoding="utf-8"
    )
    note.write_text("새 줄\n\n" + NOTE.replace("가상 서버", "가상의 서버"), encoding="utf-8")
    ran = shell("build", note)
    assert ran.code == 0
    assert "changed under your edit: EC2 · definition: you wrote" in ran.out
    edited = path.read_text(encoding="utf-8")
    assert "내가 고친 서버" in edited
    assert " · 7\n" in edited
    assert shell("build", note).out.count("\n") == 1


def test_틀린_베이스는_손대지_않는다(shell: Shell, note: Path) -> None:
    shell("build", note)
    path = shell.folder / "aws.yaml"
    path.write_text("concepts:\n- concept: EC2\n  alias: x\n  analogi: y\n", encoding="utf-8")
    before = {each: each.read_bytes() for each in shell.folder.iterdir()}
    ran = shell("build", note)
    assert ran.code == 2
    assert ran.err.splitlines()[0].startswith('aws.yaml:3: unknown key "alias". did you mean')
    assert ran.err.splitlines()[1].startswith("aws.yaml:4: ")
    assert {each: each.read_bytes() for each in shell.folder.iterdir()} == before


def test_한_노트가_틀려도_나머지는_짓는다(shell: Shell, note: Path) -> None:
    (shell.folder / "그림.md").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0")
    ran = shell("build", shell.folder)
    assert ran.code == 1
    assert ran.err.startswith("그림.md:3: ")
    assert "1 notes" in ran.out
    assert (shell.folder / "base.yaml").exists()


def test_못_읽는_노트의_것은_베이스에_남는다(shell: Shell, note: Path) -> None:
    other = shell.folder / "s3.md"
    other.write_text("# S3란?\n\nS3는 파일을 넣어 두는 창고입니다.\n", encoding="utf-8")
    shell("build", shell.folder)
    other.write_bytes(b"\0\0\0")
    ran = shell("build", shell.folder)
    assert ran.code == 1
    assert "gone" not in ran.out
    assert "S3" in {each.name for each in load(shell.folder / "base.yaml").concepts}


def test_노트가_없으면_아무것도_짓지_않는다(shell: Shell) -> None:
    ran = shell("build", "없는.md")
    assert ran.code == 2
    assert "Nothing was built" in ran.err
    assert list(shell.folder.iterdir()) == []


@pytest.mark.parametrize("path", ["aws.md", "out.txt"])
def test_노트_위에는_쓰지_않는다(shell: Shell, note: Path, path: str) -> None:
    assert shell("build", note, "--base", path).code == 2
    assert note.read_text(encoding="utf-8") == NOTE


def test_쓸_수_없는_곳(shell: Shell, note: Path) -> None:
    ran = shell("build", note, "--base", "없는/폴더.yaml")
    assert ran.code == 2
    assert ran.err == (
        "없는/폴더.yaml: No such file or directory. Check the path and its permissions.\n"
    )


def test_물으면_설명과_비유와_출처(shell: Shell, base: Path) -> None:
    ran = shell("ask", "EC2가", "뭐야?", "--base", base)
    assert ran.code == 0
    assert "EC2는 빌려 쓰는 가상 서버다." in ran.out
    assert "공유 오피스의 자리와 같다." in ran.out
    assert "출처  aws.md › 서비스, 3–4줄" in ran.out
    assert "\x1b" not in ran.out


def test_노트에_바로_물을_수도_있다(shell: Shell, note: Path) -> None:
    ran = shell("ask", "리전이 뭐야?", "--base", note)
    assert "물리적 위치" in ran.out
    assert list(shell.folder.iterdir()) == [note]


def test_영어로_물으면_영어로(shell: Shell, base: Path) -> None:
    ran = shell("ask", "--lang", "en", "--base", base, "오늘 점심 뭐 먹지")
    assert ENGLISH.unknown in ran.out


def test_베이스가_없으면_어떻게_할지_말한다(shell: Shell) -> None:
    ran = shell("ask", "EC2가 뭐야?", "--base", "none.yaml")
    assert ran.code == 2
    assert "python -m bot build" in ran.err


def test_대화를_이어_간다(shell: Shell, base: Path) -> None:
    typed = "EC2가 뭐야?\n\n비유로 다시\n/help\n/quit\n리전은?\n"
    ran = shell("ask", "--base", base, typed=typed.encode())
    assert ran.code == 0
    assert ran.out.count("/quit") == 2
    assert ran.out.count("공유 오피스의 자리와 같다.") == 2
    assert "데이터 센터" not in ran.out


def test_제안의_번호를_고른다(base: Path) -> None:
    class Suggesting(Tutor):
        def ask(self, question: str, context: Any = None) -> Answer:
            found = (Suggestion("없는 것"), Suggestion("EC2", Facet.ANALOGY))
            return Answer(Status.SUGGEST, question, suggestions=found)

    console = Console(file=io.StringIO(), width=60)
    talk = Talk(lambda question: (Suggesting(load(base)), KOREAN), console)
    talk.run(["뭐더라", "2"])
    told = console.file.getvalue()  # type: ignore[attr-defined]
    assert "2  EC2 · 비유" in told
    assert told.count("공유 오피스의 자리와 같다.") == 1
    assert talk.context is not None
    assert talk.context.concepts == ("EC2",)


def replies(ran: Ran) -> list[dict[str, Any]]:
    return [json.loads(line) for line in ran.out.splitlines()]


def test_JSON_줄로_묻고_답한다(shell: Shell, base: Path) -> None:
    typed = "\n".join(
        [
            '{"id": "가", "question": "EC2가 뭐야?"}',
            "이건 JSON이 아니다",
            "",
            '{"id": 3}',
            '{"id": 4, "question": "오늘 점심 뭐 먹지"}',
            "[" * 100_000,
            '{"id": "\\ud800", "question": "\\ud800 리전이 뭐야"}',
        ]
    ).encode()
    told = replies(shell("ask", "--json", "--base", base, typed=typed + b"\n\xff\xfe\n"))
    assert [each["id"] for each in told] == ["가", None, 3, 4, None, "\ud800", None]
    first = told[0]
    assert list(first) == [
        "id",
        "status",
        "answer",
        "concepts",
        "facet",
        "sources",
        "score",
        "near",
        "elapsed_ms",
    ]
    assert (first["status"], first["concepts"], first["facet"]) == ("answer", ["EC2"], "definition")
    assert first["answer"] == "EC2는 빌려 쓰는 가상 서버다.\n비유: 공유 오피스의 자리와 같다."
    assert first["sources"][0] == {"note": "aws.md", "heading": "서비스", "lines": [3, 4]}
    assert first["elapsed_ms"] >= 0
    assert "error" in told[1]
    assert "no question" in told[2]["error"]
    assert (told[3]["status"], told[3]["answer"]) == ("unknown", None)
    assert first["near"] == told[3]["near"] == []


def test_이어_붙인_출력에서도_글이_잘리지_않는다() -> None:
    text = "필요한 만큼 빌려 쓰는 가상 서버이고, " * 9 + "끝이다."
    near = Suggestion("EC2", Facet.DEFINITION, (told("EC2", f"{text}\n둘째 줄"),))
    console = Console(file=io.StringIO(), width=40)
    show(Answer(Status.SUGGEST, "?", suggestions=(near,)), KOREAN, console)
    out = console.file.getvalue()  # type: ignore[attr-defined]
    assert f"     {text}\n     둘째 줄\n     a.md › 가 › 나, 1줄\n" in out


def test_자신이_없으면_가까운_곳도_JSON에_적는다() -> None:
    text = "EC2는 가상 서버를 빌려 쓰는 서비스다."
    near = Suggestion("EC2", Facet.DEFINITION, (told("EC2", text, 3),))

    class Unsure(Tutor):
        def ask(self, question: str, context: Any = None) -> Answer:
            return Answer(Status.SUGGEST, question, suggestions=(near, Suggestion("EC2")))

    (line,) = answers([b'{"id": 1, "question": "?"}'], Unsure(Base()), KOREAN, lambda: 0.0)
    found = json.loads(line)
    assert found["answer"] is None
    assert found["near"] == [
        {
            "concept": "EC2",
            "facet": "definition",
            "text": text,
            "sources": [{"note": "a.md", "heading": "가 › 나", "lines": [3, 3]}],
        }
    ]


def test_JSON_줄은_하나씩_나온다(base: Path) -> None:
    command = [sys.executable, "-m", "bot", "ask", "--json", "--base", str(base)]
    root = Path(__file__).resolve().parent.parent
    with subprocess.Popen(  # noqa: S603 - our own command
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=root
    ) as process:
        assert process.stdin
        assert process.stdout
        for number in range(3):
            process.stdin.write(b'{"id": %d, "question": "EC2?"}\n' % number)
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["id"] == number
        process.stdin.close()
        assert process.wait() == 0


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_진짜_터미널에서(base: Path) -> None:
    """Ctrl-D ends the chat, colours are there, and discord is never imported."""
    root = Path(__file__).resolve().parent.parent
    code = (
        "import sys; from bot.cli import main; sys.argv[0] = 'bot'\n"
        "try: main()\n"
        "finally: print('discord' in sys.modules)"
    )
    ours, theirs = pty.openpty()
    process = subprocess.Popen(  # noqa: S603 - our own command
        [sys.executable, "-c", code, "ask", "--base", str(base)],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        cwd=root,
        env={**os.environ, "TERM": "xterm-256color", "LANG": "C.UTF-8"},
    )
    os.close(theirs)
    try:
        seen = _until(ours, "\n› ")
        os.write(ours, "EC2가 뭐야?\n".encode())
        seen += _until(ours, "\n› ")
        os.write(ours, b"\x04")
        seen += _until(ours, "False\r\n")
        assert process.wait() == 0
    finally:
        process.kill()
        process.wait()
        os.close(ours)
    assert "\x1b[1;36mEC2" in seen
    assert "빌려 쓰는 가상 서버다." in seen


def _until(terminal: int, sign: str) -> str:
    """Read what a terminal shows, up to a sign; the time-out ends it otherwise."""
    told = b""
    while not told.endswith(sign.encode()):
        told += os.read(terminal, 4096)
    return told.decode(errors="replace")


def test_베이스를_확인한다(shell: Shell, base: Path) -> None:
    assert shell("check", base).out == f"{base}: fine\n"
    base.write_text(f"concepts:\n- concept: EC2\n  {KEY}: x\n  mute: {KEY}\n", encoding="utf-8")
    ran = shell("check", base)
    assert ran.code == 1
    assert [line.partition(" ")[0] for line in ran.err.splitlines()] == [
        "mine.yaml:3:",
        "mine.yaml:4:",
    ]
    assert KEY not in ran.err


def test_뜻밖의_오류도_한_줄이고_비밀을_말하지_않는다(
    shell: Shell, base: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(*_: object) -> None:
        raise RuntimeError(f"token {KEY}")

    monkeypatch.setattr(Tutor, "ask", breaks)
    ran = shell("ask", "EC2", "--base", base)
    assert ran.code == 2
    assert ran.err.count("\n") == 1
    assert "RuntimeError" in ran.err
    assert KEY not in ran.err


def test_판과_도움말(shell: Shell) -> None:
    assert shell("--version").out.startswith("biyu ")
    assert "ask" in shell("--help").out


@pytest.mark.parametrize(
    ("lang", "question", "environ", "language"),
    [
        (None, "", {}, "ko"),
        (None, "", {"LANG": "en_US.UTF-8"}, "en"),
        (None, "EC2가 뭐야?", {"LANG": "en_US.UTF-8"}, "ko"),
        (None, "", {"LANG": "C.UTF-8"}, "ko"),
        (None, "", {"LANG": "fr_FR", "LC_ALL": "ko_KR.UTF-8"}, "ko"),
        (Language.ENGLISH, "EC2가 뭐야?", {"LANG": "ko_KR.UTF-8"}, "en"),
    ],
)
def test_언어를_고른다(
    lang: Language | None, question: str, environ: dict[str, str], language: str
) -> None:
    assert language_of(lang, question, environ) == language


def test_베이스의_자리(tmp_path: Path) -> None:
    assert default_base(Path("notes/aws.md")) == Path("notes/aws.yaml")
    assert default_base(tmp_path) == tmp_path / "base.yaml"


def told(name: str, text: str, line: int = 1) -> Entry:
    return Entry(name, Facet.DEFINITION, text, (Source("a.md", ("가", "나"), line, line),))


def test_비교하는_답은_개념의_이름을_댄다() -> None:
    entries = (told("EC2", "빌린 서버다."), told("S3", "S3는 창고다."), told("EC2", "켜고 끈다."))
    answer = Answer(Status.ANSWER, "차이?", entries, concepts=("EC2", "S3"))
    assert plain(answer, KOREAN) == "EC2: 빌린 서버다.\n켜고 끈다.\nS3는 창고다."
    assert plain(Answer(Status.UNKNOWN, "?"), KOREAN) == ""


def test_출처가_많으면_센다() -> None:
    entries = tuple(told("EC2", "글", line) for line in range(1, 7))
    shown = places(Answer(Status.ANSWER, "?", entries), ENGLISH)
    assert shown[0] == "a.md › 가 › 나, line 1"
    assert shown[3:] == ["and 3 more"]


@pytest.mark.parametrize("width", [12, 40, 200])
def test_좁은_터미널에서도_줄이_넘치지_않는다(width: int) -> None:
    from rich.cells import cell_len

    answer = Answer(
        Status.ANSWER,
        "?",
        (told("EC2", "[bold]필요한만큼빌려쓰는가상서버다[/bold] :smile: http://a.b/c"),),
        told("EC2", "공유 오피스의 자리와 같다."),
        ("S3", "리전"),
        concepts=("EC2",),
        facet=Facet.DEFINITION,
    )
    lacking = Answer(
        Status.UNKNOWN,
        "?",
        suggestions=(Suggestion("EC2", Facet.DEFINITION),),
        concepts=("EC2",),
        missing=Facet.PURPOSE,
    )
    long = told("EC2", "필요한 만큼 빌려 쓰는 가상 서버이고 아주 길게 이어지는 글이다.\n둘째 줄")
    near = Answer(
        Status.SUGGEST, "?", suggestions=(Suggestion("EC2", Facet.DEFINITION, (long, long)),)
    )
    console = Console(file=io.StringIO(), width=width, force_terminal=True, color_system=None)
    show(answer, KOREAN, console)
    show(lacking, KOREAN, console)
    show(near, KOREAN, console)
    out = console.file.getvalue()  # type: ignore[attr-defined]
    assert all(cell_len(line) <= width for line in out.splitlines())
    assert "[bold]필요" in out.replace("\n", "")
    assert "EC2의 쓰는 이유를 따로 적은 곳은 찾지 못했어요" in " ".join(out.split())
