"""A hand of hold'em in PokerStars' text, line by line as the formats' sheet has it."""

from dataclasses import replace

import pytest

from adapters.histories.formats import Wishes
from adapters.histories.writer import Unsayable
from domain.hand.commands import ShowCards
from tests.adapters.histories.telling import FIRST_LINE, HAND, TABLE, lines, text, told, written
from tests.support.hands import Play, stacked, start

BOARD = "As Ks 2d Td Qh"


def trips() -> Play:
    """Bo folds; Cy comes all-in with a set against the button's top two."""
    command = start(
        100, 100, 100, big_blind=2, rake_per_mille=50, rake_cap=3, deck=stacked(["7h3c", "2s2h", "AdKh"], BOARD)
    )
    play = Play(replace(command, names=("Bo", "Cy", "Al")))
    play.does("raise 6", "fold", "call", "check", "bet 10", "call", "check", "bet 30", "raise 84", "call")
    return play


def test_a_hand_of_holdem_from_the_first_line_to_the_last() -> None:
    expected = f"""
        {FIRST_LINE.format("Hold'em No Limit (1/2)")}
        Table 'Main 1' 9-max (Play Money) Seat #3 is the button
        Seat 1: Bo (100 in chips)
        Seat 2: Cy (100 in chips)
        Seat 3: Al (100 in chips)
        Bo: posts small blind 1
        Cy: posts big blind 2
        *** HOLE CARDS ***
        Dealt to Al [Ad Kh]
        Al: raises 4 to 6
        Bo: folds
        Cy: calls 4
        *** FLOP *** [As Ks 2d]
        Cy: checks
        Al: bets 10
        Cy: calls 10
        *** TURN *** [As Ks 2d] [Td]
        Cy: checks
        Al: bets 30
        Cy: raises 54 to 84 and is all-in
        Al: calls 54 and is all-in
        *** RIVER *** [As Ks 2d Td] [Qh]
        *** SHOW DOWN ***
        Cy: shows [2s 2h] (three of a kind, Deuces)
        Al: shows [Ad Kh] (two pair, Aces and Kings)
        Cy collected 198 from pot
        *** SUMMARY ***
        Total pot 201 | Rake 3
        Board [As Ks 2d Td Qh]
        Seat 1: Bo (small blind) folded before Flop
        Seat 2: Cy (big blind) showed [2s 2h] and won (198) with three of a kind, Deuces
        Seat 3: Al (button) showed [Ad Kh] and lost with two pair, Aces and Kings
    """
    assert written("pokerstars", told(trips(), hero=2)) == "\n".join(lines(expected)) + "\n\n\n"


def test_amounts_as_dollars_for_readers_that_pass_play_money_over() -> None:
    whole = written("pokerstars", told(trips()), wishes=Wishes(dollars=True)).split("\n")
    assert whole[:3] == [
        FIRST_LINE.format("Hold'em No Limit ($1/$2 USD)"),
        "Table 'Main 1' 9-max Seat #3 is the button",
        "Seat 1: Bo ($100 in chips)",
    ]
    assert "Cy: raises $54 to $84 and is all-in" in whole
    assert "Total pot $201 | Rake $3" in whole
    assert "Seat 2: Cy (big blind) showed [2s 2h] and won ($198) with three of a kind, Deuces" in whole


def test_who_wins_without_a_showdown_shows_nothing() -> None:
    play = Play(start(100, 100, 100, big_blind=2)).does("fold", "fold")
    assert text(play)[6:] == lines("""
        *** HOLE CARDS ***
        Player 2: folds
        Player 0: folds
        Uncalled bet (1) returned to Player 1
        Player 1 collected 2 from pot
        Player 1: doesn't show hand
        *** SUMMARY ***
        Total pot 2 | Rake 0
        Seat 1: Player 0 (small blind) folded before Flop
        Seat 2: Player 1 (big blind) collected (2)
        Seat 3: Player 2 (button) folded before Flop (didn't bet)
    """)


