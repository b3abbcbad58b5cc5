"""Sessions that outlive their socket, and what breaks sockets."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import pytest

from bot.room.bus import Event
from bot.room.frame import Close, Op
from bot.room.gateway import KEPT as KEPT_SESSIONS
from bot.room.intents import Intent
from bot.room.room import Room
from bot.room.session import KEPT
from tests.room.conftest import OpenRoom
from tests.room.line import Dial


async def test_who_sends_no_heartbeat_is_cut_off_for_good(open_room: OpenRoom, dial: Dial) -> None:
    room = await open_room(heartbeat=0.02)
    line = await dial(room)
    ready = await line.identify(0)
    assert await line.closed() == Close.TIMED_OUT
    again = await dial(room)
    await again.resume(ready["session_id"], 1)
    assert await again.hear() == {"op": Op.INVALID_SESSION, "d": False, "s": None, "t": None}


async def test_events_missed_are_replayed_in_order(room: Room, dial: Dial) -> None:
    line = await dial(room)
    ready = await line.identify(int(Intent.GUILD_MESSAGES | Intent.MESSAGE_CONTENT))
    room.gateway.drop()
    await line.closed()
    for word in ("하나", "둘", "셋"):
        await room.person("지우").say("질문", word)
    again = await dial(room)
    await again.resume(ready["session_id"], 1)
    frames = [await again.hear() for _ in range(4)]
    assert [each["s"] for each in frames] == [2, 3, 4, 5]
    assert [each["d"].get("content") for each in frames] == ["하나", "둘", "셋", None]
    assert frames[-1]["t"] == "RESUMED"
    await room.person("지우").say("질문", "넷")
    assert (await again.until("MESSAGE_CREATE"))["content"] == "넷"


async def test_a_session_moves_to_the_socket_that_resumes_it(room: Room, dial: Dial) -> None:
    line = await dial(room)
    ready = await line.identify(0)
    room.gateway.freeze()
    again = await dial(room)
    await again.resume(ready["session_id"], 1)
    assert (await again.hear())["t"] == "RESUMED"
    await line.closed()
    room.gateway.drop()
    third = await dial(room)
    await third.resume(ready["session_id"], 2)
    assert (await third.hear())["t"] == "RESUMED"


@pytest.mark.parametrize("seq", [99, -1, None, "1"])
async def test_a_number_that_the_session_never_had_is_refused(
    room: Room, dial: Dial, seq: object
) -> None:
    line = await dial(room)
    ready = await line.identify(0)
    again = await dial(room)
    await again.resume(ready["session_id"], seq)
    assert await again.closed() == Close.INVALID_SEQUENCE


async def test_resuming_takes_the_token(room: Room, dial: Dial) -> None:
    ready = await (await dial(room)).identify(0)
    again = await dial(room)
    await again.resume(ready["session_id"], 1, token="wrong")  # noqa: S106
    assert await again.closed() == Close.AUTHENTICATION_FAILED


async def test_who_missed_too_much_begins_anew(room: Room, dial: Dial) -> None:
    line = await dial(room)
    ready = await line.identify(int(Intent.GUILD_MESSAGE_TYPING))
    room.gateway.drop()
    await line.closed()
    event = {"guild_id": room.world.guild.id}
    for _ in range(KEPT + 1):
        room.bus.publish(Event("TYPING_START", event))
    again = await dial(room)
    await again.resume(ready["session_id"], 1)
    assert (await again.hear())["op"] == Op.INVALID_SESSION


async def test_who_says_goodbye_has_no_session_left(room: Room, dial: Dial) -> None:
    line = await dial(room)
    ready = await line.identify(0)
    await line.socket.close(code=1000)
    again = await dial(room)
    await again.resume(ready["session_id"], 1)
    assert await again.hear() == {"op": Op.INVALID_SESSION, "d": False, "s": None, "t": None}


async def test_old_sessions_that_nobody_resumes_are_forgotten(room: Room, dial: Dial) -> None:
    known = []
    for _ in range(KEPT_SESSIONS + 2):
        line = await dial(room)
        known.append((await line.identify(0))["session_id"])
        room.gateway.drop()
        await line.closed()
    assert [each.id for each in room.gateway.sessions] == known[1:]


async def test_who_reads_nothing_is_dropped_and_may_resume(
    room: Room, dial: Dial, monkeypatch: pytest.MonkeyPatch
) -> None:
    line = await dial(room)
    ready = await line.identify(int(Intent.GUILD_MESSAGE_TYPING))
    room.gateway.freeze()
    with monkeypatch.context() as few:
        few.setattr("bot.room.connection.WAITING", 5)
        for _ in range(10):
            room.bus.publish(Event("TYPING_START", {"guild_id": room.world.guild.id}))
    await line.closed()
    again = await dial(room)
    await again.resume(ready["session_id"], 1)
    assert [(await again.hear())["s"] for _ in range(11)] == list(range(2, 13))


class TestFaults:
    """What the hooks do to a client."""

    async def test_reconnect(self, room: Room, dial: Dial) -> None:
        line = await dial(room)
        await line.identify(0)
        room.gateway.reconnect()
        assert (await line.hear())["op"] == Op.RECONNECT

    @pytest.mark.parametrize("is_resumable", [True, False])
    async def test_invalidate(self, room: Room, dial: Dial, is_resumable: bool) -> None:
        line = await dial(room)
        ready = await line.identify(0)
        room.gateway.invalidate(is_resumable=is_resumable)
        told = await line.hear()
        assert (told["op"], told["d"]) == (Op.INVALID_SESSION, is_resumable)
        again = await dial(room)
        await again.resume(ready["session_id"], 1)
        assert ((await again.hear())["t"] == "RESUMED") is is_resumable

    async def test_frozen_sockets_send_and_read_nothing(self, room: Room, dial: Dial) -> None:
        line = await dial(room)
        await line.identify(int(Intent.GUILD_MESSAGES))
        room.gateway.freeze()
        await room.person("지우").say("질문", "안녕")
        await line.say(Op.HEARTBEAT)
        with pytest.raises(asyncio.TimeoutError):
            await line.socket.receive(timeout=0.1)
        room.gateway.thaw()
        heard = [await line.hear() for _ in range(2)]
        assert {(each["op"], each["t"]) for each in heard} == {(0, "MESSAGE_CREATE"), (11, None)}

    async def test_the_next_event_comes_twice(self, room: Room, dial: Dial) -> None:
        assert await self.words(room, dial, room.gateway.duplicate_next) == ["1", "1", "2", "3"]

    async def test_the_next_event_comes_late(self, room: Room, dial: Dial) -> None:
        assert await self.words(room, dial, room.gateway.reorder_next) == ["2", "1", "3"]

    async def words(self, room: Room, dial: Dial, fault: Callable[[str], None]) -> list[str]:
        line = await dial(room)
        await line.identify(int(Intent.GUILD_MESSAGES | Intent.MESSAGE_CONTENT))
        fault("MESSAGE_CREATE")
        for word in "123":
            await room.person("지우").say("질문", word)
        heard = [await line.until("MESSAGE_CREATE")]
        while heard[-1]["content"] != "3":
            heard.append(await line.until("MESSAGE_CREATE"))
        return [each["content"] for each in heard]
