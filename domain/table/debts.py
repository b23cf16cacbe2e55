"""Blinds owed by who sat out when they passed (rule sheet 1), and how one comes in again."""

from collections.abc import Collection

from domain.event import Event
from domain.table import commands as ask
from domain.table import refusals as no
from domain.table.circle import between
from domain.table.events import BlindMissed, DebtsCleared, EntryChosen
from domain.table.positions import Positions
from domain.table.seat import Seat
from domain.table.table import Table

ENTRIES = ("post", "wait", "button")


def missed(table: Table, at: Positions, dealt: Collection[int]) -> list[Event]:
    """Which blinds pass which seats when a hand begins, from where the blinds stood (in a new game from the button) to
    where they stand now; where the button is bought they stay. Who is back but may not come in yet misses the small
    blind too: nobody saves it by coming back behind the big one [E]."""
    if at.big_blind < 0 or at.bought:
        return []
    small = at.button if table.course.small is None else table.course.small
    big = at.button if table.course.big is None else table.course.big
    facts: list[Event] = []
    for seat, one in sorted(table.seats.items()):
        if (seat == at.small or between(seat, small, at.small)) and seat not in dealt and _owes_small(one):
            facts.append(BlindMissed(seat, "small"))
        if one.out and between(seat, big, at.big_blind):
            facts.append(BlindMissed(seat, "big"))
    return facts


def _owes_small(seat: Seat) -> bool:
    return bool(seat.out or seat.debt.big) and not seat.debt.small and not seat.debt.new


def owed_by_newcomer(table: Table, seat: int) -> bool:
    """Whether who takes a seat now posts or waits for the big blind: not in the first orbit of a new game, as long as
    no blind has passed the seat (Robert's Rules §4)."""
    return seat in table.course.passed


def choose_entry(table: Table, command: ask.ChooseEntry) -> list[Event]:
    """Say how to come in; the same again adds nothing. Raises NothingOwed, NoSuchEntry, or ButtonNotForSale."""
    seat = table.seated(command.player)
    if command.entry not in ENTRIES:
        raise no.NoSuchEntry(f"One comes in by one of {', '.join(ENTRIES)}, not {command.entry!r}.")
    if not seat.debt.owed:
        raise no.NothingOwed("You owe no blind: you are dealt in without posting.")
    if command.entry == "button" and not table.terms.buy_button:
        raise no.ButtonNotForSale("The button cannot be bought at this table.")
    return [] if seat.debt.entry == command.entry else [EntryChosen(seat.seat, command.entry)]


def cleared(table: Table) -> list[DebtsCleared]:
    """A game that fewer than two can play on is over, and so is what anybody owed in it [E]."""
    owed = bool(table.course.passed) or any(seat.debt.owed for seat in table.seats.values())
    return [DebtsCleared()] if owed and len(table.free) < 2 else []
