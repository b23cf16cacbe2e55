"""The queue behind getUpdates: kept until confirmed by a higher offset, read by one long poll at a time."""

import asyncio
from collections import deque
from collections.abc import Callable
from typing import cast

from tests.support.bot_api_parameters import Refused

Update = dict[str, object]
TERMINATED = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"


class UpdateQueue:
    """Updates that wait for the bot; `tell` is called when a poll begins to wait."""

    def __init__(self, tell: Callable[[], None]) -> None:
        self._waiting: deque[Update] = deque()
        self._again: list[Update] = []
        self._kinds: list[object] = []
        self._poll: asyncio.Future[None] | None = None
        self._tell = tell

    @property
    def polled(self) -> bool:
        """Whether a long poll is waiting at this moment."""
        return self._poll is not None and not self._poll.done()

    @property
    def unconfirmed(self) -> int:
        """How many updates wait for delivery or confirmation."""
        return len(self._waiting)

    def put(self, update: Update) -> None:
        """Queue an update, unless the bot did not ask for its kind."""
        kind = next(name for name in update if name != "update_id")
        if not self._kinds or kind in self._kinds:
            self._waiting.append(update)
            self._wake()

    def repeat(self, update: Update) -> None:
        """Deliver an update once more although it was confirmed."""
        self._again.append(update)
        self._wake()

    async def get(self, given: dict[str, object]) -> list[Update]:
        """Answer a getUpdates call with these parameters; an earlier call that still waits ends with a conflict."""
        offset, limit = cast("int", given.get("offset", 0)), cast("int", given.get("limit", 100))
        timeout = cast("int", given.get("timeout", 0))
        if not 1 <= limit <= 100 or not 0 <= timeout <= 50:
            raise Refused(400, "Bad Request: limit must be from 1 to 100 and timeout from 0 to 50")
        self._kinds = cast("list[object]", given.get("allowed_updates", self._kinds))
        if self._poll is not None and self.polled:
            self._poll.set_exception(Refused(409, TERMINATED))
        self._confirm(offset)
        if not self._waiting and not self._again:
            await self._wait(timeout)
        again, self._again = self._again, []
        return [*again, *list(self._waiting)[:limit]]

    async def _wait(self, timeout: float) -> None:
        poll = self._poll = asyncio.get_running_loop().create_future()
        self._tell()
        try:
            await asyncio.wait({poll}, timeout=timeout)
        finally:
            if self._poll is poll:
                self._poll = None
        if poll.done():
            poll.result()

    def _confirm(self, offset: int) -> None:
        if offset < 0:
            self._waiting = deque(list(self._waiting)[offset:])
        while self._waiting and cast("int", self._waiting[0]["update_id"]) < offset:
            self._waiting.popleft()

    def _wake(self) -> None:
        if self._poll is not None and self.polled:
            self._poll.set_result(None)
