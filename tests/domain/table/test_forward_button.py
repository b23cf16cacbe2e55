"""The forward-moving button: button and blinds each go to the next seat that is ready, and both blinds exist."""

from collections.abc import Sequence

from hypothesis import given as drawn
from hypothesis import strategies as st

from domain.table import Seat, Table
from domain.table.button import next_positions
from domain.table.commands import TakeSeat
from domain.table.course import Course
from domain.table.evolution import evolve
from domain.table.positions import Positions
from tests.domain.table.evening import Evening, stands
from tests.domain.table.tables import NOW, opened, under
from tests.support.effort import examples


def table(*ready: int, button: int | None = None, big_blind: int | None = None, first: int = 0) -> Table:
    """A table where these seats are ready and owe nothing, after a hand of an earlier game with this button and big
    blind."""
    seats = {seat: Seat(seat, f"account:{seat}", "", False, 500) for seat in ready}
    course = Course(button=button, posted=f"account:{big_blind}")
    return Table(pin=evolve(Table(), under(seats=9)).pin, first_button=first, seats=seats, course=course)


def at(*order: int, button: int, blinds: tuple[int, int]) -> Positions:
    return Positions(button, blinds[0], *blinds, order)


def test_first_hand_has_the_button_of_the_table() -> None:
    assert next_positions(table(0, 2, 4, first=2)) == at(4, 0, 2, button=2, blinds=(4, 0))


def test_first_hand_has_the_next_button_where_that_seat_is_empty() -> None:
    assert next_positions(table(0, 2, 4, first=5)) == at(2, 4, 0, button=0, blinds=(2, 4))


def test_each_moves_on_by_one() -> None:
    evening = Evening(0, 1, 2, 3)
    assert [stands(evening.hand()) for _ in range(5)] == [(0, 1, 2), (1, 2, 3), (2, 3, 0), (3, 0, 1), (0, 1, 2)]


def test_when_the_big_blind_leaves_the_first_to_act_becomes_small_blind() -> None:
    evening = Evening(0, 1, 2, 3, 4)
    evening.hand()
    evening.leave(2)
    assert stands(evening.hand()) == (1, 3, 4)
    assert not evening.table.seats[3].debt.owed


def test_when_the_small_blind_leaves_the_big_blind_becomes_button() -> None:
    evening = Evening(0, 1, 2, 3, 4)
    evening.hand()
    evening.leave(1)
    assert stands(evening.hand()) == (2, 3, 4)


def test_when_the_button_leaves_nothing_special_happens() -> None:
    evening = Evening(0, 1, 2, 3, 4)
    evening.hand()
    evening.leave(0)
    assert stands(evening.hand()) == (1, 2, 3)


def test_heads_up_the_button_is_the_small_blind_and_the_blinds_alternate() -> None:
    evening = Evening(1, 3, first_button=1)
    assert [stands(evening.hand()) for _ in range(3)] == [(1, 1, 3), (3, 3, 1), (1, 1, 3)]


def test_heads_up_the_button_is_dealt_last() -> None:
    assert Evening(1, 3, first_button=1).hand().seats == (3, 1)


def test_from_three_to_two_nobody_posts_the_big_blind_twice() -> None:
    """TDA 34-B: seat 2 was big blind; the button would leave it there."""
    evening = Evening(0, 1, 2)
    evening.hand()
    evening.leave(0)
    assert stands(evening.hand()) == (2, 2, 1)


def test_from_two_to_three_who_waits_behind_the_other_one_is_big_blind() -> None:
    evening = Evening(1, 3, first_button=1)
    evening.hand()
    evening.sit(2)
    assert stands(evening.hand()) == (3, 1, 2)


def test_from_two_to_three_who_waits_behind_the_button_waits_one_hand() -> None:
    evening = Evening(1, 3, first_button=1)
    evening.hands(2)
    evening.sit(2)
    assert [stands(evening.hand()) for _ in range(2)] == [(1, 1, 3), (3, 1, 2)]


def test_from_two_to_three_in_the_first_orbit_everyone_moves_on() -> None:
    evening = Evening(1, 3, first_button=3)
    evening.hand()
    evening.sit(2)
    assert stands(evening.hand()) == (1, 2, 3)


def test_who_is_seated_between_button_and_big_blind_waits_until_the_button_has_passed() -> None:
    evening = Evening(0, 1, 3, 4)
    evening.hand()
    evening.sit(2, post=True)
    first, second = evening.hand(), evening.hand()
    assert (stands(first), first.seats) == ((1, 3, 4), (3, 4, 0, 1))
    assert (stands(second), second.seats) == ((3, 4, 0), (4, 0, 1, 2, 3))


def test_who_takes_the_seat_of_the_last_big_blind_has_not_posted_it() -> None:
    evening = Evening(0, 1, 2)
    evening.hand()
    evening.leave(0, 2)
    evening.ask(TakeSeat(2, "account:new", "Bo", False, 500, NOW))
    assert stands(evening.hand()) == (1, 1, 2)


@drawn(st.lists(st.sets(st.integers(0, 8), min_size=2), min_size=1, max_size=12), st.integers(0, 8))
@examples(200)
def test_lawful_whoever_comes_and_goes(hands: Sequence[set[int]], first: int) -> None:
    """In every hand of a game in which nobody owes anything: button and blinds are ready seats, the order of dealing
    is clockwise and ends on the button, no seat is big blind twice, and but for that the button passes nobody by."""
    button: int | None = None
    big_blind: int | None = None
    for ready in hands:
        now = next_positions(table(*ready, button=button, big_blind=big_blind, first=first))
        assert set(now.order) == ready
        assert now.big_blind != big_blind
        assert now.order[-1] == now.button
        assert list(now.order) == sorted(ready, key=lambda seat: (seat - now.button - 1) % 9)
        if len(ready) == 2:
            assert (now.small_blind, now.big_blind) == (now.button, now.order[0])
        else:
            assert (now.small_blind, now.big_blind) == now.order[:2]
            # The button goes to the first ready seat clockwise from where it was (at the start: from where it may be).
            came_from = first - 1 if button is None else button
            around = sorted(ready, key=lambda seat: (seat - came_from - 1) % 9)
            assert now.button == (around[1] if big_blind == around[2] else around[0])
        button, big_blind = now.button, now.big_blind


def test_opened_tables_move_it_forward_unless_their_terms_say_otherwise() -> None:
    assert opened().button == "forward"
