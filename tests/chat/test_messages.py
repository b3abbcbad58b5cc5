from __future__ import annotations

import asyncio
import logging
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import discord
import pytest
from simcord import ChannelHandle

from bot.chat.listening import while_typing
from bot.chat.reply import Kind, Reply
from bot.config import Config
from bot.tutor.phrases import ENGLISH, KOREAN
from bot.tutor.tutor import Tutor
from tests.chat.conftest import NOTE, Open, Study, buttons, shown, texts, write_group

OTHER = "# 요리\n\n## 육수\n\n육수는 고기나 뼈를 오래 끓여 우려낸 국물입니다.\n"


def at_bot(study: Study, text: str) -> str:
    assert study.bot.user is not None
    return f"{study.bot.user.mention} {text}"


def said(channel: ChannelHandle, study: Study) -> list[discord.Message]:
    """What the bot said in a channel."""
    return [each for each in channel.history() if each.author == study.bot.user]


def last(study: Study) -> discord.Message:
    return said(study.channel, study)[-1]


async def test_a_mention_is_answered_with_a_reply(open_study: Open) -> None:
    async with open_study() as study:
        asked = await study.minsu.send(study.channel, at_bot(study, "리전이 뭐야?"))
        (answer,) = said(study.channel, study)
        assert "### 리전 · 뜻" in texts(answer)
        assert answer.reference
        assert answer.reference.message_id == asked.id


async def test_a_mention_anywhere_in_the_message_counts(open_study: Open) -> None:
    async with open_study() as study:
        await study.minsu.send(study.channel, f"리전이 {at_bot(study, '')} 뭐야?")
        assert "### 리전 · 뜻" in texts(last(study))


async def test_a_bare_mention_is_asked_back_kindly(open_study: Open) -> None:
    async with open_study() as study:
        await study.minsu.send(study.channel, at_bot(study, " "))
        assert "뭐야?" in texts(last(study))


async def test_a_bare_mention_under_a_message_asks_what_it_says(
    open_study: Open, tmp_path: Path
) -> None:
    config = Config(default=write_group(tmp_path), plain_messages=True)
    async with open_study(config=config) as study:
        asked = await study.organiser.send(study.channel, "캐시가 뭐예요?")
        await study.minsu.send(study.channel, at_bot(study, ""), reply_to=asked)
        assert "### 캐시" in texts(last(study))


async def test_답에_답장하면_이어서_묻는_것이다(open_study: Open) -> None:
    async with open_study() as study:
        study.korean()
        await study.organiser.slash(study.channel, "ask", question="리전이 뭐야")
        answer = last(study)
        await study.env.restart_bot(study.again())  # only the buttons remember now
        await study.minsu.send(study.channel, at_bot(study, "그럼 단점은?"), reply_to=answer)
        assert "리전마다 요금이 다릅니다" in texts(last(study))
        await study.minsu.send(study.channel, at_bot(study, "비유로 다시"))
        assert "배달 음식점의 지점" in texts(last(study))


async def test_a_reply_whose_text_discord_hides_is_told_once(open_study: Open) -> None:
    async with open_study() as study:
        await study.minsu.slash(study.channel, "ask", question="리전이 뭐야")
        answer = last(study)
        for _ in range(3):
            await study.minsu.send(study.channel, "그럼 단점은?", reply_to=answer)
        told = [texts(each) for each in said(study.channel, study)[1:]]
        assert told == [KOREAN.reply_hidden]


async def test_with_the_message_intent_a_reply_needs_no_mention(
    open_study: Open, tmp_path: Path
) -> None:
    config = Config(default=write_group(tmp_path), plain_messages=True)
    async with open_study(config=config) as study:
        await study.minsu.slash(study.channel, "ask", question="리전이 뭐야")
        await study.minsu.send(study.channel, "그럼 단점은?", reply_to=last(study))
        assert "리전마다 요금이 다릅니다" in texts(last(study))


async def test_a_conversation_is_forgotten_in_time_and_not_shared(open_study: Open) -> None:
    async with open_study() as study:
        await study.minsu.send(study.channel, at_bot(study, "리전이 뭐야"))
        await study.organiser.send(study.channel, at_bot(study, "그럼 단점은?"))
        assert "요금" not in texts(last(study))
        study.clock.now += 3600
        await study.minsu.send(study.channel, at_bot(study, "그럼 단점은?"))
        assert "요금" not in texts(last(study))


async def test_a_message_is_answered_once(open_study: Open) -> None:
    async with open_study() as study:
        await study.minsu.send(study.channel, at_bot(study, "리전이 뭐야"))
        answer = last(study)
        asked = await study.minsu.send(study.channel, at_bot(study, "캐시?"), reply_to=answer)
        assert len(said(study.channel, study)) == 2
        study.bot.dispatch("message", asked)
        await study.env.settle()
        await study.minsu.edit(asked, at_bot(study, "가용 영역?"))
        assert len(said(study.channel, study)) == 2


