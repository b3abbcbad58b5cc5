from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

import discord
import pytest
import simcord

from bot.chat.desk import LONGEST_QUESTION
from bot.config import Config
from bot.tutor.phrases import ENGLISH, KOREAN
from bot.tutor.tutor import Tutor
from tests.chat.conftest import (
    Clock,
    Open,
    Study,
    buttons,
    make_bot,
    shown,
    write_group,
)

ROOT = Path(__file__).resolve().parents[2]

ANSWERED = discord.InteractionResponseType.channel_message.value
DEFERRED = discord.InteractionResponseType.deferred_channel_message.value


def registered(study: Study, name: str) -> dict[str, Any]:
    types = (2, 3) if name == ENGLISH.menu_name else (1,)
    found = [study.env.backend.find_command(name, study.guild.id, type=each) for each in types]
    return dict(next(each for each in found if each))


async def test_ask_answers_for_all_in_the_channel(open_study: Open) -> None:
    async with open_study() as study:
        study.korean()
        result = await study.minsu.slash(study.channel, "ask", question="리전이 뭐야?")
        told = shown(result)
        assert not result.ephemeral
        assert "-# 리전이 뭐야?" in told
        assert "### 리전 · 뜻" in told
        assert "데이터 센터가 모여 있는 지역" in told
        assert "**비유**\n" in told
        assert "note.md › 네트워크 › 리전, 5줄" in told
        assert list(buttons(result.response)) == ["비유로", "더 자세히", "출처"]


async def test_an_answer_that_is_found_at_once_takes_one_message(open_study: Open) -> None:
    async with open_study() as study:
        await study.minsu.slash(study.channel, "ask", question="리전")
        (only,) = [each for each in study.env.http_requests if each.path.endswith("/callback")]
        assert isinstance(only.json, dict)
        assert only.json["type"] == ANSWERED
        assert not any(each.method == "PATCH" for each in study.env.http_requests)


