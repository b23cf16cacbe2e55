"""A served room for each test."""

from collections.abc import AsyncIterator

import pytest

from tests.adapters.web.serving import Served, serving


@pytest.fixture
async def served() -> AsyncIterator[Served]:
    async with serving() as served:
        yield served
