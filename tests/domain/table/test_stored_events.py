"""Tables that were opened by the first version of the events go on working."""

from functools import reduce
from typing import Any

from domain.event import Event
from domain.table import Table, decide, evolve
from domain.table.commands import OpenHand
from domain.table.events import (
    DeckCommitted,
    HandClosed,
    HandOpened,
    SeatLeft,
    SeatTaken,
    TableOpened,
    TopUpQueued,
)
from domain.template import verify
from domain.template.terms import Game, Terms
from tests.domain.table.tables import ROOT, SEALED_SEED, fixed, player

OPENED: dict[str, Any] = {
    "name": "Marigold",
    "origin": "room",
    "ruleset": "nlhe/1",
    "seats": 6,
    "small_blind": 5,
    "big_blind": 10,
    "ante": 1,
    "min_buy_in": 400,
    "max_buy_in": 2_000,
    "turn_seconds": 20.0,
    "pause_seconds": 3.5,
    "button": 2,
}


def first(event: type[Event], state: dict[str, Any]) -> Event:
    """An event as its first version was stored."""
    present: dict[str, Any] = {**state}
    upcast = getattr(event, "upcast_v1_v2", lambda state: None)
    upcast(present)
    present = {name: _tuples(value) for name, value in present.items()}
    return event(**present)


def _tuples(value: Any) -> Any:
    return tuple(_tuples(item) for item in value) if isinstance(value, list) else value


def taken(seat: int) -> Event:
    state = {"seat": seat, "player": player(seat), "name": f"Player {seat}", "stack": 500, "house": False}
    return first(SeatTaken, state)


HAND = {
    "hand": "hand:9",
    "number": 9,
    "button": 0,
    "small_blind_seat": 2,
    "big_blind_seat": 4,
    "seats": [2, 4, 0],
    "stacks": [500, 500, 500],
}
CLOSED = {"hand": "hand:9", "seats": [2, 4, 0], "stacks": [490, 510, 500], "steps": 12}
STORED = (
    first(TableOpened, OPENED),
    *(taken(seat) for seat in (0, 2, 4)),
    first(HandOpened, HAND),
    first(HandClosed, CLOSED),
)


def test_the_terms_are_those_of_its_rules() -> None:
    table = evolve(Table(), STORED[0])
    assert table.terms == Terms(
        name="Marigold",
        games=(Game("nlhe/1", 5, 10, ante=1),),
        seats=6,
        min_buy_in=400,
        max_buy_in=2_000,
        turn_seconds=20.0,
        pause_seconds=3.5,
        bank_seconds=0.0,
        bank_most=0.0,
        bank_gain=0.0,
        grace_seconds=0.0,
        away_orbits=0,
        ratholing_seconds=0.0,
    )
    verify(table.terms)
    assert (table.name, table.origin, table.first_button) == ("Marigold", "room", 2)


def test_who_sat_down_was_dealt_in_at_once() -> None:
    table = reduce(evolve, STORED[:4], Table())
    assert len(table.free) == 3


def test_a_hand_of_it_tells_where_the_blinds_were() -> None:
    opened = STORED[4]
    assert isinstance(opened, HandOpened)
    assert opened.kinds == ("small_blind", "big_blind", "")
    assert (opened.ruleset, opened.antes, opened.bomb) == ("nlhe/1", (0, 0, 0), False)


def test_the_next_hand_goes_on_from_there() -> None:
    deck = DeckCommitted("hand:10", ROOT, SEALED_SEED)
    table = reduce(evolve, (*STORED, deck, fixed(hand="hand:10")), Table())
    hand = decide(table, OpenHand("hand:10", 0.0))[0]
    assert isinstance(hand, HandOpened)
    assert (hand.number, hand.button, hand.small_blind_seat, hand.big_blind_seat) == (10, 2, 4, 0)
    assert (hand.antes, hand.blinds, hand.stacks) == ((1, 1, 1), (5, 10, 0), (510, 500, 490))


def test_who_left_is_not_held_to_anything() -> None:
    state = {"seat": 2, "player": player(2), "stack": 490}
    table = reduce(evolve, (*STORED, first(SeatLeft, state)), Table())
    assert (table.leavers, set(table.seats)) == ({}, {0, 4})


def test_events_without_a_second_version_are_as_they_were() -> None:
    assert first(TopUpQueued, {"seat": 2, "amount": 5}) == TopUpQueued(2, 5)
