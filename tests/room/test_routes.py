"""Every route of the room answers, in the shape that Discord describes."""

from __future__ import annotations

from typing import Any

import pytest

from bot.room.interaction import InteractionType
from bot.room.message import Draft
from bot.room.permissions import ALL
from bot.room.room import Room
from bot.room.routes.call import Route
from bot.room.routes.table import ROUTES
from tests.room.api import Api, api_of
from tests.room.conftest import OpenRoom
from tests.room.contract import faults

COMMAND = {"name": "ask", "description": "Ask", "type": 1}
ANSWER = {"type": 4, "data": {"content": "네"}}
BODIES: dict[tuple[str, str], Any] = {
    ("PUT", "/channels/{channel}/permissions/{target}"): {"type": 1, "allow": "0", "deny": "2048"},
    ("POST", "/users/@me/channels"): {"recipient_id": "{user}"},
    ("PATCH", "/channels/{channel}"): {"topic": "새 주제"},
    ("POST", "/channels/{channel}/threads"): {"name": "쓰레드", "type": 11},
    ("POST", "/channels/{channel}/messages"): {"content": "안녕"},
    ("POST", "/channels/{channel}/messages/bulk-delete"): {"messages": ["{message}", "{other}"]},
    ("PATCH", "/channels/{channel}/messages/{message}"): {"content": "고침"},
    ("POST", "/channels/{channel}/messages/{message}/threads"): {"name": "쓰레드"},
    ("PUT", "/applications/{application}/commands"): [COMMAND],
    ("POST", "/applications/{application}/commands"): COMMAND,
    ("PATCH", "/applications/{application}/commands/{command}"): {"description": "New"},
    ("PUT", "/applications/{application}/guilds/{guild}/commands"): [COMMAND],
    ("POST", "/applications/{application}/guilds/{guild}/commands"): COMMAND,
    ("PATCH", "/applications/{application}/guilds/{guild}/commands/{command}"): {"name": "new"},
    ("POST", "/interactions/{interaction}/{token}/callback"): {
        "type": 4,
        "data": {"content": "네"},
    },
    ("POST", "/webhooks/{application}/{token}"): {"content": "더"},
    ("PATCH", "/webhooks/{application}/{token}/messages/{message}"): {"content": "고침"},
}
CREATING = {
    ("POST", "/channels/{channel}/threads"),
    ("POST", "/channels/{channel}/messages/{message}/threads"),
    ("POST", "/applications/{application}/commands"),
    ("POST", "/applications/{application}/guilds/{guild}/commands"),
}
SILENT = {
    ("PUT", "/channels/{channel}/permissions/{target}"),
    ("POST", "/channels/{channel}/typing"),
    ("POST", "/channels/{channel}/messages/bulk-delete"),
    ("PUT", "/channels/{channel}/thread-members/{user}"),
    ("PUT", "/channels/{channel}/messages/{message}/reactions/{emoji}/@me"),
    ("POST", "/interactions/{interaction}/{token}/callback"),
}


def scene(room: Room, route: Route) -> dict[str, str]:
    """Put into the room what a route speaks of, and name it as the table does."""
    world, me = room.world, room.world.bot.id
    world.guild.permit(world.guild.members[me].roles[0], ALL)
    home, student = world.channels.named("질문"), world.member_named("지우").user.id
    mine = world.messages.post(home, me, Draft(content="나"))
    other = world.messages.post(home, student, Draft(content="너"))
    world.reactions.add(mine, me, "👍")
    guild = world.guild.id if "{guild}" in route.path else ""
    command, _ = world.commands.add({"name": "old", "description": "Old"}, guild)
    data = {"id": command["id"], "name": "old", "type": 1}
    fresh, used = (
        world.interactions.open(InteractionType.COMMAND, data, student, home, locale="ko")
        for _ in range(2)
    )
    world.answering.answer(used, ANSWER, ())
    is_hook = route.path.startswith("/webhooks")
    ids = {"application": me, "guild": world.guild.id, "channel": home.id, "user": student}
    ids |= {"message": "@original" if is_hook else mine.id, "other": other.id, "emoji": "👍"}
    ids |= {"command": command["id"], "interaction": fresh.id, "target": student}
    if "thread-members" in route.path:
        thread = world.threads.start(home, me, {"name": "쓰레드", "type": 11})
        ids["channel"] = thread.id
    return ids | {"token": used.token if is_hook else fresh.token}


def expected(route: Route) -> int:
    key = (route.method, route.path)
    if key in CREATING:
        return 201
    is_shown = route.path == "/channels/{channel}"
    return 204 if key in SILENT or (route.method == "DELETE" and not is_shown) else 200


def filled(body: Any, ids: dict[str, str]) -> Any:
    if isinstance(body, dict):
        return {key: filled(value, ids) for key, value in body.items()}
    if isinstance(body, list):
        return [filled(each, ids) for each in body]
    return body.format(**ids) if isinstance(body, str) else body


async def answered(api: Api, route: Route) -> tuple[str, int, Any]:
    ids = scene(api.room, route)
    path = route.path.format(**ids)
    body = filled(BODIES.get((route.method, route.path)), ids)
    query = {"query": "지"} if path.endswith("search") else {}
    answer = await api.call(route.method, path, body, **query)
    return path, answer.status, answer.data


@pytest.mark.parametrize("route", ROUTES, ids=lambda each: f"{each.method} {each.path}")
async def test_a_route_answers(open_room: OpenRoom, route: Route) -> None:
    async with api_of(await open_room()) as api:
        _, status, data = await answered(api, route)
    assert status == expected(route), data
    assert (data == b"") == (status == 204)


@pytest.mark.parametrize("route", ROUTES, ids=lambda each: f"{each.method} {each.path}")
async def test_a_route_answers_as_discord_describes_it(open_room: OpenRoom, route: Route) -> None:
    async with api_of(await open_room()) as api:
        path, status, data = await answered(api, route)
    assert faults(route.method, path, status, data) == []


@pytest.mark.parametrize("route", ROUTES, ids=lambda each: f"{each.method} {each.path}")
async def test_a_route_asks_for_the_token(open_room: OpenRoom, route: Route) -> None:
    async with api_of(room := await open_room()) as api:
        path = route.path.format(**scene(room, route))
        answer = await api.call(route.method, path, token="wrong")  # noqa: S106
    assert (answer.status == 401) == (not route.is_open)


async def test_another_route_is_named(open_room: OpenRoom) -> None:
    async with api_of(await open_room()) as api:
        answer = await api.post("/guilds/1/emojis")
    assert answer.status == 404
    assert answer.content_type == "application/json"
    assert answer.data == {"code": 0, "message": "404: the room has no route POST /guilds/1/emojis"}
