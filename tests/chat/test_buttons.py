from __future__ import annotations

import re

import discord
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.base.entry import Facet
from bot.chat.press import BUTTON, MENU, MOST_KEYS, Action, Press
from bot.tutor.phrases import ENGLISH, KOREAN
from bot.tutor.tutor import Tutor, key_of
from tests.chat.conftest import NOTE, Open, Study, buttons, parts, shown, texts, write_group

LINKED = (
    NOTE + "\n## 엣지 로케이션\n\n엣지 로케이션은 [[캐시]]와 [[리전]]을 쓰는 작은 거점입니다.\n"
)


async def ask(study: Study, question: str) -> discord.Message:
    await study.minsu.slash(study.channel, "ask", question=question)
    message = study.channel.last_message
    assert message is not None
    return message


async def test_비유_단추(open_study: Open) -> None:
    async with open_study() as study:
        study.korean()
        answer = await ask(study, "리전 장점")
        told = await study.minsu.click(answer, label=KOREAN.button_analogy)
        assert told.ephemeral
        assert "배달 음식점의 지점" in shown(told)
        assert KOREAN.button_analogy not in buttons(told.response)


async def test_더_자세히_단추는_노트의_모든_말을_보여_준다(open_study: Open) -> None:
    async with open_study() as study:
        study.korean()
        told = await study.minsu.click(await ask(study, "리전이 뭐야"), label=KOREAN.button_more)
        assert told.ephemeral
        for text in ("지역입니다", "응답이 빨라집니다", "요금이 다릅니다", "**장점**", "**단점**"):
            assert text in shown(told)


async def test_출처_단추(open_study: Open) -> None:
    async with open_study() as study:
        study.korean()
        told = await study.minsu.click(await ask(study, "리전이 뭐야"), label=KOREAN.button_source)
        assert told.ephemeral
        assert "note.md › 네트워크 › 리전, 5줄" in shown(told)
        assert "note.md › 네트워크 › 리전, 6줄" in shown(told)


async def test_a_press_is_acknowledged_first(open_study: Open) -> None:
    async with open_study() as study:
        answer = await ask(study, "리전이 뭐야")
        before = len(study.env.http_requests)
        await study.minsu.click(answer, label=ENGLISH.button_source)
        first, second = study.env.http_requests[before:]
        assert first.path.endswith("/callback")
        assert second.method == "PATCH"


async def test_pages_turn_in_place(open_study: Open) -> None:
    lines = "\n\n".join(f"긴개념은 {n}번째 이야기까지 아주 길게 이어집니다." for n in range(120))
    async with open_study(
        f"# 노트\n\n## 긴개념\n\n긴개념은 길게 설명한 것입니다.\n\n{lines}\n"
    ) as study:
        first = await study.minsu.click(await ask(study, "긴개념"), label=ENGLISH.button_more)
        assert "page 1 of" in shown(first)
        assert ENGLISH.button_previous not in buttons(first.response)
        assert first.response
        second = await study.minsu.click(first.response, label=ENGLISH.button_next)
        assert "page 2 of" in shown(second)
        assert second.response
        assert second.response.id == first.response.id
        back = await study.minsu.click(second.response, label=ENGLISH.button_previous)
        assert "page 1 of" in shown(back)


async def test_related_concepts_are_buttons(open_study: Open) -> None:
    async with open_study(LINKED) as study:
        answer = await ask(study, "엣지 로케이션이 뭐야")
        assert {"캐시", "리전"} <= set(buttons(answer))
        told = await study.minsu.click(answer, label="캐시")
        assert told.ephemeral
        assert "가까이 두는 저장소" in shown(told)


