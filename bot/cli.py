"""The commands of the terminal."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot import __version__

if TYPE_CHECKING:  # each command imports what it needs when it runs: `ask` starts at once
    from bot.base.report import MergeReport
    from bot.terminal.talk import Voice
    from bot.tutor.tutor import Tutor

KNOWLEDGE = Path(__file__).resolve().parent.parent / "knowledge"
BASE_ENDINGS = (".yaml", ".yml")
NOTE_ENDINGS = (".md", ".markdown")
MOST_LISTED = 20
FAULTS, NOTHING = 1, 2  # exit codes

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


class Language(StrEnum):
    """The languages that the tutor speaks."""

    KOREAN = "ko"
    ENGLISH = "en"


BaseOption = Annotated[
    Path | None,
    typer.Option("--base", help="The Q&A base; for ask also a note or a folder of notes."),
]


def main() -> None:
    """Run the command line: an error is one line with its remedy, never a traceback."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="replace")
    try:
        app()
    except BrokenPipeError:  # the reader went away: `| head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except Exception as error:
        _say(_told(error))
        sys.exit(NOTHING)


@app.callback(invoke_without_command=True)
def biyu(
    version: Annotated[bool, typer.Option("--version", help="Show the version.")] = False,
) -> None:
    """Biyu answers from a study group's own notes."""
    if version:
        typer.echo(f"biyu {__version__}")
        raise typer.Exit


@app.command()
def build(
    notes: Annotated[list[Path], typer.Argument(help="Notes, or folders of notes.")],
    base: BaseOption = None,
) -> None:
    """Build the Q&A base of notes; a rebuild keeps every edit.

    Without --base it goes next to the notes: aws.md gives aws.yaml, a folder gives
    FOLDER/base.yaml. Exit code 1: some notes have faults; 2: nothing was built.
    """
    from bot.base.build import build as build_base

    path = base or default_base(notes[0])
    if path.suffix not in BASE_ENDINGS or path in notes:
        raise typer.BadParameter("a base ends in .yaml and is no note", param_hint="--base")
    report = build_base(notes, path)
    for problem in report.problems:
        _say(str(problem))
    if report.base is None:
        _say("Nothing was built: there is no note to read.")
        raise typer.Exit(NOTHING)
    if not report.first:
        _tell_merge(report.merge)
    concepts = report.base.concepts
    entries = sum(len(concept.entries) for concept in concepts)
    sources = len(report.base.notes)
    typer.echo(f"{path}: {len(concepts)} concepts, {entries} entries, {sources} notes")
    if report.faults:
        raise typer.Exit(FAULTS)


@app.command()
def ask(
    question: Annotated[list[str] | None, typer.Argument(help="What you want to know.")] = None,
    base: BaseOption = None,
    lang: Annotated[Language | None, typer.Option(help="The language of the words.")] = None,
    json: Annotated[bool, typer.Option("--json", help="JSON lines in, JSON lines out.")] = False,
    why: Annotated[bool, typer.Option("--why", help="Tell how the answer comes about.")] = False,
) -> None:
    """Ask the notes; without a question it is a chat."""
    if json:
        _answer_lines(base, lang)
        return
    from bot.terminal.look import new_console, show, show_why
    from bot.terminal.talk import Talk

    voice = _voices(base, lang)
    if question:
        asked = " ".join(question)
        tutor, phrases = voice(asked)
        show(tutor.ask(asked), phrases, new_console())
        if why:
            show_why(tutor, asked, phrases, new_console())
        return
    Talk(voice, new_console(), tells_why=why).run(_typed())


@app.command()
def check(base: Annotated[Path, typer.Argument(help="The Q&A base to check.")]) -> None:
    """Tell every fault of a base, each with its line and remedy, and its weak quiz items."""
    from bot.base.file import check as faults_of
    from bot.base.file import load
    from bot.notes.note import Severity
    from bot.quiz.weak import lines

    found = faults_of(base)
    for fault in found:
        _say(str(fault))
    if any(fault.severity is Severity.FAULT for fault in found):
        raise typer.Exit(FAULTS)
    for line in lines(load(base)):
        _say(line)
    typer.echo(f"{base}: fine")


@app.command()
def run(
    config: Annotated[
        Path | None, typer.Option("--config", help="The settings; see config.example.yaml.")
    ] = None,
) -> None:
    """Start the Discord bot."""
    from bot.chat.app import run as run_bot

    raise typer.Exit(run_bot(config))


