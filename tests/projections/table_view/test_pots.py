"""How the middle splits while a hand is played, beside the domain's own division at its end."""

from hypothesis import given
from hypothesis import strategies as st

from domain.hand import Player
from domain.hand.pots import pots
from projections.table_view import PotView
from projections.table_view.pots import split


@given(
    st.lists(st.tuples(st.integers(0, 50), st.booleans()), min_size=2, max_size=9).filter(
        lambda x: any(y[1] for y in x)
    ),
    st.integers(0, 9),
)
def test_the_view_splits_the_middle_as_the_domain_does(seats: list[tuple[int, bool]], dead: int) -> None:
    put_in = [chips for chips, _ in seats]
    live = [seat for seat, (_, stays) in enumerate(seats) if stays]
    players = [
        Player(seat, f"account:{seat}", 0, 0.0, total=chips, folded=seat not in live)
        for seat, chips in enumerate(put_in)
    ]
    expected = tuple(PotView(pot.amount, pot.seats) for pot in pots(players, dead))
    assert split(put_in, live, dead) == (expected if dead or any(put_in) else ())


def test_dead_chips_belong_to_the_main_pot() -> None:
    assert split((10, 30, 30), (0, 1, 2), 7) == (PotView(37, (0, 1, 2)), PotView(40, (1, 2)))


def test_dead_chips_alone_make_a_pot() -> None:
    assert split((0, 0), (0, 1), 7) == (PotView(7, (0, 1)),)


def test_an_empty_middle_has_no_pot() -> None:
    assert split((0, 0), (0, 1), 0) == ()
