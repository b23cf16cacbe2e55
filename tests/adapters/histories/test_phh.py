"""Small hands in PHH, field by field, and what PHH cannot say."""

import re
import tomllib
from dataclasses import replace
from datetime import time

import pytest

from adapters.histories.formats import FORMATS, Wishes
from adapters.histories.writer import Unsayable
from tests.adapters.histories.telling import HAND, TABLE, told, written
from tests.support.hands import Play, arranged, stacked, start

BOARD = "As Ks 2d Td Qh"


def heads_up() -> Play:
    """The button raises and bets the flop; the big blind folds on the turn."""
    deck = stacked(["7h3c", "AdKh"], BOARD)
    play = Play(start(100, 80, big_blind=2, antes=1, rake_per_mille=50, rake_cap=9, deck=deck, seats=(4, 1)))
    return play.does("raise 6", "call", "check", "bet 10", "call", "check", "bet 20", "fold")


def fields(play: Play, **reader: object) -> dict[str, object]:
    hand = told(play, **reader)  # type: ignore[arg-type]
    (table,) = tomllib.loads(written("phhs", hand)).values()
    assert isinstance(table, dict)
    return table


def test_a_hand_heads_up() -> None:
    assert (
        written("phhs", told(heads_up(), hero=1))
        == f"""\
[1]
variant = "NT"
ante_trimming_status = true
antes = [1, 1]
blinds_or_straddles = [1, 2]
min_bet = 2
starting_stacks = [100, 80]
actions = ["d dh p1 ????", "d dh p2 AdKh", "p2 cbr 6", "p1 cc", "d db AsKs2d", "p1 cc", "p2 cbr 10", "p1 cc", \
"d db Td", "p1 cc", "p2 cbr 20", "p1 f"]
venue = "Cardroom"
time = 14:00:00
time_zone = "UTC"
day = 1
month = 5
year = 2024
hand = "{HAND}"
seats = [5, 2]
seat_count = 9
table = "Main 1"
players = ["Player 4", "Player 1"]
finishing_stacks = [83, 95]
winnings = [0, 32]
_ruleset = "nlhe/1"
_button = 2
_origin = "room"
_rake = 2
_rake_per_mille = 50
_rake_cap = 9
"""
    )


def test_times_are_local_times_of_toml() -> None:
    assert fields(heads_up())["time"] == time(14, 0)


def test_a_showdown_stands_behind_the_last_card() -> None:
    hole = ["2s2h", "7h3c", "AdKh"]
    play = Play(start(100, 100, 100, big_blind=2, deck=stacked(hole, BOARD))).does("raise 100", "call", "fold")
    assert fields(play)["actions"] == [
        *("d dh p1 2s2h", "d dh p2 ????", "d dh p3 AdKh", "p3 cbr 100", "p1 cc", "p2 f"),
        *("d db AsKs2d", "d db Td", "d db Qh", "p3 sm AdKh", "p1 sm 2s2h"),
    ]


def test_in_draws_all_discard_before_anyone_gets_new_cards() -> None:
    deck = arranged("7c Kd 5c Kh 4c Ks 3d Kc Qs 2d  ?? 8d Js 9h", "td27/1")
    play = Play(start(100, 100, ruleset="td27/1", big_blind=2, deck=deck)).does("call", "check")
    play.draws("Qs", "Kd Kh").does("bet 2", "fold")
    assert fields(play, revealed=True)["actions"] == [
        *("d dh p1 7c5c4c3dQs", "d dh p2 KdKhKsKc2d", "p2 cc", "p1 cc"),
        *("p1 sd Qs", "p2 sd KdKh", "d dh p1 8d", "d dh p2 Js9h", "p1 cbr 2", "p2 f"),
    ]
    assert "p2 sd ????" in str(fields(play, hero=0)["actions"])


def test_stud_has_a_bring_in_and_no_blinds() -> None:
    play = Play(start(50, 50, ruleset="stud/1", big_blind=4, bring_in=1, antes=1, deck=arranged("Ah Kd 9c Kh As 2c")))
    play.does("bring_in", "complete 4", "fold")
    read = fields(play)
    assert read["actions"] == ["d dh p1 ????As", "d dh p2 ????2c", "p2 pb", "p1 cbr 4", "p2 f"]
    assert (read["bring_in"], read["small_bet"], read["big_bet"]) == (1, 4, 8)
    assert "blinds_or_straddles" not in read


def test_an_ante_that_one_pays_for_all_is_not_trimmed() -> None:
    play = Play(start(50, 50, 50, big_blind=2, antes=(0, 2, 0))).does("fold", "fold")
    assert fields(play)["ante_trimming_status"] is False
    assert fields(play)["antes"] == [0, 2, 0]


def test_straddles_are_above_zero_posts_below_and_dead_blinds_are_antes() -> None:
    command = start(50, 50, 50, 50, 50, big_blind=2, blinds=(1, 2, 4, 2, 0), dead=(0, 0, 0, 1, 0))
    play = Play(replace(command, kinds=("small_blind", "big_blind", "straddle", "post", ""))).does(*["fold"] * 4)
    assert fields(play)["blinds_or_straddles"] == [1, 2, 4, -2, 0]
    assert fields(play)["antes"] == [0, 0, 0, 1, 0]


