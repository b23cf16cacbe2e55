"""Straddles: voluntary, twice the big blind, last to act before the flop (rule sheet 2, LA 11)."""

from domain.event import Event
from domain.table import commands as ask
from domain.table import refusals as no
from domain.table.circle import behind, between
from domain.table.events import StraddleArmed, StraddleDisarmed
from domain.table.games import allows_straddle
from domain.table.positions import Positions
from domain.table.seat import Seat
from domain.table.table import Table

FEWEST = 4
"""Players dealt in, the one who straddles included."""


def arm(table: Table, command: ask.ArmStraddle) -> list[Event]:
    """Straddle if the position allows it, in the next hand or always; the same again adds nothing."""
    seat = table.seated(command.player)
    if table.terms.straddle == "none":
        raise no.NoStraddles("Nobody straddles at this table.")
    armed = "always" if command.always else "once"
    return [] if seat.straddle == armed else [StraddleArmed(seat.seat, command.always)]


def disarm(table: Table, command: ask.DisarmStraddle) -> list[Event]:
    """Straddle no more; nothing where none was armed."""
    seat = table.seated(command.player)
    return [StraddleDisarmed(seat.seat)] if seat.straddle else []


def straddles(table: Table, at: Positions) -> dict[int, int]:
    """The straddles of a hand by seat, in whole chips, the first one first. The button's has precedence where the
    terms know it. Who owes blinds may come in as the first to act by straddling (LA 160)."""
    if table.terms.straddle == "none" or at.big_blind < 0 or not allows_straddle(table.game):
        return {}
    amount = 2 * table.game.big_blind
    button = table.seats.get(at.button)
    if table.terms.straddle == "button" and button and _from_the_button(button, at, table, amount):
        return {at.button: amount}
    return _from_the_left(table, at, amount)


def _from_the_button(button: Seat, at: Positions, table: Table, amount: int) -> bool:
    dealt = button.seat in at.order and len(at.order) >= FEWEST
    return dealt and not button.debt.owed and _can(button, table, amount)


def _from_the_left(table: Table, at: Positions, amount: int) -> dict[int, int]:
    """The first to act, and where it straddles those behind it in turn, each twice the one before, up to the button:
    a re-straddle goes over a straddle from there only, and no seat that owes blinds makes one [E]."""
    comers = {seat.seat for seat in table.ready if seat.debt.owed and _may_come_in(seat, at, table, amount)}
    first, *others = behind({*at.order, *comers}, at.big_blind)
    if len({*at.order, first}) < FEWEST or not _can(table.seats[first], table, amount):
        return {}
    made = {first: amount}
    for seat in [table.seats[other] for other in others if other in at.order][: table.terms.restraddles]:
        amount *= 2
        if seat.seat in (at.small_blind, at.big_blind) or seat.debt.owed or not _can(seat, table, amount):
            break
        made[seat.seat] = amount
    return made


def _may_come_in(seat: Seat, at: Positions, table: Table, amount: int) -> bool:
    return not between(seat.seat, at.button, at.big_blind) and _can(seat, table, amount)


def _can(seat: Seat, table: Table, amount: int) -> bool:
    """Whether the seat means to straddle and can pay in full: nobody is put all-in by a bet of free will [E]."""
    ante = table.game.ante if table.game.ante_kind == "each" else 0
    return bool(seat.straddle) and seat.stack >= amount + ante
