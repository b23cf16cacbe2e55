"""Time banks: what hands use up and what playing them brings (rule sheet 5)."""

from domain.table import commands as ask
from domain.table.seat import Seat
from domain.table.table import Table


def banks(table: Table, command: ask.CloseHand) -> tuple[float, ...]:
    """What each seat of a hand has left, in seconds, with what it gains every so many hands up to the most."""
    used = command.used or (0.0,) * len(command.seats)
    return tuple(_left(table, table.seats[seat], spent) for seat, spent in zip(command.seats, used, strict=True))


def _left(table: Table, seat: Seat, used: float) -> float:
    terms = table.terms
    left = max(0.0, seat.bank - used)
    if (seat.hands + 1) % terms.bank_hands == 0:
        left = max(left, min(terms.bank_most, left + terms.bank_gain))
    return round(left, 3)
