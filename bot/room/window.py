"""One window of the page: whom it plays, what it asks for, what it is told."""

from __future__ import annotations

import asyncio
import base64
import binascii
import json
import logging
from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING, Any

from aiohttp import web

from bot.room.attachment import Upload
from bot.room.command import CommandType
from bot.room.options import unwrapped
from bot.room.person import Person
from bot.room.refusal import Refusal
from bot.room.result import PersonError, Result
from bot.room.shown import MOST_MESSAGES, channel_json
from bot.room.world import World

if TYPE_CHECKING:
    from bot.room.page import Page

_log = logging.getLogger(__name__)

Json = dict[str, Any]
Request = Mapping[str, Any]

MOST_FILES = 10
_WAITING = 1_000  # packets to a window that does not read; then it is closed
_REFUSED = (PersonError, Refusal, LookupError, TypeError, ValueError)


class Window:
    """A member at the page. Every request is answered; none ends the window."""

    def __init__(self, page: Page, world: World, member: str) -> None:
        self.person = Person(world, _who(world, member))
        self._page = page
        self._world = world
        self._out: asyncio.Queue[Json] = asyncio.Queue(_WAITING)
        self._asked: set[asyncio.Task[None]] = set()
        self._does: Mapping[str, Callable[[Request], Awaitable[Json | None]]] = {
            "say": self._say,
            "typing": self._typing,
            "react": self._react,
            "delete": self._delete,
            "dismiss": self._delete,
            "history": self._history,
            "press": self._press,
            "choose": self._choose,
            "command": self._command,
            "complete": self._complete,
            "menu": self._menu,
            "submit": self._submit,
            "direct": self._direct,
            "classmates": self._classmates,
            "restart": self._restart,
            "language": _language,
        }

    def tell(self, name: str, data: Json) -> None:
        """Tell of something that happened."""
        self.send({"t": "event", "name": name, "d": data})

    def send(self, packet: Json) -> None:
        """Send a packet when there is time; a window that does not read is given up."""
        if not self._out.full():
            self._out.put_nowait(packet)

    async def serve(
        self, socket: web.WebSocketResponse, read: Callable[[], Awaitable[Request | None]]
    ) -> None:
        """Answer what the window asks until it is closed."""
        writer = asyncio.create_task(self._write(socket))
        try:
            while (request := await read()) is not None:
                task = asyncio.create_task(self._answer(request))
                self._asked.add(task)
                task.add_done_callback(self._asked.discard)
        finally:
            for each in (writer, *self._asked):
                each.cancel()
            await asyncio.gather(writer, *self._asked, return_exceptions=True)

    async def _write(self, socket: web.WebSocketResponse) -> None:
        while True:
            packet = await self._out.get()
            if self._out.full():
                await socket.close()
                return
            await socket.send_str(json.dumps(packet, ensure_ascii=False))

    async def _answer(self, request: Request) -> None:
        answer: Json = {"t": "answer", "id": request.get("id"), "ok": True}
        if locale := str(request.get("locale") or ""):
            self.person.locale = locale
        try:
            does = self._does.get(str(request.get("do")))
            if does is None:
                raise PersonError(f"the room knows no {request.get('do')!r}")
            answer["d"] = await does(request) or {}
        except _REFUSED as refused:
            answer |= {"ok": False, "error": str(refused)}
        except Exception:
            _log.exception("A window asked for %s", request.get("do"))
            answer |= {"ok": False, "error": "a fault of the room"}
        self.send(answer)

    # What a window may ask for

    async def _say(self, request: Request) -> None:
        files = [_upload(at, each) for at, each in enumerate(request.get("files") or ())]
        content, reply = str(request.get("content") or ""), request.get("reply") or None
        await self.person.say(str(request["channel"]), content, reply, files[:MOST_FILES])

    async def _typing(self, request: Request) -> None:
        await self.person.type(str(request["channel"]))

    async def _react(self, request: Request) -> None:
        emoji, on = str(request["emoji"]), bool(request.get("on", True))
        await self.person.react(str(request["message"]), emoji, on=on)

    async def _delete(self, request: Request) -> None:
        await self.person.delete(str(request["message"]))

    async def _history(self, request: Request) -> Json:
        seen = self.person.sees(str(request["channel"]))
        before = int(request["before"])
        older = [each for each in seen if int(each["id"]) < before]
        begun = len(older) <= MOST_MESSAGES
        return {"messages": older[-MOST_MESSAGES:], "begun": begun}

    async def _press(self, request: Request) -> Json:
        message, custom_id = str(request["message"]), str(request["custom_id"])
        return _told(await self.person.press(message, custom_id, follow=False))

    async def _choose(self, request: Request) -> Json:
        message, custom_id = str(request["message"]), str(request["custom_id"])
        values = [str(each) for each in request["values"]]
        return _told(await self.person.choose(message, custom_id, values, follow=False))

    async def _command(self, request: Request) -> Json:
        command = self._known(request)
        words, values, _ = unwrapped(command, request.get("options") or ())
        given = {name: _value(value) for name, value in values.items()}
        channel = str(request["channel"])
        return _told(await self.person.run(channel, words, follow=False, **given))

    async def _complete(self, request: Request) -> Json:
        words, values, focused = unwrapped(self._known(request), request.get("options") or ())
        value = str(values.pop(focused, None) or "")
        channel = str(request["channel"])
        choices = await self.person.complete(channel, words, focused=focused, value=value, **values)
        return {"choices": list(choices)}

    async def _menu(self, request: Request) -> Json:
        command, target = self._known(request), str(request["target"])
        if command["type"] == CommandType.MESSAGE:
            used = await self.person.use(command["name"], target, follow=False)
        else:
            channel = str(request["channel"])
            used = await self.person.use_on(command["name"], target, channel, follow=False)
        return _told(used)

    async def _submit(self, request: Request) -> Json:
        values: Json = {}
        for each in request.get("components") or ():
            values |= _filled(each)
        return _told(await self.person.submit(str(request["modal"]), values, follow=False))

    async def _direct(self, request: Request) -> Json:
        channel = self.person.direct_channel(str(request["member"]))
        shown = channel_json(self._world, self._world.channels.get(channel), self.person)
        self.tell("CHANNEL_PUT", shown)
        return {"channel": channel}

    async def _classmates(self, request: Request) -> None:
        self._page.classmates(bool(request.get("here", True)))

    async def _restart(self, request: Request) -> None:
        await self._page.restart()

    def _known(self, request: Request) -> Json:
        """Find the command that is meant."""
        channel, id = str(request["channel"]), request.get("command")
        for each in self.person.commands(channel):
            if each["id"] == id:
                return each
        raise PersonError("this command is not there any more")


async def _language(request: Request) -> None:
    """Take the language alone: each request carries it."""


def _who(world: World, member: str) -> str:
    """Find whom a window plays: who is named, or else the one who owns the server."""
    try:
        return world.member_named(member).user.id
    except LookupError:
        return world.guild.owner_id


def _told(result: Result) -> Json:
    modal = {"modal": result.modal} if result.modal else {}
    return {"outcome": str(result.outcome), **modal}


def _upload(at: int, file: Request) -> Upload:
    try:
        content = base64.b64decode(str(file["data"]), validate=True)
    except binascii.Error as error:
        raise PersonError(f"the file {file.get('name')!r} came damaged") from error
    return Upload(str(at), str(file["name"]), content, str(file.get("type") or ""))


def _value(value: object) -> object:
    return _upload(0, value) if isinstance(value, dict) else value


def _filled(component: Request) -> Json:
    """Gather what a member filled in, by custom_id."""
    inner = component.get("components") or [component.get("component")]
    if inner != [None]:
        found: Json = {}
        for each in inner:
            found |= _filled(each or {})
        return found
    if "custom_id" not in component:
        return {}
    given = component["values"] if "values" in component else component.get("value")
    return {str(component["custom_id"]): given}
