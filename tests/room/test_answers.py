"""What Discord takes for an answer to an interaction, and what it refuses."""

from __future__ import annotations

from typing import Any

import aiohttp
import pytest
from aiohttp import web

from bot.room.channel import ChannelType
from bot.room.components import text_of
from bot.room.interaction import Interaction, InteractionType
from bot.room.message import Draft, Message
from bot.room.modal import filled
from bot.room.person import Person
from bot.room.room import Room
from tests.room.api import Answer, Api, api_of
from tests.room.clock import Clock
from tests.room.conftest import OpenRoom

BUTTON = {"type": 2, "style": 1, "label": "눌러", "custom_id": "do:it"}
ROWS = [{"type": 1, "components": [BUTTON]}]
INPUT = {"type": 4, "style": 1, "label": "답", "custom_id": "answer", "value": "리전"}
MODAL = {"custom_id": "modal", "title": "답", "components": [{"type": 1, "components": [INPUT]}]}
KINDS = {
    "command": InteractionType.COMMAND,
    "component": InteractionType.COMPONENT,
    "autocomplete": InteractionType.AUTOCOMPLETE,
    "modal": InteractionType.MODAL,
}


def opened(room: Room, kind: str, message: Message | None = None) -> Interaction:
    world, student = room.world, room.person("지우").id
    data = {"id": "1", "name": "ask", "type": 1} if kind != "modal" else {"custom_id": "modal"}
    home = world.channels.named("질문")
    return world.interactions.open(KINDS[kind], data, student, home, message=message, locale="ko")


def posted(room: Room) -> Message:
    world = room.world
    home = world.channels.named("질문")
    return world.messages.post(home, world.bot.id, Draft(content="골라", components=ROWS))


async def answer(api: Api, one: Interaction, body: Any, **query: str) -> Answer:
    return await api.post(f"/interactions/{one.id}/{one.token}/callback", body, **query)


@pytest.mark.parametrize(
    ("kind", "type"),
    [
        ("command", 1),
        ("command", 6),
        ("command", 7),
        ("command", 8),
        ("command", 99),
        ("command", None),
        ("component", 8),
        ("modal", 6),  # it came from a command: there is no message
        ("modal", 9),
        ("autocomplete", 4),
        ("autocomplete", 5),
        ("autocomplete", 9),
    ],
)
async def test_an_answer_that_does_not_fit_is_refused(
    open_room: OpenRoom, kind: str, type: int | None
) -> None:
    async with api_of(room := await open_room()) as api:
        message = posted(room) if kind == "component" else None
        one = opened(room, kind, message)
        refused = await answer(api, one, {"type": type, "data": {"content": "네"}})
        assert (refused.status, refused.code) == (400, 50035)
        assert "type" in refused.data["errors"]
        assert not one.acknowledged.is_set()


async def test_a_refused_answer_may_be_mended(open_room: OpenRoom) -> None:
    async with api_of(room := await open_room()) as api:
        one = opened(room, "command")
        assert (await answer(api, one, {"type": 4, "data": {}})).code == 50006
        assert (await answer(api, one, {"type": 4, "data": {"content": "네"}})).status == 204


async def test_an_unknown_interaction_is_refused(open_room: OpenRoom) -> None:
    async with api_of(room := await open_room()) as api:
        one = opened(room, "command")
        refused = await api.post(f"/interactions/{one.id}/other/callback", {"type": 5})
        assert (refused.status, refused.code) == (404, 10062)
        early = await api.post(f"/webhooks/{room.world.bot.id}/{one.token}", {"content": "a"})
        assert (early.status, early.code) == (404, 10015)


async def test_a_late_answer_is_refused(open_room: OpenRoom) -> None:
    clock = Clock()
    async with api_of(room := await open_room(clock=clock)) as api:
        in_time, late = opened(room, "command"), opened(room, "command")
        clock.forward(seconds=3)
        assert (await answer(api, in_time, {"type": 5})).status == 204
        clock.forward(seconds=0.1)
        assert (await answer(api, late, {"type": 5})).code == 10062


async def test_the_body_tells_of_the_message_only_if_asked(open_room: OpenRoom) -> None:
    async with api_of(room := await open_room()) as api:
        one, other = opened(room, "command"), opened(room, "command")
        assert (await answer(api, one, {"type": 5})).data == b""
        body = {"type": 4, "data": {"content": "네", "flags": 64}}
        told = (await answer(api, other, body, with_response="true")).data
        assert told["interaction"]["response_message_ephemeral"] is True
        assert told["resource"]["message"]["content"] == "네"
        complete = opened(room, "autocomplete")
        body = {"type": 8, "data": {"choices": []}}
        told = (await answer(api, complete, body, with_response="true")).data
        assert told == {"interaction": {"id": complete.id, "type": 4}}


async def test_a_gone_message_is_not_changed(open_room: OpenRoom) -> None:
    async with api_of(room := await open_room()) as api:
        message = posted(room)
        one, other = (opened(room, "component", message) for _ in range(2))
        room.world.messages.delete(message)
        body = {"type": 7, "data": {"content": "네"}}
        assert (await answer(api, one, body)).code == 10008
        assert (await answer(api, other, {"type": 6})).status == 204
        hook = f"/webhooks/{room.world.bot.id}/{other.token}/messages/@original"
        assert (await api.patch(hook, {"content": "네"})).code == 10008
        assert (await api.get(hook)).code == 10008


