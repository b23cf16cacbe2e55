"""What a table needs next from nobody in particular, and when: the clocks of the room as a pure function."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from application.step import Scene
from domain.hand.events import TurnStarted
from domain.table import Seat, Table

Kind = Literal["time_out", "act_for_absent", "play_house", "fix_cuts", "open_hand", "top_up", "refill_house"]


@dataclass(frozen=True, slots=True)
class Duty:
    """Something to be done at a time (UTC, seconds since the epoch), for a seat where it concerns one."""

    at: float
    kind: Kind
    seat: int = -1


def next_duty(scene: Scene, watched: bool, thinking: float) -> Duty | None:
    """The earliest duty of a table. `thinking` is how long a house bot takes, in seconds; without anyone at or
    around the table (`watched`), house bots rest."""
    table = scene.table
    if table.closed:
        return None
    if table.hand is not None:
        turn = scene.hand.turn if scene.hand else None
        return _turn_duty(table, turn, thinking) if turn else None
    return next(_between_hands(table, watched), None)


def _turn_duty(table: Table, turn: TurnStarted, thinking: float) -> Duty:
    """A house bot thinks; who left or did not answer before is not waited for; everyone else has a clock."""
    seat = table.seats[turn.seat]
    assert table.rules is not None
    started = turn.deadline - table.rules.turn_seconds
    if seat.house:
        return Duty(min(started + thinking, turn.deadline), "play_house", turn.seat)
    if seat.leaving or seat.out == "timed_out":
        return Duty(started, "act_for_absent", turn.seat)
    return Duty(turn.deadline, "time_out", turn.seat)


def _between_hands(table: Table, watched: bool) -> Iterator[Duty]:
    for seat in table.seats.values():
        if seat.queued:
            yield Duty(0.0, "top_up", seat.seat)
        elif seat.house and _needs_refill(table, seat):
            yield Duty(0.0, "refill_house", seat.seat)
    if len(table.ready) < 2 or not (watched or any(not seat.house for seat in table.ready)):
        return
    if table.deck and not table.deck.fixed:
        yield Duty(0.0, "fix_cuts")
    elif table.deck:
        yield Duty(table.next_hand_at or 0.0, "open_hand")


def _needs_refill(table: Table, seat: Seat) -> bool:
    assert table.rules is not None
    return seat.stack < min(table.rules.min_buy_in, 20 * table.rules.big_blind)