async def test_talk_that_is_not_for_the_bot_is_left_alone(open_study: Open) -> None:
    async with open_study() as study:
        talk = await study.minsu.send(study.channel, "리전이 뭐야?")
        await study.organiser.send(study.channel, "글쎄", reply_to=talk)
        await study.organiser.send(study.channel, "@everyone 리전이 뭐야?")
        assert said(study.channel, study) == []


async def test_bots_and_webhooks_are_ignored(open_study: Open) -> None:
    async with open_study() as study:
        robot = study.guild.add_member(study.env.create_user("robot", bot=True))
        await robot.send(study.channel, at_bot(study, "리전이 뭐야?"))
        await study.guild.create_webhook(study.channel).send(at_bot(study, "리전이 뭐야?"))
        assert said(study.channel, study) == []


async def test_the_rate_is_told_once(open_study: Open) -> None:
    async with open_study() as study:
        for _ in range(9):
            await study.minsu.send(study.channel, at_bot(study, "리전이 뭐야?"))
        told = [texts(each) for each in said(study.channel, study)]
        assert len(told) == 6
        assert "조금만 천천히요" in told[-1]


def plain(folder: Path, channels: tuple[int, ...], *, on: bool) -> Config:
    group = write_group(folder).model_copy(update={"plain_channels": channels})
    return Config(default=group, plain_messages=on)


async def test_plain_messages_only_where_they_are_switched_on(
    open_study: Open, tmp_path: Path
) -> None:
    async with open_study() as study:
        study.bot.config = plain(tmp_path, (study.channel.id,), on=False)
        await study.minsu.send(study.channel, "리전이 뭐야?")
        assert said(study.channel, study) == []
    async with open_study(
        config=Config(default=write_group(tmp_path), plain_messages=True)
    ) as study:
        study.bot.config = plain(tmp_path, (study.channel.id,), on=True)
        await study.minsu.send(study.channel, "리전이 뭐야?")
        assert "### 리전" in texts(last(study))
        await study.minsu.send(study.channel, "오늘 점심 뭐 먹지")
        assert len(said(study.channel, study)) == 1
        elsewhere = study.guild.create_text_channel("talk")
        await study.minsu.send(elsewhere, "리전이 뭐야?")
        assert said(elsewhere, study) == []
        told = await study.minsu.slash(study.channel, "help")
        assert ENGLISH.help_plain in shown(told)


async def test_the_message_intent_is_asked_for_only_with_plain_messages(open_study: Open) -> None:
    async with open_study() as study:
        assert not study.bot.intents.message_content
        assert not study.bot.intents.members
    async with open_study(config=Config(default=None, plain_messages=True)) as study:
        assert study.bot.intents.message_content


async def test_in_a_direct_message_the_only_shared_group_answers(open_study: Open) -> None:
    async with open_study() as study:
        study.korean()
        await study.minsu.send_dm("리전이 뭐야?")
        dm = study.minsu.user.dm_channel
        (answer,) = said(dm, study)
        assert "### 리전" in texts(answer)
        told = await study.minsu.user.click(answer, label=KOREAN.button_source)
        assert "note.md" in shown(told)
        offered = await study.minsu.user.autocomplete("ask", "question", "리")
        assert "리전" in [each["name"] for each in offered]
        assert "### 캐시" in shown(await study.minsu.user.slash("ask", question="캐시"))


async def test_with_two_groups_a_direct_message_asks_which(
    open_study: Open, tmp_path: Path
) -> None:
    async with open_study() as study:
        second = study.env.create_guild(name="@everyone 요리")
        there = second.add_member(study.minsu.user)
        home = write_group(tmp_path / "home")
        cooking = write_group(tmp_path / "cooking", OTHER)
        groups = {study.guild.id: home, second.id: cooking}
        config = Config(default=None, groups=groups)
        await study.env.restart_bot(study.again(config))

        await study.minsu.send_dm("육수가 뭐야?")
        dm = study.minsu.user.dm_channel
        asked = await study.minsu.user.slash("ask", question="육수")
        assert ENGLISH.which_group in shown(asked)
        assert await study.minsu.user.autocomplete("ask", "question", "육") == []
        question = said(dm, study)[0]
        assert KOREAN.which_group in texts(question)
        name = next(label for label in buttons(question) if "요리" in label)
        await study.minsu.user.click(question, label=name)
        assert "요리" in texts(said(dm, study)[0])
        await study.minsu.send_dm("육수가 뭐야?")
        answer = said(dm, study)[-1]
        assert "우려낸 국물" in texts(answer)
        await study.minsu.send_dm("리전이 뭐야?")
        assert "지역입니다" not in texts(said(dm, study)[-1])

        second.remove_member(there)
        study.clock.now += 600
        refused = await study.minsu.user.click(answer, label=KOREAN.button_source)
        assert "note.md" not in shown(refused)
        assert ENGLISH.no_group in shown(refused)


