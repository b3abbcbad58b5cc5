"""The composition root: settings in, a running bot until somebody ends it."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import sys
import time
from collections.abc import Coroutine, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import aiohttp
import discord

from bot.chat.api import use_api, use_gateway
from bot.chat.client import Biyu
from bot.chat.log import open_log
from bot.chat.quiz.opening import declared, open_quiz
from bot.config import Access, Config, ConfigFault, ConfigFaults, access, load
from bot.quiz.host import Host
from bot.store import StoreError, open_store
from bot.text.secrets import redact
from bot.tutor.shelf import Shelf

_log = logging.getLogger(__name__)

_NO_DISCORD = (
    aiohttp.ClientError,
    OSError,
    discord.ConnectionClosed,
    discord.GatewayNotFound,
    discord.HTTPException,
)

ENDED, FAILED, MISCONFIGURED = 0, 1, 2

_REFUSED = (
    "Discord refused the token in DISCORD_TOKEN. Copy it again, whole, from "
    "https://discord.com/developers/applications > your application > Bot > Reset Token."
)
_MISSING_INTENT = (
    "plain_messages is on, but Discord does not let the bot read messages. Switch on "
    '"Message Content Intent" at https://discord.com/developers/applications > your '
    "application > Bot > Privileged Gateway Intents, or set plain_messages: false."
)
_UNEXPECTED = "The bot ended by a fault of its own. Please report what stands below"
_NO_STORE = "The database of the quiz cannot be used. {reason}"
_UNREACHABLE = (
    "{place} cannot be reached ({reason}). Check the connection to the internet, and "
    "DISCORD_API_URL if you set it; then start again."
)


def run(config_path: Path | None, environ: Mapping[str, str] = os.environ) -> int:
    """Run the bot until Ctrl-C or SIGTERM; give the exit code.

    0: it was ended; 1: Discord could not be used; 2: the settings have faults. The
    reason, and what to do, stand on standard error.
    """
    try:
        config, reached = _settings(config_path, environ)
    except ConfigFaults as refused:
        print(redact(str(refused)), file=sys.stderr)  # noqa: T201 - there is no log yet
        return MISCONFIGURED
    handler = open_log(config.log_level, reached.token)
    try:
        return asyncio.run(_serve(config, reached))
    except KeyboardInterrupt:  # where signals cannot be handled: Windows
        return ENDED
    finally:
        logging.getLogger().removeHandler(handler)


def _settings(path: Path | None, environ: Mapping[str, str]) -> tuple[Config, Access]:
    """Read both settings and environment, so that the faults of both are told at once."""
    faults: list[ConfigFault] = []
    try:
        config = load(path)
        declared(config, datetime.now(UTC))
    except ConfigFaults as refused:
        config = Config()
        faults += refused.faults
    if database := environ.get("BIYU_DATABASE", "").strip():
        config = config.model_copy(update={"database": database})
    try:
        reached = access(environ)
    except ConfigFaults as refused:
        raise ConfigFaults([*faults, *refused.faults]) from None
    if faults:
        raise ConfigFaults(faults)
    return config, reached


async def _serve(config: Config, reached: Access) -> int:
    try:
        await _until_ended(config, reached)
    except StoreError as error:
        _log.critical(_NO_STORE.format(reason=error))
    except discord.LoginFailure:
        _log.critical(_REFUSED)
    except discord.PrivilegedIntentsRequired:
        _log.critical(_MISSING_INTENT)
    except _NO_DISCORD as error:
        _log.critical(_UNREACHABLE.format(place=reached.api_url, reason=_reason(error)))
    except Exception:
        _log.exception(_UNEXPECTED)
    else:
        return ENDED
    return FAILED


def _reason(error: Exception) -> str:
    return str(error) or type(error).__name__


async def _until_ended(config: Config, reached: Access) -> None:
    """Run the bot and the watch over the notes; end both when either ends or is told to."""
    use_api(reached)
    discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False  # it never speaks
    shelf = Shelf(config)
    ended = asyncio.Event()
    with _ended_by_signals(ended):
        async with open_store(config.database) as store, Biyu(config, shelf, time.monotonic) as bot:
            host = await open_quiz(bot, store)
            hosting = _once_ready(bot, host)
            await _first_of(_talk(bot, reached), shelf.watch(), hosting, ended.wait())
    _log.info("The bot has ended")


async def _talk(bot: Biyu, reached: Access) -> None:
    await bot.login(reached.token)
    bot.logged_in.set()
    if not reached.is_discord:
        await use_gateway(bot)
    await bot.connect()


async def _once_ready(bot: Biyu, host: Host) -> None:
    """Drive rounds as soon as there is a Discord to show them in."""
    await bot.logged_in.wait()
    await host.run()


async def _first_of(*work: Coroutine[Any, Any, object]) -> None:
    """Run things side by side until one ends; cancel the others, and raise what it raised."""
    tasks = [asyncio.create_task(each) for each in work]
    try:
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    for task in done:
        task.result()


@contextmanager
def _ended_by_signals(ended: asyncio.Event) -> Iterator[None]:
    """Let Ctrl-C and SIGTERM set an event, where the system can."""
    loop = asyncio.get_running_loop()
    signals = (signal.SIGINT, signal.SIGTERM)
    with suppress(NotImplementedError):
        for each in signals:
            loop.add_signal_handler(each, ended.set)
    try:
        yield
    finally:
        with suppress(NotImplementedError):
            for each in signals:
                loop.remove_signal_handler(each)
