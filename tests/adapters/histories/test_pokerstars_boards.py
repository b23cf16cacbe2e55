"""Several boards and bomb pots in PokerStars' text."""

from tests.adapters.histories.telling import FIRST_LINE, lines, text, told, written
from tests.support.hands import Play, arranged, stacked, start


def test_run_twice_tells_all_of_the_first_before_the_second() -> None:
    rest = "??  2d 5d 8s  ?? 9c  ?? Jd   ?? 2s 5s 8h  ?? Kd  ?? 3h"
    deck = arranged("Ah Kh Ac Kc " + rest)
    play = Play(start(50, 50, big_blind=2, most_runouts=2, deck=deck)).does("raise 50", "call").runs(0, 2).runs(1, 2)
    assert text(play)[5:] == lines(
        """
        *** HOLE CARDS ***
        Player 1: raises 48 to 50 and is all-in
        Player 0: calls 48 and is all-in
        *** FIRST FLOP *** [2d 5d 8s]
        *** FIRST TURN *** [2d 5d 8s] [9c]
        *** FIRST RIVER *** [2d 5d 8s 9c] [Jd]
        *** SECOND FLOP *** [2s 5s 8h]
        *** SECOND TURN *** [2s 5s 8h] [Kd]
        *** SECOND RIVER *** [2s 5s 8h Kd] [3h]
        *** FIRST SHOW DOWN ***
        Player 1: shows [Kh Kc] (a pair of Kings)
        Player 0: shows [Ah Ac] (a pair of Aces)
        Player 0 collected 50 from pot
        *** SECOND SHOW DOWN ***
        Player 1: shows [Kh Kc] (three of a kind, Kings)
        Player 0: shows [Ah Ac] (a pair of Aces)
        Player 1 collected 50 from pot
        *** SUMMARY ***
        Total pot 100 | Rake 0
        Hand was run twice
        FIRST Board [2d 5d 8s 9c Jd]
        SECOND Board [2s 5s 8h Kd 3h]
        Seat 1: Player 0 (big blind) showed [Ah Ac] and won (50) with a pair of Aces, and lost with a pair of Aces
        Seat 2: Player 1 (button) (small blind) showed [Kh Kc] and lost {}
    """.format("with a pair of Kings, and won (50) with three of a kind, Kings")
    )


def test_run_three_times_is_told_so() -> None:
    play = Play(start(50, 50, big_blind=2, most_runouts=3)).does("raise 50", "call").runs(0, 3).runs(1, 3)
    assert {"*** THIRD FLOP ***", "*** THIRD SHOW DOWN ***"} <= {line.partition(" [")[0] for line in text(play)}
    assert "Hand was run three times" in text(play)


def test_what_lay_there_before_a_run_out_is_told_once() -> None:
    rest = "??  2d 5d 8s  ?? 9c  ?? Jd   ?? Kd  ?? 3h"
    play = Play(start(50, 50, big_blind=2, most_runouts=2, deck=arranged("Ah Kh Ac Kc " + rest)))
    play.does("call", "check", "check", "bet 48", "call").runs(0, 2).runs(1, 2)
    assert [line for line in text(play) if "FLOP" in line or "TURN" in line] == [
        "*** FLOP *** [2d 5d 8s]",
        "*** FIRST TURN *** [2d 5d 8s] [9c]",
        "*** SECOND TURN *** [2d 5d 8s] [Kd]",
    ]


def test_two_boards_take_turns() -> None:
    deck = stacked(["AhAcQhJd", "KhKc4h3d"], "2d 5d 8s 9c Jh", "2s 5s 8h Kd 3h")
    play = Play(start(50, 50, ruleset="plodb/1", big_blind=2, deck=deck)).does("call", *["check"] * 7)
    whole = written("pokerstars", told(play)).split("\n")
    assert whole[0] == FIRST_LINE.format("Split Omaha Pot Limit (1/2)")
    assert [line for line in whole if line.startswith(("*** F", "*** S"))] == [
        "*** FIRST FLOP *** [2d 5d 8s]",
        "*** SECOND FLOP *** [2s 5s 8h]",
        "*** FIRST TURN *** [2d 5d 8s] [9c]",
        "*** SECOND TURN *** [2s 5s 8h] [Kd]",
        "*** FIRST RIVER *** [2d 5d 8s 9c] [Jh]",
        "*** SECOND RIVER *** [2s 5s 8h Kd] [3h]",
        "*** FIRST SHOW DOWN ***",
        "*** SECOND SHOW DOWN ***",
        "*** SUMMARY ***",
    ]
    assert "FIRST Board [2d 5d 8s 9c Jh]" in whole
    assert not [line for line in whole if line.startswith("Hand was run")]


def test_a_bomb_pot_goes_straight_to_the_flop() -> None:
    play = Play(start(50, 50, 50, big_blind=2, antes=5, bomb=True)).does("bet 10", "fold", "fold")
    told_lines = text(play)
    assert told_lines[4:9] == lines(f"""
        Player 0: posts the ante 5
        Player 1: posts the ante 5
        Player 2: posts the ante 5
        *** HOLE CARDS ***
        *** FLOP *** [{" ".join(play.hand.board)}]
    """)
    assert "Seat 2: Player 1 folded on the Flop" in told_lines
