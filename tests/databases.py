"""Real databases to test on: SQLite files, and a private PostgreSQL that lives as long as pytest.

Its server listens on a socket in a folder of its own; nothing else on the machine is touched.
"""

from __future__ import annotations

import itertools
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

_NUMBERS = itertools.count(1)
_SETTINGS = {
    "fsync": "off",  # nothing here is to survive the machine
    "listen_addresses": "''",
    "max_connections": "60",
    "shared_buffers": "16MB",
}


class Cluster:
    """A PostgreSQL server of our own."""

    def __init__(self, binaries: Path, home: Path) -> None:
        self.binaries = binaries
        self.home = home

    def new_database(self) -> str:
        """Make an empty database, and give its address."""
        name = f"biyu{next(_NUMBERS)}"
        self.run("createdb", "-h", str(self.home), "-U", "postgres", name)
        return f"postgresql://postgres@/{name}?host={self.home}"

    def run(self, program: str, *arguments: str) -> None:
        """Run one of PostgreSQL's programs; it refuses to run as root."""
        user = "postgres" if os.geteuid() == 0 else None
        subprocess.run(  # noqa: S603
            [self.binaries / program, *arguments],
            user=user,
            cwd=self.home,
            check=True,
            capture_output=True,
            timeout=50,
        )


def _binaries() -> Path | None:
    found = [path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/initdb")]
    on_path = shutil.which("initdb")
    if on_path:
        found.append(Path(on_path).resolve().parent)
    return max(found, default=None)


def _has_user() -> bool:
    if os.geteuid() != 0:
        return True
    return any(entry.pw_name == "postgres" for entry in pwd.getpwall())


@contextmanager
def cluster() -> Iterator[Cluster]:
    """Start a PostgreSQL; skip by name where it is not installed, or fail where it must be."""
    binaries = _binaries()
    if binaries is None or not _has_user():
        if os.environ.get("BIYU_REQUIRE_SHARED") == "1":
            pytest.fail("PostgreSQL is not installed")
        pytest.skip("PostgreSQL is not installed")
    home = Path(tempfile.mkdtemp(prefix="biyu-postgresql-"))
    server = Cluster(binaries, home)
    if os.geteuid() == 0:
        shutil.chown(home, "postgres")
    try:
        data = str(home / "data")
        server.run("initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "-N")
        settings = " ".join(f"-c {name}={value}" for name, value in _SETTINGS.items())
        options = f"{settings} -k {home}"
        server.run("pg_ctl", "-D", data, "-w", "-l", str(home / "log"), "-o", options, "start")
        try:
            yield server
        finally:
            server.run("pg_ctl", "-D", data, "-w", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(home, ignore_errors=True)
