"""The settler against endings made by hand: pots, odd chips and rake as the rule sheet has them."""

from dataclasses import replace

import pytest

from tests.domain.hand.settler import Award, Ending, settle
from tests.domain.hand.settler_pots import Entry, Pot, pots, uncalled
from tests.domain.hand.settler_rake import Terms, raked
from tests.support.hands import cards

FREE = Terms(0, 0)
BOARD = tuple(cards("2c7d9hJcQs"))
NO_LOW = tuple(cards("2c3d9hKcQs"))


def entry(seat: int, paid: int, hole: str = "", folded: bool = False) -> Entry:
    return Entry(seat, paid, folded, tuple(cards(hole)))


def ending(*entries: Entry, boards: tuple[tuple[str, ...], ...] = (BOARD,), dead: int = 0) -> Ending:
    return Ending(entries, dead, "high", None, boards, stud=False, early=False, rake=FREE)


def shares(ended: Ending) -> list[tuple[int, int, str, int, int]]:
    """Pot, board, half, seat and amount of each award."""
    return [(each.pot, each.board, each.half, each.seat, each.amount) for each in settle(ended).awards]


def test_chips_that_nobody_matched_go_back() -> None:
    assert uncalled([entry(0, 100), entry(1, 250), entry(2, 60, folded=True)]) == {1: 150}
    assert uncalled([entry(0, 250), entry(1, 250)]) == {}


def test_each_pot_is_for_those_who_paid_to_it() -> None:
    short, folded, one, other = entry(0, 30), entry(1, 80, folded=True), entry(2, 100), entry(3, 100)
    assert pots([short, folded, one, other], dead=5) == [Pot(125, (short, one, other)), Pot(190, (one, other))]


def test_folded_chips_beyond_the_last_live_seat_lie_in_the_last_pot() -> None:
    short, folded, one = entry(0, 30), entry(1, 80, folded=True), entry(2, 60)
    assert pots([short, folded, one], dead=0) == [Pot(90, (short, one)), Pot(80, (one,))]


def test_who_is_all_in_with_dead_chips_plays_for_those_alone() -> None:
    button, one, other = entry(2, 0), entry(0, 40), entry(1, 40)
    assert pots([one, other, button], dead=3) == [Pot(3, (one, other, button)), Pot(80, (one, other))]


def test_odd_chips_go_one_each_to_the_first_winners_left_of_the_button() -> None:
    tied = ending(entry(4, 70, "AsKs"), entry(5, 70, "5s3d"), entry(6, 70, "AdKd"), entry(1, 70, "AhKh"), dead=1)
    assert shares(tied) == [(0, 0, "", 4, 94), (0, 0, "", 6, 94), (0, 0, "", 1, 93)]


def test_the_high_gets_the_odd_chip_and_the_low_is_quartered() -> None:
    hands = [entry(0, 25, "As4s"), entry(1, 25, "KsKd"), entry(2, 25, "Ad4d")]
    ended = replace(ending(*hands, boards=(NO_LOW,)), high="high", low="eight_low")
    assert shares(ended) == [(0, 0, "", 1, 75)]
    low = replace(ended, boards=(tuple(cards("2c3d8hKc7s")),))
    assert shares(low) == [(0, 0, "high", 1, 38), (0, 0, "low", 0, 19), (0, 0, "low", 2, 18)]


def test_the_first_board_gets_the_odd_chip() -> None:
    boards = (BOARD, tuple(cards("Ah5h8c9s3d")))
    ended = ending(entry(0, 25, "QdQh"), entry(1, 25, "AdAc"), dead=1, boards=boards)
    assert shares(ended) == [(0, 0, "", 0, 26), (0, 1, "", 1, 25)]


def test_the_odd_chips_of_three_run_outs_go_to_the_first_two() -> None:
    boards = (BOARD, tuple(cards("2c7d9h3c4s")), tuple(cards("2c7d9h5c6s")))
    ended = ending(entry(0, 25, "AdAc"), entry(1, 25, "KdKc"), boards=boards)
    assert [award.amount for award in settle(ended).awards] == [17, 17, 16]


@pytest.mark.parametrize(
    ("ranking", "hands", "first"),
    [
        ("high", ("KcQdJhTs9c3d2d", "KhQcJdTc9d3s2s"), 1),
        # The ace is low in razz: the six decides, not the ace.
        ("ace_to_five", ("6s4c3h2dAcKdKh", "6h4s3s2sAsQdQh"), 0),
        # Of two kings that make the same straight the better one counts.
        ("high", ("KcQdJhTs9cKs2d", "KhQcJdTc9d3s2s"), 0),
    ],
)
def test_stud_gives_the_odd_chip_to_the_high_card_by_suit(ranking: str, hands: tuple[str, str], first: int) -> None:
    entries = [entry(seat, 25, hand) for seat, hand in enumerate(hands)]
    ended = replace(ending(*entries, boards=((),), dead=1), high=ranking, stud=True)
    assert [(award.seat, award.amount) for award in settle(ended).awards] == [(first, 26), (1 - first, 25)]


@pytest.mark.parametrize(
    ("total", "rake"), [(30, 2), (50, 2), (70, 4), (71, 4), (10, 0), (1_000, 10)], ids=lambda value: str(value)
)
def test_the_rake_is_rounded_half_to_even_and_capped(total: int, rake: int) -> None:
    assert raked([total], Terms(per_mille=50, cap=10)) == [rake]


def test_the_rake_falls_on_the_pots_by_largest_remainder() -> None:
    assert raked([100, 60, 41], Terms(per_mille=50, cap=1_000)) == [5, 3, 2]
    assert raked([10, 10, 10], Terms(per_mille=50, cap=1_000)) == [1, 1, 0]
    assert raked([997, 2, 1], Terms(per_mille=1_000, cap=7)) == [7, 0, 0]


def test_a_hand_that_ends_on_its_first_street_is_not_raked() -> None:
    taken = replace(ending(entry(0, 100), entry(1, 100, folded=True)), rake=Terms(50, 1_000))
    assert settle(taken).rake == [10]
    assert settle(replace(taken, early=True)).awards == [Award(0, 0, "", 0, 200)]
