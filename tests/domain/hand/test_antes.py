"""Antes are dead money: they belong to the pot and count toward no call."""

import pytest

from domain.hand.events import ForcedBetPosted, HandSettled, PotAwarded
from tests.support.hands import Play, stacked, start

BIG_BLIND_ANTE = (0, 100, 0)
DECK = stacked(["KsKh", "QsQh", "AsAh"], "2c7d9hJc3s")


def test_an_ante_lowers_no_call() -> None:
    play = Play(start(1_000, 1_000, 1_000, antes=10))
    assert (play.turn.to_call, play.turn.min_to, play.turn.max_to) == (100, 200, 990)
    assert play.hand.pot == 180


def test_antes_are_won_with_the_pot() -> None:
    play = Play(start(1_000, 1_000, 1_000, antes=10)).does("fold", "fold")
    assert play.told(PotAwarded) == [PotAwarded(0, 0, "", 1, 130, "uncontested", "", ())]


def test_a_big_blind_ante_takes_its_chips_once() -> None:
    play = Play(start(1_000, 1_000, 1_000, antes=BIG_BLIND_ANTE)).does("call", "call")
    assert (play.seat, play.turn.to_call, play.turn.min_to, play.turn.max_to) == (1, 0, 200, 900)


def test_a_big_blind_ante_goes_to_whoever_wins_the_main_pot() -> None:
    play = Play(start(1_000, 1_000, 1_000, antes=BIG_BLIND_ANTE, deck=DECK)).does("call", "call", *["check"] * 10)
    assert [(won.pot, won.seat, won.amount) for won in play.told(PotAwarded)] == [(0, 2, 400)]


def test_a_short_all_in_wins_the_whole_big_blind_ante() -> None:
    play = Play(start(1_000, 1_000, 40, antes=BIG_BLIND_ANTE, deck=DECK)).does("call", "call", *["check"] * 7)
    assert [(won.pot, won.seat, won.amount) for won in play.told(PotAwarded)] == [(1, 0, 120), (0, 2, 220)]


@pytest.mark.parametrize(("stack", "ante"), [(150, 50), (100, 0), (60, 0)])
def test_a_big_blind_is_never_reduced_by_its_ante(stack: int, ante: int) -> None:
    """TDA RP-11: the blind first, the ante from what is left."""
    play = Play(start(1_000, stack, 1_000, antes=BIG_BLIND_ANTE))
    posted = {fact.kind: fact.paid for fact in play.told(ForcedBetPosted) if fact.seat == 1}
    assert posted.get("big_blind") == min(stack, 100)
    assert posted.get("ante", 0) == ante


def test_a_big_blind_ante_does_not_come_back_when_everyone_folds() -> None:
    play = Play(start(1_000, 1_000, 1_000, antes=BIG_BLIND_ANTE)).by(2, "raise", 300).does("fold", "fold")
    assert play.told(HandSettled)[0].stacks == (950, 800, 1_250)
