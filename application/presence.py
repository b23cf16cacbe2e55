"""Who of a table's players is connected: the table is told when the last connection is gone, and when one is back.

A connection that comes back at once is no loss: the table hears of it after a moment."""

import asyncio
from collections import Counter
from collections.abc import Callable

import structlog

from application.live_table import LiveTable
from application.ports import Clock, JournalUnavailable
from application.room import Room
from domain.refusals import Refusal
from domain.table.commands import Disconnect, Reconnect, TableCommand

MOMENT_SECONDS = 2.0

log = structlog.get_logger()


class Presence:
    """Counts the connections through which players watch the tables of this process."""

    def __init__(self, room: Room, clock: Clock, moment: float = MOMENT_SECONDS) -> None:
        self._room = room
        self._clock = clock
        self._moment = moment
        self._here: Counter[tuple[str, str]] = Counter()
        self._timers: dict[tuple[str, str], asyncio.TimerHandle] = {}
        self._telling: set[asyncio.Task[None]] = set()
        room.arrived, room.departed = self.arrived, self.departed

    def arrived(self, live: LiveTable, player: str) -> None:
        """A player watches a table through one connection more."""
        self._here[live.id, player] += 1
        if timer := self._timers.pop((live.id, player), None):
            timer.cancel()
        seat = live.table.seat_of(player)
        if seat is not None and seat.offline_since is not None:
            self._tell(live, player, lambda: Reconnect(player))

    def departed(self, live: LiveTable, player: str) -> None:
        """One connection less."""
        here = live.id, player
        self._here[here] -= 1
        if self._here[here] > 0:
            return
        del self._here[here]
        if live.table.seat_of(player) is not None:
            lost = asyncio.get_running_loop().call_later(self._moment, self._lost, live, player)
            self._timers[here] = lost

    async def stop(self) -> None:
        """Say nothing more: that this process goes is no player's loss."""
        self._room.arrived = self._room.departed = lambda live, player: None
        for timer in self._timers.values():
            timer.cancel()
        await asyncio.gather(*self._telling, return_exceptions=True)

    def _lost(self, live: LiveTable, player: str) -> None:
        del self._timers[live.id, player]
        self._tell(live, player, lambda: Disconnect(player, self._clock.now()))

    def _tell(self, live: LiveTable, player: str, command: Callable[[], TableCommand]) -> None:
        task = asyncio.create_task(self._request(live, player, command()))
        self._telling.add(task)
        task.add_done_callback(self._telling.discard)

    async def _request(self, live: LiveTable, player: str, command: TableCommand) -> None:
        command_id = f"{type(command).__name__.lower()}/{live.versions[live.id]}"
        try:
            await self._room.request(player, live.id, command, command_id)
            if isinstance(command, Disconnect) and self._here[live.id, player]:
                # Somebody who came back while the loss was being stored was not offline yet.
                await self._room.request(player, live.id, Reconnect(player), f"back/{command_id}")
        except (Refusal, JournalUnavailable) as reason:
            log.info("presence_untold", table=live.id, reason=str(reason))
