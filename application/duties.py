"""What a table needs next from nobody in particular, and when: the clocks of the room as a pure function."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from application.step import Scene
from domain.hand import Hand
from domain.hand.events import DrawStarted, RunoutsOffered, TurnStarted
from domain.table import Seat, Table

Kind = Literal[
    "time_out",
    "act_for_absent",
    "play_house",
    "fix_cuts",
    "open_hand",
    "top_up",
    "refill_house",
    "post_house",
    "choose_for_house",
    "void_hand",
]


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
    if table.hand is None:
        return next(_between_hands(table, watched, thinking), None)
    match scene.hand.turn if scene.hand else None:
        case RunoutsOffered() as offered:
            return _runouts_duty(table, scene.hand, offered, thinking)
        case TurnStarted() | DrawStarted() as turn:
            return _turn_duty(table, scene.hand, turn, thinking)
        case None:
            return None


def _turn_duty(table: Table, hand: Hand | None, turn: TurnStarted | DrawStarted, thinking: float) -> Duty:
    """A house bot thinks; who left or sits out for missed turns is not waited for; everyone else has a clock, then
    the time bank, and who lost the connection the grace of the table's terms besides, once (rule sheet 5)."""
    seat = table.seats[turn.seat]
    started = turn.deadline - table.terms.turn_seconds
    if seat.house:
        return Duty(min(started + thinking, turn.deadline), "play_house", turn.seat)
    if seat.leaving or seat.out == "timed_out":
        return Duty(started, "act_for_absent", turn.seat)
    deadline, grace = turn.deadline, 0.0 if seat.offline_since is None else table.terms.grace_seconds
    if hand is not None and (banked := hand.bank_since) is not None:
        deadline = banked + hand.at(turn.seat).bank
        if seat.offline_since is not None and seat.offline_since < banked:
            grace = 0.0
    return Duty(deadline + grace, "time_out", turn.seat)


def _runouts_duty(table: Table, hand: Hand | None, offered: RunoutsOffered, thinking: float) -> Duty:
    """House bots answer one after the other; who left wants no more than one board."""
    waiting = [seat for seat in offered.seats if hand is None or seat not in hand.choices]
    started = offered.deadline - table.terms.turn_seconds
    for seat in waiting:
        if table.seats[seat].house:
            return Duty(started + thinking, "play_house", seat)
        if table.seats[seat].leaving:
            return Duty(started, "act_for_absent", seat)
    return Duty(offered.deadline, "time_out")


def _between_hands(table: Table, watched: bool, thinking: float) -> Iterator[Duty]:
    for seat in table.seats.values():
        if seat.queued:
            yield Duty(0.0, "top_up", seat.seat)
        elif seat.house and _needs_refill(table, seat):
            yield Duty(0.0, "refill_house", seat.seat)
        elif seat.house and seat.debt.owed and seat.debt.entry != "post":
            yield Duty(0.0, "post_house", seat.seat)
    if len(table.ready) < 2 or not (watched or any(not seat.house for seat in table.ready)):
        return
    if table.deck and not table.deck.fixed:
        yield Duty(0.0, "fix_cuts")
    elif table.deck:
        yield _choice(table, thinking) or Duty(table.next_hand_at or 0.0, "open_hand")


def _choice(table: Table, thinking: float) -> Duty | None:
    """A house bot whose choice the next game is thinks, but no longer than the pause; nobody chooses for a person."""
    chooser = None if table.program.choosing is None else table.seats.get(table.program.choosing)
    if chooser is None or not chooser.house:
        return None
    over = table.next_hand_at or 0.0
    return Duty(min(over - table.terms.pause_seconds + thinking, over), "choose_for_house", chooser.seat)


def _needs_refill(table: Table, seat: Seat) -> bool:
    return seat.stack < table.terms.min_buy_in // 2
