"""Puts the quiz together: store, host, the stage in Discord, and what the settings order."""

from __future__ import annotations

import os
import secrets
import socket
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from bot.chat.quiz.desk import QuizDesk
from bot.chat.quiz.library import MIXES, Library, plan_of
from bot.chat.quiz.stage import Channels
from bot.config import Config, ConfigFault, ConfigFaults, Scheduled
from bot.quiz.calendar import DECLARED
from bot.quiz.host import Host
from bot.quiz.plan import Plan, Schedule
from bot.quiz.schedule import is_zone, read
from bot.store import Store

if TYPE_CHECKING:
    from bot.chat.client import Biyu


async def open_quiz(bot: Biyu, store: Store) -> Host:
    """Give a bot its quiz; the host is to be run beside it. Raises StoreBusy."""
    library = Library(bot.shelf)
    host = Host(
        store,
        Channels(bot, bot.phrases_of),
        library.draw,
        clock=utc_now,
        new_id=new_id,
        owner=process_name(),
        is_gone=is_gone,
    )
    library.accepted = host.accepted
    bot.quiz = QuizDesk(bot, host, library)
    await host.calendar.declare(declared(bot.config, utc_now()))
    return host


def declared(config: Config, now: datetime) -> list[Schedule]:
    """Give the schedules of the settings; raises ConfigFaults with all that is wrong with them."""
    faults: list[ConfigFault] = []
    found = []
    for at, each in enumerate(config.schedules):
        wrong = list(_faults(each, f"schedules.{at}"))
        faults += wrong
        if not wrong:
            cron, plan = read(each.when), _plan(config, each)
            id = f"{DECLARED}{each.channel}-{cron}-{each.zone}"
            found.append(Schedule(id, each.server, each.channel, 0, cron, each.zone, plan, now))
    if faults:
        raise ConfigFaults(faults)
    return found


def _faults(each: Scheduled, key: str) -> list[ConfigFault]:
    told = []
    try:
        read(each.when)
    except ValueError as error:
        what, _, remedy = str(error).partition("; ")
        told.append(ConfigFault("config.yaml", 0, f"{key}.when", what, remedy))
    if not is_zone(each.zone):
        what = f"{each.zone!r} is no time zone"
        told.append(ConfigFault("config.yaml", 0, f"{key}.zone", what, "Write Asia/Seoul"))
    for form in each.forms:
        if form not in MIXES:
            what = f"{form!r} is no kind of questions"
            remedy = f"Choose from {', '.join(MIXES)}"
            told.append(ConfigFault("config.yaml", 0, f"{key}.forms", what, remedy))
    return told


def _plan(config: Config, each: Scheduled) -> Plan:
    usual = plan_of(config.quiz)
    forms = dict.fromkeys(form for mix in each.forms for form in MIXES[mix])
    return Plan(
        size=each.questions or usual.size,
        topic=each.topic,
        forms=tuple(forms),
        seconds=each.seconds or usual.seconds,
        pause=usual.pause,
        countdown=usual.countdown,
        is_race=each.race,
        in_thread=each.thread,
        open_hours=each.open_hours,
        ping_role=each.ping_role or 0,
        points=usual.points,
    )


def utc_now() -> datetime:
    """Tell the time."""
    return datetime.now(UTC)


def new_id() -> str:
    """Make an ID that no other process makes; ten letters, as nonces are short."""
    return secrets.token_hex(5)


def process_name() -> str:
    """Name this process: by machine, number, and chance, for numbers are used again."""
    return f"{socket.gethostname()}/{os.getpid()}/{secrets.token_hex(4)}"


def is_gone(owner: str) -> bool:
    """Tell whether a process has surely ended: one of this machine that is not there any more."""
    machine, _, rest = owner.partition("/")
    number = rest.partition("/")[0]
    if machine != socket.gethostname() or not number.isdecimal():
        return False
    if int(number) == os.getpid():
        return True  # its number is ours by now
    try:
        os.kill(int(number), 0)
    except ProcessLookupError:
        return True
    except OSError:
        return False
    return False
