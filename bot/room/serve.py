"""The study room for people: the room, its page, and the bot in a process of its own."""

from __future__ import annotations

import asyncio
import os
import signal
import webbrowser
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
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
) -> AsyncIterator[Opened]:
    """Open a room and start the bot in it by a command; ends both.

    The bot is told through its environment where the room is, and by what token. Raises
    OSError where the port is taken, or the command cannot be run.
    """
    violations = _Lines()
    connected = _Connected()
    pages: list[Page] = []
    room = Room(
        port=port,
        random=SystemRandom(),
        middlewares=[connected.watch],
        page=lambda app: pages[0].mount(app),
        bot_name=bot_name,
    )
    page = Page(room.world)
    pages.append(page)
    violations.told = page.add_violations
    connected.told = lambda is_up: page.set_bot("up" if is_up else "starting")
    async with room:
        classmates = Classmates(room.world, page.present, SystemRandom())
        inner = {**environ, TOKEN: room.token, API_URL: room.api_url, "PYTHONUNBUFFERED": "1"}
        launch = Launch(command, inner, page.set_bot, page.add_log)
        page.restart = launch.restart
        page.classmates = _invitation(page, classmates)
        await launch.start()
        try:
            yield Opened(room, page, launch, classmates)
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


class _Lines(list[str]):
    """Lines that tell somebody when one is added."""

    told: Callable[[list[str]], None] = staticmethod(lambda lines: None)

    def append(self, line: str) -> None:
        """Add a line, and tell."""
        super().append(line)
        self.told([line])


class _Connected:
    """Counts the gateway's sockets: while there is one, the bot is up."""

    def __init__(self) -> None:
        self.told: Callable[[bool], None] = lambda is_up: None
        self._open = 0

    @web.middleware
    async def watch(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Count one socket for as long as it is open."""
        if not request.path.startswith("/gateway"):
            return await handler(request)
        self._open += 1
        self.told(True)
        try:
            return await handler(request)
        finally:
            self._open -= 1
            if not self._open:
                self.told(False)


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
