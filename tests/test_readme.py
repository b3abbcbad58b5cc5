"""Both READMEs tell of everything that there is, and of nothing else."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from pydantic import BaseModel
from typer.main import get_command

from bot.base.door import open_text
from bot.cli import app
from bot.config import Config, Group, Points, Quiz, Rate
from bot.tutor.phrases import ENGLISH, KOREAN, QuizPhrases

ROOT = Path(__file__).resolve().parent.parent
READMES = {"README.md": ENGLISH, "README.ko.md": KOREAN}


@pytest.fixture(params=READMES)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def readme(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def rows(text: str) -> list[list[str]]:
    """The cells of every table row."""
    lines = [line.replace("\\|", "¦") for line in text.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def fenced(text: str, language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", text, re.DOTALL)


def settings(model: type[BaseModel]) -> Iterator[str]:
    yield from model.model_fields


def test_every_dependency_is_named_with_its_reason(readme: str) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    reasons = {row[0].lower(): row[1] for row in rows(readme) if len(row) == 2}
    for dependency in project["dependencies"]:
        assert reasons[Requirement(dependency).name.lower()]


def test_every_setting_is_told(readme: str) -> None:
    told = {key for row in rows(readme) if len(row) == 3 for key in row[0].split(", ")}
    for model in (Config, Group, Rate, Quiz, Points):
        for key in settings(model):
            assert f"`{key}`" in told


def test_every_command_of_the_terminal_is_told(readme: str) -> None:
    told = "\n".join(row[0] for row in rows(readme))
    command = get_command(app)
    for each, sub in command.commands.items():  # type: ignore[attr-defined]
        assert re.search(rf"`{each}\b", told), each
        for option in (o for parameter in sub.params for o in parameter.opts if o[:2] == "--"):
            assert option in told, f"{each} {option}"


def test_every_command_of_discord_is_told_in_both_languages(readme: str) -> None:
    for phrases in (ENGLISH, KOREAN):
        for said in (
            f"`/{phrases.ask_name}`",
            f"**{phrases.menu_name}**",
            f"`/{phrases.help_name}`",
            f"`/{phrases.notes_name} {phrases.status_name}`",
            f"`/{phrases.notes_name} {phrases.reload_name}`",
            *(f"`/{phrases.quiz.quiz_name} {name}`" for name in quiz_commands(phrases.quiz)),
        ):
            assert said in readme


def quiz_commands(quiz: QuizPhrases) -> tuple[str, ...]:
    """The names of the subcommands of /quiz."""
    rounds = (quiz.start_name, quiz.stop_name, quiz.skip_name, quiz.next_name)
    return (*rounds, quiz.scores_name, quiz.missed_name, quiz.forget_name, quiz.schedule_name)


def test_every_target_of_make_is_told(readme: str) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = re.findall(r"^([a-z]+):.*##", makefile, re.MULTILINE)
    assert len(targets) > 4
    told = {row[0] for row in rows(readme)}
    assert [t for t in targets if t != "help" and f"`make {t}`" not in told] == []


def test_every_link_leads_somewhere(readme: str) -> None:
    targets = re.findall(r"\]\(([^)#:]+)\)", readme)
    assert len(targets) > 5
    assert [target for target in targets if not (ROOT / target).exists()] == []


def test_the_excerpt_of_the_base_stands_in_the_shipped_base(name: str, readme: str) -> None:
    (excerpt,) = fenced(readme, "yaml")
    assert open_text(excerpt_of(excerpt), "README").base.concepts
    language = READMES[name].language
    base = (ROOT / "knowledge" / language / "base.yaml").read_text(encoding="utf-8")
    assert excerpt.strip() in base


def excerpt_of(yaml: str) -> str:
    return f"concepts:\n{yaml}"


def test_both_readmes_have_the_same_parts() -> None:
    texts = [(ROOT / name).read_text(encoding="utf-8") for name in READMES]
    levels = [re.findall(r"^(#+) ", text, re.MULTILINE) for text in texts]
    assert levels[0] == levels[1]
    assert len(rows(texts[0])) == len(rows(texts[1]))
