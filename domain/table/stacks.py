"""Chips that join a stack from the account: between hands at once, in a hand when it is over (rule sheet 5)."""

from domain.chips import whole_chips
from domain.event import Event
from domain.table import commands as ask
from domain.table import refusals as no
from domain.table.events import AutoTopUpSet, ChipsAdded, Returned, TopUpDropped, TopUpQueued
from domain.table.table import Table


def top_up(table: Table, command: ask.TopUp) -> list[Event]:
    """Raises InvalidAmount, StackFull, or BuyInOutOfRange for who went broke and buys in again for too little."""
    seat, terms = table.seated(command.player), table.terms
    amount, room = whole_chips(command.amount), terms.max_buy_in - seat.stack
    if amount > room:
        raise no.StackFull(f"You can add at most {max(0, room)} chips, up to {terms.max_buy_in} on the table.")
    if table.playing(seat.seat):
        return [TopUpQueued(seat.seat, amount)]
    if seat.stack + amount < terms.min_buy_in and not seat.stack:
        raise no.BuyInOutOfRange(f"The buy-in is {terms.min_buy_in} to {terms.max_buy_in} chips, not {amount}.")
    added: list[Event] = [ChipsAdded(seat.seat, seat.player, amount)]
    return [*added, Returned(seat.seat)] if seat.out == "no_chips" else added


def drop_top_up(table: Table, command: ask.DropTopUp) -> list[Event]:
    """Give up what is queued, and asking again after each hand for chips that the account does not have. Raises
    NoTopUpQueued."""
    seat = table.seated(command.player)
    if not seat.queued:
        raise no.NoTopUpQueued("No top-up is waiting for this seat.")
    dropped: list[Event] = [TopUpDropped(seat.seat, command.reason)]
    return [*dropped, AutoTopUpSet(seat.seat, 0)] if seat.auto_top_up else dropped


def set_auto_top_up(table: Table, command: ask.SetAutoTopUp) -> list[Event]:
    """From the next hand on; the same again adds nothing. Raises BuyInOutOfRange unless it is 0 or a buy-in."""
    seat, terms = table.seated(command.player), table.terms
    to = whole_chips(command.to) if command.to else 0
    if to and not terms.min_buy_in <= to <= terms.max_buy_in:
        raise no.BuyInOutOfRange(f"A stack is topped up to {terms.min_buy_in} to {terms.max_buy_in} chips, not {to}.")
    return [] if seat.auto_top_up == to else [AutoTopUpSet(seat.seat, to)]


def automatic(table: Table) -> list[Event]:
    """What is asked for when a hand is over, for those who want it without asking each time."""
    return [
        TopUpQueued(seat.seat, min(seat.auto_top_up, table.terms.max_buy_in) - seat.stack)
        for _, seat in sorted(table.seats.items())
        if seat.stack < min(seat.auto_top_up, table.terms.max_buy_in) and not seat.queued and not seat.leaving
    ]
