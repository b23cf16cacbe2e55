"""A few lines for reading, made when they are needed; what breaks is asked again on another one."""

import asyncio
from collections.abc import Sequence

from psycopg.pq.abc import PGresult

from adapters.postgres import statements
from adapters.postgres.line import Line, LineLost, StatementFailed
from application.ports import JournalUnavailable

PREPARED = {
    "load": statements.LOAD,
    "read": statements.READ,
    "news": statements.NEWS,
    "log_end": statements.END,
}

MOST_LINES = 4

PAUSE_SECONDS = 0.05
"""Between two attempts to reach a server that is away."""


class ReadingLines:
    """Made in a running event loop; reads wait for a free line. `patience` is in seconds."""

    def __init__(self, url: str, patience: float) -> None:
        self._url = url
        self._patience = patience
        self._turn = asyncio.Semaphore(MOST_LINES)
        self._idle: list[Line] = []
        self._closed = False

    async def ask(self, name: str, parameters: Sequence[bytes] = ()) -> PGresult:
        """The rows of a prepared statement. Raises JournalUnavailable when they do not come within the patience."""
        trouble = "the database did not answer in time"
        try:
            async with asyncio.timeout(self._patience), self._turn:
                while True:
                    try:
                        return await self._ask_once(name, parameters)
                    except LineLost as lost:
                        trouble = str(lost)
                        await asyncio.sleep(PAUSE_SECONDS)
        except TimeoutError:
            raise JournalUnavailable(f"The journal cannot be read: {trouble}") from None
        except StatementFailed as failed:
            raise JournalUnavailable(f"The journal cannot be read: {failed}") from failed

    async def close(self) -> None:
        """Hang up; a line that is still in use hangs up when its answer has come."""
        self._closed = True
        while self._idle:
            await self._idle.pop().close()

    async def _ask_once(self, name: str, parameters: Sequence[bytes]) -> PGresult:
        line = self._idle.pop() if self._idle else await Line.open(self._url, PREPARED)
        answered = False
        try:
            result = await line.execute(name, parameters)
            answered = True
            return result
        finally:
            # Broken or given up in mid-answer, it must not answer the next question with this one's rows.
            if answered and not self._closed:
                self._idle.append(line)
            else:
                await line.close()
