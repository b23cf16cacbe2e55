"""The table on which the tests of its commands stand: rules, who sits there, and one hand that is being played."""

from domain.event import Event
from domain.fairness import cut_commitment
from domain.table import Table, TableRules, decide, evolve
from domain.table.events import (
    CutOpened,
    CutSealed,
    CutsFixed,
    DeckCommitted,
    HandClosed,
    HandOpened,
    SeatTaken,
    TableOpened,
)
from tests.support.given import Aggregate

TABLE = Aggregate(decide, evolve, Table)
RULES = TableRules("Alder", "nlhe/1", 6, 5, 10, 400, 1_000, turn_seconds=20.0, pause_seconds=4.0, button=0)
OPENED = TableOpened(
    name="Alder",
    origin="room",
    ruleset="nlhe/1",
    seats=6,
    small_blind=5,
    big_blind=10,
    ante=0,
    min_buy_in=400,
    max_buy_in=1_000,
    turn_seconds=20.0,
    pause_seconds=4.0,
    button=0,
)
NOW = 5_000.0
HAND, NEXT_HAND = "hand:1", "hand:2"
ROOT, SEALED_SEED = "ab" * 32, "k.sealed"
COMMITTED = DeckCommitted(HAND, ROOT, SEALED_SEED)
NEXT_COMMITTED = DeckCommitted(NEXT_HAND, ROOT, SEALED_SEED)
CUT = "0123456789abcdef" * 2


def taken(seat: int, stack: int = 500, house: bool = False) -> SeatTaken:
    """Someone on a seat, by the name of the seat."""
    return SeatTaken(seat, player(seat), f"Player {seat}", stack, house)


def player(seat: int) -> str:
    """The account that sits on a seat."""
    return f"account:{seat}"


def sealed(seat: int, cut: str = CUT, hand: str = HAND) -> CutSealed:
    """A cut of a seat, sealed."""
    return CutSealed(hand, seat, cut_commitment(hand, seat, cut))


def fixed(*seats: int, hand: str = HAND, at: float = NOW + 4.0) -> CutsFixed:
    """The list of the cuts that these seats sealed."""
    return CutsFixed(hand, seats, tuple(sealed(seat, hand=hand).commitment for seat in seats), at)


def opened_cut(seat: int, cut: str = CUT) -> CutOpened:
    """The cut of a seat, opened."""
    return CutOpened(HAND, seat, cut)


def dealt(*seats: int, button: int, blinds: tuple[int, int], stack: int = 500, hand: str = HAND) -> HandOpened:
    """A hand that these seats, in the order of dealing, were dealt."""
    return HandOpened(hand, 1, button, *blinds, seats, (stack,) * len(seats))


def closed(seats: tuple[int, ...], stacks: tuple[int, ...], steps: int = 7) -> HandClosed:
    """The end of the hand."""
    return HandClosed(HAND, seats, stacks, steps)


SEATED: tuple[Event, ...] = (OPENED, taken(0), taken(2), taken(4))
"""Three players at the table, nothing dealt yet."""
READY: tuple[Event, ...] = (*SEATED, COMMITTED, fixed())
"""Three players and a deck whose list of cuts is fixed."""
PLAYING: tuple[Event, ...] = (*READY, dealt(2, 4, 0, button=0, blinds=(2, 4)), NEXT_COMMITTED)
"""The three are in a hand; the deck of the next one is committed."""
