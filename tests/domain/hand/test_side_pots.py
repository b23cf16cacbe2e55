"""Main pot and side pots: each won on its own by who paid for it, side pots first (TDA 21)."""

import pytest

from domain.hand import Player
from domain.hand.events import BetReturned, HandSettled, PotAwarded
from domain.hand.pots import Pot, pots
from tests.support.hands import Play, stacked, start

BOARD = "2c7d9hJc3s"
Won = list[tuple[int, int, int]]


def won(play: Play) -> Won:
    """Pot, seat and amount of every award, in their order."""
    return [(fact.pot, fact.seat, fact.amount) for fact in play.told(PotAwarded)]


def everyone_all_in(*stacks: int, hole: list[str]) -> Play:
    """All chips go in before the flop."""
    play = Play(start(*stacks, deck=stacked(hole, BOARD)))
    while not play.hand.over:
        play.does(f"raise {play.turn.max_to}" if play.turn.max_to else "call")
    return play


def test_three_stacks_make_a_main_pot_a_side_pot_and_chips_to_return() -> None:
    play = everyone_all_in(1_000, 600, 300, hole=["QsQh", "KsKh", "AsAh"])
    assert play.told(BetReturned) == [BetReturned(0, 400)]
    assert won(play) == [(1, 1, 600), (0, 2, 900)]
    assert play.told(HandSettled)[0].stacks == (400, 600, 900)


def test_the_best_hand_wins_every_pot_it_paid_for() -> None:
    play = everyone_all_in(1_000, 600, 300, hole=["QsQh", "AsAh", "KsKh"])
    assert won(play) == [(1, 1, 600), (0, 1, 900)]


def test_five_stacks_make_four_pots() -> None:
    hole = ["TsTh", "QsQh", "KsKh", "AsAh", "8s8h"]
    play = everyone_all_in(500, 400, 300, 200, 600, hole=hole)
    assert won(play) == [(3, 0, 200), (2, 1, 300), (1, 2, 400), (0, 3, 1_000)]
    assert play.told(BetReturned) == [BetReturned(4, 100)]


def test_equal_stacks_make_one_pot() -> None:
    assert won(everyone_all_in(300, 300, 300, hole=["QsQh", "AsAh", "KsKh"])) == [(0, 1, 900)]


def test_folded_chips_stay_in_the_pots_they_were_paid_to() -> None:
    """Seat 3 puts 500 in and folds to a bet: 300 of it are in the main pot, 200 in the side pot."""
    play = Play(start(2_000, 2_000, 300, 2_000, deck=stacked(["QsQh", "KsKh", "AsAh", "TsTh"], BOARD)))
    play.by(2, "raise", 300).by(3, "raise", 500).by(0, "call").by(1, "call")
    play.by(0, "bet", 400).by(1, "call").by(3, "fold").does(*["check"] * 4)
    assert won(play) == [(1, 1, 3 * 200 + 2 * 400), (0, 2, 4 * 300)]


def test_chips_folded_above_every_live_stack_belong_to_the_last_pot() -> None:
    players = [
        Player(0, "", 0, 0.0, total=20),
        Player(1, "", 0, 0.0, total=30),
        Player(2, "", 0, 0.0, total=50, folded=True),
    ]
    assert pots(players) == [Pot(60, (0, 1)), Pot(40, (1,))]


def test_chips_that_are_nobodys_share_belong_to_the_main_pot() -> None:
    players = [Player(0, "", 0, 0.0, total=20), Player(1, "", 0, 0.0, total=30), Player(2, "", 0, 0.0, total=30)]
    assert pots(players, dead=15) == [Pot(75, (0, 1, 2)), Pot(20, (1, 2))]


def test_one_pot_when_everyone_live_paid_the_same() -> None:
    players = [
        Player(0, "", 0, 0.0, total=10, folded=True),
        Player(1, "", 0, 0.0, total=30),
        Player(2, "", 0, 0.0, total=30),
    ]
    assert pots(players) == [Pot(70, (1, 2))]


def test_who_plays_the_side_pot_alone_gets_the_rest_back() -> None:
    play = Play(start(1_000, 1_000, 300, deck=stacked(["QsQh", "KsKh", "AsAh"], BOARD)))
    play.by(2, "raise", 300).by(0, "raise", 700).by(1, "fold")
    assert play.told(BetReturned) == [BetReturned(0, 400)]
    assert won(play) == [(0, 2, 700)]


def test_a_side_pot_split_and_a_main_pot_won() -> None:
    play = everyone_all_in(600, 600, 300, hole=["KsQh", "KdQs", "AsAh"])
    assert won(play) == [(1, 0, 300), (1, 1, 300), (0, 2, 900)]


@pytest.mark.parametrize("winner", range(9))
def test_nine_different_stacks(winner: int) -> None:
    """Seat n has n+1 hundreds; the winner takes what each could match, the others theirs in turn."""
    pairs = ["AsAh", "KsKh", "QsQh", "TsTh", "8s8h", "6s6h", "5s5h", "4s4h", "AcKd"]
    hole = [pairs[(place - winner) % 9] for place in range(9)]
    play = everyone_all_in(*(100 * (place + 1) for place in range(9)), hole=hole)
    assert play.told(HandSettled)[0].stacks[winner] >= 100 * (winner + 1) * (9 - winner)
    assert sum(play.told(HandSettled)[0].stacks) == 4_500
