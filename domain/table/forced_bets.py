"""What each seat of the next hand must put in before the cards: antes, blinds, posts, straddles (rule sheet 1, 2)."""

from collections.abc import Mapping
from dataclasses import dataclass

from domain.table.circle import behind
from domain.table.games import button_blind
from domain.table.positions import Positions
from domain.table.seat import Seat
from domain.table.table import Table


@dataclass(frozen=True)
class Bet:
    """One seat's: an `ante`, a `live` bet of a `kind` that counts toward a call, and what is `dead`; whole chips."""

    ante: int = 0
    live: int = 0
    kind: str = ""
    dead: int = 0


def bomb_bets(table: Table, at: Positions) -> dict[int, Bet]:
    """The same ante from everyone."""
    return {seat: Bet(ante=table.terms.bomb_ante) for seat in at.order}


def forced_bets(table: Table, at: Positions, straddles: Mapping[int, int]) -> dict[int, Bet]:
    """The bets by seat, in the order of dealing; who straddles its way in is dealt in too."""
    order = behind({*at.order, *straddles}, at.button)
    return {seat: _bet(table, table.seats[seat], at, straddles.get(seat, 0)) for seat in order}


def _bet(table: Table, seat: Seat, at: Positions, straddle: int) -> Bet:
    ante, game = _ante(table, seat.seat, at), table.game
    if straddle:
        return Bet(ante, straddle, "straddle")
    if seat.seat == at.big_blind:
        return Bet(ante, game.big_blind, "big_blind", game.small_blind if at.bought else 0)
    if seat.seat == at.small_blind:
        return Bet(ante, game.small_blind, "small_blind" if game.small_blind else "")
    if button_blind(game):
        return Bet(ante, game.big_blind, "button_blind") if seat.seat == at.button else Bet(ante)
    return _posted(table, seat, ante) if seat.debt.owed and at.big_blind >= 0 else Bet(ante)


def _posted(table: Table, seat: Seat, ante: int) -> Bet:
    """A missed big blind is live and counts toward the call, also of a straddle [E]; a missed small blind is dead
    (Robert's Rules §4, LA 160)."""
    game, debt = table.game, seat.debt
    dead = game.small_blind if debt.small else 0
    return Bet(ante, game.big_blind, "post", dead) if debt.new or debt.big else Bet(ante, dead=dead)


def _ante(table: Table, seat: int, at: Positions) -> int:
    """Each, or one for all: then its amount is the same however many are dealt in (TDA 2024 RP-11). Nobody pays for an
    empty seat on the button."""
    payer = {"big_blind": at.big_blind, "button": at.button}.get(table.game.ante_kind, seat)
    return table.game.ante if seat == payer else 0
