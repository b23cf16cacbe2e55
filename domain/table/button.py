"""Where the button goes: with blinds, without them, and bought."""

from dataclasses import replace

from domain.table.bombs import bomb_next
from domain.table.circle import behind, between
from domain.table.dead_button import dead
from domain.table.forward_button import forward, next_button
from domain.table.games import button_blind, has_blinds
from domain.table.positions import Positions, placed
from domain.table.table import Table


def next_positions(table: Table) -> Positions:
    """The positions of the next hand; needs two seats ready, of which two owe nothing once blinds have gone round."""
    if bomb_next(table) or not has_blinds(table.game):
        return _without_blinds(table)
    return _bought(table, _with_blinds(table))


def _with_blinds(table: Table) -> Positions:
    at = dead(table) if table.terms.button == "dead" else None
    return at or forward(table)


def _without_blinds(table: Table) -> Positions:
    """Everyone ready is dealt in, whatever they owe: debts stand until there are blinds again [E]."""
    ready = [seat.seat for seat in table.ready]
    button = _button(table, ready)
    return Positions(button, -1, -1, -1, tuple(behind(ready, button)))


def _button(table: Table, ready: list[int]) -> int:
    """Into stud the button goes to where the next blinds want it, and stays there (TDA 2024 rule 11-B). A bomb pot
    takes nobody's blinds or button either [E], but from bomb pot to bomb pot it goes on. In short deck, where it is
    the one to post, it goes on with every hand."""
    course = table.course
    if course.button is not None and course.bombed and bomb_next(table):
        return behind(ready, course.button)[0]
    if button_blind(table.game):
        return next_button(table, ready)
    return _with_blinds(table).button if course.rests is None else course.rests


def _bought(table: Table, at: Positions) -> Positions:
    """Who owes blinds between the button and the small blind may buy the button, where the terms say so: with the big
    blind and a dead small blind this hand is its alone, and the blinds go on behind it in the next (LA 158). Not
    heads-up, and not where nobody is due for the small blind [E]."""
    buyers = [
        seat.seat
        for seat in table.ready
        if seat.debt.owed and seat.debt.entry == "button" and between(seat.seat, at.button, at.small)
    ]
    if not table.terms.buy_button or not buyers or at.small_blind < 0:
        return at
    buyer = behind(buyers, at.button)[0]
    alone = placed(table, at.button, at.small, buyer)
    order = tuple(seat for seat in alone.order if seat in at.order or seat == buyer)
    return replace(alone, small_blind=-1, order=order, bought=True)
