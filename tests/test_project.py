"""What holds for the project as a whole."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
MODULES = sorted(ROOT.glob("bot/**/*.py"))
TEXTS = {".md", ".py", ".toml", ".txt", ".yaml", ".yml", ".cfg", ".sh", ""}
MOST_LINES = 400

# Written in pieces, so that this file does not hold what it looks for.
MACHINE_PATHS = re.compile(r"/(?:work|root|opt)/(?=[a-z.])")
REGISTRY_HOSTS = re.compile("py" + r"pi\.org|python" + r"hosted|registry" + r"\.npm")


def published() -> Iterator[Path]:
    """Every text file that a clone would hold."""
    for path in sorted(ROOT.rglob("*")):
        parts = path.relative_to(ROOT).parts
        hidden = any(part.startswith(".") and part not in {".ci", ".gitignore"} for part in parts)
        skipped = hidden or "__pycache__" in parts or parts[0] in {"build", "htmlcov"}
        if not skipped and path.is_file() and path.suffix in TEXTS:
            yield path


def imports(module: Path) -> set[str]:
    """The top-level names that a module imports."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            names.add(node.module.partition(".")[0])
    return names


def requirements(file: str) -> dict[str, Requirement]:
    """The requirements in a file of pins, by name."""
    lines = (ROOT / file).read_text(encoding="utf-8").splitlines()
    bare = [line.partition("#")[0].strip() for line in lines]
    pins = [Requirement(line) for line in bare if line and not line.startswith("-r")]
    return {canonicalize_name(pin.name): pin for pin in pins}


def declared() -> dict[str, Requirement]:
    """The direct dependencies that pyproject.toml names."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    named = [Requirement(line) for line in project["dependencies"]]
    return {canonicalize_name(each.name): each for each in named}


def test_there_are_modules_to_look_at() -> None:
    assert len(MODULES) > 10


def test_discord_is_imported_in_chat_alone() -> None:
    chat = ROOT / "bot" / "chat"
    strangers = [m for m in MODULES if "discord" in imports(m) and chat not in m.parents]
    assert strangers == []


@pytest.mark.parametrize("module", MODULES, ids=lambda m: str(m.relative_to(ROOT)))
def test_no_module_is_too_long(module: Path) -> None:
    lines = module.read_text(encoding="utf-8").count("\n")
    assert lines <= MOST_LINES


@pytest.mark.parametrize("pattern", [MACHINE_PATHS, REGISTRY_HOSTS], ids=["paths", "registries"])
def test_nothing_tells_of_the_machine_it_was_written_on(pattern: re.Pattern[str]) -> None:
    told = [
        f"{path.relative_to(ROOT)}: {found.group()}"
        for path in published()
        for found in [pattern.search(path.read_text(encoding="utf-8", errors="replace"))]
        if found
    ]
    assert told == []


@pytest.mark.parametrize("file", ["requirements.txt", "requirements-dev.txt"])
def test_every_requirement_is_pinned_exactly(file: str) -> None:
    loose = [
        str(pin)
        for pin in requirements(file).values()
        if [spec.operator for spec in pin.specifier] != ["=="]
    ]
    assert loose == []


def test_the_pins_lie_within_the_ranges_of_pyproject() -> None:
    pins = requirements("requirements.txt")
    for name, dependency in declared().items():
        assert name in pins, f"requirements.txt does not pin {name}"
        (pin,) = pins[name].specifier
        assert dependency.specifier.contains(pin.version), f"{pins[name]} is not {dependency}"


def imported_names() -> dict[str, str]:
    """The direct dependencies: the name that each is imported by, and its own."""
    known = {"discord-py": "discord", "markdown-it-py": "markdown_it", "pyyaml": "yaml"}
    return {known.get(name, name.replace("-", "_")): name for name in declared()}


def test_every_third_party_import_is_declared() -> None:
    brought = {"click", "pydantic_core", "yarl"}  # what the direct ones speak in
    for_checks = {"jsonschema_rs", "zstandard"}  # used where they are installed
    brought |= {"_typeshed"}  # of mypy itself, never imported while running
    own = {"bot", *imported_names(), *brought, *for_checks}
    strangers = {
        f"{module.relative_to(ROOT)}: {name}"
        for module in MODULES
        for name in imports(module) - own - sys.stdlib_module_names
    }
    assert strangers == set()


def test_every_direct_dependency_is_used() -> None:
    named = {"aiosqlite", "tzdata"}  # used by name alone: in a database's address, by zoneinfo
    used = named.union(*map(imports, MODULES))
    assert [name for importable, name in imported_names().items() if importable not in used] == []
