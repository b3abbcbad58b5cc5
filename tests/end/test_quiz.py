"""Quiz rounds in the real client: every command, button and modal, in both languages."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from bot.room.components import buttons, text_of
from bot.room.person import Person
from bot.room.result import Outcome, Result
from bot.tutor.phrases import QuizPhrases, phrases_for
from tests.end.studies import Json, Study, carries, choices, press, says, shown, told

pytestmark = pytest.mark.asyncio(loop_scope="module")

in_both_languages = pytest.mark.parametrize("locale", ["ko", "en-US"])


def _speaking(study: Study, locale: str) -> tuple[Person, QuizPhrases]:
    """Bring a newcomer, and the words that they are to read."""
    return study.newcomer(locale), phrases_for(locale).quiz


def _before(template: str) -> str:
    """Give what a template says before the first of its gaps."""
    return template.split("{")[0]


async def _type(person: Person, message: Json, text: str, action: str = "type") -> Result:
    """Type an answer into the modal of a question."""
    opened = await press(person, message, action)
    assert opened.outcome is Outcome.MODAL
    assert opened.modal is not None
    field = opened.modal["components"][0]["component"]["custom_id"]
    return await person.submit(opened.modal, {field: text})


@in_both_languages
async def test_a_round_is_played_to_its_podium(study: Study, locale: str) -> None:
    person, quiz = _speaking(study, locale)
    place, words = study.place(), "퀴즈 시작" if locale == "ko" else "quiz start"
    started = await person.run(place, words, number=1, forms="choice")
    assert quiz.started in told(started)
    announced = await study.until(place, carries("rules"))
    assert quiz.rules_title in told(await press(person, announced, "rules"))
    message = await study.question(place, 0)
    first, second, *_ = choices(message, 0)
    for id, receipt in ((first, quiz.stored), (second, quiz.changed), (second, quiz.same)):
        assert _before(receipt) in told(await person.press(message, id))
    await study.until(place, says("1명이 답했어요"))
    await study.podium(place)
    assert [value for _, _, value in study.answers_in(place)] == ["1"]
    late = await person.run(place, "quiz next")
    assert quiz.none_runs in told(late)


@in_both_languages
async def test_missed_items_are_listed_and_replayed(study: Study, locale: str) -> None:
    person, quiz = _speaking(study, locale)
    place = study.place()
    await study.begin(place, number=2, race=True)
    for position in range(2):
        await study.answer(person, place, position, well=False)
        assert await study.answer(study.newcomer(), place, position, well=True)
    podium = await study.podium(place)
    first = shown(await press(person, podium, "missed"))
    assert quiz.missed_title.replace("{count}", "2") in text_of(first)
    second = shown(await press(person, first, "missed"))
    assert text_of(second) != text_of(first)
    assert told(await press(person, second, "missed")) == text_of(first)
    asked = shown(await press(person, second, "replay"))
    asked = shown(await _replay(study, person, asked, place, 0, well=True))
    assert quiz.replay_right in text_of(asked)
    ended = await _replay(study, person, asked, place, 1, well=False)
    assert quiz.replay_wrong in told(ended)
    assert quiz.replay_end.format(count=2, right=1) in told(ended)
    again = await person.run(place, "quiz missed" if locale != "ko" else "퀴즈 오답")
    assert quiz.missed_title.replace("{count}", "2") in told(again)


async def _replay(
    study: Study, person: Person, asked: Json, place: str, position: int, *, well: bool
) -> Result:
    known = [each["custom_id"] for each in buttons(asked, prefix="biyu:quiz:replay")]
    right = study.right(place, position)
    return await person.press(asked, known[right if well else (right + 1) % len(known)])


@in_both_languages
async def test_who_has_missed_nothing_is_told_so(study: Study, locale: str) -> None:
    person, quiz = _speaking(study, locale)
    nothing = await person.run(study.place(), "quiz missed")
    assert quiz.missed_unknown in told(nothing)
    place = study.place()
    await study.begin(place, number=1, race=True)
    assert await study.answer(person, place, 0, well=True)
    podium = await study.podium(place)
    assert quiz.missed_none in told(await press(person, podium, "missed"))


async def test_a_typed_answer_is_appealed_for_and_becomes_an_alias(study: Study) -> None:
    place, person, other = study.place(), study.newcomer(), study.newcomer("en-US")
    await study.begin(place, number=1, forms="typed")
    message = await study.until(place, carries("type"))
    assert "받았어요: **우리끼리 부르는 이름**" in told(
        await _type(person, message, "우리끼리 부르는 이름")
    )
    assert "Got it: **다른 말**" in told(await _type(other, message, "다른 말"))
    revealed = await study.until(place, carries("appeal"))
    podium = await study.podium(place)
    assert person.mention not in text_of(podium) or "1개 중 0개" in text_of(podium)
    assert "물어볼게요" in told(await press(person, revealed, "appeal"))
    asked = await study.until(place, carries("accept"))
    assert "서버 관리 권한" in told(await press(person, asked, "accept"))
    await press(study.minsu, asked, "accept")
    heard = await study.until(place, lambda m: says("인정했어요")(m) and bool(m["mentions"]))
    assert [user["id"] for user in heard["mentions"]] == [person.id]
    await study.until(place, lambda m: carries("missed")(m) and says("1개 중 1개")(m))
    scored = dict(
        study.rows("SELECT member, right FROM scores WHERE round = ?", study.round_in(place))
    )
    assert scored == {int(person.id): 1, int(other.id): 0}
    base = study.folder / "notes" / "base.yaml"
    assert "우리끼리 부르는 이름" in base.read_text(encoding="utf-8")
    assert study.count(place, "퀴즈 결과") == 1


async def test_a_refused_appeal_changes_no_points(study: Study) -> None:
    place, person = study.place(), study.newcomer("en-US")
    await study.begin(place, number=1, forms="typed")
    message = await study.until(place, carries("type"))
    await _type(person, message, "아무 말")
    revealed = await study.until(place, carries("appeal"))
    podium = await study.podium(place)
    assert "an organiser" in told(await press(person, revealed, "appeal"))
    asked = await study.until(place, carries("refuse"))
    await press(study.minsu, asked, "refuse")
    await study.until(place, says("인정하지 않았어요"))
    twice = await press(person, revealed, "appeal")
    assert twice.worked
    scored = study.rows("SELECT right FROM scores WHERE round = ?", study.round_in(place))
    assert scored == [(0,)]
    typed = shown(await press(person, shown(await press(person, podium, "missed")), "replay"))
    ended = await _type(person, typed, "아무 말", "retype")
    assert "1" in told(ended)


@in_both_languages
async def test_stop_skip_and_next_are_for_who_started_it(study: Study, locale: str) -> None:
    starter, quiz = _speaking(study, locale)
    place, other = study.place(), study.newcomer(locale)
    await study.begin(place, starter, number=3, seconds=60)
    await study.question(place, 0)
    for order in ("stop", "skip", "next"):
        assert quiz.masters_only in told(await other.run(place, f"quiz {order}"))
    assert quiz.unmoved in told(await starter.run(place, "quiz next"))
    assert quiz.taken in told(await other.run(place, "quiz start"))
    assert quiz.skipped in told(await starter.run(place, "quiz skip"))
    assert quiz.nexted in told(await starter.run(place, "quiz next"))
    await study.question(place, 1)
    assert quiz.stopped in told(await study.minsu.run(place, "quiz stop")) or locale != "ko"
    await study.podium(place)
    assert quiz.none_runs in told(await starter.run(place, "quiz stop"))


async def test_every_option_of_start_shapes_the_round(study: Study) -> None:
    place = study.place()
    role = study.world.guild.add_role(
        "퀴즈팀", study.world.guild.roles[study.world.guild.id].permissions
    )
    options: dict[str, Any] = {
        "topic": "리전",
        "number": 1,
        "forms": "choice",
        "seconds": 7,
        "race": True,
    }
    await study.begin(place, thread=True, ping="퀴즈팀", **options)
    announced = await study.until(place, carries("rules"))
    assert announced["mention_roles"] == [role.id]
    for word in ("리전", "문제 1개", "한 문제에 7초", "가장 먼저 맞히면", "스레드"):
        assert word in text_of(announced)
    thread = announced["id"]
    while thread not in [each.id for each in study.world.channels]:
        await asyncio.sleep(0.02)
    person, message = study.newcomer(), await study.question(thread, 0)
    await person.press(message, choices(message, 0)[study.right(place, 0)])
    await study.podium(thread)
    assert not any(carries("missed")(each) for each in study.posts(place))


@pytest.mark.parametrize("forms", ["truth", "analogy", "terms"])
async def test_each_kind_of_questions_is_asked(study: Study, forms: str) -> None:
    place = study.place()
    await study.begin(place, number=1, forms=forms, race=True)
    assert await study.answer(study.newcomer(), place, 0, well=True)
    await study.podium(place)


async def test_a_race_ends_with_the_first_right_answer(study: Study) -> None:
    place, slow, quick = study.place(), study.newcomer("en-US"), study.newcomer()
    await study.begin(place, number=1, race=True, seconds=60)
    message = await study.question(place, 0)
    right, known = study.right(place, 0), choices(message, 0)
    wrong = await slow.press(message, known[(right + 1) % len(known)])
    assert "Sorry" in told(wrong) or "not" in told(wrong)
    tried = await slow.press(message, known[right])
    assert study.answers_in(place)[0][2] != str(right), told(tried)
    assert "맞았어요!" in told(await quick.press(message, known[right]))
    assert quick.mention in text_of(await study.podium(place))


async def test_an_open_round_is_answered_alone(study: Study) -> None:
    place, person = study.place(), study.newcomer()
    await study.begin(place, number=2, open=1)
    message = await study.until(place, carries("solve"))
    first = shown(await press(person, message, "solve"))
    second = shown(await person.press(first, choices(first, 0)[0]))
    last = await person.press(second, choices(second, 1)[0])
    assert "다 풀었어요" in told(last)
    await study.minsu.run(place, "quiz stop")
    assert "2개 중" in text_of(await study.podium(place))
    assert len(study.answers_in(place)) == 2
    over = await press(person, message, "rules")
    assert over.worked


@in_both_languages
async def test_scores_have_periods_and_a_way_out(study: Study, locale: str) -> None:
    person, quiz = _speaking(study, locale)
    place = study.place()
    await study.begin(place, number=1, race=True)
    assert await study.answer(person, place, 0, well=True)
    await study.podium(place)
    newcomer, _ = _speaking(study, locale)
    scoreless = shown(await newcomer.run(place, "quiz scores"))
    assert carries("hide")(scoreless), "who has no score yet has not left either"
    for period, name in quiz.periods.items():
        board = await person.run(
            place, "quiz scores" if locale != "ko" else "퀴즈 순위", period=period
        )
        assert person.mention in told(board)
        assert name in told(board)
    turned = shown(await press(person, shown(board), "scores"))
    assert quiz.periods["week"] in text_of(turned)
    assert quiz.scores_hidden in told(await press(person, turned, "hide"))
    without = shown(await person.run(place, "quiz scores"))
    assert person.mention not in text_of(without)
    assert quiz.scores_shown in told(await press(person, without, "show"))
    assert person.mention in told(await person.run(place, "quiz scores"))


@in_both_languages
async def test_who_asks_for_it_is_forgotten(study: Study, locale: str) -> None:
    person, quiz = _speaking(study, locale)
    place, other = study.place(), study.newcomer()
    await study.begin(place, number=1)
    for each in (person, other):
        assert await study.answer(each, place, 0, well=True)
    await study.podium(place)
    asked = shown(await person.run(place, "quiz forget" if locale != "ko" else "퀴즈 삭제"))
    assert quiz.forget_ask in text_of(asked)
    assert quiz.forgotten in told(await press(person, asked, "forget"))
    for query in ("SELECT member FROM answers", "SELECT member FROM scores"):
        known = {row[0] for row in study.rows(query)}
        assert int(person.id) not in known
        assert int(other.id) in known


@in_both_languages
async def test_schedules_are_added_listed_paused_resumed_and_removed(
    study: Study, locale: str
) -> None:
    quiz, place, minsu = phrases_for(locale).quiz, study.place(), study.minsu
    minsu.locale = locale
    try:
        added = await minsu.run(place, "quiz schedule add", when="월수 21:00", topic="리전")
        assert quiz.schedule_added in told(added)
        assert ("매주 월·수 21:00" if locale == "ko" else "Mon, Wed 21:00") in told(added)
        assert "<t:" in told(added)
        bad = await minsu.run(place, "일정".join(("퀴즈 ", " 추가")), when="언젠가", zone="Seoul")
        assert "언젠가" in told(bad)
        assert "Seoul" in told(bad)
        (known,) = await minsu.complete(place, "quiz schedule pause", focused="schedule")
        assert place in known["name"]
        orders = ("pause", quiz.schedule_resting), ("resume", quiz.schedule_resumed)
        for order, words in (*orders, ("remove", quiz.schedule_removed)):
            listed = await minsu.run(place, "quiz schedule list")
            assert "Asia/Seoul" in told(listed)
            done = await minsu.run(place, f"quiz schedule {order}", schedule=known["value"])
            assert words in told(done)
        gone = await minsu.run(place, "quiz schedule resume", schedule=known["value"])
        assert quiz.schedule_unknown in told(gone)
        assert quiz.schedule_none in told(await minsu.run(place, "quiz schedule list"))
    finally:
        minsu.locale = "ko"


async def test_schedules_are_for_organisers(study: Study) -> None:
    refused = await study.newcomer("en-US").run(study.place(), "quiz schedule list")
    assert phrases_for("en").organisers_only in told(refused)


@pytest.mark.parametrize("command", ["quiz start", "quiz schedule add"])
async def test_topics_complete(study: Study, command: str) -> None:
    offered = await study.minsu.complete(study.place(), command, focused="topic", value="리전")
    assert "리전" in [each["value"] for each in offered]


async def test_a_topic_without_items_is_refused(study: Study) -> None:
    person, quiz = _speaking(study, "en-US")
    refused = await person.run(study.place(), "quiz start", topic="김치찌개")
    assert quiz.no_items in told(refused)
