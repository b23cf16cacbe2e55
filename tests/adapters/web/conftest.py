"""A served room for each test, and a journal that can be held up."""

from collections.abc import AsyncIterator

import pytest

from tests.adapters.web.held_journal import HeldJournal
from tests.adapters.web.serving import Served, serving


@pytest.fixture
async def served() -> AsyncIterator[Served]:
    async with serving() as served:
        yield served


@pytest.fixture
async def held(served: Served, monkeypatch: pytest.MonkeyPatch) -> HeldJournal:
    return HeldJournal(served, monkeypatch)
