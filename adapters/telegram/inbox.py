"""The bot's inbox: each update worked off once, in order per player, side by side for different players."""

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from functools import partial

from aiogram.dispatcher.middlewares.user_context import UserContextMiddleware
from aiogram.types import Update

REMEMBERED = 10_000
"""How many update ids are kept to know a repetition by; Telegram repeats what it sent lately."""


class Inbox:
    """Updates being worked off; at most `width` at once, then `put` waits and the rest stays with Telegram."""

    def __init__(self, work: Callable[[Update], Awaitable[None]], width: int = 100) -> None:
        self._work = work
        self._places = asyncio.Semaphore(width)
        self._tasks: set[asyncio.Task[None]] = set()
        self._last: dict[int, asyncio.Task[None]] = {}
        self._seen: OrderedDict[int, None] = OrderedDict()

    async def put(self, update: Update) -> None:
        """Take an update on; a repetition is dropped."""
        if not self._is_new(update.update_id):
            return
        await self._places.acquire()
        sender = _sender(update)
        task = asyncio.create_task(self._work_after(self._last.get(sender), update))
        self._last[sender] = task
        self._tasks.add(task)
        task.add_done_callback(partial(self._finished, sender))

    async def drain(self, patience: float) -> None:
        """Let what was begun end within `patience` seconds, then cancel the rest."""
        if not self._tasks:
            return
        _, late = await asyncio.wait(self._tasks, timeout=patience)
        for task in late:
            task.cancel()
        await asyncio.gather(*late, return_exceptions=True)

    def _is_new(self, update_id: int) -> bool:
        if update_id in self._seen:
            return False
        self._seen[update_id] = None
        if len(self._seen) > REMEMBERED:
            self._seen.popitem(last=False)
        return True

    async def _work_after(self, earlier: asyncio.Task[None] | None, update: Update) -> None:
        if earlier:
            await asyncio.wait({earlier})
        await self._work(update)

    def _finished(self, sender: int, task: asyncio.Task[None]) -> None:
        self._places.release()
        self._tasks.discard(task)
        if self._last.get(sender) is task:
            del self._last[sender]


def _sender(update: Update) -> int:
    context = UserContextMiddleware.resolve_event_context(update)
    return context.user_id or context.chat_id or update.update_id
