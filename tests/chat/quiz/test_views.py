"""Every message of a quiz, in both languages, within what Discord takes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.base.entry import Base, Concept, Entry, Facet, Source
from bot.base.file import load, save
from bot.chat.quiz import posts, private
from bot.chat.quiz.aliases import note_alias
from bot.chat.quiz.board import since
from bot.chat.quiz.layout import View
from bot.chat.quiz.opening import declared, is_gone, process_name
from bot.chat.quiz.press import Action, Press
from bot.chat.quiz.times import in_words
from bot.config import Config, ConfigFaults, parse
from bot.quiz.appeal import Appeal
from bot.quiz.item import Form, Item
from bot.quiz.plan import Plan
from bot.quiz.receipt import Missed, Outcome, Receipt
from bot.quiz.round import Answer, End, Round, Stop, Tick
from bot.quiz.rules import apply, begin
from bot.quiz.score import Score, places, scores
from bot.tutor.phrases import ENGLISH, KOREAN, Phrases, fill

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
HOSTILE = "@everyone <@1> **굵게** ||숨김|| [가](https://x.kr) `코드` \n# 제목 " + "가나다라 " * 300
MINSU, JIWOO = 10**17, 2 * 10**17
LANGUAGES = pytest.mark.parametrize("phrases", [KOREAN, ENGLISH], ids=["ko", "en"])


def item(form: Form, choices: int = 4, text: str = "짧은 글") -> Item:
    listed = tuple(f"{text} {number}" for number in range(choices))
    source = Source("노트.md", ("제목", text), 1, 9)
    made = Item(form, form, "리전", "f", text, listed, 1, (), (), text, text, (source,) * 9)
    if form is Form.TYPED:
        return replace(made, choices=(), right=-1, accepted=("리전", text))
    return made


def a_round(*items: Item, plan: Plan | None = None) -> Round:
    asked = items or tuple(item(form) for form in Form)
    return begin("0123456789", 1, 2, MINSU, plan or Plan(), asked, NOON).round


def answered(round: Round) -> Round:
    opened = apply(round, Tick(), round.until or NOON).round
    at = opened.asked[0] if opened.asked else NOON
    for member, value in ((MINSU, "1"), (JIWOO, HOSTILE[:90])):
        opened = apply(opened, Answer(member, 0, value), at).round
    return opened


def views(phrases: Phrases, round: Round) -> Iterator[View]:
    opened = answered(round)
    ended = apply(opened, Stop(), NOON).round
    ranks = places(scores(replace(ended, skipped=())))
    found = [Missed(at, each, None) for at, each in enumerate(round.items)]
    given = opened.given[0].get(JIWOO)
    found[0] = Missed(0, round.items[0], given)
    appeal = Appeal("a1", round.id, 1, 2, 0, JIWOO, HOSTILE, HOSTILE, HOSTILE, None)
    yield posts.announcement(round, phrases)
    yield posts.rules(round.plan, round, phrases)
    for position in range(len(round.items)):
        yield posts.question(opened, position, phrases)
        yield posts.answer(opened, position, phrases)
        yield private.missed(found, round.id, position, phrases)
        yield private.again(found, round.id, position, 3, "앞의 결과", phrases)
    yield private.again(found, round.id, len(found), 3, "", phrases)
    yield private.missed([], round.id, 0, phrases)
    yield posts.podium(ended, ranks * 20, phrases)
    yield posts.podium(replace(ended, end=End.LOST), (), phrases)
    yield private.unanswered(opened, MINSU, "앞의 결과", phrases)
    yield private.scoreboard(ranks, "week", MINSU, False, phrases)
    yield private.forgetting(phrases)
    yield private.appeal(appeal, phrases)
    yield private.decided(replace(appeal, accepted=True), True, phrases)


def walk(components: Any) -> Iterator[dict[str, Any]]:
    for each in components:
        yield each
        yield from walk(each.get("components") or ())


def parts_of(view: View) -> list[dict[str, Any]]:
    return list(walk(view.to_components()))  # type: ignore[no-untyped-call]


def hold(view: View) -> None:
    """Hold a view to Discord's limits of Components V2."""
    parts = parts_of(view)
    assert len(parts) <= 40
    assert sum(len(part.get("content", "")) for part in parts) <= 4000
    ids = [part["custom_id"] for part in parts if "custom_id" in part]
    assert len(ids) == len(set(ids))
    assert all(len(each) <= 100 for each in ids)
    assert all(Press.read(each) for each in ids)
    assert all(1 <= len(part["label"]) <= 80 for part in parts if "label" in part)
    rows = [part["components"] for part in parts if part["type"] == 1]
    assert all(1 <= len(row) <= 5 for row in rows)
    assert all(part["content"].strip() for part in parts if part["type"] == 10)


@LANGUAGES
@pytest.mark.parametrize("text", ["짧은 글", HOSTILE], ids=["plain", "hostile"])
def test_every_message_fits_and_means_nothing_else(phrases: Phrases, text: str) -> None:
    items = tuple(item(form, text=text) for form in Form)
    plan = Plan(topic=text[:100], ping_role=5, in_thread=True)
    for view in views(phrases, a_round(*items, plan=plan)):
        hold(view)
        told = "\n".join(p.get("content", "") for p in parts_of(view))
        assert "@everyone" not in told
        assert "<@1>" not in told
        assert "](https://" not in told


