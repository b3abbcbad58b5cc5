"""The trials of our own are sound: what a right answer must hold stands in the note."""

import re
import unicodedata
from pathlib import Path

import pytest
import yaml

from bench.accuracy import own_questions

SETS = own_questions()


def bare(text: str) -> str:
    """Strip marks, spaces and case, as the scorer does."""
    folded = unicodedata.normalize("NFC", text).lower()
    return re.sub(r"\s+", "", re.sub(r"\*\*|==|[`*_~#>]|\[\[|\]\]", "", folded))


@pytest.mark.parametrize("questions", SETS, ids=lambda path: path.name)
def test_every_fact_stands_in_the_note(questions: Path) -> None:
    note = bare(questions.with_suffix("").with_suffix(".md").read_text(encoding="utf-8"))
    entries = yaml.safe_load(questions.read_text(encoding="utf-8"))
    assert len({entry["id"] for entry in entries}) == len(entries) >= 40
    for entry in entries:
        for group in entry["facts"]:
            assert any(bare(str(fact)) in note for fact in group), (entry["id"], group)
        assert entry["answerable"] == bool(entry["facts"])


def test_there_are_trials_in_both_languages() -> None:
    scripts = {any("가" <= char <= "힣" for char in path.name) for path in SETS}
    assert scripts == {True, False}
