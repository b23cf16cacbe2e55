"""Who cannot pay a blind or an ante in full is all-in; what the others owe does not change (Robert's Rules 4.1)."""

from domain.hand.events import BetReturned, ForcedBetPosted, HandSettled, PotAwarded, StreetDealt, TurnStarted
from tests.support.hands import Play, stacked, start


def test_the_others_owe_the_full_big_blind() -> None:
    play = Play(start(1_000, 30, 1_000))
    assert play.told(ForcedBetPosted)[-1] == ForcedBetPosted(1, "big_blind", 30, all_in=True)
    assert (play.seat, play.turn.to_call) == (2, 100)


def test_the_minimum_raise_counts_from_the_full_big_blind() -> None:
    play = Play(start(1_000, 30, 1_000))
    assert (play.turn.min_to, play.turn.max_to) == (200, 1_000)


def test_a_short_big_blind_wins_only_what_it_matches() -> None:
    play = Play(start(1_000, 30, 1_000, deck=stacked(["KsKh", "AsAh", "QsQh"], "2c7d9hJc3s")))
    play.does("call", "call", *["check"] * 6)
    assert [(won.pot, won.seat, won.amount) for won in play.told(PotAwarded)] == [(1, 0, 140), (0, 1, 90)]


def test_a_short_small_blind_is_all_in_and_the_big_blind_stands() -> None:
    play = Play(start(20, 1_000, 1_000))
    assert play.told(ForcedBetPosted)[0] == ForcedBetPosted(0, "small_blind", 20, all_in=True)
    assert (play.seat, play.turn.to_call, play.turn.min_to) == (2, 100, 200)
    assert play.by(2, "call").seat == 1


def test_a_short_ante_leaves_nothing_for_the_blind() -> None:
    play = Play(start(1_000, 7, 1_000, antes=10))
    posted = [(fact.seat, fact.kind, fact.paid, fact.all_in) for fact in play.told(ForcedBetPosted)]
    assert posted == [
        (0, "ante", 10, False),
        (1, "ante", 7, True),
        (2, "ante", 10, False),
        (0, "small_blind", 50, False),
    ]
    assert (play.turn.to_call, play.turn.min_to) == (100, 200)


def test_a_short_ante_wins_as_much_from_everyone() -> None:
    play = Play(start(1_000, 7, 1_000, antes=10, deck=stacked(["KsKh", "AsAh", "QsQh"], "2c7d9hJc3s")))
    play.by(2, "call").by(0, "call").does(*["check"] * 6)
    assert [(won.pot, won.seat, won.amount) for won in play.told(PotAwarded)] == [(1, 0, 206), (0, 1, 21)]


def test_heads_up_a_big_blind_below_the_small_one_needs_no_decision() -> None:
    play = Play(start(30, 1_000, deck=stacked(["AsAh", "KsKh"], "2c7d9hJc3s")))
    assert not play.told(TurnStarted)
    assert play.told(BetReturned) == [BetReturned(1, 20)]
    assert play.told(HandSettled) == [HandSettled(60, 0, (0, 1), (60, 970), (30, -30))]


def test_heads_up_a_big_blind_above_the_small_one_leaves_a_call_or_a_fold() -> None:
    play = Play(start(70, 1_000, deck=stacked(["AsAh", "KsKh"], "2c7d9hJc3s")))
    assert (play.seat, play.turn.to_call, play.turn.max_to) == (1, 50, 0)
    play.by(1, "call")
    assert play.told(BetReturned) == [BetReturned(1, 30)]
    assert play.told(HandSettled)[0].net == (70, -70)


def test_heads_up_a_short_small_blind_needs_no_decision() -> None:
    play = Play(start(1_000, 20, deck=stacked(["KsKh", "AsAh"], "2c7d9hJc3s")))
    assert not play.told(TurnStarted)
    assert play.told(BetReturned) == [BetReturned(0, 80)]
    assert play.told(HandSettled)[0].stacks == (980, 40)


def test_who_has_chips_decides_although_both_blinds_are_all_in() -> None:
    play = Play(start(20, 30, 1_000))
    assert (play.seat, play.turn.to_call, play.turn.max_to) == (2, 100, 0)
    assert play.by(2, "call").told(BetReturned) == [BetReturned(2, 70)]


def test_all_are_all_in_with_their_forced_bets_and_the_board_is_dealt() -> None:
    play = Play(start(20, 30, 10, antes=10))
    assert not play.told(TurnStarted)
    assert [fact.street for fact in play.told(StreetDealt)] == ["flop", "turn", "river"]
    assert play.hand.over


def test_what_an_ante_is_beyond_everyone_elses_goes_back() -> None:
    """Heads-up with 3 chips against an ante of 10: only 3 can be played for."""
    play = Play(start(3, 1_000, antes=10, deck=stacked(["AsAh", "KsKh"], "2c7d9hJc3s")))
    assert play.told(BetReturned) == [BetReturned(1, 57)]
    assert [(won.pot, won.seat, won.amount) for won in play.told(PotAwarded)] == [(0, 0, 6)]
    assert play.told(HandSettled)[0].stacks == (6, 997)
