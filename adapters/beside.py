"""Lets tasks run beside a piece of work, and end with it."""

import asyncio
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager


@asynccontextmanager
async def beside(stop: asyncio.Event, *tasks: Coroutine[object, object, object]) -> AsyncIterator[None]:
    """Run tasks that end when `stop` is set, which happens when the context ends. A task that fails ends the
    context's work at once; whatever failed first is raised as it is."""
    try:
        async with asyncio.TaskGroup() as group:
            for task in tasks:
                group.create_task(task)
            try:
                yield
            finally:
                stop.set()
    except BaseExceptionGroup as failed:
        raise failed.exceptions[0] from failed
