"""Hands as CSV: what stands there is what the facts tell, and no spreadsheet runs any of it."""

import csv
import io
from collections import defaultdict

import pytest

from adapters.histories.csv_cells import cell
from adapters.histories.csv_table import CsvTables
from application.told_hand import ToldHand
from domain.hand.events import ActionTaken, HandSettled, HandStarted, HandVoided
from tests.adapters.histories.tables import files
from tests.adapters.histories.telling import HAND, told
from tests.adapters.postgres.analysed import every_game
from tests.adapters.postgres.analysed import told as told_all
from tests.support.hands import Play, stacked, start

Rows = list[dict[str, str]]

HEADERS = {
    "hands.csv": "hand,table_id,table_name,origin,number,ruleset,small_blind,big_blind,small_bet,big_bet,bomb,"
    "button_seat,players,showdown,runouts,board,started_at,ended_at,pot,rake,voided",
    "hand_players.csv": "hand,seat,player,name,position,stack,net,cards,shown_hand",
    "events.csv": "hand,version,at,topic,street,turn,seat,player,kind,amount,street_total,to_call,could_raise,"
    "pot_before,all_in,timed_out,cards,board,pot,half,words",
}

AT = "2024-05-01T14:00:00.000000Z"
SHORT = [
    f"{HAND},2,{AT},hand.forced_bet_posted,,,0,account:0,small_blind,50,,,,0,false,,,,,,",
    f"{HAND},3,{AT},hand.forced_bet_posted,,,1,account:1,big_blind,100,,,,50,false,,,,,,",
    f"{HAND},4,{AT},hand.hole_cards_dealt,preflop,,0,account:0,,,,,,150,,,As Ah,,,,",
    f"{HAND},4,{AT},hand.hole_cards_dealt,preflop,,1,account:1,,,,,,150,,,?? ??,,,,",
    f"{HAND},4,{AT},hand.hole_cards_dealt,preflop,,2,account:2,,,,,,150,,,?? ??,,,,",
    f"{HAND},6,{AT},hand.action_taken,preflop,1,2,account:2,fold,0,0,100,true,150,false,false,,,,,",
    f"{HAND},8,{AT},hand.action_taken,preflop,2,0,account:0,raise,250,300,50,true,150,false,false,,,,,",
    f"{HAND},10,{AT},hand.action_taken,preflop,3,1,account:1,fold,0,100,200,true,400,false,false,,,,,",
    f"{HAND},11,{AT},hand.bet_returned,preflop,,0,account:0,,200,,,,400,,,,,,,",
    f"{HAND},12,{AT},hand.pot_awarded,preflop,,0,account:0,uncontested,200,,,,200,,,,0,0,,",
]


def short_hand() -> Play:
    """The button folds, the small blind raises with aces, the big blind folds."""
    deck = stacked(["AsAh", "KsKh", "7c2d"])
    return Play(start(1_000, 1_000, 1_000, deck=deck)).does("fold", "raise 300", "fold")


@pytest.fixture(scope="module")
def hands() -> dict[str, ToldHand]:
    """Hands of every game."""
    return told_all(every_game())


@pytest.fixture(scope="module")
def written(hands: dict[str, ToldHand]) -> dict[str, Rows]:
    return {name: read(data) for name, data in files(CsvTables(), hands.values()).items()}


def read(data: bytes) -> Rows:
    return list(csv.DictReader(io.StringIO(data.decode(), newline=""), strict=True))


def lines(data: bytes) -> list[str]:
    return data.decode().split("\r\n")


def test_an_export_without_hands_has_headers_and_nothing_else() -> None:
    assert {name: data.decode() for name, data in files(CsvTables(), []).items()} == {
        name: f"{header}\r\n" for name, header in HEADERS.items()
    }


def test_a_hand_is_written_as_ever() -> None:
    found = files(CsvTables(), [told(short_hand(), hero=0)])

    assert lines(found["hands.csv"]) == [
        HEADERS["hands.csv"],
        f"{HAND},table:1,Main 1,room,1,nlhe/1,50,100,0,0,false,2,3,false,1,,{AT},{AT},200,0,",
        "",
    ]
    assert lines(found["hand_players.csv"]) == [
        HEADERS["hand_players.csv"],
        f"{HAND},0,account:0,Player 0,SB,1000,100,As Ah,",
        f"{HAND},1,account:1,Player 1,BB,1000,-100,?? ??,",
        f"{HAND},2,account:2,Player 2,BTN,1000,0,?? ??,",
        "",
    ]
    assert lines(found["events.csv"]) == [HEADERS["events.csv"], *SHORT, ""]


