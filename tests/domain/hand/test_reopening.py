"""Short all-ins and who may raise after them (TDA 47-A): only who has not acted, or faces at least the last full bet
or raise since; several short all-ins add up."""

from tests.support.hands import Play, start

DEEP = 10_000


def may_raise(play: Play, seat: int) -> bool:
    """Whether the seat, whose turn it is, may raise."""
    assert play.seat == seat
    return play.turn.max_to > 0


def on_the_flop(*stacks: int) -> Play:
    """Everyone called before the flop, and the stacks are what each has left."""
    play = Play(start(*(stack + 100 for stack in stacks)))
    return play.does(*["call"] * (len(stacks) - 1), "check")


def test_before_the_flop_a_limper_may_only_call_or_fold_a_short_all_in() -> None:
    """TDA 47-A example: big blind 100, a limp, an all-in of 150."""
    play = Play(start(DEEP, DEEP, DEEP, 150)).by(2, "call").by(3, "raise", 150).by(0, "call").by(1, "fold")
    assert play.turn.to_call == 50
    assert not may_raise(play, 2)


def test_before_the_flop_the_big_blind_may_raise_it() -> None:
    play = Play(start(DEEP, DEEP, DEEP, 150)).by(2, "call").by(3, "raise", 150).by(0, "fold")
    assert may_raise(play, 1)
    assert (play.turn.min_to, play.turn.max_to) == (250, DEEP)


def test_before_the_flop_a_limper_may_raise_again_when_the_big_blind_did() -> None:
    play = Play(start(DEEP, DEEP, DEEP, 150)).by(2, "call").by(3, "raise", 150).by(0, "fold").by(1, "raise", 250)
    assert may_raise(play, 2)


def test_before_the_flop_a_full_all_in_reopens() -> None:
    play = Play(start(DEEP, DEEP, DEEP, 200)).by(2, "call").by(3, "raise", 200).by(0, "call").by(1, "fold")
    assert may_raise(play, 2)


def test_who_checked_may_not_raise_a_short_all_in_bet() -> None:
    play = on_the_flop(DEEP, DEEP, 60).by(0, "check").by(1, "check").by(2, "bet", 60)
    assert not may_raise(play, 0)
    assert not may_raise(play.by(0, "call"), 1)


def test_who_checked_may_raise_an_all_in_of_a_full_bet() -> None:
    play = on_the_flop(DEEP, DEEP, 100).by(0, "check").by(1, "check").by(2, "bet", 100)
    assert may_raise(play, 0)


def test_who_has_not_acted_may_raise_a_short_all_in_bet() -> None:
    play = on_the_flop(60, DEEP, DEEP).by(0, "bet", 60)
    assert may_raise(play, 1)


def test_who_bet_may_not_raise_a_short_all_in_raise() -> None:
    play = on_the_flop(DEEP, 199, DEEP).by(0, "bet", 100).by(1, "raise", 199).by(2, "call")
    assert not may_raise(play, 0)


def test_who_bet_may_raise_a_full_all_in_raise() -> None:
    play = on_the_flop(DEEP, 200, DEEP).by(0, "bet", 100).by(1, "raise", 200).by(2, "call")
    assert may_raise(play, 0)


def test_two_short_all_ins_together_reopen() -> None:
    play = on_the_flop(DEEP, 160, 200, DEEP).by(0, "bet", 100).by(1, "raise", 160).by(2, "raise", 200).by(3, "call")
    assert may_raise(play, 0)
    assert play.turn.min_to == 300


def test_two_short_all_ins_that_add_up_to_less_do_not() -> None:
    play = on_the_flop(DEEP, 160, 199, DEEP).by(0, "bet", 100).by(1, "raise", 160).by(2, "raise", 199).by(3, "call")
    assert not may_raise(play, 0)


def test_a_short_all_in_on_top_does_not_close_again_what_others_reopened() -> None:
    """A bet of 100 faces 150 more: 60 and 60 reopened it, the last 30 take nothing back."""
    play = on_the_flop(DEEP, 160, 220, 250, DEEP)
    play.by(0, "bet", 100).by(1, "raise", 160).by(2, "raise", 220).by(3, "raise", 250).by(4, "call")
    assert play.turn.to_call == 150
    assert may_raise(play, 0)
    assert (play.turn.min_to, play.turn.max_to) == (350, DEEP)
    assert play.by(0, "raise", 350).hand.level == 350


def test_each_counts_from_what_they_answered_themselves() -> None:
    """Seat 3 called 160 and faces 40: closed. Seat 0 bet 100 and faces 100: open."""
    play = on_the_flop(DEEP, 160, DEEP, DEEP, 200)
    play.by(0, "bet", 100).by(1, "raise", 160).by(2, "fold").by(3, "call").by(4, "raise", 200)
    assert may_raise(play, 0)
    assert not may_raise(play.by(0, "call"), 3)


def test_the_last_full_raise_is_the_measure() -> None:
    """Raised from 100 to 400, a full raise is 300: an all-in for 200 more reopens for nobody who acted."""
    play = on_the_flop(DEEP, DEEP, 600, DEEP).by(0, "bet", 100).by(1, "raise", 400).by(2, "raise", 600).by(3, "fold")
    assert may_raise(play, 0)
    assert not may_raise(play.by(0, "call"), 1)
