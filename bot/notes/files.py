"""Find the notes below the given paths and read their text."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bot.notes.encoding import NotTextError, decode
from bot.notes.note import Problem, Severity
from bot.text.clean import clean, one_line
from bot.text.secrets import redact

_ENDINGS = (".md", ".markdown")
_NOT_ENTERED = frozenset({"node_modules", "__MACOSX"})
_LARGEST = 64 * 1024 * 1024  # bytes


@dataclass(frozen=True, slots=True)
class File:
    """A file that should be a note: the name it is told by, and where it lies."""

    name: str
    path: Path


@dataclass(slots=True)
class Collection:
    """The text of every note that was found, by name, and the problems on the way."""

    texts: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def collect(paths: Sequence[Path]) -> Collection:
    """Read every note below the paths, each file once, folders in sorted order."""
    collection = Collection()
    seen: set[Path] = set()
    for path in paths:
        for found in _files(path):
            if isinstance(found, Problem):
                collection.problems.append(found)
                continue
            real = found.path.resolve()
            if real not in seen:
                seen.add(real)
                _add(found, collection)
    return collection


def _add(file: File, collection: Collection) -> None:
    """Read one file into the collection. A name that is taken gets its folder in front."""
    name = shown_name(file.name)
    if name in collection.texts:
        name = shown_name(f"{file.path.absolute().parent.name}/{file.name}")
    try:
        decoded = decode(_bytes(file.path))
    except OSError as error:
        collection.problems.append(_unreadable(name, error))
    except NotTextError as error:
        collection.problems.append(Problem(name, error.line, error.what, error.remedy))
    else:
        if decoded.notice:
            remedy = "It is read; save it as plain UTF-8 to be rid of this notice"
            collection.problems.append(Problem(name, 1, decoded.notice, remedy, Severity.NOTICE))
        collection.texts[name] = decoded.text


def shown_name(name: str) -> str:
    """Make a file's name fit to be shown: NFC, one line, without secrets."""
    return redact(one_line(clean(name.encode(errors="replace").decode())))


def _bytes(path: Path) -> bytes:
    with path.open("rb") as file:
        data = file.read(_LARGEST + 1)
    if len(data) > _LARGEST:
        raise NotTextError("This file is larger than 64 MB", "Split it into smaller notes")
    return data


def _files(path: Path) -> Iterator[File | Problem]:
    name = shown_name(path.name or str(path))
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError) as error:
        yield _unreadable(name, error)
        return
    if stat.S_ISREG(mode):
        yield File(path.name, path)
    elif stat.S_ISDIR(mode):
        yield from _folder(path, name)
    else:  # a pipe or a device: reading it may never end
        yield Problem(name, 1, "This is neither a file nor a folder", "Leave it out")


def _folder(root: Path, name: str) -> Iterator[File | Problem]:
    empty = True
    for found in _walk(root):
        empty = empty and isinstance(found, Problem)
        yield found
    if empty:
        endings = " or ".join(_ENDINGS)
        remedy = f"Give a folder that holds files ending in {endings}"
        yield Problem(name, 1, "There is no note in this folder", remedy)


def _walk(root: Path) -> Iterator[File | Problem]:
    """Walk a folder, without following links: they may lead out, or round in a circle."""
    waiting = [root]
    while waiting:
        folder = waiting.pop()
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError as error:
            yield _unreadable(_below(folder, root), error)
            continue
        folders = []
        for entry in entries:
            path = Path(entry.path)
            if entry.is_symlink():
                yield from _link(path, root)
            elif entry.is_dir():
                folders.append(path)
            elif _is_note(entry.name):
                yield from _entry(path, root)
        for path in folders:
            if _is_note(path.name):
                what = "This is a folder, though it is named like a note"
                yield Problem(_below(path, root), 1, what, "Rename it; what it holds is read")
        waiting.extend(path for path in reversed(folders) if not _is_hidden(path.name))


def _entry(path: Path, root: Path) -> Iterator[File | Problem]:
    if path.is_file():
        yield File(path.relative_to(root).as_posix(), path)
    else:
        yield Problem(_below(path, root), 1, "This is no ordinary file", "Leave it out")


def _link(path: Path, root: Path) -> Iterator[Problem]:
    """Tell a link that is not followed; one to a place that is read anyway is no matter."""
    name = _below(path, root)
    try:
        real = path.resolve(strict=True)
    except (OSError, RuntimeError):
        if _is_note(path.name):
            yield Problem(name, 1, "This link leads nowhere", "Remove it, or mend its target")
        return
    if not (real.is_dir() or _is_note(path.name)):
        return
    top = root.resolve()
    if path.parent.resolve().is_relative_to(real):
        yield Problem(name, 1, "This link leads back into itself", "Remove it; it is skipped")
    elif not real.is_relative_to(top):
        yield Problem(name, 1, "This link leads out of the folder", "Put the note itself here")


def _is_hidden(name: str) -> bool:
    return name.startswith(".") or name in _NOT_ENTERED


def _is_note(name: str) -> bool:
    """Tell a note by its ending; `._name.md` is what macOS keeps beside it."""
    return name.lower().endswith(_ENDINGS) and not name.startswith("._")


def _below(path: Path, root: Path) -> str:
    return shown_name(root.name if path == root else path.relative_to(root).as_posix())


def _unreadable(name: str, error: OSError | ValueError) -> Problem:
    if isinstance(error, FileNotFoundError):
        return Problem(name, 1, "There is no such file or folder", "Check the path")
    reason = error.strerror if isinstance(error, OSError) and error.strerror else "bad path"
    return Problem(name, 1, f"This cannot be read ({reason})", "Check its permissions")
