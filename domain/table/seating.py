"""Who sits where: sitting down, changing seats, going."""

from domain.chips import whole_chips
from domain.event import Event
from domain.table import commands as ask
from domain.table import refusals as no
from domain.table.circle import between
from domain.table.debts import owed_by_newcomer
from domain.table.events import (
    EntryChosen,
    LeaveRequested,
    SeatChanged,
    SeatChangeQueued,
    SeatLeft,
    SeatTaken,
)
from domain.table.evolution import evolve
from domain.table.ratholing import verify_buy_in
from domain.table.seat import Seat
from domain.table.table import Table

FREE_STEPS = 2
"""So many active players one may put between oneself and the big blind by changing seats (LA 163)."""


def take_seat(table: Table, command: ask.TakeSeat) -> list[Event]:
    """Raises NoSuchSeat, AlreadySeated, SeatOccupied, InvalidAmount, BuyInOutOfRange, or StackTakenAlong."""
    if table.seat_of(command.player):
        raise no.AlreadySeated("You have a seat at this table.")
    _verify_empty(table, command.seat)
    buy_in = whole_chips(command.buy_in, "buy-in")
    verify_buy_in(table, command.player, buy_in, command.now)
    new = owed_by_newcomer(table, command.seat)
    bank = table.terms.bank_seconds
    taken = SeatTaken(command.seat, command.player, command.name, buy_in, command.house, new, bank)
    return [taken, EntryChosen(command.seat, "post")] if new and command.post else [taken]


def change_seat(table: Table, command: ask.ChangeSeat) -> list[Event]:
    """Move at once, or when the hand is over. Raises NoSuchSeat or SeatOccupied."""
    seat = table.seated(command.player)
    _verify_empty(table, command.to)
    if not table.playing(seat.seat):
        return [_changed(table, seat, command.to)]
    return [] if seat.moving_to == command.to else [SeatChangeQueued(seat.seat, command.to)]


def seats_changed(table: Table) -> list[Event]:
    """The seats that are changed when a hand is over; who asked for one that is still taken goes on waiting for it."""
    facts: list[Event] = []
    for _, mover in sorted(table.seats.items()):
        to = mover.moving_to
        if to is not None and to not in table.seats and to < table.terms.seats:
            facts.append(_changed(table, mover, to))
            table = evolve(table, facts[-1])
    return facts


def leave(table: Table, command: ask.Leave) -> list[Event]:
    """Nobody takes chips out of a running hand: the seat leaves when it is over. Raises AlreadyLeaving."""
    seat = table.seated(command.player)
    if not table.playing(seat.seat):
        return [gone(seat, "asked", command.now)]
    if seat.leaving:
        raise no.AlreadyLeaving("You leave when this hand is over.")
    return [LeaveRequested(seat.seat)]


def gone(seat: Seat, reason: str, now: float) -> SeatLeft:
    """The fact that a seat is empty again."""
    return SeatLeft(seat.seat, seat.player, seat.stack, reason, now)


def _verify_empty(table: Table, seat: int) -> None:
    if type(seat) is not int or not 0 <= seat < table.terms.seats:
        raise no.NoSuchSeat(f"Seats are numbered from 0 to {table.terms.seats - 1}, there is no seat {seat!r}.")
    if seat in table.seats:
        raise no.SeatOccupied(f"Seat {seat} is taken.")


def _changed(table: Table, mover: Seat, to: int) -> SeatChanged:
    """Whoever puts off the next big blind by more than two active players owes it (LA 163)."""
    owes = _ahead(table, mover, to) - _ahead(table, mover, mover.seat) > FREE_STEPS
    return SeatChanged(mover.seat, to, owes and not mover.debt.new)


def _ahead(table: Table, mover: Seat, at: int) -> int:
    """How many others the big blind comes to before a seat."""
    big = table.course.big
    return sum(big is not None and seat is not mover and between(seat.seat, big, at) for seat in table.ready)
