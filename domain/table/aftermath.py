"""What follows from any change between hands, so that the next hand always finds a table it can be dealt at."""

from domain.event import Event
from domain.table.button import next_positions
from domain.table.debts import cleared
from domain.table.events import SatOut
from domain.table.evolution import evolve
from domain.table.table import Table


def aftermath(table: Table) -> list[Event]:
    """Debts are cleared where too few can play on; who planned to sits out when the next big blind would be its."""
    facts: list[Event] = []
    while follows := _next(table):
        facts += follows
        table = evolve(table, follows[0])
    return facts


def _next(table: Table) -> list[Event]:
    if table.hand is not None or table.closed:
        return []
    return [*cleared(table)] or _planned(table)


def _planned(table: Table) -> list[Event]:
    if len(table.ready) < 2 or not any(seat.out_at_big_blind for seat in table.ready):
        return []
    big_blind = table.seats.get(next_positions(table).big_blind)
    return [SatOut(big_blind.seat, "asked")] if big_blind and big_blind.out_at_big_blind else []
