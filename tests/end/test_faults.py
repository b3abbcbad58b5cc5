"""What goes wrong with Discord in the middle of a round: nothing that was stored is lost."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import pytest

from bot.room.components import text_of
from bot.room.permissions import Permission
from bot.room.person import Person
from bot.room.result import Outcome
from bot.tutor.phrases import phrases_for
from tests.end.studies import QUESTIONS, Study, choices, says, shown, told

pytestmark = pytest.mark.asyncio(loop_scope="module")

REASONS = phrases_for("ko").quiz.reasons
POSTING, EDITING = "/channels/{}/messages", "/channels/{}/messages/*"

Mishap = Callable[[Study], object]

SOCKETS: dict[str, Mishap] = {
    "cut": lambda study: study.faults.drop_socket(),
    "asked to come back": lambda study: study.faults.reconnect(),
    "session lost": lambda study: study.faults.lose_sessions(),
    "session invalid": lambda study: study.faults.invalidate(),
    "session to be resumed": lambda study: study.room.gateway.invalidate(is_resumable=True),
}


def _id(study: Study, place: str) -> str:
    return str(study.minsu.channel(place).id)


async def _organiser_hears(study: Study, reason: str, place: str) -> None:
    """Wait until the organiser is told why, and see that it is told once."""
    fits = says(REASONS[reason], f"<#{place}>")
    direct = study.minsu.direct_channel()
    await study.until(direct, fits)
    assert sum(map(fits, study.minsu.sees(direct))) == 1


async def _play(study: Study, place: str, person: Person) -> None:
    """Play a round of one question to its podium, and see that each post stands once."""
    await study.begin(place, number=1, race=True)
    assert await study.answer(person, place, 0, well=True)
    await study.podium(place)
    assert len(study.posts(place)) == 3  # the announcement, the question, the podium
    assert len(study.answers_in(place)) == 1


async def test_errors_of_discord_lose_and_double_nothing(study: Study) -> None:
    place = study.place()
    channel = _id(study, place)
    study.faults.fail("POST", POSTING.format(channel), status=503, times=3)
    study.faults.fail("PATCH", EDITING.format(channel), status=500, times=2)
    await _play(study, place, study.newcomer())


async def test_a_post_whose_answer_is_lost_is_not_posted_again(study: Study) -> None:
    place = study.place()
    path = POSTING.format(_id(study, place))
    study.faults.fail("POST", path, status=502, times=1, is_done=True)
    await _play(study, place, study.newcomer())


async def test_a_rate_limit_is_waited_out(study: Study) -> None:
    place = study.place()
    path = POSTING.format(_id(study, place))
    study.faults.fail("POST", path, status=429, times=2, retry_after=0.3)
    await _play(study, place, study.newcomer())


async def test_slow_answers_of_discord_slow_the_round_alone(study: Study) -> None:
    place, person = study.place(), study.newcomer()
    study.faults.slow("*", f"/channels/{_id(study, place)}/**", 1.0, times=4)
    playing = asyncio.create_task(_play(study, place, person))
    asked = await person.run(QUESTIONS, "ask", question="EC2")
    assert asked.outcome is Outcome.ANSWERED
    assert not playing.done()
    await playing


@pytest.mark.parametrize("mishap", SOCKETS)
async def test_a_round_outlives_its_gateway(study: Study, mishap: str) -> None:
    place, person = study.place(), study.newcomer()
    await study.begin(place, number=2, race=True, seconds=30)
    await study.question(place, 0)
    SOCKETS[mishap](study)
    await study.up()
    for position in range(2):
        assert await study.answer(person, place, position, well=True)
    await study.podium(place)
    assert len(study.posts(place)) == 4
    assert len(study.answers_in(place)) == 2


async def test_a_frozen_gateway_stops_no_round(study: Study) -> None:
    place, person = study.place(), study.newcomer()
    await study.begin(place, number=2, seconds=5)
    await study.question(place, 0)
    study.faults.freeze()
    message = await study.question(place, 1)  # posts go another way
    study.faults.thaw()
    assert "받았어요" in told(await person.press(message, choices(message, 1)[0]))
    await study.podium(place)


async def test_a_press_that_is_told_twice_counts_once(study: Study) -> None:
    place, person = study.place(), study.newcomer()
    await study.begin(place, number=1)
    message = await study.question(place, 0)
    study.faults.duplicate_next("INTERACTION_CREATE")
    shown_first = told(await person.press(message, choices(message, 0)[1]))
    assert "받았어요" in shown_first or "그대로예요" in shown_first  # whichever was quicker
    assert [value for _, _, value in study.answers_in(place)] == ["1"]
    await study.podium(place)
    study.violations[:] = [each for each in study.violations if "40060" not in each]


async def test_presses_in_the_wrong_order_are_both_answered(study: Study) -> None:
    place, one, other = study.place(), study.newcomer(), study.newcomer()
    await study.begin(place, number=1, seconds=8)
    message = await study.question(place, 0)
    study.faults.reorder_next("INTERACTION_CREATE")
    results = await asyncio.gather(
        *(person.press(message, choices(message, 0)[0]) for person in (one, other))
    )
    assert all("받았어요" in told(each) for each in results)
    assert len(study.answers_in(place)) == 2
    await study.minsu.run(place, "quiz stop")


async def _answered_round(study: Study) -> tuple[str, str]:
    """Play the first of three questions; gives the channel by name and by ID."""
    place, person = study.place(), study.newcomer()
    channel = _id(study, place)
    await study.begin(place, number=3, race=True)
    assert await study.answer(person, place, 0, well=True)
    await study.question(place, 1)
    return place, channel


async def _ended(study: Study, channel: str) -> None:
    """See that a round rests, and that its answer and its score are kept."""
    query = "SELECT id FROM rounds WHERE channel = ? AND NOT active AND NOT running"
    while not (found := study.rows(query, int(channel))):
        await asyncio.sleep(0.05)
    for table in ("answers", "scores"):
        kept = study.rows(f"SELECT 1 FROM {table} WHERE round = ?", found[0][0])  # noqa: S608
        assert len(kept) == 1


async def test_a_deleted_channel_ends_the_round_with_its_scores(study: Study) -> None:
    place, channel = await _answered_round(study)
    study.world.channels.delete(study.minsu.channel(place))
    await _organiser_hears(study, "lost", channel)
    await _ended(study, channel)


async def test_a_channel_closed_to_the_bot_ends_the_round_with_its_scores(study: Study) -> None:
    place, channel = await _answered_round(study)
    closed = Permission.VIEW_CHANNEL | Permission.SEND_MESSAGES
    study.world.channels.deny(study.minsu.channel(place), study.world.bot.id, closed)
    await _organiser_hears(study, "lost", channel)
    await _ended(study, channel)
    study.violations.clear()  # the bot may try, and is refused


async def test_a_deleted_question_does_not_stop_the_round(study: Study) -> None:
    place, person = study.place(), study.newcomer()
    channel = _id(study, place)
    await study.begin(place, number=2, race=True)
    message = await study.question(place, 0)
    study.world.messages.delete(study.world.messages.get(channel, message["id"]))
    assert await study.answer(person, place, 1, well=True)
    await study.podium(place)


async def test_a_discord_that_takes_nothing_holds_the_round(study: Study) -> None:
    place, person = study.place(), study.newcomer()
    channel = _id(study, place)
    await study.begin(place, number=2)
    await study.question(place, 0)
    assert await study.answer(person, place, 0, well=True)
    study.faults.fail("POST", POSTING.format(channel), status=503, times=None)
    await _organiser_hears(study, "busy", channel)
    study.faults.clear()
    assert await study.answer(person, place, 1, well=True)
    assert person.mention in text_of(await study.podium(place))
    assert len(study.answers_in(place)) == 2


async def test_members_are_told_to_try_again_while_the_database_is_locked(study: Study) -> None:
    place, person = study.place(), study.newcomer()
    await study.begin(place, number=1, seconds=60)
    message = await study.question(place, 0)
    with study.locked_database():
        late = await person.press(message, choices(message, 0)[0])
        assert phrases_for("ko").quiz.try_again in told(late)
        asked = await person.run(QUESTIONS, "ask", question="EC2")  # asking needs no database
        assert asked.outcome is Outcome.ANSWERED
    assert study.answers_in(place) == []
    assert "받았어요" in told(await person.press(message, choices(message, 0)[0]))
    await study.minsu.run(place, "quiz stop")
    assert shown(await person.run(place, "quiz scores"))


async def test_members_are_told_to_try_again_while_the_disk_is_full(study: Study) -> None:
    place, person = study.place(), study.newcomer()
    await study.begin(place, number=1, seconds=60)
    message = await study.question(place, 0)
    with study.full_disk():
        late = await person.press(message, choices(message, 0)[0])
        assert phrases_for("ko").quiz.try_again in told(late)
    assert study.answers_in(place) == []
    assert "받았어요" in told(await person.press(message, choices(message, 0)[0]))
    await study.minsu.run(place, "quiz stop")
    await study.podium(place)
    assert len(study.answers_in(place)) == 1
