"""Small hands of the other games in PokerStars' text."""

import pytest

from domain.fairness import STANDARD
from domain.hand.events import DeckReshuffled, DrawStarted
from domain.variants import RULESETS
from tests.adapters.histories.telling import FIRST_LINE, lines, text, told, written
from tests.domain.hand.random_decks import committed
from tests.support.hands import Play, arranged, stacked, start


def stud() -> Play:
    """Player 1 brings in, player 0 completes and bets it down; player 2 folds on fourth street."""
    deck = arranged("Ah Kd 9c  Ac Kh 9d  As 2c Qh  ??  7s 8s 6h  ??  7d 8d  ??  Td Jc  ??  Ad 3h", "stud/1")
    play = Play(start(100, 100, 100, ruleset="stud/1", big_blind=4, bring_in=1, antes=1, deck=deck))
    play.does("bring_in", "call", "complete 4", "call", "call", "bet 4", "call", "fold")
    return play.does("bet 8", "call", "bet 8", "call", "check", "check")


def test_a_hand_of_stud_as_one_who_was_dealt_in_reads_it() -> None:
    assert text(stud(), hero=0) == lines("""
        Table 'Main 1' 9-max (Play Money)
        Seat 1: Player 0 (100 in chips)
        Seat 2: Player 1 (100 in chips)
        Seat 3: Player 2 (100 in chips)
        Player 0: posts the ante 1
        Player 1: posts the ante 1
        Player 2: posts the ante 1
        *** 3rd STREET ***
        Dealt to Player 0 [Ah Ac As]
        Dealt to Player 1 [2c]
        Dealt to Player 2 [Qh]
        Player 1: brings in for 1
        Player 2: calls 1
        Player 0: raises 3 to 4
        Player 1: calls 3
        Player 2: calls 3
        *** 4th STREET ***
        Dealt to Player 0 [Ah Ac As] [7s]
        Dealt to Player 1 [2c] [8s]
        Dealt to Player 2 [Qh] [6h]
        Player 0: bets 4
        Player 1: calls 4
        Player 2: folds
        *** 5th STREET ***
        Dealt to Player 0 [Ah Ac As 7s] [7d]
        Dealt to Player 1 [2c 8s] [8d]
        Player 1: bets 8
        Player 0: calls 8
        *** 6th STREET ***
        Dealt to Player 0 [Ah Ac As 7s 7d] [Td]
        Dealt to Player 1 [2c 8s 8d] [Jc]
        Player 1: bets 8
        Player 0: calls 8
        *** RIVER ***
        Dealt to Player 0 [Ah Ac As 7s 7d Td] [Ad]
        Player 1: checks
        Player 0: checks
        *** SHOW DOWN ***
        Player 1: shows [Kd Kh 2c 8s 8d Jc 3h] (two pair, Kings and Eights)
        Player 0: shows [Ah Ac As 7s 7d Td Ad] (four of a kind, Aces)
        Player 0 collected 55 from pot
        *** SUMMARY ***
        Total pot 55 | Rake 0
        Seat 1: Player 0 showed [Ah Ac As 7s 7d Td Ad] and won (55) with four of a kind, Aces
        Seat 2: Player 1 showed [Kd Kh 2c 8s 8d Jc 3h] and lost with two pair, Kings and Eights
        Seat 3: Player 2 folded on the 4th Street
    """)


def test_who_only_watches_stud_reads_open_cards() -> None:
    dealt = [line for line in text(stud()) if line.startswith("Dealt to Player 0")]
    assert dealt == [
        "Dealt to Player 0 [As]",
        "Dealt to Player 0 [As] [7s]",
        "Dealt to Player 0 [As 7s] [7d]",
        "Dealt to Player 0 [As 7s 7d] [Td]",
    ]


def test_the_one_card_for_all_lies_on_the_board_of_stud() -> None:
    play = Play(start(*[50] * 8, ruleset="razz/1", big_blind=4, bring_in=1, antes=1))
    play.does("bring_in", *["call"] * 7)
    while not play.hand.over:
        play.does("check")
    assert any(line.startswith("*** RIVER *** [") and len(line) == len("*** RIVER *** [Ad]") for line in text(play))
    assert any(line.startswith("Board [") and len(line) == len("Board [Ad]") for line in text(play))


def test_a_triple_draw_as_one_who_was_dealt_in_reads_it() -> None:
    deck = arranged("7c Kd 5c Kh 4c Ks 3d Kc Qs 2d  ?? 8d Js 9h  ?? 2s 6d", "td27/1")
    play = Play(start(100, 100, ruleset="td27/1", big_blind=2, deck=deck)).does("call", "check")
    play.draws("Qs", "Kd Kh").does("bet 2", "call").draws("8d", "Ks").does("check", "check")
    play.draws("", "").does("bet 4", "fold")
    assert text(play, hero=0)[3:] == lines("""
        Player 1: posts small blind 1
        Player 0: posts big blind 2
        *** DEALING HANDS ***
        Dealt to Player 0 [7c 5c 4c 3d Qs]
        Player 1: calls 1
        Player 0: checks
        *** FIRST DRAW ***
        Player 0: discards 1 card [Qs]
        Dealt to Player 0 [7c 5c 4c 3d] [8d]
        Player 1: discards 2 cards
        Player 0: bets 2
        Player 1: calls 2
        *** SECOND DRAW ***
        Player 0: discards 1 card [8d]
        Dealt to Player 0 [7c 5c 4c 3d] [2s]
        Player 1: discards 1 card
        Player 0: checks
        Player 1: checks
        *** THIRD DRAW ***
        Player 0: stands pat on [7c 5c 4c 3d 2s]
        Player 1: stands pat
        Player 0: bets 4
        Player 1: folds
        Uncalled bet (4) returned to Player 0
        Player 0 collected 8 from pot
        Player 0: doesn't show hand
        *** SUMMARY ***
        Total pot 8 | Rake 0
        Seat 1: Player 0 (big blind) collected (8)
        Seat 2: Player 1 (button) (small blind) folded after the 3rd Draw
    """)


