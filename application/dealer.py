"""The dealer: does at its time what a table needs from nobody, one timer per table that this process holds.

A duty that another process has done is refused by its version or its turn, so that doing it twice is harmless.
"""

import asyncio
from collections.abc import Awaitable, Callable

import structlog

from application.duties import Duty, next_duty
from application.house_bots import choose
from application.live_table import LiveTable
from application.ports import Clock, Entropy, JournalUnavailable
from application.room import Room
from domain.account.refusals import NotEnoughChips
from domain.hand.refusals import TurnPassed
from domain.refusals import Refusal

RETRY_SECONDS = 1.0
EARLY_SECONDS = 0.01
"""A timer may fire a little early; a turn that is not over yet would be refused."""
HOUSE_GRANT = 1_000_000
THINKING_SECONDS = (0.7, 2.2)

log = structlog.get_logger()


class Dealer:
    """Attends to the tables of one room."""

    def __init__(
        self, room: Room, clock: Clock, entropy: Entropy, thinking: tuple[float, float] = THINKING_SECONDS
    ) -> None:
        self._room = room
        self._clock = clock
        self._entropy = entropy
        self._thinking = thinking
        self._timers: dict[str, asyncio.TimerHandle] = {}
        self._running: set[asyncio.Task[None]] = set()
        self._stopped = False
        self._does: dict[str, Callable[[LiveTable, Duty], Awaitable[object]]] = {
            "time_out": self._time_out,
            "act_for_absent": self._act_for_absent,
            "play_house": self._play_house,
            "fix_cuts": self._fix_cuts,
            "open_hand": self._open_hand,
            "top_up": self._top_up,
            "refill_house": self._refill_house,
        }
        room.tables.attend = self.attend

    def attend(self, live: LiveTable) -> None:
        """Set the table's timer to its next duty."""
        self._set(live, 0.0)

    async def stop(self) -> None:
        """Do nothing more; what is being done is finished."""
        self._stopped = True
        for timer in self._timers.values():
            timer.cancel()
        self._timers.clear()
        await asyncio.gather(*self._running, return_exceptions=True)

    def _set(self, live: LiveTable, at_least: float) -> None:
        if timer := self._timers.pop(live.id, None):
            timer.cancel()
        if self._stopped:
            return
        duty = next_duty(live.scene, bool(live.listeners), self._think()) if live.loaded else None
        if duty is not None:
            self._later(live, max(at_least, duty.at - self._clock.now() + EARLY_SECONDS), duty)
        elif not live.loaded:
            self._later(live, RETRY_SECONDS, None)

    def _later(self, live: LiveTable, delay: float, duty: Duty | None) -> None:
        self._timers[live.id] = asyncio.get_running_loop().call_later(delay, self._begin, live, duty)

    def _begin(self, live: LiveTable, duty: Duty | None) -> None:
        task = asyncio.create_task(self._do(live, duty))
        self._running.add(task)
        task.add_done_callback(lambda done: self._done(done, live))

    async def _do(self, live: LiveTable, duty: Duty | None) -> None:
        """Do a duty, or read a table again whose state was dropped. After a refusal the next try waits a little:
        the state has moved on, or it will not do to ask again at once."""
        try:
            if duty is None:
                await self._room.tables.open(live.id)
            else:
                await self._does[duty.kind](live, duty)
        except Refusal as refusal:
            log.info("duty_refused", table=live.id, duty=duty and duty.kind, code=refusal.code)
            self._set(live, RETRY_SECONDS)
        except JournalUnavailable as away:
            log.warning("duty_delayed", table=live.id, reason=str(away))
            self._set(live, RETRY_SECONDS)

    def _done(self, task: asyncio.Task[None], live: LiveTable) -> None:
        """A fault in a duty is logged, and the table is read afresh: no table stands still for it."""
        self._running.discard(task)
        if not task.cancelled() and (fault := task.exception()):
            log.error("duty_failed", table=live.id, exc_info=fault)
            live.forget()
            self._set(live, RETRY_SECONDS)

    def _think(self) -> float:
        shortest, longest = self._thinking
        return shortest + (longest - shortest) * self._chance()

    def _chance(self) -> float:
        return int.from_bytes(self._entropy.bytes(4), "big") / 2**32

    async def _time_out(self, live: LiveTable, duty: Duty) -> None:
        """Check or fold for who did not answer, who then sits out."""
        turn, hand = _present_turn(live)
        player = live.table.seats[duty.seat].player
        await self._room.time_out(live.id, hand, turn)
        seat = live.table.seats.get(duty.seat)
        if seat and seat.player == player and not seat.out:
            await self._room.sit_out(player, live.id, f"timed-out/{hand}/{turn}", "timed_out")

    async def _act_for_absent(self, live: LiveTable, duty: Duty) -> None:
        turn, hand = _present_turn(live)
        kind = "fold" if live.hand and live.hand.turn and live.hand.turn.to_call else "check"
        await self._act(live, duty, hand, turn, kind, 0)

    async def _play_house(self, live: LiveTable, duty: Duty) -> None:
        turn, hand = _present_turn(live)
        view = live.view(live.table.seats[duty.seat].player)
        await self._act(live, duty, hand, turn, *choose(view, self._chance()))

    async def _act(self, live: LiveTable, duty: Duty, hand: str, turn: int, kind: str, to: int) -> None:
        player = live.table.seats[duty.seat].player
        await self._room.act(player, live.id, hand, turn, kind, to, f"dealer/{hand}/{turn}")

    async def _fix_cuts(self, live: LiveTable, duty: Duty) -> None:
        if live.table.deck:
            await self._room.fix_cuts(live.id, live.table.deck.hand)

    async def _open_hand(self, live: LiveTable, duty: Duty) -> None:
        if live.table.deck:
            await self._room.open_hand(live.id, live.table.deck.hand)

    async def _top_up(self, live: LiveTable, duty: Duty) -> None:
        """Bring the chips that were asked for in mid-hand, as many as still fit and the account has."""
        seat, rules = live.table.seats[duty.seat], live.table.rules
        assert rules is not None
        command_id = f"queued/{live.versions[live.id]}"
        fits = min(seat.queued, rules.max_buy_in - seat.stack)
        try:
            if fits > 0:
                await self._room.top_up(seat.player, live.id, fits, command_id)
                return
            reason = "stack_full"
        except NotEnoughChips as refusal:
            reason = refusal.code
        await self._room.drop_top_up(seat.player, live.id, reason, f"{command_id}/dropped")

    async def _refill_house(self, live: LiveTable, duty: Duty) -> None:
        seat, rules = live.table.seats[duty.seat], live.table.rules
        assert rules is not None
        amount = rules.max_buy_in - seat.stack
        command_id = f"refill/{live.versions[live.id]}"
        if (await self._room.account(seat.player)).balance < amount:
            await self._room.grant(seat.player, max(HOUSE_GRANT, amount), "house", f"{live.id}/{command_id}")
        await self._room.top_up(seat.player, live.id, amount, command_id)


def _present_turn(live: LiveTable) -> tuple[int, str]:
    """The turn that is running and its hand; raises TurnPassed where there is none any more."""
    if live.hand is None or live.hand.turn is None or live.hand_id is None:
        raise TurnPassed("No turn is running.")
    return live.hand.turn.turn, live.hand_id
