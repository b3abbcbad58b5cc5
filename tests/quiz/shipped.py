"""The bases that items are tested with: those that are shipped, and those of the trials."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from bot.base.build import read_base
from bot.base.entry import Base
from bot.base.file import load
from bot.quiz.generate import items
from bot.quiz.item import Item

ROOT = Path(__file__).resolve().parents[2]
SHIPPED = sorted(ROOT.glob("knowledge/*/base.yaml"))
BASES = [*SHIPPED, *sorted(ROOT.glob("bench/trials/*.md"))]
KOREAN = next(path for path in SHIPPED if path.parent.name == "ko")


@cache
def base_of(path: Path) -> Base:
    return load(path) if path.suffix == ".yaml" else read_base([path])[0]


@cache
def items_of(path: Path) -> tuple[Item, ...]:
    return items(base_of(path))
