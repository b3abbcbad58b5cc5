from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.base.entry import Base, Entry, Facet
from bot.match import fit
from bot.match.evidence import weights
from bot.match.match import Match
from bot.tutor.answer import Answer, Status, Suggestion
from bot.tutor.phrases import ENGLISH, KOREAN, Phrases
from bot.tutor.refusal import MOST_QUOTED, MOST_SUGGESTIONS, nearest
from bot.tutor.tutor import Tutor
from bot.tutor.wording import refusal
from tests.bases import BASE, concept, entry

TUTOR = Tutor(BASE)
DESCRIBED = "식물이 햇볕 받아서 밥 만들어 먹는 거"  # 햇볕, 밥: the note says 빛, 양분


def match(text: str, score: float) -> Match:
    return Match(entry("EC2", Facet.FEATURE, text), score, 1.0, 1.0, 1.0, 0.0)


def quoted(answer: Answer) -> list[Entry]:
    return [entry for each in answer.suggestions for entry in each.entries]


def test_자신이_없으면_가까운_곳을_보여_준다() -> None:
    answer = TUTOR.ask(DESCRIBED)
    assert answer.status is Status.SUGGEST
    assert answer.entries == ()
    assert [e.text for e in quoted(answer)] == ["광합성은 식물이 빛으로 양분을 만드는 일입니다."]
    assert answer.suggestions[0].concept == "광합성"


@pytest.mark.parametrize(
    "question",
    ["오늘 점심 뭐 먹지", "Lambda가 뭐야", "EC2 요금 얼마야", "RDS 단점이 뭐야?", "그럼 단점은?"],
)
def test_먼_것은_보여_주지_않는다(question: str) -> None:
    answer = TUTOR.ask(question)
    assert answer.status is Status.UNKNOWN
    assert quoted(answer) == []


def test_보여_준_것_다음에_다른_갈래를_권한다() -> None:
    definition = (Facet.DEFINITION, "가상 메모리는 꾸며 낸 공간입니다.")
    steps = (Facet.STEPS, "주소를 찾는다 → 옮긴다")
    tutor = Tutor(Base((concept("가상 메모리", (), definition, steps),)))
    answer = tutor.ask("가상 메모리 페이지 크기는 보통 얼마로 잡아요?")
    facets = [(each.facet, bool(each.entries)) for each in answer.suggestions]
    assert answer.status is not Status.ANSWER
    assert {facet for facet, _ in facets} == {Facet.DEFINITION, Facet.STEPS}
    assert facets == sorted(facets, key=lambda each: not each[1])


def test_같은_글은_한_번만_보여_준다() -> None:
    whole = match("우분투를 지원한다.\n윈도우를 지원한다.", 0.6)
    part, other = match("윈도우를 지원한다.", 0.6), match("맥은 없다.", 0.4)
    assert nearest([whole, part, other], 0.3) == [whole.entry, other.entry]
    assert nearest([part, whole, other], 0.3) == [part.entry, other.entry]


def test_chance_and_score_decide_what_is_near() -> None:
    best, behind = match("가", 0.6), match("나", 0.6 * fit.NEAR_QUOTED - 0.01)
    assert nearest([best, behind], weights().suggest) == [best.entry]
    assert nearest([best], weights().suggest - 0.001) == []
    assert nearest([match("다", fit.QUOTED - 0.001)], 0.4) == []
    assert nearest([], 0.4) == []


@given(st.lists(st.tuples(st.text(min_size=1), st.floats(0, 1)), max_size=8), st.floats(0, 1))
def test_what_is_near_is_found_and_said_once(told: list[tuple[str, float]], chance: float) -> None:
    matches = sorted((match(*each) for each in told), key=lambda each: -each.score)
    near = nearest(matches, chance)
    assert len(near) <= MOST_QUOTED
    assert len({each.text for each in near}) == len(near)
    assert {each.text for each in near} <= {each.entry.text for each in matches}


@given(st.text(st.sampled_from("이씨투RDS리전장단점왜뭐야 불나면식물빛요금?"), max_size=30))
def test_what_is_quoted_is_of_what_is_suggested(question: str) -> None:
    answer = TUTOR.ask(question)
    assert len(answer.suggestions) <= MOST_SUGGESTIONS
    places = [(each.concept, each.facet) for each in answer.suggestions]
    assert len(set(places)) == len(places)
    for each in answer.suggestions:
        assert all((e.concept, e.facet) == (each.concept, each.facet) for e in each.entries)
        assert each.concept in TUTOR.index.concepts
    if quoted(answer):
        assert answer.status is Status.SUGGEST


@pytest.mark.parametrize("phrases", [KOREAN, ENGLISH])
def test_the_words_fit_what_is_shown(phrases: Phrases) -> None:
    near = Suggestion("EC2", Facet.FEATURE, (entry("EC2", Facet.FEATURE, "우분투"),))
    offered = Suggestion("EC2", Facet.FEATURE)
    assert refusal(Answer(Status.SUGGEST, "?", suggestions=(near,)), phrases) == phrases.near
    assert refusal(Answer(Status.SUGGEST, "?", suggestions=(offered,)), phrases) == phrases.suggest
    unknown = refusal(Answer(Status.UNKNOWN, "?", suggestions=(offered,)), phrases)
    assert unknown == f"{phrases.unknown}\n{phrases.closest}"


def test_offers_come_in_one_order_whatever_the_hash_seed() -> None:
    """Facets that answer a question equally badly were offered in the order of a set."""
    code = (
        "from bot.tutor.tutor import Tutor; from tests.bases import BASE;"
        "print([each.facet.value for each in Tutor(BASE).ask('EC2 요금 얼마야').suggestions])"
    )
    told = {
        subprocess.run(  # noqa: S603 - our own interpreter and code
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": "."},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert told == {"['definition', 'expansion', 'feature']\n"}
