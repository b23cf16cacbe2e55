"""The table on which the tests of its commands stand: terms, who sits there, and one hand that is being played."""

from dataclasses import replace
from typing import Any

from domain.event import Event
from domain.fairness import cut_commitment
from domain.table import Pin, Table, decide, evolve
from domain.table.events import (
    CutOpened,
    CutSealed,
    CutsFixed,
    DeckCommitted,
    HandClosed,
    HandOpened,
    SeatLeft,
    SeatTaken,
    TableOpened,
)
from domain.table.terms import told
from domain.template.terms import Game, Terms
from tests.support.given import Aggregate

TABLE = Aggregate(decide, evolve, Table)
NLHE = Game("nlhe/1", 5, 10)
TERMS = Terms("Alder", (NLHE,), 6, 400, 1_000, turn_seconds=20.0, pause_seconds=4.0, bank_seconds=30.0)
BANK = 30.0
NOW = 5_000.0
TABLE_NAME = "Alder"
HAND, NEXT_HAND = "hand:1", "hand:2"
ROOT, SEALED_SEED = "ab" * 32, "k.sealed"
COMMITTED = DeckCommitted(HAND, ROOT, SEALED_SEED)
NEXT_COMMITTED = DeckCommitted(NEXT_HAND, ROOT, SEALED_SEED)
CUT = "0123456789abcdef" * 2


def opened(terms: Terms = TERMS, origin: str = "room", first_button: int = 0) -> TableOpened:
    """The table in the room, under terms that no template holds."""
    return TableOpened(name=TABLE_NAME, origin=origin, first_button=first_button, **told(Pin(terms)))


def under(**changes: Any) -> TableOpened:
    """The table in the room under terms that differ from the usual ones."""
    return opened(replace(TERMS, **changes))


OPENED = opened()


def taken(seat: int, stack: int = 500, house: bool = False, new: bool = False) -> SeatTaken:
    """Someone on a seat, by the name of the seat."""
    return SeatTaken(seat, player(seat), f"Player {seat}", stack, house, new, BANK)


def left(seat: int, stack: int = 500, reason: str = "asked") -> SeatLeft:
    """The one on a seat went."""
    return SeatLeft(seat, player(seat), stack, reason, NOW)


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


def dealt(
    *seats: int, button: int, blinds: tuple[int, int], stack: int = 500, hand: str = HAND, **changes: Any
) -> HandOpened:
    """A hand of no-limit hold'em that these seats, in the order of dealing, were dealt."""
    count, (small, big) = len(seats), blinds
    plain = HandOpened(
        hand=hand,
        number=1,
        game=0,
        ruleset="nlhe/1",
        button=button,
        small_blind_seat=small,
        big_blind_seat=big,
        seats=seats,
        stacks=(stack,) * count,
        antes=(0,) * count,
        blinds=tuple({small: 5, big: 10}.get(seat, 0) for seat in seats),
        kinds=tuple({small: "small_blind", big: "big_blind"}.get(seat, "") for seat in seats),
        dead=(0,) * count,
        big_blind=10,
        small_bet=0,
        big_bet=0,
        bring_in=0,
        boards=1,
        bomb=False,
        button_bought=False,
        most_runouts=1,
        rake_per_mille=0,
        rake_cap=0,
        turn_seconds=20.0,
        banks=(BANK,) * count,
    )
    return replace(plain, **changes)


def closed(seats: tuple[int, ...], stacks: tuple[int, ...], steps: int = 7, voided: bool = False) -> HandClosed:
    """The end of the hand."""
    return HandClosed(HAND, seats, stacks, steps, (BANK,) * len(seats), voided)


SEATED: tuple[Event, ...] = (OPENED, taken(0), taken(2), taken(4))
"""Three players at the table, nothing dealt yet."""
READY: tuple[Event, ...] = (*SEATED, COMMITTED, fixed())
"""Three players and a deck whose list of cuts is fixed."""
PLAYING: tuple[Event, ...] = (*READY, dealt(2, 4, 0, button=0, blinds=(2, 4)), NEXT_COMMITTED)
"""The three are in a hand; the deck of the next one is committed."""
