"""What a command line tool stands on: the settings' database, up to date, for as long as one task takes."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from adapters.compose import Foundation

Result = TypeVar("Result")


def at_work(task: Callable[[Foundation], Awaitable[Result]]) -> Result:
    """Run a task on the journal and room of the settings, beside whatever else serves them."""
    from adapters.compose import foundation
    from adapters.database import shared_database
    from adapters.postgres.migrations import migrate
    from adapters.settings import load_settings
    from adapters.telemetry.log import configure_log

    settings = load_settings()
    configure_log(settings.log_format, settings.log_level)

    async def work(url: str) -> Result:
        async with foundation(settings, url) as base:
            return await task(base)

    with shared_database(settings) as url:
        migrate(url)
        return asyncio.run(work(url))
