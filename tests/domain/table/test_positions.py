"""The forward-moving button: button and blinds each go to the next seat that is ready, and both blinds exist."""

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given as drawn
from hypothesis import strategies as st

from domain.table import Seat, Table
from domain.table.positions import Positions, next_positions
from tests.domain.table.tables import OPENED
from tests.support.effort import examples


def table(*ready: int, button: int | None = None, big_blind: int | None = None, first: int = 0) -> Table:
    """A table where these seats are ready, after a hand with this button and big blind."""
    seats = {seat: Seat(seat, f"account:{seat}", "", False, 500) for seat in ready}
    return Table(rules=replace(OPENED, button=first), seats=seats, button=button, big_blind_seat=big_blind)


def at(*order: int, button: int, blinds: tuple[int, int]) -> Positions:
    return Positions(button, *blinds, order)


def test_first_hand_has_the_button_of_the_rules() -> None:
    assert next_positions(table(0, 2, 4, first=2)) == at(4, 0, 2, button=2, blinds=(4, 0))


def test_first_hand_has_the_next_button_where_that_seat_is_empty() -> None:
    assert next_positions(table(0, 2, 4, first=5)) == at(2, 4, 0, button=0, blinds=(2, 4))


def test_each_moves_on_by_one() -> None:
    moved = next_positions(table(0, 1, 2, 3, button=0, big_blind=2))
    assert moved == at(2, 3, 0, 1, button=1, blinds=(2, 3))


def test_when_the_big_blind_leaves_the_first_to_act_becomes_small_blind() -> None:
    assert next_positions(table(0, 1, 3, 4, button=0, big_blind=2)) == at(3, 4, 0, 1, button=1, blinds=(3, 4))


def test_when_the_small_blind_leaves_the_big_blind_becomes_button() -> None:
    assert next_positions(table(0, 2, 3, 4, button=0, big_blind=2)) == at(3, 4, 0, 2, button=2, blinds=(3, 4))


def test_when_the_button_leaves_nothing_special_happens() -> None:
    assert next_positions(table(1, 2, 3, 4, button=0, big_blind=2)) == at(2, 3, 4, 1, button=1, blinds=(2, 3))


def test_heads_up_the_button_is_the_small_blind() -> None:
    assert next_positions(table(1, 3, first=1)) == at(3, 1, button=1, blinds=(1, 3))


def test_heads_up_the_blinds_alternate() -> None:
    assert next_positions(table(1, 3, button=1, big_blind=3)) == at(1, 3, button=3, blinds=(3, 1))


def test_from_three_to_two_nobody_posts_the_big_blind_twice() -> None:
    """TDA 34-B: seat 2 was big blind; the button would leave it there."""
    assert next_positions(table(1, 2, button=0, big_blind=2)) == at(1, 2, button=2, blinds=(2, 1))


def test_from_two_to_three_button_and_blinds_are_three_seats() -> None:
    assert next_positions(table(1, 2, 3, button=1, big_blind=3)) == at(3, 1, 2, button=2, blinds=(3, 1))


@drawn(st.lists(st.sets(st.integers(0, 8), min_size=2), min_size=1, max_size=12), st.integers(0, 8))
@examples(200)
def test_lawful_whoever_comes_and_goes(hands: Sequence[set[int]], first: int) -> None:
    """In every hand: button and blinds are ready seats, the order of dealing is clockwise and ends on the button,
    the button passes nobody by, and heads-up no seat is big blind twice running."""
    button: int | None = None
    big_blind: int | None = None
    for ready in hands:
        now = next_positions(table(*ready, button=button, big_blind=big_blind, first=first))
        assert set(now.order) == ready
        assert now.order[-1] == now.button
        assert list(now.order) == sorted(ready, key=lambda seat: (seat - now.button - 1) % 9)
        if len(ready) == 2:
            assert (now.small_blind, now.big_blind) == (now.button, now.order[0])
            assert now.big_blind != big_blind
        else:
            assert (now.small_blind, now.big_blind) == now.order[:2]
            # The button goes to the first ready seat clockwise from where it was (at the start: from where it may be).
            came_from = first - 1 if button is None else button
            assert now.button == min(ready, key=lambda seat: (seat - came_from - 1) % 9)
        button, big_blind = now.button, now.big_blind
