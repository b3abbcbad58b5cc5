"""Rounds from announcement to podium in the real client, killed and restarted in the middle."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.quiz.calendar import Calendar
from bot.quiz.plan import Plan
from bot.room.components import button, buttons, text_of
from bot.room.launch import Launch
from bot.room.result import Outcome
from bot.store import open_store
from tests.end.studies import (
    CONFIG,
    QUIZ,
    Study,
    answers,
    carries,
    open_study,
    press,
    says,
)


@pytest.fixture
async def study(tmp_path: Path) -> AsyncIterator[Study]:
    async with open_study(tmp_path) as opened:
        yield opened
        assert opened.violations == []


async def begin(study: Study, forms: str = "choice", **options: int) -> None:
    started = await study.minsu.run(QUIZ, "quiz start", follow=True, forms=forms, **options)
    assert "시작했어요" in text_of(dict(started.message or {}))


async def test_a_round_is_played_by_two(study: Study) -> None:
    await begin(study, number=2)
    for position in range(2):
        message = await study.question(position)
        assert "받았어요" in await press(study.minsu, message, 0)
        assert "바꿨어요" in await press(study.minsu, message, 1)
        assert "그대로예요" in await press(study.minsu, message, 1)
        assert "받았어요" in await press(study.jiwoo, message, 0)
    podium = await study.until(carries("missed"))
    assert "2개 중" in text_of(podium)
    assert len(study.rows("SELECT * FROM answers")) == 4
    mine = await study.minsu.press(podium, button(podium, prefix="biyu:quiz:missed"))
    assert "내 오답" in text_of(dict(mine.message or {})) or "틀린 문제가 없어요" in text_of(
        dict(mine.message or {})
    )


async def test_a_member_replays_what_they_missed(study: Study) -> None:
    await begin(study, number=1)
    message = await study.question(0)
    right = json.loads(study.rows("SELECT state FROM rounds")[0][0])["items"][0]["right"]
    await press(study.jiwoo, message, 0 if right else 1)
    await press(study.minsu, message, right)
    podium = await study.until(carries("missed"))
    shown = await study.jiwoo.press(podium, button(podium, prefix="biyu:quiz:missed"))
    missed = dict(shown.message or {})
    assert "내 오답 1개" in text_of(missed)
    asked = await study.jiwoo.press(missed, button(missed, prefix="biyu:quiz:replay"))
    again = dict(asked.message or {})
    choices = [b["custom_id"] for b in buttons(again) if ":replay:" in b["custom_id"]]
    ended = await study.jiwoo.press(again, choices[right])
    assert "1개 가운데 1개를 맞혔어요" in text_of(dict(ended.message or {}))
    none = await study.minsu.run(QUIZ, "퀴즈 오답")
    assert "틀린 문제가 없어요" in text_of(dict(none.message or {}))


async def test_a_typed_answer_an_appeal_and_its_alias(study: Study) -> None:
    await begin(study, number=1, forms="typed")
    message = await study.until(carries("type"))
    for person, typed in ((study.jiwoo, "우리끼리 부르는 이름"), (study.minsu, "다른 말")):
        opened = await person.press(message, button(message, prefix="biyu:quiz:type"))
        assert opened.outcome is Outcome.MODAL
        assert opened.modal is not None
        field = opened.modal["components"][0]["component"]["custom_id"]
        handed = await person.submit(opened.modal, {field: typed})
        assert typed in text_of(dict(handed.message or {}))
    revealed = await study.until(carries("appeal"))
    await study.until(carries("missed"))
    sent = await study.jiwoo.press(revealed, button(revealed, prefix="biyu:quiz:appeal"))
    assert "물어볼게요" in text_of(dict(sent.message or {}))
    asked = await study.until(carries("accept"))
    refused = await study.jiwoo.press(asked, button(asked, prefix="biyu:quiz:accept"))
    assert "서버 관리 권한" in text_of(dict(refused.message or {}))
    await study.minsu.press(asked, button(asked, prefix="biyu:quiz:accept"), follow=False)
    told = await study.until(lambda m: says("인정했어요")(m) and bool(m["mentions"]))
    assert [user["id"] for user in told["mentions"]] == [study.jiwoo.id]
    base = (study.folder / "notes" / "base.yaml").read_text(encoding="utf-8")
    assert "우리끼리 부르는 이름" in base
    await study.until(lambda m: carries("missed")(m) and "1개 중 1개" in text_of(m))


async def test_stop_skip_and_next_are_for_who_started_it(study: Study) -> None:
    await begin(study, number=3, seconds=60)
    await study.question(0)
    other = await study.jiwoo.run(QUIZ, "quiz stop")
    assert "운영자만" in text_of(dict(other.message or {}))
    skipped = await study.minsu.run(QUIZ, "quiz skip")
    assert "건너뛸게요" in text_of(dict(skipped.message or {}))
    await study.question(1)
    taken = await study.jiwoo.run(QUIZ, "quiz start")
    assert "이미 라운드가" in text_of(dict(taken.message or {}))
    await study.minsu.run(QUIZ, "quiz stop")
    await study.until(carries("missed"))
    none = await study.minsu.run(QUIZ, "quiz next")
    assert "진행 중인 라운드가 없어요" in text_of(dict(none.message or {}))


async def test_an_open_round_is_answered_alone(study: Study) -> None:
    await begin(study, number=2, open=1)
    message = await study.until(carries("solve"))
    first = await study.jiwoo.press(message, button(message, prefix="biyu:quiz:solve"))
    shown = dict(first.message or {})
    second = await study.jiwoo.press(shown, answers(shown, 0)[0])
    shown = dict(second.message or {})
    last = await study.jiwoo.press(shown, answers(shown, 1)[0])
    assert "다 풀었어요" in text_of(dict(last.message or {}))
    await study.minsu.run(QUIZ, "quiz stop")
    await study.until(lambda m: carries("missed")(m) and "2개 중" in text_of(m))


async def test_scores_schedules_and_forgetting(study: Study) -> None:
    added = await study.minsu.run(QUIZ, "quiz schedule add", when="월수 21:00", topic="리전")
    assert "매주 월·수 21:00" in text_of(dict(added.message or {}))
    bad = await study.minsu.run(QUIZ, "quiz schedule add", when="언젠가", zone="Seoul")
    assert "언젠가" in text_of(dict(bad.message or {}))
    assert "Seoul" in text_of(dict(bad.message or {}))
    (known,) = await study.minsu.complete(QUIZ, "quiz schedule pause", focused="schedule")
    for name, told in (("pause", "쉬어요"), ("resume", "다시 해요"), ("remove", "지웠어요")):
        done = await study.minsu.run(QUIZ, f"quiz schedule {name}", schedule=known["value"])
        assert told in text_of(dict(done.message or {}))
    listed = await study.minsu.run(QUIZ, "quiz schedule list")
    assert "아직 일정이 없어요" in text_of(dict(listed.message or {}))
    await begin(study, number=1)
    message = await study.question(0)
    for at in range(len(answers(message, 0))):
        await press((study.minsu, study.jiwoo)[at % 2], message, at)
    await study.until(carries("missed"))
    for period in ("week", "month", "all"):
        board = await study.minsu.run(QUIZ, "quiz scores", period=period)
        assert study.minsu.mention in text_of(dict(board.message or {}))
    shown = dict(board.message or {})
    await study.minsu.press(shown, button(shown, prefix="biyu:quiz:hide"))
    hidden = await study.jiwoo.run(QUIZ, "quiz scores")
    assert study.minsu.mention not in text_of(dict(hidden.message or {}))
    asked = await study.minsu.run(QUIZ, "quiz forget")
    shown = dict(asked.message or {})
    gone = await study.minsu.press(shown, button(shown, prefix="biyu:quiz:forget"))
    assert "모두 지웠어요" in text_of(dict(gone.message or {}))
    assert int(study.minsu.id) not in [row[0] for row in study.rows("SELECT member FROM answers")]


async def test_topics_complete_and_english_speaks_english(study: Study) -> None:
    offered = await study.minsu.complete(QUIZ, "quiz start", focused="topic", value="리전")
    assert "리전" in [each["value"] for each in offered]
    study.jiwoo.locale = "en-US"
    told = await study.jiwoo.run(QUIZ, "quiz scores")
    assert "No points yet" in text_of(dict(told.message or {}))


# kill -9

Moment = Callable[[Study], Awaitable[object]]

MOMENTS: dict[str, Moment] = {
    "countdown": lambda study: study.until(carries("rules")),
    "open": lambda study: study.question(0),
    "answered": lambda study: _answered(study),
    "shown": lambda study: study.until(says("정답")),
    "second": lambda study: study.question(1),
    "last shown": lambda study: study.until(says("문제 2/2", "정답")),
    "podium": lambda study: study.until(carries("missed")),
}


async def _answered(study: Study) -> None:
    message = await study.question(0)
    for person in (study.minsu, study.jiwoo):
        assert "받았어요" in await press(person, message, 0)


@pytest.mark.parametrize("moment", MOMENTS)
async def test_a_killed_round_goes_on_and_posts_nothing_twice(study: Study, moment: str) -> None:
    await begin(study, number=2)
    if moment not in ("countdown", "open"):
        await _answered(study)
    await MOMENTS[moment](study) if moment != "answered" else None
    await study.kill()
    before = study.rows("SELECT position, member, value FROM answers ORDER BY 1, 2")
    await study.start()
    podium = await study.until(carries("missed"))
    await study.until(says("문제 2/2", "정답"))
    after = study.rows("SELECT position, member, value FROM answers ORDER BY 1, 2")
    assert after == before
    texts = [text_of(each) for each in study.posts()]
    for once in ("퀴즈 시간이에요", "문제 1/2", "문제 2/2", "퀴즈 결과"):
        assert sum(once in text for text in texts) == 1, (once, texts)
    places = study.rows("SELECT member, right FROM scores ORDER BY member")
    rights = study.rows("SELECT member, SUM(right) FROM answers GROUP BY member ORDER BY member")
    assert places == rights
    assert podium["id"] in [each["id"] for each in study.posts()]


async def test_a_scheduled_round_survives_a_kill_from_cron_to_podium(tmp_path: Path) -> None:
    async with open_study(tmp_path) as study:
        guild = int(study.opened.room.world.guild.id)
        channel = int(study.minsu.channel(QUIZ).id)
        await study.kill()
        now = datetime.now(UTC)
        due = now - timedelta(minutes=2)
        async with open_store(f"sqlite:///{tmp_path / 'quiz.db'}") as store:
            ids = iter(["nightly"])
            calendar = Calendar(store, lambda: now - timedelta(minutes=10), lambda: next(ids))
            cron, plan = f"{due.minute} {due.hour} * * *", Plan(2, seconds=5, pause=1, countdown=1)
            await calendar.add(guild, channel, int(study.minsu.id), cron, "UTC", plan)
        await study.start()
        await study.until(lambda m: says("문제 1/2")(m) and bool(buttons(m)))
        await study.kill()
        await study.start()
        await study.until(carries("missed"))
        texts = [text_of(each) for each in study.posts()]
        assert sum("퀴즈 시간이에요" in text for text in texts) == 1
        assert study.rows("SELECT COUNT(*) FROM runs") == [(1,)]
        assert study.violations == []


# Faults


async def test_a_deleted_channel_ends_the_round_and_tells_the_organiser(study: Study) -> None:
    await begin(study, number=3)
    message = await study.question(0)
    await press(study.jiwoo, message, 0)
    study.opened.room.world.channels.delete(study.minsu.channel(QUIZ))
    direct = study.minsu.direct_channel()
    await study.minsu.until(direct, says("라운드"), 30)
    assert study.rows("SELECT running FROM rounds") == [(0,)]
    assert len(study.rows("SELECT * FROM answers")) == 1


async def test_discord_that_fails_for_a_while_loses_nothing(study: Study) -> None:
    faults = study.opened.room.faults
    faults.fail("POST", "/channels/*/messages", status=503, times=4)
    await begin(study, number=1)
    message = await study.question(0)
    faults.fail("PATCH", "/channels/*/messages/*", status=500, times=3)
    assert "받았어요" in await press(study.jiwoo, message, 0)
    await study.until(carries("missed"))
    assert len(study.posts()) == 3


async def test_a_lost_answer_of_discord_posts_nothing_twice(study: Study) -> None:
    study.opened.room.faults.fail("POST", "/channels/*/messages", status=502, times=1, is_done=True)
    await begin(study, number=1)
    await study.until(carries("missed"))
    assert len(study.posts()) == 3


async def test_a_dropped_gateway_does_not_stop_a_round(study: Study) -> None:
    await begin(study, number=2)
    await study.question(0)
    study.opened.room.faults.drop_socket()
    message = await study.question(1)
    assert "받았어요" in await press(study.jiwoo, message, 0)
    await study.until(carries("missed"))


async def test_two_processes_hold_one_round(tmp_path: Path) -> None:
    async with open_study(tmp_path, CONFIG) as study:
        launch = study.opened.launch
        other = Launch(launch.command, launch.environ, lambda state: None, lambda lines: None)
        await other.start()
        try:
            while len(study.opened.room.gateway.sessions) < 2:
                await asyncio.sleep(0.05)
            await study.minsu.run(QUIZ, "quiz start", number=1, forms="choice")
            await study.question(0)
            await study.until(carries("missed"))
            assert len(study.posts()) == 3
        finally:
            await other.stop()
