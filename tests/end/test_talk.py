"""Asking in the real client: every command, button, menu and kind of message, in both languages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from bot.base.entry import Facet
from bot.base.file import load, save
from bot.room.components import button, buttons, menu, text_of
from bot.room.person import Person
from bot.room.result import Outcome
from bot.tutor.phrases import Phrases, phrases_for
from tests.end.studies import DOCUMENT, QUESTIONS, Study, choices, says, shown, told
from tests.shared import shared

pytestmark = pytest.mark.asyncio(loop_scope="module")

in_both_languages = pytest.mark.parametrize("locale", ["ko", "en-US"])


def _speaking(study: Study, locale: str) -> tuple[Person, Phrases]:
    """Bring a newcomer, and the words that they are to read."""
    return study.newcomer(locale), phrases_for(locale)


def _press(message: dict[str, Any], action: str) -> str:
    return button(message, prefix=f"biyu:{action}:")


async def test_requests_are_held_to_discords_document(study: Study) -> None:
    shared(DOCUMENT)
    asked = await study.newcomer().run(QUESTIONS, "ask", question="EC2")
    assert asked.outcome is Outcome.ANSWERED


@in_both_languages
async def test_an_answer_leads_on_to_analogy_more_and_source(study: Study, locale: str) -> None:
    person, phrases = _speaking(study, locale)
    words = "질문" if locale == "ko" else "ask"
    answer = shown(await person.run(QUESTIONS, words, question="리전이 뭐야?"))
    assert "리전이 뭐야?" in text_of(answer)
    assert phrases.source in text_of(answer)
    likeness = await person.press(answer, _press(answer, "tell"))
    assert phrases.facets[Facet.ANALOGY] in told(likeness)
    more = shown(await person.press(answer, _press(answer, "more")))
    assert phrases.facets[Facet.DEFINITION] in text_of(more)
    source = await person.press(more, _press(more, "source"))
    assert ".md" in told(source)


@in_both_languages
async def test_pages_turn_there_and_back(study: Study, locale: str) -> None:
    person, phrases = _speaking(study, locale)
    _lengthen(study, "AWS")
    while True:
        answer = shown(await person.run(QUESTIONS, "ask", question="AWS"))
        first = shown(await person.press(answer, _press(answer, "more")))
        if buttons(first, label=phrases.button_next):
            break
    turned = shown(await person.press(first, button(first, label=phrases.button_next)))
    assert text_of(turned) != text_of(first)
    back = await person.press(turned, button(turned, label=phrases.button_previous))
    assert told(back) == text_of(first)


def _lengthen(study: Study, name: str) -> None:
    """Let an organiser write more about a concept than one page takes, while the bot runs."""
    path = study.folder / "notes" / "base.yaml"
    base = load(path)
    concepts = []
    for each in base.concepts:
        first, *others = each.entries
        longer = replace(first, text="클라우드를 빌려 쓰는 곳이다. " * 50)
        concepts.append(replace(each, entries=(longer, *others)) if each.name == name else each)
    save(replace(base, concepts=tuple(concepts)), path)


@in_both_languages
async def test_a_related_concept_is_chosen(study: Study, locale: str) -> None:
    person, phrases = _speaking(study, locale)
    related = 0
    for name in ("EC2", "리전", "VPC", "오토 스케일링"):
        answer = shown(await person.run(QUESTIONS, "ask", question=name))
        if phrases.related not in text_of(answer) and "biyu:menu" not in str(answer):
            continue
        related += 1
        if "biyu:menu" in str(answer):
            found = menu(answer, prefix="biyu:menu")
            chosen = found["options"][0]
            result = await person.choose(answer, found["custom_id"], [chosen["value"]])
            assert chosen["label"] in told(result)
        else:
            known = buttons(answer, prefix="biyu:tell:")[-1]
            assert known["label"] in told(await person.press(answer, known["custom_id"]))
    assert related


@in_both_languages
async def test_what_the_notes_do_not_say_is_refused(study: Study, locale: str) -> None:
    person, phrases = _speaking(study, locale)
    refused = await person.run(QUESTIONS, "ask", question="김치찌개 끓이는 법")
    assert phrases.unknown in told(refused)
    meant = shown(await person.run(QUESTIONS, "ask", question="리젼"))
    if found := buttons(meant, prefix="biyu:mean:"):
        assert "리전" in told(await person.press(meant, found[0]["custom_id"]))
    else:
        assert "리전" in text_of(meant)


async def test_questions_complete(study: Study) -> None:
    person = study.newcomer()
    offered = await person.complete(QUESTIONS, "ask", focused="question", value="리")
    assert "리전" in [each["value"] for each in offered]


@in_both_languages
async def test_help_is_told_to_who_asks_alone(study: Study, locale: str) -> None:
    person, phrases = _speaking(study, locale)
    result = await person.run(QUESTIONS, "help")
    assert phrases.help_title in told(result)
    assert not any(says(phrases.help_title)(each) for each in study.newcomer().sees(QUESTIONS))


@in_both_languages
async def test_why_is_told_to_who_asks_alone(study: Study, locale: str) -> None:
    person, phrases = _speaking(study, locale)
    result = await person.run(
        QUESTIONS, "why" if locale != "ko" else "이유", question="리저니 뭐임"
    )
    assert phrases.why.title in told(result)
    assert "“리저니”" in told(result)
    assert not any(says(phrases.why.title)(each) for each in study.newcomer().sees(QUESTIONS))
    offered = await person.complete(QUESTIONS, "why", focused="question", value="리")
    assert "리전" in [each["value"] for each in offered]


@in_both_languages
async def test_a_message_is_asked_about_from_its_menu(study: Study, locale: str) -> None:
    person, phrases = _speaking(study, locale)
    message = await study.minsu.say(QUESTIONS, "가용 영역이 뭔지 아는 사람?")
    assert "가용 영역" in told(await person.use(phrases.menu_name, message))
    empty = await study.minsu.say(QUESTIONS, " .")
    assert (await person.use(phrases.menu_name, empty)).outcome is Outcome.ANSWERED


async def test_a_mention_a_reply_and_a_direct_message_are_answered(study: Study) -> None:
    person, place = study.newcomer(), study.place()
    await person.say(place, f"<@{study.world.bot.id}> EC2가 뭐야?")
    answer = await study.until(place, _by_bot(study, "EC2"))
    await person.say(place, "비유로 다시", reply_to=answer)
    await study.until(place, _by_bot(study, "비유", besides=answer["id"]))
    await person.direct("S3가 뭐야?")
    await person.until(person.direct_channel(), _by_bot(study, "S3"))


def _by_bot(study: Study, word: str, besides: str = "") -> Callable[[dict[str, Any]], bool]:
    me = study.world.bot.id
    return lambda m: m["author"]["id"] == me and m["id"] != besides and word in text_of(m)


@in_both_languages
async def test_notes_are_for_organisers(study: Study, locale: str) -> None:
    phrases = phrases_for(locale)
    study.minsu.locale = locale
    try:
        state = await study.minsu.run(QUESTIONS, "notes status")
        assert phrases.status_title in told(state)
        assert "base.yaml" in told(state)
        assert str(study.folder) not in told(state)
        again = await study.minsu.run(QUESTIONS, "노트 새로고침")
        slower = phrases.slow_down.split("{")[0]  # once in ten seconds is enough
        assert phrases.reloaded in told(again) or slower in told(again)
    finally:
        study.minsu.locale = "ko"
    found = [each["name"] for each in study.newcomer().commands(QUESTIONS)]
    assert "notes" not in found


async def test_old_answers_can_be_pressed_after_a_kill(study: Study) -> None:
    person = study.newcomer()
    answer = shown(await person.run(QUESTIONS, "ask", question="리전이 뭐야?"))
    assert not choices(answer, 0)
    await study.kill()
    dead = await person.press(answer, _press(answer, "source"))
    assert dead.outcome is Outcome.FAILED
    await study.start()
    assert ".md" in told(await person.press(answer, _press(answer, "source")))
    assert "비유" in told(await person.press(answer, _press(answer, "tell")))