@pytest.mark.parametrize("name", ["=1+1", "+1", "-1", "@sum", "\tx", "\rx", '=cmd|"/c calc"!A0'])
def test_no_name_becomes_a_formula(name: str) -> None:
    found = files(CsvTables(), [told(short_hand(), names=("Ann", name, "Bo"))])

    assert [row["name"] for row in read(found["hand_players.csv"])] == ["Ann", f"'{name}", "Bo"]


@pytest.mark.parametrize("name", ['Ann "the rock", Jr.', "two\nlines", "Zoë ♠", "a=b", "1-1", "'", ""])
def test_any_other_name_is_read_back_as_it_is(name: str) -> None:
    found = files(CsvTables(), [told(short_hand(), names=("Ann", name, "Bo"))])

    assert [row["name"] for row in read(found["hand_players.csv"])] == ["Ann", name, "Bo"]
    assert cell(name) == name


def test_losses_stay_numbers(written: dict[str, Rows]) -> None:
    assert min(int(row["net"]) for row in written["hand_players.csv"]) < 0


def test_no_card_of_another_player_is_told(hands: dict[str, ToldHand], written: dict[str, Rows]) -> None:
    for row in written["hand_players.csv"]:
        cards = row["cards"].split()
        assert set(cards) <= {*hands[row["hand"]].cards.values(), "??"}
    assert {"??"} < {card for row in written["hand_players.csv"] for card in row["cards"].split()}


def test_who_drew_holds_what_they_drew() -> None:
    deck = stacked(["2c3c4c5c7c", "2d3d4d5d7d"])
    play = Play(start(1_000, 1_000, ruleset="sd27/1", deck=deck)).does("call", "check").draws("7c", "")
    play.does("check", "bet 100", "fold")

    (row, _) = read(files(CsvTables(), [told(play, hero=0)])["hand_players.csv"])
    assert row["cards"].split() == list(play.hand.hole(0))
    assert row["cards"].split()[:4] == ["2c", "3c", "4c", "5c"]
    assert len(row["cards"].split()) == 5


def test_chips_that_moved_sum_up_to_what_was_won(hands: dict[str, ToldHand], written: dict[str, Rows]) -> None:
    moved: dict[tuple[str, str], int] = defaultdict(int)
    for row in written["events.csv"]:
        gives = row["topic"] in ("hand.forced_bet_posted", "hand.action_taken")
        if row["seat"] and row["amount"]:
            moved[row["hand"], row["seat"]] += -int(row["amount"]) if gives else int(row["amount"])

    for row in written["hand_players.csv"]:
        assert moved[row["hand"], row["seat"]] == int(row["net"])
    assert any(isinstance(hand.ended, HandVoided) for hand in hands.values())


def test_the_last_pot_is_given_away_whole(hands: dict[str, ToldHand], written: dict[str, Rows]) -> None:
    for hand, told_hand in hands.items():
        rows = [row for row in written["events.csv"] if row["hand"] == hand]
        given = [row for row in rows if row["topic"] in ("hand.pot_awarded", "hand.rake_taken")]
        if isinstance(told_hand.ended, HandSettled):
            assert int(given[0]["pot_before"]) == sum(int(row["amount"]) for row in given)


def test_every_action_has_a_row_with_its_street(hands: dict[str, ToldHand], written: dict[str, Rows]) -> None:
    rows = [row for row in written["events.csv"] if row["topic"] == "hand.action_taken"]

    assert len(rows) == sum(isinstance(event, ActionTaken) for hand in hands.values() for event in hand.events)
    assert all(row["street"] and row["to_call"] and row["could_raise"] for row in rows)
    assert {"preflop", "river", "third", "seventh", "predraw", "third_draw"} <= {row["street"] for row in rows}


def test_a_voided_hand_says_why(hands: dict[str, ToldHand], written: dict[str, Rows]) -> None:
    void = {hand for hand, each in hands.items() if isinstance(each.ended, HandVoided)}

    assert {row["hand"] for row in written["hands.csv"] if row["voided"]} == void
    assert {row["words"] for row in written["events.csv"] if row["topic"] == "hand.voided"} == {"The deck was short."}


def test_each_hand_stands_there_once(hands: dict[str, ToldHand], written: dict[str, Rows]) -> None:
    assert [row["hand"] for row in written["hands.csv"]] == list(hands)
    for hand, each in hands.items():
        begun = each.events[0]
        assert isinstance(begun, HandStarted)
        assert [row["player"] for row in written["hand_players.csv"] if row["hand"] == hand] == list(begun.players)
