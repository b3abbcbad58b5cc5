"""What speaks for a match: features that are told, and the weights that are fitted."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.base.file import load
from bot.match.evidence import FILE, Evidence, read, weights
from bot.tutor.tutor import Judged, Tutor

TUTOR = Tutor(load(Path(__file__).parents[2] / "knowledge" / "ko" / "base.yaml"))
NAMES = sorted(TUTOR.index.concepts)


def _judged(question: str) -> Judged:
    return max(TUTOR.judged(question), key=lambda each: each.answer.score)


def _evidence(question: str) -> Evidence:
    evidence = _judged(question).evidence
    assert evidence is not None
    return evidence


def test_every_feature_has_a_weight_and_no_other() -> None:
    assert set(weights().features) == set(Evidence._fields)


def test_a_better_match_is_never_less_likely() -> None:
    assert weights().features["score"] > 0
    assert weights().features["lead"] > 0
    assert weights().features["supported"] > 0
    assert weights().features["unfit"] < 0


def test_a_feature_without_a_weight_is_told(tmp_path: Path) -> None:
    file = tmp_path / "weights.yaml"
    file.write_text(FILE.read_text(encoding="utf-8").replace("lead:", "led:"), encoding="utf-8")
    with pytest.raises(KeyError, match="lead"):
        read(file)


@given(
    st.sampled_from(NAMES), st.sampled_from(("", " 왜 씀?", " 단점", " 김치찌개 레시피")), st.text()
)
def test_each_feature_is_a_share(name: str, asked: str, noise: str) -> None:
    for judged in TUTOR.judged(f"{noise} {name}{asked}"):
        if judged.evidence:
            assert all(0.0 <= value <= 1.0 for value in judged.evidence)
            assert 0.0 <= weights().chance(judged.evidence) <= 1.0


def test_a_strange_word_speaks_against_an_answer() -> None:
    plain, strange = _evidence("리전이 뭐야?"), _evidence("리전 면역글로불린이 뭐야?")
    assert plain.supported == 1.0
    assert strange.supported < 0.5
    assert weights().chance(strange) < weights().chance(plain)


def test_a_facet_that_the_notes_lack_is_unfit() -> None:
    lacking = next(
        name
        for name, concept in TUTOR.index.concepts.items()
        if all(entry.facet.value not in ("disadvantage", "comparison") for entry in concept.entries)
    )
    assert _evidence(f"{lacking} 단점이 뭐야?").unfit == 1.0


def test_a_description_is_told_from_a_name() -> None:
    assert _evidence("EC2가 뭐야").unnamed == 0.0
    described = _evidence("파일을 간단하게 보관하는 거 이름이 뭐였지")
    assert (described.unnamed, described.seeks) == (1.0, 1.0)
    assert described.apart > 0.0
