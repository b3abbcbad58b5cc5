"""The study room for people: the room, its page, and the bot in a process of its own."""

from __future__ import annotations

import asyncio
import os
import signal
import webbrowser
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from random import SystemRandom

from aiohttp import web

from bot.room.classmates import Classmates
from bot.room.launch import Launch
from bot.room.page import Handler, Page
from bot.room.room import Room
from bot.room.world import BOT_NAME

TOKEN, API_URL = "DISCORD_TOKEN", "DISCORD_API_URL"


@dataclass(frozen=True, slots=True)
class Opened:
    """A room with a page, and the bot in it."""

    room: Room
    page: Page
    launch: Launch
    classmates: Classmates


@asynccontextmanager
async def open_room(
    command: Sequence[str],
    environ: Mapping[str, str],
    *,
    port: int = 0,
    bot_name: str = BOT_NAME,
    document: Path | None = None,
) -> AsyncIterator[Opened]:
    """Open a room and start the bot in it by a command; ends both.

    `document` is Discord's OpenAPI document, to hold the bot's requests to it as well.
    The bot is told through its environment where the room is, and by what token. Raises
    OSError where the port is taken, or the command cannot be run.
    """
    watch, pages = _Watch(), list[Page]()
    room = Room(
        port=port,
        random=SystemRandom(),
        middlewares=[watch.middleware],
        page=lambda app: pages[0].mount(app),
        bot_name=bot_name,
        document=document,
    )
    page = Page(room.world)
    pages.append(page)
    async with room:
        classmates = Classmates(room.world, page.present, SystemRandom())
        inner = {**environ, TOKEN: room.token, API_URL: room.api_url, "PYTHONUNBUFFERED": "1"}
        launch = Launch(command, inner, page.set_bot, page.add_log)
        page.restart = launch.restart
        page.classmates = _invitation(page, classmates)
        watch.opened = Opened(room, page, launch, classmates)
        await launch.start()
        try:
            yield watch.opened
        finally:
            await classmates.go()
            await launch.stop()


def serve(
    command: Sequence[str],
    *,
    port: int = 0,
    opens_browser: bool = True,
    environ: Mapping[str, str] = os.environ,
    bot_name: str = BOT_NAME,
) -> int:
    """Serve the study room until Ctrl-C; gives the exit code."""
    try:
        asyncio.run(_serve(command, port, opens_browser, environ, bot_name))
    except KeyboardInterrupt:
        return 0
    except OSError as error:
        _say(f"The study room cannot be opened: {error.strerror or error}. Try another --port.")
        return 1
    return 0


async def _serve(
    command: Sequence[str],
    port: int,
    opens_browser: bool,
    environ: Mapping[str, str],
    bot_name: str,
) -> None:
    with suppress(NotImplementedError):  # on Windows
        loop = asyncio.get_running_loop()
        loop.add_signal_handler(signal.SIGTERM, signal.raise_signal, signal.SIGINT)
    async with open_room(command, environ, port=port, bot_name=bot_name) as opened:
        address = opened.page.address
        _say(f"스터디룸이 열렸어요. 브라우저에서 여세요. The study room is open:\n\n  {address}\n")
        _say("끝내려면 Ctrl-C. Ctrl-C ends it.")
        if opens_browser:
            await asyncio.to_thread(webbrowser.open, address)
        await asyncio.Event().wait()  # until Ctrl-C or SIGTERM


class _Watch:
    """Sees what passes: while a gateway's socket is open the bot is up, and rules may be broken."""

    def __init__(self) -> None:
        self.opened: Opened | None = None
        self._open = 0
        self._told = 0

    @web.middleware
    async def middleware(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Tell the page what a request changed of that."""
        if not request.path.startswith("/gateway"):
            answered = await handler(request)
            self._tell_violations()
            return answered
        self._open += 1
        self._tell_state()
        try:
            return await handler(request)
        finally:
            self._open -= 1
            self._tell_state()

    def _tell_state(self) -> None:
        if self.opened is not None:
            self.opened.page.set_bot("up" if self._open else "starting")

    def _tell_violations(self) -> None:
        if self.opened is None:
            return
        known = self.opened.room.violations
        if len(known) > self._told:
            self.opened.page.add_violations(known[self._told :])
            self._told = len(known)


def _invitation(page: Page, classmates: Classmates) -> Callable[[bool], None]:
    leaving: set[asyncio.Task[None]] = set()

    def invite(here: bool) -> None:
        if here:
            classmates.come()
        else:
            task = asyncio.ensure_future(classmates.go())
            leaving.add(task)
            task.add_done_callback(leaving.discard)
        page.set_classmates(here)

    return invite


def _say(text: str) -> None:
    print(text, flush=True)  # noqa: T201 - the terminal is where a newcomer reads
