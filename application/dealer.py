"""The dealer: does at its time what a table needs from nobody, one timer per table that this process holds.

A duty that another process has done is refused by its version or its turn, so that doing it twice is harmless.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence

import structlog

from application.duties import Duty, next_duty
from application.house_bots import another_game, choose, discards
from application.live_table import LiveTable
from application.ports import Clock, Entropy, JournalUnavailable
from application.room import Room
from domain.account.refusals import NotEnoughChips
from domain.hand.events import DrawStarted, RunoutsOffered, TurnStarted
from domain.hand.refusals import TurnPassed
from domain.refusals import Refusal
from domain.table.commands import ChooseEntry, MissTurn

RETRY_SECONDS = 1.0
EARLY_SECONDS = 0.01
"""A timer may fire a little early; a turn that is not over yet would be refused."""
MOST_FAULTS = 3
"""After so many faults in a row a hand is voided."""
VOID_REASON = "The room could not play this hand on."
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
        self._faults: dict[str, int] = {}
        self._stopped = False
        self._does: dict[str, Callable[[LiveTable, Duty], Awaitable[object]]] = {
            "time_out": self._time_out,
            "act_for_absent": self._act_for_absent,
            "play_house": self._play_house,
            "fix_cuts": self._fix_cuts,
            "open_hand": self._open_hand,
            "top_up": self._top_up,
            "refill_house": self._refill_house,
            "post_house": self._post_house,
            "choose_for_house": self._choose_for_house,
            "void_hand": self._void_hand,
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
        duty = self._next_duty(live) if live.loaded else None
        if duty is not None:
            self._later(live, max(at_least, duty.at - self._clock.now() + EARLY_SECONDS), duty)
        elif not live.loaded:
            self._later(live, RETRY_SECONDS, None)

    def _next_duty(self, live: LiveTable) -> Duty | None:
        if live.table.hand is not None and self._faults.get(live.id, 0) >= MOST_FAULTS:
            return Duty(0.0, "void_hand")
        return next_duty(live.scene, bool(live.listeners), self._think())

    def _later(self, live: LiveTable, delay: float, duty: Duty | None) -> None:
        self._timers[live.id] = asyncio.get_running_loop().call_later(delay, self._begin, live, duty)

    def _begin(self, live: LiveTable, duty: Duty | None) -> None:
        task = asyncio.create_task(self._do(live, duty))
        self._running.add(task)
        task.add_done_callback(lambda done: self._done(done, live, duty))

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

    def _done(self, task: asyncio.Task[None], live: LiveTable, duty: Duty | None) -> None:
        """A fault in a duty is logged, and the table is read afresh: no table stands still for it. Where that does not
        help, its hand is voided; that the table could be read is no success yet."""
        self._running.discard(task)
        if task.cancelled():
            return
        if (fault := task.exception()) is None:
            if duty is not None:
                self._faults.pop(live.id, None)
        else:
            self._faults[live.id] = self._faults.get(live.id, 0) + 1
            log.error("duty_failed", table=live.id, exc_info=fault)
            live.forget()
            self._set(live, RETRY_SECONDS)

    def _think(self) -> float:
        shortest, longest = self._thinking
        return shortest + (longest - shortest) * self._chance()

    def _chance(self) -> float:
        return int.from_bytes(self._entropy.bytes(4), "big") / 2**32

    async def _time_out(self, live: LiveTable, duty: Duty) -> None:
        """Go on with the time bank; check or fold for who did not answer then either, which counts against them. An
        offer of run-outs lapses."""
        if isinstance(turn := _open_turn(live), RunoutsOffered):
            await self._room.time_out(live.id, _hand(live), 0)
            return
        hand, player = _hand(live), live.table.seats[turn.seat].player
        await self._room.time_out(live.id, hand, turn.turn)
        seat = live.table.seats.get(turn.seat)
        if live.hand and live.hand.turn != turn and seat and seat.player == player:
            missed = MissTurn(player, hand, turn.turn)
            await self._room.request(player, live.id, missed, f"timed-out/{hand}/{turn.turn}")

    async def _act_for_absent(self, live: LiveTable, duty: Duty) -> None:
        """Who left folds when facing a bet, draws nothing and wants one board."""
        match _open_turn(live):
            case TurnStarted(turn=turn, kinds=kinds):
                kind = next(kind for kind in ("bring_in", "check", "fold") if kind in kinds)
                await self._act(live, duty, turn, kind, 0)
            case DrawStarted(turn=turn):
                await self._draw(live, duty, turn, ())
            case RunoutsOffered():
                await self._choose_runouts(live, duty, 1)

    async def _play_house(self, live: LiveTable, duty: Duty) -> None:
        view = live.view(live.table.seats[duty.seat].player)
        match _open_turn(live):
            case TurnStarted(turn=turn):
                await self._act(live, duty, turn, *choose(view, self._chance()))
            case DrawStarted(turn=turn):
                await self._draw(live, duty, turn, discards(view))
            case RunoutsOffered(most=most):
                await self._choose_runouts(live, duty, most)

    async def _act(self, live: LiveTable, duty: Duty, turn: int, kind: str, to: int) -> None:
        player, hand = live.table.seats[duty.seat].player, _hand(live)
        await self._room.act(player, live.id, hand, turn, kind, to, f"dealer/{hand}/{turn}")

    async def _draw(self, live: LiveTable, duty: Duty, turn: int, cards: Sequence[str]) -> None:
        player, hand = live.table.seats[duty.seat].player, _hand(live)
        await self._room.draw(player, live.id, hand, turn, cards, f"dealer/{hand}/{turn}")

    async def _choose_runouts(self, live: LiveTable, duty: Duty, count: int) -> None:
        player, hand = live.table.seats[duty.seat].player, _hand(live)
        await self._room.choose_runouts(player, live.id, hand, count, f"dealer/{hand}/runouts")

    async def _fix_cuts(self, live: LiveTable, duty: Duty) -> None:
        if live.table.deck:
            await self._room.fix_cuts(live.id, live.table.deck.hand)

    async def _open_hand(self, live: LiveTable, duty: Duty) -> None:
        if live.table.deck:
            await self._room.open_hand(live.id, live.table.deck.hand)

    async def _top_up(self, live: LiveTable, duty: Duty) -> None:
        """Bring the chips that were asked for in mid-hand, as many as still fit and the account has."""
        seat, terms = live.table.seats[duty.seat], live.table.terms
        command_id = f"queued/{live.versions[live.id]}"
        fits = min(seat.queued, terms.max_buy_in - seat.stack)
        try:
            if fits > 0:
                await self._room.top_up(seat.player, live.id, fits, command_id)
                return
            reason = "stack_full"
        except NotEnoughChips as refusal:
            reason = refusal.code
        await self._room.drop_top_up(seat.player, live.id, reason, f"{command_id}/dropped")

    async def _refill_house(self, live: LiveTable, duty: Duty) -> None:
        seat, terms = live.table.seats[duty.seat], live.table.terms
        amount = terms.max_buy_in - seat.stack
        command_id = f"refill/{live.versions[live.id]}"
        if (await self._room.account(seat.player)).balance < amount:
            await self._room.grant(seat.player, max(HOUSE_GRANT, amount), "house", f"{live.id}/{command_id}")
        await self._room.top_up(seat.player, live.id, amount, command_id)

    async def _post_house(self, live: LiveTable, duty: Duty) -> None:
        """A bot comes in at once, whatever blinds it owes: it is there to fill the table."""
        player = live.table.seats[duty.seat].player
        command_id = f"post/{live.versions[live.id]}"
        await self._room.request(player, live.id, ChooseEntry(player, "post"), command_id)

    async def _choose_for_house(self, live: LiveTable, duty: Duty) -> None:
        player = live.table.seats[duty.seat].player
        game = another_game(live.view(player), self._chance())
        await self._room.choose_game(player, live.id, game, f"game/{live.versions[live.id]}")

    async def _void_hand(self, live: LiveTable, duty: Duty) -> None:
        """The hand cannot be advanced: everyone gets back what they put in, and the table goes on."""
        hand = _hand(live)
        log.critical("hand_voided", table=live.id, hand=hand)
        await self._room.void_hand(live.id, hand, VOID_REASON, f"void/{hand}")


def _open_turn(live: LiveTable) -> TurnStarted | DrawStarted | RunoutsOffered:
    """What the hand waits for; raises TurnPassed where it waits no more."""
    if live.hand is None or live.hand.turn is None:
        raise TurnPassed("No turn is running.")
    return live.hand.turn


def _hand(live: LiveTable) -> str:
    """The present hand; raises TurnPassed where there is none any more."""
    if live.hand_id is None:
        raise TurnPassed("No hand is running.")
    return live.hand_id