def test_a_single_draw_has_no_marker() -> None:
    deck = arranged("7c Kd Ks 5c Kh Qh 4c 9s Jd 3d 8c Tc 2d 6h Th", "sd27/1")
    play = Play(start(100, 100, 100, ruleset="sd27/1", big_blind=2, deck=deck)).does("fold", "call", "check")
    play.draws("", "Kd Kh").does("check", "check")
    assert text(play)[6:] == lines("""
        *** DEALING HANDS ***
        Player 2: folds
        Player 0: calls 1
        Player 1: checks
        Player 0: stands pat
        Player 1: discards 2 cards
        Player 0: checks
        Player 1: checks
        *** SHOW DOWN ***
        Player 0: shows [7c 5c 4c 3d 2d] (Lo: 7,5,4,3,2)
        Player 1: mucks hand
        Player 0 collected 4 from pot
        *** SUMMARY ***
        Total pot 4 | Rake 0
        Seat 1: Player 0 (small blind) showed [7c 5c 4c 3d 2d] and won (4) with Lo: 7,5,4,3,2
        Seat 2: Player 1 (big blind) mucked
        Seat 3: Player 2 (button) folded before the Draw (didn't bet)
    """)


def test_a_reshuffle_is_told() -> None:
    play = Play(start(*[50] * 6, ruleset="badugi/1", big_blind=2, deck=committed(1, STANDARD)))
    play.does(*["call"] * 5, "check")
    while not play.hand.over:
        if isinstance(play.hand.turn, DrawStarted):
            play.draws(" ".join(play.hand.hole(play.drawing.seat)))
        else:
            play.does("check")
    assert play.told(DeckReshuffled)
    assert "The deck is reshuffled" in text(play)


def test_high_and_low_halves_are_said_together() -> None:
    hole = ["AsAc3s4h", "KhKcQhQc"]
    play = Play(start(100, 100, ruleset="plo8/1", big_blind=2, deck=stacked(hole, "2c 5d 8s Kd Jd")))
    play.does("call", *["check"] * 7)
    assert text(play)[-9:] == lines("""
        Player 0: shows [As Ac 3s 4h] (HI: a pair of Aces; LO: 8,5,3,2,A)
        Player 1: shows [Kh Kc Qh Qc] (HI: three of a kind, Kings)
        Player 1 collected 2 from pot
        Player 0 collected 2 from pot
        *** SUMMARY ***
        Total pot 4 | Rake 0
        Board [2c 5d 8s Kd Jd]
        Seat 1: Player 0 (big blind) showed [As Ac 3s 4h] and won (2) with HI: a pair of Aces; LO: 8,5,3,2,A
        Seat 2: Player 1 (button) (small blind) showed [Kh Kc Qh Qc] and won (2) with HI: three of a kind, Kings
    """)


def test_a_badugi_has_an_article_in_the_summary() -> None:
    deck = arranged("8h Kd 4d Kh 3s Ks Ac Kc", "badugi/1")
    play = Play(start(100, 100, ruleset="badugi/1", big_blind=2, deck=deck)).does("call", "check")
    for _ in range(3):
        play.draws("", "").does("check", "check")
    assert "Player 0: shows [8h 4d 3s Ac] (Badugi: 8,4,3,A)" in text(play)
    assert "Seat 1: Player 0 (big blind) showed [8h 4d 3s Ac] and won (4) with a Badugi: 8,4,3,A" in text(play)


@pytest.mark.parametrize(
    ("ruleset", "first"),
    [
        ("nlhe/1", "Hold'em No Limit (50/100)"),
        ("plhe/1", "Hold'em Pot Limit (50/100)"),
        ("flhe/1", "Hold'em Limit (100/200)"),
        ("nlsd/1", "6+ Hold'em No Limit (50/100)"),
        ("plo4/1", "Omaha Pot Limit (50/100)"),
        ("plo5/1", "5 Card Omaha Pot Limit (50/100)"),
        ("plo6/1", "6 Card Omaha Pot Limit (50/100)"),
        ("plo8/1", "Omaha Hi/Lo Pot Limit (50/100)"),
        ("flo8/1", "Omaha Hi/Lo Limit (100/200)"),
        ("plodb/1", "Split Omaha Pot Limit (50/100)"),
        ("stud/1", "7 Card Stud Limit (100/200)"),
        ("stud8/1", "7 Card Stud Hi/Lo Limit (100/200)"),
        ("razz/1", "Razz Limit (100/200)"),
        ("sd27/1", "Single Draw 2-7 Lowball No Limit (50/100)"),
        ("td27/1", "Triple Draw 2-7 Lowball Limit (100/200)"),
        ("badugi/1", "Badugi Limit (100/200)"),
    ],
)
def test_every_game_has_a_first_line(ruleset: str, first: str) -> None:
    antes = 10 if RULESETS[ruleset].variant.stud else 0
    play = Play(start(1000, 1000, ruleset=ruleset, antes=antes))
    play.does("bring_in") if antes else play
    play.does("fold")
    assert written("pokerstars", told(play)).split("\n")[0] == FIRST_LINE.format(first)
