"""Files of the base on disk: read whole, written whole or not at all."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from secrets import token_hex

from bot.base.fault import BaseFaults, Fault

LARGEST = 32 * 1024 * 1024  # bytes


def read_text(path: Path) -> str:
    """Read a UTF-8 file; raises BaseFaults where it cannot be, with the remedy."""
    try:
        if path.stat().st_size > LARGEST:
            raise _refused(path, f"the file is larger than {LARGEST >> 20} MB", "split the notes")
        return path.read_bytes().decode()
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise _refused(path, "this is not UTF-8", "save the file as UTF-8", line) from None
    except FileNotFoundError:
        raise _refused(path, "there is no such file", "build it, or check the path") from None
    except OSError as error:
        what = f"the file cannot be read ({error.strerror})"
        raise _refused(path, what, "check the path and its permissions") from None


def write_text(path: Path, text: str) -> None:
    """Write a file whole: a crash on the way leaves the old one as it was.

    The permissions of an old file stay, and a link stays a link. A file that holds the
    text already is not touched. Raises OSError.
    """
    try:
        if path.exists() and path.read_bytes() == text.encode():
            return
        _write(path.resolve(), text)
    except OSError as error:
        raise OSError(error.errno, error.strerror or str(error), str(path)) from None


def _write(path: Path, text: str) -> None:
    fresh = path.with_name(f".{path.name}.{token_hex(4)}.tmp")
    try:
        with fresh.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            fresh.chmod(path.stat().st_mode & 0o7777)
        fresh.replace(path)
    except BaseException:
        fresh.unlink(missing_ok=True)
        raise
    _settle(path.parent)


def _settle(folder: Path) -> None:
    """Bring the folder's own entry to disk, where the system can."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _refused(path: Path, what: str, remedy: str, line: int = 1) -> BaseFaults:
    return BaseFaults([Fault(path.name, line, "", what, remedy)])
