"""The oracle of betting against the rules of fixed limit: one size, a bet and three raises, half bets."""

from tests.domain.hand.oracle import Oracle, Turn
from tests.support.hands import start

RAISE = ("fold", "call", "raise")
COMPLETE = ("fold", "call", "complete")
CALL = ("fold", "call")


def limit(*stacks: int, bet: int = 20, street: int = 1) -> Oracle:
    """Limit hold'em on a later street; `stacks` are what is left there."""
    oracle = Oracle(start(*[stack + bet for stack in stacks], big_blind=bet, ruleset="flhe/1"))
    oracle.begin(0, {})
    oracle.does(*["call"] * (len(stacks) - 1), "check")
    for index in range(1, street + 1):
        oracle.begin(index, {})
    return oracle


def test_a_bet_and_three_raises_are_all() -> None:
    oracle = limit(500, 500, 500).does("bet 20", "raise 40", "raise 60", "raise 80")
    assert oracle.turn() == Turn(1, CALL, 40, 0, 0)


def test_the_blind_is_the_first_bet() -> None:
    oracle = Oracle(start(500, 500, 500, big_blind=20, ruleset="flhe/1"))
    oracle.begin(0, {})
    assert oracle.turn() == Turn(2, RAISE, 20, 40, 40)
    assert oracle.does("raise 40", "raise 60", "raise 80").turn() == Turn(2, CALL, 40, 0, 0)


def test_two_raise_without_an_end() -> None:
    oracle = limit(500, 500).does("bet 20", "raise 40", "raise 60", "raise 80", "raise 100", "raise 120")
    assert oracle.turn() == Turn(0, RAISE, 20, 140, 140)


def test_who_are_left_alone_before_the_cap_raise_without_an_end() -> None:
    oracle = limit(500, 500, 500).does("bet 20", "raise 40", "fold", "raise 60", "raise 80", "raise 100")
    assert oracle.turn() == Turn(1, RAISE, 20, 120, 120)


def test_a_capped_round_stays_capped_for_two() -> None:
    oracle = limit(500, 500, 500).does("bet 20", "raise 40", "raise 60", "raise 80", "fold")
    assert oracle.turn() == Turn(2, CALL, 20, 0, 0)


def test_the_later_streets_are_bet_at_the_big_bet() -> None:
    assert limit(500, 500, street=2).turn() == Turn(0, ("fold", "check", "bet"), 0, 40, 40)


def test_an_all_in_of_half_a_bet_is_raised_by_a_full_one() -> None:
    """Robert's Rules §3: "raising a $15 all-in bet to $35" on a $20 round."""
    assert limit(15, 500, 500).does("bet 15").turn() == Turn(1, RAISE, 15, 35, 35)


def test_an_all_in_of_less_than_half_a_bet_is_completed() -> None:
    assert limit(9, 500, 500).does("bet 9").turn() == Turn(1, COMPLETE, 9, 20, 20)
    oracle = limit(20, 20, 20, 6, 20, bet=5).does("check", "bet 5", "call", "raise 6")
    assert oracle.turn() == Turn(4, RAISE, 6, 10, 10)


def test_less_than_half_a_bet_reopens_nothing() -> None:
    """TDA 2024 rule 47-B: who has acted calls or folds."""
    oracle = limit(500, 500, 29, 500).does("bet 20", "call", "raise 29", "call")
    assert oracle.turn() == Turn(0, CALL, 9, 0, 0)


def test_half_a_bet_reopens() -> None:
    oracle = limit(500, 500, 30, 500).does("bet 20", "call", "raise 30", "call")
    assert oracle.turn() == Turn(0, RAISE, 10, 50, 50)


def test_short_all_ins_reopen_for_who_faces_half_a_bet() -> None:
    """The first bettor faces twelve more, who called in between only three."""
    oracle = limit(500, 29, 500, 32, 500).does("bet 20", "raise 29", "call", "raise 32", "call")
    assert oracle.turn() == Turn(0, RAISE, 12, 52, 52)
    assert oracle.does("call").turn() == Turn(2, CALL, 3, 0, 0)


def test_a_short_all_in_does_not_use_up_a_raise() -> None:
    oracle = limit(500, 29, 500, 500).does("bet 20", "raise 29", "raise 40", "raise 60")
    assert oracle.turn() == Turn(0, RAISE, 40, 80, 80)
    assert oracle.does("raise 80").turn() == Turn(2, CALL, 40, 0, 0)
