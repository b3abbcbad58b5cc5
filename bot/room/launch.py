"""The bot as a process of its own: started, heard, started again, and ended with the room."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
from asyncio.subprocess import PIPE, STDOUT, Process
from collections.abc import Callable, Mapping, Sequence

_log = logging.getLogger(__name__)

PATIENCE = 10.0  # seconds that a bot gets to end by itself
LONGEST_LINE = 64 * 1024


class Launch:
    """Runs the bot; `state` is told of "starting" and "down", `log` of the lines that it writes."""

    def __init__(
        self,
        command: Sequence[str],
        environ: Mapping[str, str],
        state: Callable[[str], None],
        log: Callable[[list[str]], None],
    ) -> None:
        self.command = tuple(command)
        self.environ = dict(environ)
        self._state = state
        self.log = log
        self._process: Process | None = None
        self._hearing: asyncio.Task[None] | None = None
        self._turn = asyncio.Lock()

    @property
    def pid(self) -> int:
        """Give the number of its process; 0 where it does not run."""
        running = self._process is not None and self._process.returncode is None
        return self._process.pid if self._process and running else 0

    async def start(self) -> None:
        """Start the bot; raises OSError where that cannot be."""
        async with self._turn:
            await self._start()

    async def restart(self) -> None:
        """End the bot, and start it again."""
        async with self._turn:
            await self._end()
            await self._start()

    async def kill(self) -> None:
        """End the bot as a crash would."""
        if self.pid and self._process:
            self._process.kill()
        await self._heard()

    async def stop(self) -> None:
        """End the bot for good."""
        async with self._turn:
            await self._end()

    async def wait(self) -> int:
        """Wait until the bot has ended; gives its exit code."""
        return await self._process.wait() if self._process else 0

    async def _start(self) -> None:
        self._state("starting")
        self._process = await asyncio.create_subprocess_exec(
            *self.command,
            env=self.environ,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=PIPE,
            stderr=STDOUT,
            limit=LONGEST_LINE,
            # Ctrl-C in the terminal is for the room, which ends the bot in order.
            start_new_session=os.name == "posix",
        )
        self._hearing = asyncio.create_task(self._hear(self._process), name="the bot's log")

    async def _end(self) -> None:
        process = self._process
        if process is None or process.returncode is not None:
            await self._heard()
            return
        process.send_signal(signal.SIGTERM)
        try:
            async with asyncio.timeout(PATIENCE):
                await process.wait()
        except TimeoutError:
            _log.warning("The bot did not end in %s s and is killed", PATIENCE)
            process.kill()
        await self._heard()

    async def _heard(self) -> None:
        if self._hearing is not None:
            await self._hearing
            self._hearing = None

    async def _hear(self, process: Process) -> None:
        """Pass its lines on until it ends."""
        assert process.stdout is not None  # noqa: S101 - it was asked for
        while True:
            try:
                line = await process.stdout.readline()
            except ValueError:  # a line without end: its beginning is dropped
                continue
            if not line:
                break
            self.log([line.decode(errors="replace").rstrip("\n")])
        await process.wait()
        self._state("down")
