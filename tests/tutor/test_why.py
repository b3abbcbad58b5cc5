"""답이 나온 까닭을 말로 알린다."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.match.evidence import Evidence
from bot.match.intent import Intent
from bot.match.names import Way
from bot.tutor.answer import Context
from bot.tutor.phrases import ENGLISH, KOREAN, Phrases
from bot.tutor.tutor import Tutor
from bot.tutor.why import why
from tests.bases import BASE

TUTOR = Tutor(BASE)


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("리저니 뭔가여", "개념 리전 ← “리저니” (자판 1타 차이)"),
        ("리저니 뭔가여", "묻는 것: 뜻 ← “뭔가여”"),
        ("ㄷㅊ2 왜 씀?", "개념 EC2 ← “ㄷㅊ2” (글자 그대로)"),
        ("이씨투 머임", "개념 EC2 ← “이씨투” (소리 나는 대로 적음)"),
        ("flwjs anjdi", "이렇게 읽었어요: 리전 뭐야"),
        ("리전 면역글로불린", "그 글에 없는 낱말: 면역글로불린"),
        ("김치찌개가 뭐야", "노트에서 비슷한 것을 찾지 못했어요."),
    ],
)
def test_들은_대로_찾은_대로_알린다(question: str, line: str) -> None:
    assert line in why(TUTOR, question, KOREAN)


@pytest.mark.parametrize("phrases", [KOREAN, ENGLISH])
def test_친_글과_겹치는_만큼을_알린다(phrases: Phrases) -> None:
    def told(question: str) -> list[str]:
        line, _, _ = phrases.why.overlap.partition("{")
        return [each for each in why(TUTOR, question, phrases) if each.startswith(line)]

    whole, part = "EC2는 가상 서버를 빌려 쓰는 컴퓨팅 서비스입니다.", "EC2가 뭐야"
    share = [int("".join(filter(str.isdigit, told(each)[0]))) for each in (whole, part)]
    assert 90 < share[0] <= 100
    assert share[1] < share[0]
    assert told("김치찌개가 뭐야") == []


def test_맞을_가능성과_그_까닭을_알린다() -> None:
    lines = why(TUTOR, "EC2가 뭐야", KOREAN)
    (chance,) = [line for line in lines if line.startswith("맞을 가능성")]
    assert chance.endswith("50%부터 답해요.")
    assert any(line.startswith("믿게 한 것: 질문과 글의 일치 +") for line in lines)


def test_앞의_답에_이어서_물으면_그렇게_알린다() -> None:
    context = Context(("EC2",))
    assert KOREAN.why.goes_on in why(TUTOR, "비유로 다시", KOREAN, context)


@pytest.mark.parametrize("phrases", [KOREAN, ENGLISH])
def test_모든_까닭에_말이_있다(phrases: Phrases) -> None:
    assert set(phrases.why.ways) == set(Way)
    assert set(phrases.why.intents) == set(Intent)
    assert set(phrases.why.features) == set(Evidence._fields)


@given(st.text(max_size=80))
def test_무엇을_물어도_까닭을_댄다(question: str) -> None:
    for phrases in (KOREAN, ENGLISH):
        assert why(TUTOR, question, phrases)
