"""Where button and blinds stand in the next hand, and in which order the cards go round."""

from dataclasses import dataclass

from domain.table.table import Table


@dataclass(frozen=True, slots=True)
class Positions:
    """Seats of one hand: `order` is the order of dealing, from the left of the button round to it."""

    button: int
    small_blind: int
    big_blind: int
    order: tuple[int, ...]


def next_positions(table: Table) -> Positions:
    """The forward-moving button: button and both blinds each go to the next seat ready to play, so that both
    blinds always exist. Heads-up the button is the small blind, and nobody posts the big blind twice in a row
    (TDA 2024 rule 34-B). Needs at least two seats ready."""
    ready = [seat.seat for seat in table.ready]
    button = _next_button(table, ready)
    order = _clockwise_after(button, ready)
    if len(order) == 2:
        if order[0] == table.big_blind_seat:
            order = order[::-1]
        return Positions(order[1], order[1], order[0], tuple(order))
    return Positions(button, order[0], order[1], tuple(order))


def _next_button(table: Table, ready: list[int]) -> int:
    if table.button is not None:
        return _clockwise_after(table.button, ready)[0]
    assert table.rules is not None
    return table.rules.button if table.rules.button in ready else _clockwise_after(table.rules.button, ready)[0]


def _clockwise_after(seat: int, ready: list[int]) -> list[int]:
    """The ready seats in clockwise order, beginning behind `seat` and ending with it if it is ready."""
    return [other for other in ready if other > seat] + [other for other in ready if other <= seat]