async def test_an_answer_is_taken_away(open_room: OpenRoom) -> None:
    async with api_of(room := await open_room()) as api:
        one, member = opened(room, "command"), room.person("지우")
        await answer(api, one, {"type": 5})
        hook = f"/webhooks/{room.world.bot.id}/{one.token}"
        assert (await api.delete(f"{hook}/messages/@original")).status == 204
        assert member.sees("질문") == []
        more = (await api.post(hook, {"content": "더", "flags": 64})).data
        assert [each["content"] for each in member.sees("질문")] == ["더"]
        assert room.person("하늘").sees("질문") == []
        assert (await api.get(f"{hook}/messages/{more['id']}")).data["content"] == "더"


async def test_a_late_deletion_of_the_channel_is_told(open_room: OpenRoom) -> None:
    async with api_of(room := await open_room()) as api:
        one = opened(room, "command")
        room.world.channels.delete(room.world.channels.named("질문"))
        assert (await answer(api, one, {"type": 5})).code == 10003


async def test_old_interactions_are_forgotten(open_room: OpenRoom) -> None:
    clock = Clock()
    async with api_of(room := await open_room(clock=clock)) as api:
        one = opened(room, "command")
        clock.forward(hours=1)
        opened(room, "command")
        assert (await answer(api, one, {"type": 5})).code == 10062
        hook = f"/webhooks/{room.world.bot.id}/{one.token}"
        assert (await api.post(hook, {"content": "a"})).code == 50027


def test_a_modal_of_rows_keeps_what_the_bot_wrote() -> None:
    parts = [
        {"type": 1, "id": 1, "components": [{**INPUT, "id": 2}]},
        {"type": 10, "id": 3, "content": "글"},
    ]
    shown = {"type": 4, "id": 2, "custom_id": "answer", "value": "리전"}
    row = {"type": 1, "id": 1, "components": [shown]}
    assert filled({"components": parts}, {}, _no_menu) == [row, {"type": 10, "id": 3}]


def _no_menu(menu: Any, values: Any) -> list[str]:
    raise AssertionError("there is no menu")


async def test_a_failed_modal_stays_open(
    open_room: OpenRoom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.room.person._in_time", _never)
    async with api_of(room := await open_room()) as api:
        one = opened(room, "command")
        await answer(api, one, {"type": 9, "data": MODAL})
        member = room.person("지우")
        for _ in range(2):
            assert not (await member.submit(one.id, {"answer": "네"})).worked


async def _never(event: Any, seconds: float) -> bool:
    return False


async def test_a_broken_body_is_refused(open_room: OpenRoom) -> None:
    async with api_of(room := await open_room()) as api:
        home = room.world.channels.named("질문").id
        headers = {"Authorization": f"Bot {room.token}", "Content-Type": "application/json"}
        url = f"{room.api_url}/channels/{home}/messages"
        async with api.session.post(url, data=b"{", headers=headers) as response:
            assert (await response.json())["code"] == 50109
        commands = f"/applications/{room.world.bot.id}/commands"
        assert (await api.call("PUT", commands, {"name": "ask"})).code == 50035


async def test_direct_channels_know_their_limits(open_room: OpenRoom) -> None:
    async with api_of(room := await open_room()) as api:
        direct = f"/channels/{room.person('지우').direct_channel()}"
        assert (await api.patch(direct, {"name": "새 이름"})).code == 50003
        assert (await api.post(f"{direct}/threads", {"name": "쓰레드"})).code == 50003
        assert (await api.delete(direct)).data["type"] == ChannelType.DIRECT
        assert (await api.get(direct)).status == 200
        assert (await api.post("/users/@me/channels", {})).code == 50035
        own = {"recipient_id": room.world.bot.id}
        assert (await api.post("/users/@me/channels", own)).code == 50007


async def test_threads_need_a_name(open_room: OpenRoom) -> None:
    async with api_of(room := await open_room()) as api:
        path = f"/channels/{room.world.channels.named('질문').id}/threads"
        for name in ("", "가" * 101):
            assert (await api.post(path, {"name": name, "type": 11})).code == 50035
        assert (await api.post(path, {"name": "비밀", "type": 12})).code == 50013


async def test_several_messages_are_deleted(open_room: OpenRoom) -> None:
    async with api_of(room := await open_room()) as api:
        world, organiser = room.world, room.person("민수")
        home = f"/channels/{world.channels.named('질문').id}/messages"
        ids = [(await organiser.say("질문", str(number)))["id"] for number in range(3)]
        assert (await api.post(f"{home}/bulk-delete", {"messages": ids})).code == 50013
        role = next(each.id for each in world.guild.roles.values() if each.name == "운영진")
        world.guild.set_roles(world.bot.id, [role])
        assert (await api.post(f"{home}/bulk-delete", {"messages": ids[:1]})).code == 50035
        body = {"messages": [*ids[:2], "1"]}
        assert (await api.post(f"{home}/bulk-delete", body)).status == 204
        assert _texts(organiser) == ["2"]


def _texts(person: Person) -> list[str]:
    return [text_of(each) for each in person.sees("질문")]


async def test_all_that_is_read_on_a_message_is_found() -> None:
    embed = {
        "author": {"name": "쓴이"},
        "title": "제목",
        "description": "설명",
        "fields": [{"name": "이름", "value": "값"}],
        "footer": {"text": "끝"},
    }
    inner = {"type": 17, "components": [{"type": 10, "content": "글"}]}
    message = {"content": "내용", "embeds": [embed], "components": [inner]}
    assert text_of(message).split() == ["내용", "쓴이", "제목", "설명", "이름", "값", "끝", "글"]


async def test_a_page_is_mounted(open_room: OpenRoom) -> None:
    def page(app: web.Application) -> None:
        async def hello(request: web.Request) -> web.Response:
            return web.Response(text="안녕")

        app.router.add_get("/", hello)

    room = await open_room(page=page)
    async with aiohttp.ClientSession() as session, session.get(f"{room.url}/") as response:
        assert await response.text() == "안녕"