def test_a_beaten_hand_is_mucked_and_only_its_owner_reads_it() -> None:
    play = Play(start(100, 100, big_blind=2, deck=stacked(["7h3c", "AdKh"], BOARD)))
    play.does("call", "check", "check", "check", "check", "check", "check", "bet 10", "call")
    assert text(play)[-9:] == lines("""
        *** SHOW DOWN ***
        Player 1: shows [Ad Kh] (two pair, Aces and Kings)
        Player 0: mucks hand
        Player 1 collected 24 from pot
        *** SUMMARY ***
        Total pot 24 | Rake 0
        Board [As Ks 2d Td Qh]
        Seat 1: Player 0 (big blind) mucked
        Seat 2: Player 1 (button) (small blind) showed [Ad Kh] and won (24) with two pair, Aces and Kings
    """)
    assert "Seat 1: Player 0 (big blind) mucked [7h 3c]" in text(play, hero=0)


def test_side_pots_are_numbered_where_there_are_several() -> None:
    hole = ["AhAc", "KhKc", "QsQc", "7h3c"]
    play = Play(start(20, 50, 90, 100, big_blind=2, deck=stacked(hole, "2d 5d 8s 9c Jd")))
    play.does("raise 90", "call", "call", "call")
    told_lines = text(play)
    assert told_lines[told_lines.index("*** SHOW DOWN ***") :] == lines("""
        *** SHOW DOWN ***
        Player 2: shows [Qs Qc] (a pair of Queens)
        Player 3: shows [7h 3c] (high card Jack)
        Player 1: shows [Kh Kc] (a pair of Kings)
        Player 0: shows [Ah Ac] (a pair of Aces)
        Player 2 collected 80 from side pot-2
        Player 1 collected 90 from side pot-1
        Player 0 collected 80 from main pot
        *** SUMMARY ***
        Total pot 250 Main pot 80. Side pot-1 90. Side pot-2 80. | Rake 0
        Board [2d 5d 8s 9c Jd]
        Seat 1: Player 0 (small blind) showed [Ah Ac] and won (80) with a pair of Aces
        Seat 2: Player 1 (big blind) showed [Kh Kc] and won (90) with a pair of Kings
        Seat 3: Player 2 showed [Qs Qc] and won (80) with a pair of Queens
        Seat 4: Player 3 (button) showed [7h 3c] and lost with high card Jack
    """)


def test_one_side_pot_has_no_number() -> None:
    play = Play(start(20, 50, 50, big_blind=2, deck=stacked(["AhAc", "KhKc", "7h3c"], "2d 5d 8s 9c Jd")))
    play.does("raise 50", "call", "call")
    told_lines = text(play)
    assert "Player 1 collected 60 from side pot" in told_lines
    assert "Player 0 collected 60 from main pot" in told_lines
    assert "Total pot 120 Main pot 60. Side pot 60. | Rake 0" in told_lines


def test_cards_shown_of_ones_own_will_are_told_after_the_pot() -> None:
    play = Play(start(100, 100, 100, big_blind=2, deck=stacked(["7h3c", "AsAd", "KhQh"]))).does("fold", "fold")
    play.take(ShowCards(1, play.hand.at(1).numbers)).take(ShowCards(2, play.hand.at(2).numbers[:1]))
    told_lines = text(play)
    assert told_lines[told_lines.index("Player 1 collected 2 from pot") + 1 :][:3] == [
        "Player 1: shows [As Ad] (a pair of Aces)",
        "Player 2: shows [Kh]",
        "*** SUMMARY ***",
    ]


def test_a_hand_that_was_called_off_cannot_be_said() -> None:
    play = Play(start(100, 100)).is_void("the lights went out")
    with pytest.raises(Unsayable, match=r"was called off \(the lights went out\)"):
        written("pokerstars", told(play))


def test_hands_stand_two_empty_lines_apart() -> None:
    one, other = told(trips()), replace(told(trips()), hand=HAND.replace("1", "2"))
    whole = written("pokerstars", one, other)
    assert [hand.count("*** SUMMARY ***") for hand in whole.split("\n\n\n")] == [1, 1, 0]


def test_names_cannot_be_taken_for_anything_else() -> None:
    names = ("Al: folds", "*** FLOP *** [As]", "Al: folds")
    table = replace(TABLE, name="Bo's table #1")
    whole = written("pokerstars", told(trips(), names=names, table=table)).split("\n")
    assert whole[1] == "Table 'Bo_s table _1' 9-max (Play Money) Seat #3 is the button"
    assert [line.split(" (")[0] for line in whole[2:5]] == [
        "Seat 1: Al_ folds-ount:0",
        "Seat 2: ___ FLOP ___ _As_",
        "Seat 3: Al_ folds-ount:2",
    ]
