"""Who is there to play: sitting out and in, turns that run out, lost connections, removal (rule sheet 5)."""

from domain.event import Event
from domain.table import commands as ask
from domain.table import refusals as no
from domain.table.events import Disconnected, EntryChosen, Reconnected, Returned, SatOut, SitOutPlanned, TurnMissed
from domain.table.seat import Seat
from domain.table.table import Table

MISSED_OFFLINE, MISSED_ONLINE = 1, 2
"""So many turns in a row may run out before a seat sits out [E]."""


def sit_out(table: Table, command: ask.SitOut) -> list[Event]:
    """From the next hand on, or when the big blind comes; a plan that stands adds nothing. Raises AlreadySittingOut."""
    seat = table.seated(command.player)
    if seat.out:
        raise no.AlreadySittingOut("You sit out already.")
    if command.at_big_blind:
        return [] if seat.out_at_big_blind else [SitOutPlanned(seat.seat)]
    return [SatOut(seat.seat, "asked")]


def sit_in(table: Table, command: ask.SitIn) -> list[Event]:
    """Blinds that are owed still are. Raises NotSittingOut or NoChips."""
    seat = table.seated(command.player)
    if not seat.out and not seat.out_at_big_blind:
        raise no.NotSittingOut("You are dealt in already.")
    if not seat.stack:
        raise no.NoChips("You need chips to play: top up first.")
    posts = command.post and seat.debt.owed and seat.debt.entry != "post"
    return [Returned(seat.seat), EntryChosen(seat.seat, "post")] if posts else [Returned(seat.seat)]


def miss_turn(table: Table, command: ask.MissTurn) -> list[Event]:
    """A turn that is counted already, and who sits out, add nothing. A hand without a missed turn begins the count
    anew."""
    seat = table.seated(command.player)
    if seat.out or seat.house or seat.missed_turn == (command.hand, command.turn):
        return []
    missed: list[Event] = [TurnMissed(seat.seat, command.hand, command.turn)]
    most = MISSED_ONLINE if seat.offline_since is None else MISSED_OFFLINE
    return [*missed, SatOut(seat.seat, "timed_out")] if seat.missed_turns + 1 >= most else missed


def disconnect(table: Table, command: ask.Disconnect) -> list[Event]:
    """Who is offline already adds nothing."""
    seat = table.seated(command.player)
    return [Disconnected(seat.seat, command.now)] if seat.offline_since is None else []


def reconnect(table: Table, command: ask.Reconnect) -> list[Event]:
    """Who is not offline adds nothing."""
    seat = table.seated(command.player)
    return [] if seat.offline_since is None else [Reconnected(seat.seat)]


def away_too_long(table: Table, seat: Seat) -> bool:
    """Whether a seat that sits out has missed so many big blinds that it is given to others."""
    return bool(seat.out) and 0 < table.terms.away_orbits <= seat.debt.orbits