@LANGUAGES
def test_who_reads_a_leaderboard_finds_themselves_wherever_they_stand(phrases: Phrases) -> None:
    ranks = places(Score(MINSU + number, 100 - number, 1, 1) for number in range(20))
    for reader, others in ((MINSU, 5), (MINSU + 19, 4), (JIWOO, 5)):
        told = posts.ranking(ranks, phrases, reader)
        assert (f"<@{reader}>" in told) == (reader != JIWOO)
        assert fill(phrases.quiz.more_places, count=others) in told
    last = posts.ranking(ranks[:16], phrases, MINSU + 15)
    assert last.splitlines()[-1].startswith("16.")
    assert len(last.splitlines()) == 16


@LANGUAGES
def test_an_open_round_fits_too(phrases: Phrases) -> None:
    for view in views(phrases, a_round(plan=Plan(open_hours=24))):
        hold(view)


@LANGUAGES
@pytest.mark.parametrize("outcome", Outcome)
@pytest.mark.parametrize("right", [None, True, False])
def test_every_receipt_has_words(phrases: Phrases, outcome: Outcome, right: bool | None) -> None:
    round = a_round()
    told = private.receipt(Receipt(outcome, "1", right), round.items[0], round, phrases)
    assert told
    assert "{" not in told


@given(
    st.sampled_from(Action),
    st.from_regex(r"[\w-]{0,40}", fullmatch=True).filter(str.isascii),
    st.integers(0, 9999),
    st.from_regex(r"[a-z0-9]{0,12}", fullmatch=True),
    st.integers(0, 9999),
)
def test_a_press_reads_what_it_wrote(
    action: Action, id: str, position: int, value: str, tally: int
) -> None:
    press = Press(action, id, position, value, tally)
    assert len(press.custom_id) <= 100
    assert Press.read(press.custom_id) == press


@given(st.text(max_size=120))
def test_other_custom_ids_are_no_press(text: str) -> None:
    assert Press.read(text) is None


@pytest.mark.parametrize(
    ("cron", "korean", "english"),
    [
        ("0 21 * * 1,3", "매주 월·수 21:00", "Mon, Wed 21:00"),
        ("30 8 * * *", "매일 08:30", "Daily 08:30"),
        ("5 9 * * 1-5", "매주 월·화·수·목·금 09:05", "Mon, Tue, Wed, Thu, Fri 09:05"),
        ("0 7 * * sun,6", "매주 토·일 07:00", "Sat, Sun 07:00"),
        ("0 9 1 * *", "`0 9 1 * *`", "`0 9 1 * *`"),
        ("*/30 9 * * *", "`*/30 9 * * *`", "`*/30 9 * * *`"),
    ],
)
def test_schedules_are_told_in_words(cron: str, korean: str, english: str) -> None:
    assert (in_words(cron, KOREAN), in_words(cron, ENGLISH)) == (korean, english)


def test_periods_begin_where_the_group_lives() -> None:
    sunday_night = datetime(2026, 3, 1, 16, tzinfo=UTC)  # Monday, 01:00 in Seoul
    week, month = since("week", sunday_night), since("month", sunday_night)
    assert week is not None
    assert month is not None
    assert (f"{week:%m-%d %H:%M}", f"{month:%m-%d %H:%M}") == ("03-02 00:00", "03-01 00:00")
    assert since("all", sunday_night) is None


def test_an_accepted_answer_becomes_an_alias_of_the_base(tmp_path: Path) -> None:
    path = tmp_path / "base.yaml"
    entry = Entry("리전", Facet.DEFINITION, "리전은 지역이다.", (Source("a.md", ("리전",), 1, 1),))
    save(Base((Concept("리전", ("Region",), (), (entry,)),), (), ("a.md",)), path)
    text = path.read_text(encoding="utf-8").replace("- concept", "# 우리 메모\n- concept")
    path.write_text(text, encoding="utf-8")
    assert note_alias(path, "리전", "지역")
    assert note_alias(path, "리전", "지역")
    assert not note_alias(path, "없는 것", "지역")
    assert not note_alias(tmp_path / "none.yaml", "리전", "지역")
    assert load(path).concepts[0].aliases == ("Region", "지역")
    assert "우리 메모" in path.read_text(encoding="utf-8")


# The settings


def with_schedules(text: str) -> Config:
    return parse(f"schedules:\n  - server: {10**17}\n    channel: {2 * 10**17}\n{text}")


def test_settings_become_schedules() -> None:
    (found,) = declared(with_schedules("    when: 월수 21:00\n    forms: [truth]\n"), NOON)
    assert (found.cron, found.zone, found.organiser) == ("0 21 * * 1,3", "Asia/Seoul", 0)
    assert found.plan.forms == (Form.TRUTH,)
    assert found.plan.size == 10


def test_all_faults_of_a_schedule_are_told_at_once() -> None:
    config = with_schedules("    when: 언젠가\n    zone: Seoul\n    forms: [riddle]\n")
    with pytest.raises(ConfigFaults) as refused:
        declared(config, NOON)
    told = str(refused.value)
    for key in ("schedules.0.when", "schedules.0.zone", "schedules.0.forms"):
        assert key in told


def test_a_process_knows_who_is_gone() -> None:
    mine = process_name()
    machine = mine.split("/")[0]
    gone: Callable[[str], bool] = is_gone
    assert gone(f"{machine}/{2**22 + 5}/ab")
    assert gone(mine)  # the number is ours, so whoever had it before has ended
    assert not gone(f"{machine}/1/ab") or machine == ""
    assert not gone(f"elsewhere/{2**22 + 5}/ab")
    assert not gone("nonsense")
