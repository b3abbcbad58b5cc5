"""One room for all tests of a module; each test has channels and members of its own."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from tests.end.studies import Study, open_study


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def opened(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Study]:
    async with open_study(tmp_path_factory.mktemp("study")) as study:
        yield study


@pytest_asyncio.fixture(loop_scope="module")
async def study(opened: Study) -> AsyncIterator[Study]:
    yield opened
    broken, opened.violations[:] = list(opened.violations), []
    assert broken == []