def default_base(note: Path) -> Path:
    """Say where the base of a note or a folder goes: aws.md → aws.yaml."""
    return note / "base.yaml" if note.is_dir() else note.with_suffix(".yaml")


def language_of(lang: Language | None, question: str, environ: dict[str, str]) -> Language:
    """Choose the language: --lang, a question in Hangul, the locale, else Korean."""
    from bot.text.hangul import is_hangul

    if lang:
        return lang
    locale = environ.get("LC_ALL") or environ.get("LC_MESSAGES") or environ.get("LANG") or "C"
    korean = locale.startswith(("ko", "C", "POSIX")) or any(map(is_hangul, question))
    return Language.KOREAN if korean else Language.ENGLISH


@app.command()
def room(
    config: Annotated[
        Path | None, typer.Option(help="Your settings; without them the shipped notes.")
    ] = None,
    port: Annotated[int, typer.Option(help="0 takes any that is free.", min=0, max=65535)] = 0,
    browser: Annotated[bool, typer.Option(help="Open the browser.")] = True,
) -> None:
    """Try the tutor in the browser, without Discord: the study room."""
    import tempfile

    from bot.room.serve import serve

    with tempfile.TemporaryDirectory(prefix="biyu-room-") as folder:
        database = {"BIYU_DATABASE": f"sqlite:///{folder}/room.db"}
        settings = config or _settings_to_try(Path(folder))
        code = serve(
            [sys.executable, "-m", "bot", "run", "--config", str(settings)],
            port=port,
            opens_browser=browser,
            environ={**os.environ, **database},
            bot_name="비유",
        )
    raise typer.Exit(code)


def _settings_to_try(folder: Path) -> Path:
    """Copy the shipped notes, so that what is tried out changes nothing of them."""
    import shutil

    shutil.copytree(KNOWLEDGE / "ko", folder / "notes")
    settings = folder / "config.yaml"
    settings.write_text("default:\n  notes: [notes]\n  base: notes/base.yaml\n", encoding="utf-8")
    return settings


def _voices(base: Path | None, lang: Language | None) -> Callable[[str], Voice]:
    """Give each question a tutor and words; a tutor is loaded once."""
    from bot.tutor.phrases import phrases_for

    tutors: dict[Path, Tutor] = {}

    def voice(question: str) -> Voice:
        language = language_of(lang, question, dict(os.environ))
        path = base or KNOWLEDGE / language.value / "base.yaml"
        if path not in tutors:
            tutors[path] = _tutor(path)
        return tutors[path], phrases_for(language)

    return voice


def _tutor(path: Path) -> Tutor:
    """Load a tutor from a base, or from notes without writing anything."""
    from bot.tutor.tutor import Tutor

    if not path.exists():
        raise typer.BadParameter(
            f"there is no {path}; build it first: python -m bot build NOTES --base {path}",
            param_hint="--base",
        )
    if not (path.is_dir() or path.suffix in NOTE_ENDINGS):
        from bot.base.file import load

        return Tutor(load(path))
    from bot.base.build import read_base

    base, problems = read_base([path])
    for problem in problems:
        _say(str(problem))
    return Tutor(base)


def _answer_lines(base: Path | None, lang: Language | None) -> None:
    from bot.terminal.lines import answers

    tutor, phrases = _voices(base, lang)("")
    for line in answers(sys.stdin.buffer, tutor, phrases, time.perf_counter):
        sys.stdout.buffer.write(line)
        sys.stdout.buffer.flush()


def _typed() -> Iterator[str]:
    """Read lines as they are typed, with the arrow keys where readline is there."""
    if sys.stdin.isatty():
        import contextlib

        with contextlib.suppress(ImportError):
            import readline  # noqa: F401 - it works by being imported
    prompt = "› " if sys.stdin.isatty() else ""
    while True:
        try:
            yield input(prompt)
        except (EOFError, KeyboardInterrupt):
            typer.echo()
            return


def _tell_merge(report: MergeReport) -> None:
    for line in report.lines(MOST_LISTED):
        typer.echo(line)


def _say(line: str) -> None:
    typer.echo(line, err=True)


def _told(error: Exception) -> str:
    """Word an error for people; what nobody foresaw is named, without its data."""
    from bot.base.fault import BaseFaults
    from bot.text.secrets import redact

    if isinstance(error, BaseFaults):
        return str(error)
    if isinstance(error, OSError):
        return redact(
            f"{error.filename or 'file'}: {error.strerror}. Check the path and its permissions."
        )
    return f"Something went wrong ({type(error).__name__}). Please report it with what you did."