async def test_many_related_concepts_are_a_menu(
    open_study: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.chat.look.MOST_BUTTONS", 1)
    async with open_study(LINKED) as study:
        answer = await ask(study, "엣지 로케이션이 뭐야")
        (menu,) = [each for each in parts(answer) if each["type"] == 3]
        assert {option["label"] for option in menu["options"]} >= {"캐시", "리전"}
        await study.env.restart_bot(study.again())
        told = await study.minsu.select(answer, [key_of("캐시")])
        assert told.ephemeral
        assert "가까이 두는 저장소" in shown(told)


async def test_did_you_mean_becomes_the_answer(open_study: Open) -> None:
    async with open_study() as study:
        question = await ask(study, "가용 영역의 장점")
        assert buttons(question)
        label, custom_id = next(iter(buttons(question).items()))
        assert custom_id.startswith("biyu:mean:")
        await study.minsu.click(question, label=label)
        answer = study.channel.last_message
        assert answer is not None
        assert answer.id == question.id
        assert "### 가용 영역" in texts(answer)


async def test_가까운_곳을_보여_주고_단추로_더_말한다(open_study: Open) -> None:
    async with open_study() as study:
        study.korean()
        message = await ask(study, "리전 멀리 고르면 게임이 끊기나요?")
        told = texts(message)
        assert KOREAN.near in told
        assert "**리전 · 장점**\n가까운 리전을 고르면 응답이 빨라집니다." in told
        assert "-# note.md › 네트워크 › 리전, 7줄" in told
        await study.minsu.click(message, label="리전 · 장점")
        answer = study.channel.last_message
        assert answer is not None
        assert answer.id == message.id
        assert "### 리전 · 장점" in texts(answer)


async def test_a_comparison_offers_more_of_each(open_study: Open) -> None:
    async with open_study() as study:
        answer = await ask(study, "리전이랑 가용 영역 차이")
        assert "### 리전 · 가용 영역 · comparison" in texts(answer)
        told = await study.minsu.click(answer, label=f"가용 영역 · {ENGLISH.button_more}")
        assert "### 가용 영역" in shown(told)
        sources = await study.minsu.click(answer, label=ENGLISH.button_source)
        assert "› 리전, " in shown(sources)
        assert "› 가용 영역, " in shown(sources)


async def test_old_buttons_work_after_a_restart(open_study: Open) -> None:
    async with open_study() as study:
        answer = await ask(study, "리전이 뭐야")
        await study.env.restart_bot(study.again())
        for label in (ENGLISH.button_analogy, ENGLISH.button_more, ENGLISH.button_source):
            assert "리전" in shown(await study.minsu.click(answer, label=label))


async def test_a_concept_that_is_gone_is_told_kindly(open_study: Open) -> None:
    async with open_study() as study:
        answer = await ask(study, "캐시가 뭐야")
        group = study.bot.config.default
        assert group is not None
        write_group(group.base.parent, NOTE.partition("## 캐시")[0])
        await study.env.restart_bot(study.again())
        told = await study.minsu.click(answer, label=ENGLISH.button_source)
        assert shown(told) == ENGLISH.gone


async def test_an_analogy_that_is_gone_is_told_kindly(open_study: Open) -> None:
    async with open_study() as study:
        study.korean()
        answer = await ask(study, "리전이 뭐야")
        group = study.bot.config.default
        assert group is not None
        write_group(group.base.parent, re.sub("비유를.*\n", "", NOTE))
        await study.env.restart_bot(study.again())
        told = await study.minsu.click(answer, label=KOREAN.button_analogy)
        assert shown(told) == "노트에 리전을 비유한 글은 아직 없어요."


async def test_presses_are_held_to_a_rate_too(open_study: Open) -> None:
    async with open_study() as study:
        answer = await ask(study, "리전이 뭐야")
        for _ in range(15):
            await study.minsu.click(answer, label=ENGLISH.button_source)
        held = await study.minsu.click(answer, label=ENGLISH.button_source)
        assert held.ephemeral
        assert "slower" in shown(held)


async def test_an_error_behind_a_button_is_told_kindly(
    open_study: Open, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("no luck")

    async with open_study(check_errors=False) as study:
        answer = await ask(study, "리전이 뭐야")
        monkeypatch.setattr(Tutor, "more", fail)
        told = await study.minsu.click(answer, label=ENGLISH.button_more)
        assert ENGLISH.error in shown(told)
        assert "no luck" in caplog.text


KEYS = st.lists(st.text(max_size=30).map(key_of), max_size=MOST_KEYS).map(tuple)


@given(
    st.sampled_from(Action),
    KEYS,
    st.none() | st.sampled_from(Facet),
    st.integers(0, 999),
    st.integers(0, 2**63),
)
def test_a_press_reads_back_from_its_custom_id(
    action: Action, keys: tuple[str, ...], facet: Facet | None, page: int, server: int
) -> None:
    press = Press(action, keys, facet, page, server)
    found = BUTTON.fullmatch(press.custom_id)
    assert found
    assert Press.of(found) == press
    assert len(press.custom_id) <= 100
    assert not MENU.fullmatch(press.custom_id)


@pytest.mark.parametrize(
    "custom_id", ["", "biyu:", "biyu:tell:x", "other:tell:::0:0", "biyu:tell:::x:0"]
)
def test_other_custom_ids_are_none_of_ours(custom_id: str) -> None:
    assert not BUTTON.fullmatch(custom_id)