async def test_it_acknowledges_what_takes_longer(
    open_study: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.chat.commands.FEW", 0)
    async with open_study() as study:
        await study.minsu.slash(study.channel, "ask", question="리전")
        first, second = study.env.http_requests[-2:]
        assert first.path.endswith("/callback")
        assert isinstance(first.json, dict)
        assert first.json["type"] == DEFERRED
        assert second.method == "PATCH"


async def test_it_speaks_the_language_of_the_member(open_study: Open) -> None:
    async with open_study() as study:
        english = await study.minsu.slash(study.channel, "ask", question="리전")
        assert "### 리전 · meaning" in shown(english)
        assert ENGLISH.button_source in buttons(english.response)
        study.korean()
        korean = await study.minsu.slash(study.channel, "ask", question="오늘 점심 뭐 먹지")
        assert KOREAN.unknown in shown(korean)


async def test_every_command_is_told_in_both_languages(open_study: Open) -> None:
    async with open_study() as study:
        for phrase in ("ask", "why", "help", "notes"):
            command = registered(study, getattr(ENGLISH, f"{phrase}_name"))
            assert command["name_localizations"]["ko"] == getattr(KOREAN, f"{phrase}_name")
            assert command["description"] == getattr(ENGLISH, f"{phrase}_description")
            told = command["description_localizations"]["ko"]
            assert told == getattr(KOREAN, f"{phrase}_description")
        menu = registered(study, ENGLISH.menu_name)
        assert menu["name_localizations"]["ko"] == KOREAN.menu_name
        (question,) = registered(study, "ask")["options"]
        assert question["name_localizations"]["ko"] == KOREAN.question_name
        assert question["autocomplete"]
        under = registered(study, "notes")["options"]
        assert {each["name_localizations"]["ko"] for each in under} == {"상태", "새로고침"}


async def test_autocomplete_offers_concepts(open_study: Open) -> None:
    async with open_study() as study:
        offered = await study.minsu.autocomplete(study.channel, "ask", "question", "리")
        assert "리전" in [choice["name"] for choice in offered]
        everything = await study.minsu.autocomplete(study.channel, "ask", "question", "")
        assert {"리전", "가용 영역", "캐시"} <= {choice["value"] for choice in everything}
        answer = await study.minsu.slash(study.channel, "ask", question=offered[0]["value"])
        assert "### 리전" in shown(answer)


async def test_autocomplete_stays_in_the_limits(open_study: Open) -> None:
    many = "".join(f"## 개념{n}\n\n개념{n}은 {n}번째 것입니다.\n\n" for n in range(60))
    long = f"## {'긴' * 150}\n\n아주 긴 이름을 가진 개념입니다.\n"
    async with open_study(f"# 노트\n\n{many}{long}") as study:
        offered = await study.minsu.autocomplete(study.channel, "ask", "question", "개념")
        assert len(offered) == 25
        for typed in ("긴", "x" * 500, "\x00", "@everyone"):
            for choice in await study.minsu.autocomplete(study.channel, "ask", "question", typed):
                assert 1 <= len(choice["name"]) <= 100
                assert 1 <= len(choice["value"]) <= 100


async def test_a_question_may_be_so_long_and_no_longer(open_study: Open) -> None:
    async with open_study() as study:
        (question,) = registered(study, "ask")["options"]
        assert question["max_length"] == LONGEST_QUESTION
        result = await study.minsu.slash(study.channel, "ask", question="리" * LONGEST_QUESTION)
        assert result.acknowledged


async def test_메시지_메뉴로_묻는다(open_study: Open) -> None:
    async with open_study() as study:
        asked = await study.organiser.send(study.channel, "근데 캐시가 뭐예요?")
        result = await study.minsu.context_menu(study.channel, ENGLISH.menu_name, asked)
        assert result.ephemeral
        assert "가까이 두는 저장소" in shown(result)
        empty = await study.organiser.send(study.channel, "", attachments=[("a.png", b"x")])
        result = await study.minsu.context_menu(study.channel, ENGLISH.menu_name, empty)
        assert shown(result) == ENGLISH.no_text


@pytest.mark.parametrize(("locale", "title"), [("ko", KOREAN), ("en-US", ENGLISH)])
async def test_help_tells_how_to_ask(open_study: Open, locale: str, title: Any) -> None:
    async with open_study() as study:
        if locale == "ko":
            study.korean()
        result = await study.minsu.slash(study.channel, "help")
        assert result.ephemeral
        assert title.help_title in shown(result)
        assert title.help_plain not in shown(result)


@pytest.mark.parametrize(("locale", "phrases"), [("ko", KOREAN), ("en-US", ENGLISH)])
async def test_why_is_told_to_who_asks_alone(open_study: Open, locale: str, phrases: Any) -> None:
    async with open_study() as study:
        if locale == "ko":
            study.korean()
        result = await study.minsu.slash(study.channel, "why", question="리저니 뭐임 **@everyone**")
        assert result.ephemeral
        told = shown(result)
        assert phrases.why.title in told
        assert "“리저니”" in told
        assert "**@everyone**" not in told
        assert "@everyone" not in told


async def test_a_member_is_held_to_a_fair_rate(open_study: Open) -> None:
    async with open_study() as study:
        for _ in range(5):
            assert not (await study.minsu.slash(study.channel, "ask", question="리전")).ephemeral
        held = await study.minsu.slash(study.channel, "ask", question="리전")
        assert held.ephemeral
        assert shown(held) == "A little slower, please. Ask again in 4 s."
        other = await study.organiser.slash(study.channel, "ask", question="리전")
        assert "### 리전" in shown(other)
        study.clock.now += 4
        assert "### 리전" in shown(await study.minsu.slash(study.channel, "ask", question="리전"))


async def test_a_fault_of_ours_is_told_kindly_and_logged(
    open_study: Open, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("the roof is on fire")

    async with open_study(check_errors=False) as study:
        monkeypatch.setattr(Tutor, "ask", fail)
        result = await study.minsu.slash(study.channel, "ask", question="무엇?")
        assert ENGLISH.error in shown(result)
        assert "roof" not in shown(result)
        assert "the roof is on fire" in caplog.text


@pytest.mark.parametrize("path", ["/interactions/*/*/callback", "/webhooks/*/*/messages/@original"])
async def test_discord_failing_ends_in_the_log_and_nowhere_else(
    open_study: Open,
    path: str,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("bot.chat.commands.FEW", 0)  # so that both requests are made
    async with open_study(check_errors=False) as study:
        method = "POST" if path.endswith("callback") else "PATCH"
        study.env.inject_error(method, path, status=404, code=10062)
        await study.minsu.slash(study.channel, "ask", question="리전")
        assert "gone before it could be answered" in caplog.text
        again = await study.minsu.slash(study.channel, "ask", question="리전")
        assert "### 리전" in shown(again)


async def test_status_and_reload_for_organisers(open_study: Open) -> None:
    async with open_study() as study:
        study.korean()
        status = await study.organiser.slash(study.channel, "notes status")
        assert status.ephemeral
        assert "note.md" in shown(status)
        assert "base.yaml" in shown(status)
        assert KOREAN.status_no_faults in shown(status)
        group = study.bot.config.default
        assert group is not None
        group.base.write_text("concepts: [", encoding="utf-8")
        broken = await study.organiser.slash(study.channel, "notes reload")
        assert KOREAN.reload_failed in shown(broken)
        assert "base.yaml:2" in shown(broken).replace("\\", "")
        assert str(group.base.parent) not in shown(broken)
        answer = await study.minsu.slash(study.channel, "ask", question="리전")
        assert "### 리전" in shown(answer)


async def test_reload_is_not_for_every_second(open_study: Open) -> None:
    async with open_study(check_errors=False) as study:
        first = await study.organiser.slash(study.channel, "notes reload")
        assert ENGLISH.reloaded in shown(first)
        second = await study.organiser.slash(study.channel, "notes reload")
        assert "slower" in shown(second)


async def test_a_fault_behind_the_menu_is_told_once(
    open_study: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("no luck")

    async with open_study(check_errors=False) as study:
        asked = await study.organiser.send(study.channel, "캐시가 뭐예요?")
        monkeypatch.setattr(Tutor, "ask", fail)
        told = await study.minsu.context_menu(study.channel, ENGLISH.menu_name, asked)
        assert shown(told) == ENGLISH.error


async def test_commands_that_cannot_be_registered_do_not_stop_the_bot(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    bot = make_bot(Config(default=write_group(tmp_path)), Clock())
    env = simcord.Env(bot)
    env.inject_error("PUT", "/applications/*/commands", status=403, code=50001)
    await env.start()
    try:
        assert bot.is_ready()
        assert "cannot be registered" in caplog.text
        assert "applications.commands" in caplog.text
    finally:
        await env.shutdown()


@pytest.mark.parametrize("page", ["docs/discord.md", "docs/discord.ko.md"])
def test_the_documents_name_every_command_in_both_languages(page: str) -> None:
    told = (ROOT / page).read_text(encoding="utf-8")
    for phrases in (ENGLISH, KOREAN):
        notes = phrases.notes_name
        for command in (
            f"/{phrases.ask_name}",
            f"/{phrases.help_name}",
            f"/{notes} {phrases.status_name}",
            f"/{notes} {phrases.reload_name}",
        ):
            assert command in told
    own = KOREAN if ".ko." in page else ENGLISH
    assert own.menu_name in told


async def test_organiser_commands_need_manage_server(open_study: Open) -> None:
    async with open_study(check_errors=False) as study:
        command = registered(study, "notes")
        needed = discord.Permissions(int(command["default_member_permissions"]))
        assert needed == discord.Permissions(manage_guild=True)
        study.guild.set_command_permissions(int(command["id"]), {study.minsu: True})
        for name in ("notes status", "notes reload"):
            refused = await study.minsu.slash(study.channel, name)
            assert refused.ephemeral
            assert shown(refused) == ENGLISH.organisers_only


async def test_a_server_without_notes_is_told_so(open_study: Open) -> None:
    async with open_study(config=Config(default=None)) as study:
        asked = await study.minsu.slash(study.channel, "ask", question="리전")
        assert ENGLISH.no_notes in shown(asked)
        assert await study.minsu.autocomplete(study.channel, "ask", "question", "리") == []
        status = await study.organiser.slash(study.channel, "notes status")
        assert ENGLISH.no_notes in shown(status)
        reload = await study.organiser.slash(study.channel, "notes reload")
        assert ENGLISH.no_notes in shown(reload)


async def test_notes_that_cannot_be_read_are_told_kindly(open_study: Open) -> None:
    async with open_study("") as study:
        asked = await study.minsu.slash(study.channel, "ask", question="리전")
        assert shown(asked) == ENGLISH.broken
        status = await study.organiser.slash(study.channel, "notes status")
        assert ENGLISH.status_nothing in shown(status)


async def test_commands_are_registered_once_a_change(open_study: Open) -> None:
    async with open_study() as study:

        def puts() -> int:
            return sum(each.method == "PUT" for each in study.env.http_requests)

        assert puts() == 1
        await study.env.restart_bot(study.again())
        assert puts() == 1
        del study.env.backend.commands[None]["help", 1]
        await study.env.restart_bot(study.again())
        assert puts() == 2
        registered(study, "ask")["options"][0]["description"] = "changed"
        await study.env.restart_bot(study.again())
        assert puts() == 3


async def test_a_test_server_gets_the_commands_alone(open_study: Open) -> None:
    server = 10**17
    config = Config(default=None, test_server=server)
    async with open_study(config=config, check_errors=False) as study:
        puts = [each.path for each in study.env.http_requests if each.method == "PUT"]
        assert len(puts) == 1
        assert f"/guilds/{server}/commands" in puts[0]


@pytest.fixture(autouse=True)
def _log_all(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
