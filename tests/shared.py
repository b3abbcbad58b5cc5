"""The test data that developers share, where it is present."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"


def shared(name: str) -> Path:
    """Find shared test data; skip the test by name, or fail it where it must be there."""
    path = SHARED / name
    if path.exists():
        return path
    if os.environ.get("BIYU_REQUIRE_SHARED") == "1":
        pytest.fail(f"../shared/{name} is not there")
    pytest.skip(f"../shared/{name} is not there")
