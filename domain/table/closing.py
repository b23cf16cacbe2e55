"""A hand is over, or the table is: stacks are taken over, and what was put off until then happens."""

from collections.abc import Callable
from functools import reduce

from domain.event import Event
from domain.table import commands as ask
from domain.table import refusals as no
from domain.table.aftermath import aftermath
from domain.table.banks import banks
from domain.table.cuts import fixed_cuts
from domain.table.events import HandClosed, HandExtended, SatOut, TableClosed
from domain.table.evolution import evolve
from domain.table.presence import away_too_long
from domain.table.rotation import offered, rotated
from domain.table.seating import gone, seats_changed
from domain.table.stacks import automatic
from domain.table.table import Table

Step = Callable[[Table], list[Event]]


def close_hand(table: Table, command: ask.CloseHand) -> list[Event]:
    """Take over the stacks; the next hand's cuts are fixed in the same step. Raises NoSuchHand or ChipsAstray."""
    _verify_hand(table, command.hand, command.seats)
    before = sum(table.seats[seat].stack for seat in command.seats)
    after = sum(command.stacks) + command.rake
    if min(command.stacks) < 0 or after != before:
        raise no.ChipsAstray(f"{before} chips were in the hand; {after} are there after it.")
    closed = HandClosed(command.hand, command.seats, command.stacks, command.steps, banks(table, command), False)
    return _followed(table, closed, command.now, rotated, offered)


def extend_hand(table: Table, command: ask.ExtendHand) -> list[Event]:
    """Until the next hand begins. Raises NoSuchHand."""
    if table.hand is not None or table.closed_hand != command.hand:
        raise no.NoSuchHand("This hand is not the last one that was played here.")
    return [HandExtended(command.hand)]


def close_voided_hand(table: Table, command: ask.CloseVoidedHand) -> list[Event]:
    """Everything is as it was before the hand, which may be dealt again. Raises NoSuchHand or ChipsAstray."""
    _verify_hand(table, command.hand, command.seats)
    seats = [table.seats[seat] for seat in command.seats]
    for seat, refund in zip(seats, command.refunds, strict=True):
        if not 0 <= refund <= seat.stack:
            raise no.ChipsAstray(f"Seat {seat.seat} put at most {seat.stack} chips in, not {refund}.")
    stacks, left = tuple(seat.stack for seat in seats), tuple(seat.bank for seat in seats)
    return _followed(table, HandClosed(command.hand, command.seats, stacks, command.steps, left, True), command.now)


def close_table(table: Table, command: ask.CloseTable) -> list[Event]:
    """Everyone goes with what they have. Raises HandRunning."""
    if table.hand is not None:
        raise no.HandRunning("A hand is being played; the table can close when it is over.")
    return [*(gone(seat, "closed", command.now) for seat in table.seats.values()), TableClosed()]


def _verify_hand(table: Table, hand: str, seats: tuple[int, ...]) -> None:
    if table.hand != hand or table.dealt != seats:
        raise no.NoSuchHand("This hand is not being played here.")


def _followed(
    table: Table,
    closed: HandClosed,
    now: float,
    rotation: Step = lambda _: [],
    choice: Step = lambda _: [],
) -> list[Event]:
    """The end of a hand and what it brings about, each step on the table that the one before has left."""
    facts: list[Event] = [closed]
    table = evolve(table, closed)
    steps: tuple[Step, ...] = (
        lambda table: _departures(table, now),
        seats_changed,
        automatic,
        rotation,
        aftermath,
        choice,
        lambda table: fixed_cuts(table, now),
    )
    for step in steps:
        follows = step(table)
        table = reduce(evolve, follows, table)
        facts += follows
    return facts


def _departures(table: Table, now: float) -> list[Event]:
    """Leavers go, who was away too long is sent home, and the broke sit out."""
    facts: list[Event] = []
    for seat in table.seats.values():
        if seat.leaving:
            facts.append(gone(seat, "asked", now))
        elif away_too_long(table, seat):
            facts.append(gone(seat, "away", now))
        elif not seat.stack and not seat.out:
            facts.append(SatOut(seat.seat, "no_chips"))
    return facts
