"""The tutors of all groups, each read anew when its notes or its base change on disk."""

from __future__ import annotations

import asyncio
import gc
import logging
import os
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from bot.base.build import BuildReport, build
from bot.base.disk import read_text
from bot.base.entry import Base
from bot.base.fault import BaseFaults
from bot.base.memory import Memory
from bot.config import Config, Group
from bot.notes.note import Severity
from bot.tutor.tutor import Tutor

_log = logging.getLogger(__name__)

POLL_SECONDS = 0.4
_ENDINGS = (".md", ".markdown")

Signature = tuple[tuple[str, int, int, int], ...]
Sleep = Callable[[float], Awaitable[object]]


@contextmanager
def uncollected() -> Iterator[None]:
    """Keep the collector of cycles away while a base is read, and from what was read then.

    It stops every thread, for a third of a second with a large base, and finds nothing there:
    notes, bases and indexes hold no cycles.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What a group's tutor knows at one moment, whole and unchanging.

    Without a tutor the group's files are still being read (`faults` is empty) or cannot
    be. `faults` beside a tutor are what is wrong on disk; the tutor is the last good one.
    """

    tutor: Tutor | None = None
    faults: tuple[str, ...] = ()


class Volume:
    """One group's snapshot, and the watch over the files that it was read from."""

    def __init__(self, name: str, group: Group) -> None:
        self.name = name
        self.group = group
        self.snapshot = Snapshot()
        self._read: tuple[Signature, Signature] | None = None
        self._seen: tuple[Signature, Signature] | None = None
        self._memory = Memory()
        self._behind = False  # the base has not caught up with the notes
        self._reading = Lock()

    def refresh(self) -> bool:
        """Read the files again if they changed; blocking, for a thread.

        A change is read once it has stood still for one look: an editor that is half
        through writing is left to finish. Tells whether anything was read.
        """
        with self._reading:
            now = self._signatures()
            settled = now == self._seen or self._read is None
            self._seen = now
            if now == self._read or not settled:
                return False
            with uncollected():
                self._reread(now)
            return True

    def reload(self) -> Snapshot:
        """Read everything now, changed or not; blocking, for a thread."""
        with self._reading:
            self._read, self._memory = None, Memory()
            with uncollected():
                self._reread(self._signatures())
            return self.snapshot

    def _reread(self, now: tuple[Signature, Signature]) -> None:
        """Swap in a new snapshot; whatever goes wrong, the last tutor goes on answering."""
        notes, base = now
        self._behind = self._behind or self._read is None or self._read[0] != notes
        faults: tuple[str, ...] = ()
        tutor = self.snapshot.tutor
        try:
            if self._behind and self.group.notes:
                faults = self._build()
                base = _signature([self.group.base])
            self._behind = False
            tutor = self._learned(self._load())
        except BaseFaults as refused:
            faults += tuple(map(str, refused.faults))
        except Exception as error:  # one group's failure must not reach another's
            _log.exception("%s: the notes could not be read", self.name)
            faults += (f"{type(error).__name__}: {error}",)
        self._read = notes, base
        self._swap(Snapshot(tutor, faults))

    def _learned(self, base: Base) -> Tutor:
        """Give the tutor of a base, which may be live already."""
        tutor = self.snapshot.tutor
        return tutor if tutor and tutor.base is base else Tutor(base, tutor)

    def _go_live(self, base: Base) -> None:
        """Answer from a new base before it is written; what was wrong is told as before."""
        self._swap(Snapshot(self._learned(base), self.snapshot.faults))

    def _load(self) -> Base:
        return self._memory.pages.open(read_text(self.group.base), self.group.base.name).base

    def _build(self) -> tuple[str, ...]:
        """Bring the base up to the notes; where it cannot be written, it stays as it is."""
        try:
            report = build(self.group.notes, self.group.base, self._memory, self._go_live)
        except OSError as error:
            return (f"{self.group.base.name}: the base cannot be written ({error.strerror}).",)
        _log_report(self.name, report)
        return tuple(
            str(problem) for problem in report.problems if problem.severity is Severity.FAULT
        )

    def _swap(self, snapshot: Snapshot) -> None:
        """Put a snapshot in place, and log what is new about it."""
        before, self.snapshot = self.snapshot, snapshot
        if snapshot.tutor and snapshot.tutor is not before.tutor:
            concepts = len(snapshot.tutor.base.concepts)
            _log.info("%s: %d concepts are loaded from %s", self.name, concepts, self.group.base)
        if snapshot.faults != before.faults:
            for fault in snapshot.faults:
                _log.error("%s: %s", self.name, fault)

    def _signatures(self) -> tuple[Signature, Signature]:
        return _signature(_notes(self.group.notes)), _signature([self.group.base])


class Shelf:
    """The volumes of all groups. Nothing crosses from one to another."""

    def __init__(self, config: Config) -> None:
        self._config = config
        self._default = Volume("default", config.default) if config.default else None
        self._volumes = {
            server: Volume(f"server {server}", group) for server, group in config.groups.items()
        }

    @property
    def volumes(self) -> tuple[Volume, ...]:
        """List every volume once."""
        default = (self._default,) if self._default else ()
        return (*default, *self._volumes.values())

    def volume(self, server: int) -> Volume | None:
        """Find the volume of a server: its own, else the default one, else none."""
        return self._volumes.get(server, self._default)

    async def watch(self, sleep: Sleep = asyncio.sleep) -> None:
        """Keep every volume fresh until cancelled; a slow one holds up no other."""
        async with asyncio.TaskGroup() as tasks:
            for volume in self.volumes:
                tasks.create_task(_keep_fresh(volume, sleep))


async def _keep_fresh(volume: Volume, sleep: Sleep) -> None:
    while True:
        try:
            await asyncio.to_thread(volume.refresh)
        except Exception:
            _log.exception("%s: the watch over the files failed and goes on", volume.name)
        await sleep(POLL_SECONDS)


def _log_report(name: str, report: BuildReport) -> None:
    for problem in report.problems:
        if problem.severity is Severity.NOTICE:
            _log.info("%s: %s", name, problem)
    merge = report.merge
    if merge:
        counts = len(merge.new), len(merge.changed), len(merge.gone), len(merge.under_edit)
        told = "%s: the base has %d new entries, %d changed, %d gone, %d changed under an edit"
        _log.info(told, name, *counts)
    for line in merge.lines():
        _log.debug("%s: %s", name, line)


def _notes(paths: tuple[Path, ...]) -> Iterator[Path]:
    """Find the notes below the paths, without following links."""
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        for folder, folders, files in os.walk(path):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            yield from (
                Path(folder, name) for name in sorted(files) if name.lower().endswith(_ENDINGS)
            )


def _signature(paths: Iterator[Path] | list[Path]) -> Signature:
    """Tell by which files there are, and when and how long they were written."""
    signature = []
    for path in paths:
        try:
            found = path.stat()
        except OSError:
            continue
        signature.append((str(path), found.st_mtime_ns, found.st_size, found.st_ino))
    return tuple(signature)