async def test_nothing_crosses_from_one_server_to_another(open_study: Open, tmp_path: Path) -> None:
    async with open_study() as study:
        second = study.env.create_guild(name="요리")
        kitchen = second.create_text_channel("kitchen")
        cook = second.add_member(study.env.create_user("cook"))
        groups = {
            study.guild.id: write_group(tmp_path / "home"),
            second.id: write_group(tmp_path / "cooking", OTHER),
        }
        await study.env.restart_bot(study.again(Config(default=None, groups=groups)))
        assert "### 육수" in shown(await cook.slash(kitchen, "ask", question="육수"))
        assert ENGLISH.unknown in shown(await cook.slash(kitchen, "ask", question="리전이 뭐야"))
        offered = await cook.autocomplete(kitchen, "ask", "question", "")
        assert [each["name"] for each in offered if each["name"] == "리전"] == []


async def test_a_stranger_in_a_direct_message_is_sent_to_the_server(
    open_study: Open, tmp_path: Path
) -> None:
    async with open_study(config=Config(default=None)) as study:
        await study.minsu.send_dm("hello?")
        assert ENGLISH.no_group in texts(said(study.minsu.user.dm_channel, study)[-1])


async def test_a_channel_that_is_closed_to_the_bot_is_logged_once(
    open_study: Open, caplog: pytest.LogCaptureFixture
) -> None:
    async with open_study() as study:
        quiet = discord.PermissionOverwrite(send_messages=False)
        assert study.bot.user is not None
        closed = study.guild.create_text_channel(
            "closed", overwrites={study.guild.default_role: quiet}
        )
        speaker = study.guild.add_member(
            study.env.create_user("speaker"),
            roles=[
                study.guild.create_role("a", permissions=discord.Permissions(administrator=True))
            ],
        )
        with caplog.at_level(logging.WARNING):
            await speaker.send(closed, at_bot(study, "리전?"))
            await speaker.send(closed, at_bot(study, "리전?"))
        assert said(closed, study) == []
        assert caplog.text.count("cannot be answered") == 1


async def test_where_the_bot_may_not_see_the_history_it_just_writes(open_study: Open) -> None:
    async with open_study() as study:
        forgetful = discord.PermissionOverwrite(read_message_history=False)
        channel = study.guild.create_text_channel(
            "short", overwrites={study.guild.default_role: forgetful}
        )
        await study.minsu.send(channel, at_bot(study, "리전이 뭐야?"))
        (answer,) = said(channel, study)
        assert "### 리전" in texts(answer)
        assert answer.reference is None


async def test_a_refusal_of_discord_is_logged_and_never_loops(
    open_study: Open, caplog: pytest.LogCaptureFixture
) -> None:
    async with open_study() as study:
        study.env.inject_error("POST", "/channels/*/messages", status=403, code=50013)
        await study.minsu.send(study.channel, at_bot(study, "리전이 뭐야?"))
        assert said(study.channel, study) == []
        assert "cannot be answered" in caplog.text


async def test_a_fault_of_ours_is_told_kindly_and_logged(
    open_study: Open, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("no luck")

    async with open_study() as study:
        monkeypatch.setattr(Tutor, "ask", fail)
        await study.minsu.send(study.channel, at_bot(study, "무엇일까?"))
        assert texts(last(study)) == KOREAN.error
        assert "no luck" in caplog.text


@pytest.mark.parametrize("seconds", [0, 5])
async def test_only_a_slow_answer_shows_that_the_bot_is_typing(
    monkeypatch: pytest.MonkeyPatch, seconds: int
) -> None:
    """By itself: the simulated Discord holds all timers still."""
    monkeypatch.setattr("bot.chat.listening.PATIENCE", 0.01)
    typed = asyncio.Event()

    class Channel:
        async def typing(self) -> None:
            typed.set()

    async def work() -> Reply:
        if seconds:
            await asyncio.wait_for(typed.wait(), seconds)
        return Reply(Kind.NOTICE, KOREAN)

    message: Any = SimpleNamespace(channel=Channel())
    assert (await while_typing(message, work())).kind is Kind.NOTICE
    assert typed.is_set() == bool(seconds)


async def test_a_changed_base_answers_the_next_question(open_study: Open) -> None:
    async with open_study() as study:
        (volume,) = study.bot.shelf.volumes
        write_group(volume.group.base.parent, NOTE.replace("지역입니다", "동네입니다"))
        volume.reload()
        await study.minsu.send(study.channel, at_bot(study, "리전이 뭐야?"))
        assert "동네입니다" in texts(last(study))
