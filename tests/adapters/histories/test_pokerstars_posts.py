"""Straddles, owed blinds and button blinds in PokerStars' text."""

from dataclasses import replace

from adapters.histories.formats import Wishes
from tests.adapters.histories.telling import FIRST_LINE, lines, text, told, written
from tests.support.hands import Play, start


def straddled() -> Play:
    play = Play(start(100, 100, 100, 100, big_blind=2, blinds=(1, 2, 4, 0)))
    return play.does("call", "call", "call", "check", *["check"] * 12)


def test_a_straddle_is_posted() -> None:
    assert text(straddled())[5:13] == lines("""
        Player 0: posts small blind 1
        Player 1: posts big blind 2
        Player 2: posts straddle 4
        *** HOLE CARDS ***
        Player 3: calls 4
        Player 0: calls 3
        Player 1: calls 2
        Player 2: checks
    """)


def test_a_straddle_can_be_written_as_a_raise_under_the_gun() -> None:
    assert text(straddled(), wishes=Wishes(straddle_as_raise=True))[5:13] == lines(
        """
        Player 0: posts small blind 1
        Player 1: posts big blind 2
        *** HOLE CARDS ***
        Player 2: raises 2 to 4
        Player 3: calls 4
        Player 0: calls 3
        Player 1: calls 2
        *** FLOP *** [{}]
    """.format(" ".join(play_board(straddled())[:3]))
    )


def play_board(play: Play) -> tuple[str, ...]:
    return play.hand.board


def test_owed_blinds_are_posted_with_the_dead_one_or_alone() -> None:
    command = start(100, 100, 100, 100, 100, big_blind=2, blinds=(1, 2, 2, 2, 0), dead=(0, 0, 1, 0, 1))
    play = Play(replace(command, kinds=("small_blind", "big_blind", "post", "post", "")))
    play.does("raise 10", *["fold"] * 4)
    assert text(play)[6:12] == lines("""
        Player 0: posts small blind 1
        Player 1: posts big blind 2
        Player 2: posts small & big blinds 3
        Player 3: posts big blind 2
        Player 4: posts small blind 1
        *** HOLE CARDS ***
    """)


def test_short_deck_has_a_button_blind() -> None:
    play = Play(
        start(50, 50, 50, ruleset="nlsd/1", big_blind=2, blinds=(0, 0, 2), kinds=("", "", "button_blind"), antes=2)
    )
    play.does("fold", "fold")
    whole = written("pokerstars", told(play)).split("\n")
    assert whole[0] == FIRST_LINE.format("6+ Hold'em No Limit (Button Blind 2 - Ante 2 )")
    assert whole[5:9] == lines("""
        Player 0: posts the ante 2
        Player 1: posts the ante 2
        Player 2: posts the ante 2
        Player 2: posts button blind 2
    """)
    assert "Seat 3: Player 2 (button blind) collected (6)" in whole