def test_who_is_asked_though_all_others_are_all_in_checks() -> None:
    play = Play(start(10, 50, 50, big_blind=2, deck=stacked(["2s2h", "7h3c", "AdKh"], BOARD)))
    play.does("raise 10", "call", "call", "check", "check", "check", "bet 20", "fold")
    actions = fields(play)["actions"]
    assert isinstance(actions, list)
    assert actions[actions.index("d db Td") :] == [
        *("d db Td", "p2 cc", "p3 cbr 20", "p2 f", "d db Qh", "p3 sm AdKh", "p1 sm 2s2h"),
    ] or actions[actions.index("d db Qh") :] == ["d db Qh", "p2 cc", "p3 cbr 20", "p2 f", "p3 sm AdKh", "p1 sm 2s2h"]


def test_names_are_escaped_and_each_is_there_once() -> None:
    names = ('Al "the\\fish"', "Bo\x7f♠", "Bo\x7f♠")
    play = Play(start(50, 50, 50, big_blind=2)).does("fold", "fold")
    hand = told(play, names=names, table=replace(TABLE, name="T'\n"))
    (table,) = tomllib.loads(written("phhs", hand)).values()
    assert table["players"] == [names[0], "Bo\x7f♠-ount:1", "Bo\x7f♠-ount:2"]
    assert table["table"] == "T'\n"


def test_many_hands_are_numbered_in_one_file_and_named_in_a_folder() -> None:
    one, other = told(heads_up()), told(heads_up(), hand=HAND.replace("1", "2"))
    assert list(tomllib.loads(written("phhs", one, other))) == ["1", "2"]
    writer = FORMATS["phh"].make(Wishes())
    chunks = [chunk for hand in (one, other) for chunk in writer.hand(hand)]
    assert [re.fullmatch(r"[0-9]{12}\.phh", chunk.file) is not None for chunk in chunks] == [True, True]
    assert len({chunk.file for chunk in chunks}) == 2
    assert [tomllib.loads(chunk.data.decode())["variant"] for chunk in chunks] == ["NT", "NT"]


def test_a_hand_that_cannot_be_said_takes_no_number() -> None:
    writer = FORMATS["phhs"].make(Wishes())
    with pytest.raises(Unsayable):
        writer.hand(told(Play(start(500, 500)).is_void()))
    (chunk,) = writer.hand(told(heads_up()))
    assert chunk.data.startswith(b"[1]\n")


def short_blind() -> Play:
    return Play(start(100, 1, 100, big_blind=2, deck=stacked(["2s2h", "7h3c", "AdKh"], BOARD))).does("call", "call")


def alike(first: str, second: str) -> Play:
    """Both show a king and a seven; suits decide who opens fourth street."""
    deck = arranged(f"2c 3c 2d 3d {first} {second} ?? 7c 7d")
    play = Play(start(50, 50, ruleset="stud/1", big_blind=4, bring_in=1, antes=1, deck=deck)).does("bring_in", "call")
    return play.does("bet 4", "fold")


def test_who_opens_by_suit_can_be_said_where_readers_begin_with_the_same_player() -> None:
    actions = fields(alike("Ks", "Kh"))["actions"]
    assert isinstance(actions, list)
    assert actions[-2:] == ["p1 cbr 4", "p2 f"]


UNSAYABLE = {
    "goes on with another player": lambda: alike("Kh", "Ks"),
    "is opened by nobody's bring-in": lambda: Play(
        start(
            50, 1, 50, ruleset="stud/1", big_blind=4, bring_in=1, antes=1, deck=arranged("4c 4d 4h 5c 5d 5h Ks 2c Qs")
        )
    ).does("fold"),
    "is Pot-limit hold'em, for which PHH has no variant": lambda: Play(start(500, 500, ruleset="plhe/1")).does("fold"),
    "was called off": lambda: Play(start(500, 500)).is_void(),
    "was played on two boards": lambda: Play(start(50, 50, antes=5, bomb=True, boards=2, big_blind=2)).does(
        "bet 10", "fold"
    ),
    "was run 2 times": lambda: (
        Play(start(50, 50, big_blind=2, most_runouts=2)).does("raise 50", "call").runs(0, 2).runs(1, 2)
    ),
    "ran out of cards for seventh street": lambda: _bet_down(
        Play(start(*[50] * 8, ruleset="stud/1", big_blind=4, bring_in=1, antes=1)).does("bring_in", *["call"] * 7)
    ),
    "has a call of a full blind that was posted short": lambda: _bet_down(
        Play(start(100, 100, 1, 100, big_blind=2, blinds=(0, 0, 2, 0), kinds=("", "", "big_blind", ""))).does(
            "call", "call", "call"
        )
    ),
    "has a player who could not pay both blind and ante": lambda: _bet_down(
        Play(start(50, 3, 50, big_blind=2, antes=(0, 2, 0))).does("call", "call")
    ),
}


def _bet_down(play: Play) -> Play:
    while not play.hand.over:
        play.does("check")
    return play


@pytest.mark.parametrize("why", UNSAYABLE)
def test_what_has_no_notation_is_named(why: str) -> None:
    with pytest.raises(Unsayable, match=re.escape(why)):
        written("phhs", told(UNSAYABLE[why]()))
