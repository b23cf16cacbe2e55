"""Hands in Open Hand History: a small one whole, random ones against the schema and PokerTracker's sum check."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from openapi_schema_validator import OAS31Validator

import adapters.histories.ohh
from adapters.histories.ohh.writer import GAMES
from adapters.histories.writer import Unsayable
from domain.variants import RULESETS
from tests.adapters.histories.random_told import every_reading
from tests.adapters.histories.telling import HAND, told, written
from tests.support.hands import Play, arranged, stacked, start

Ohh = Mapping[str, Any]
SAYABLE = [ruleset for ruleset in RULESETS if RULESETS[ruleset].variant.name in GAMES]


@cache
def schema() -> OAS31Validator:
    assert adapters.histories.ohh.__file__
    return OAS31Validator(json.loads(Path(adapters.histories.ohh.__file__).with_name("schema.json").read_text()))


def ohh(play: Play, **reader: Any) -> Ohh:
    return parsed(written("ohh", told(play, **reader)))


def parsed(text: str) -> Ohh:
    whole = json.loads(text)
    schema().validate(whole)
    hand: Ohh = whole["ohh"]
    return hand


def actions(hand: Ohh, street: int) -> list[tuple[object, ...]]:
    return [
        (each["player_id"], each["action"], each["amount"], *map(tuple, [each["cards"]] if "cards" in each else []))
        for each in hand["rounds"][street]["actions"]
    ]


def test_a_hand_of_holdem() -> None:
    deck = stacked(["7h3c", "2s2h", "AdKh"], "As Ks 2d Td Qh")
    play = Play(start(100, 100, 100, big_blind=2, rake_per_mille=50, rake_cap=3, deck=deck, seats=(5, 0, 3)))
    play.does("raise 6", "fold", "call", "check", "bet 10", "call", "check", "bet 30", "raise 84", "call")
    hand = ohh(play, hero=3)
    assert {name: value for name, value in hand.items() if not isinstance(value, list)} == {
        "spec_version": "1.4.7",
        "site_name": "Cardroom",
        "network_name": "Cardroom",
        "internal_version": "1",
        "tournament": False,
        "game_number": "990075224481",
        "start_date_utc": "2024-05-01T14:00:00Z",
        "table_name": "Main 1",
        "game_type": "Holdem",
        "bet_limit": {"bet_type": "NL", "bet_cap": 0},
        "table_size": 9,
        "currency": "XPM",
        "dealer_seat": 4,
        "small_blind_amount": 1,
        "big_blind_amount": 2,
        "ante_amount": 0,
        "hero_player_id": 1,
        "_hand": HAND,
        "_ruleset": "nlhe/1",
        "_small_bet": 0,
        "_big_bet": 0,
        "_bring_in": 0,
    }
    assert [(each["id"], each["seat"], each["name"]) for each in hand["players"]] == [
        (0, 1, "Player 0"),
        (1, 4, "Player 3"),
        (2, 6, "Player 5"),
    ]
    assert [(each["street"], each["cards"]) for each in hand["rounds"]] == [
        ("Preflop", []),
        ("Flop", ["As", "Ks", "2d"]),
        ("Turn", ["Td"]),
        ("River", ["Qh"]),
        ("Showdown", []),
    ]
    assert actions(hand, 0) == [
        (2, "Post SB", 1),
        (0, "Post BB", 2),
        (1, "Dealt Cards", 0, ("Ad", "Kh")),
        (1, "Raise", 6),
        (2, "Fold", 0),
        (0, "Call", 4),
    ]
    assert actions(hand, 2) == [(0, "Check", 0), (1, "Bet", 30), (0, "Raise", 84), (1, "Call", 54)]
    assert actions(hand, 4) == [(0, "Shows Cards", 0, ("2s", "2h")), (1, "Shows Cards", 0, ("Ad", "Kh"))]
    assert hand["pots"] == [
        {
            "number": 0,
            "amount": 201,
            "rake": 3,
            "jackpot": 0,
            "player_wins": [
                {"player_id": 0, "win_amount": 198, "cashout_amount": 0, "cashout_fee": 0, "bonus_amount": 0}
            ],
        }
    ]


def test_forced_bets_have_their_names() -> None:
    command = start(50, 50, 50, 50, 50, big_blind=2, blinds=(1, 2, 4, 2, 0), dead=(0, 0, 0, 1, 0), antes=1)
    play = Play(replace(command, kinds=("small_blind", "big_blind", "straddle", "post", ""))).does(*["fold"] * 4)
    posted = [(player, action, amount) for player, action, amount, *_ in actions(ohh(play), 0)[:10]]
    assert posted[:5] == [(player, "Post Ante", 1) for player in range(5)]
    assert posted[5:] == [
        (0, "Post SB", 1),
        (1, "Post BB", 2),
        (3, "Post Extra Blind", 2),
        (2, "Straddle", 4),
        (3, "Post Dead", 1),
    ]


def test_run_outs_repeat_the_street() -> None:
    play = Play(start(50, 50, big_blind=2, most_runouts=2)).does("raise 50", "call").runs(0, 2).runs(1, 2)
    hand = ohh(play)
    assert [each["street"] for each in hand["rounds"]] == ["Preflop", *["Flop", "Turn", "River"] * 2, "Showdown"]
    assert [each["id"] for each in hand["rounds"]] == [*range(8)]
    assert "Run_It_Twice" in hand["flags"]


def test_stud_shows_everyone_the_open_cards() -> None:
    deck = arranged("Ah Kd 9c Kh As 2c", "stud/1")
    play = Play(start(50, 50, ruleset="stud/1", big_blind=4, bring_in=1, antes=1, deck=deck))
    hand = ohh(play.does("bring_in", "complete 4", "fold"), hero=0)
    assert actions(hand, 0)[2:] == [
        (0, "Dealt Cards", 0, ("Ah", "9c")),
        (0, "Dealt Cards", 0, ("As",)),
        (1, "Dealt Cards", 0, ("2c",)),
        (1, "Post Extra Blind", 1),
        (0, "Raise", 4),
        (1, "Fold", 0),
    ]


def test_flags_tell_bomb_pots_and_who_only_watched() -> None:
    play = Play(start(50, 50, 50, big_blind=2, antes=5, bomb=True)).does("bet 10", "fold", "fold")
    assert ohh(play)["flags"] == ["Observed", "Bomb_Pot"]
    assert ohh(play, hero=0)["flags"] == ["Bomb_Pot"]


def test_hands_stand_an_empty_line_apart() -> None:
    play = Play(start(500, 500)).does("fold")
    whole = written("ohh", told(play), told(play))
    assert re.fullmatch(r"\{.+\}\n\n\{.+\}\n\n", whole)


@pytest.mark.parametrize("ruleset", SAYABLE)
def test_random_hands_fit_the_schema_and_their_sums_agree(ruleset: str) -> None:
    count = 0
    for _, hand in every_reading((ruleset,)):
        if hand.started.boards > 1:
            continue
        read, count = parsed(written("ohh", hand)), count + 1
        paid = sum(each["amount"] for each in moves(read))
        won = sum(win["win_amount"] for pot in read["pots"] for win in pot["player_wins"])
        pots, rake = sum(pot["amount"] for pot in read["pots"]), sum(pot["rake"] for pot in read["pots"])
        assert paid - uncalled(read) == pots == won + rake
    assert count > 20


def moves(hand: Ohh) -> Sequence[Ohh]:
    return [action for each in hand["rounds"] for action in each["actions"]]


def uncalled(hand: Ohh) -> int:
    """What one player put in beyond anyone else, reckoned from the actions alone; what one alone owes is dead."""
    totals = dict.fromkeys(range(len(hand["players"])), 0)
    antes = [action for action in moves(hand) if action["action"] == "Post Ante"]
    even = len(antes) == len(totals)
    for action in moves(hand):
        dead = action["action"] == "Post Dead" or (action["action"] == "Post Ante" and not even)
        totals[action["player_id"]] += 0 if dead else action["amount"]
    first, second = sorted(totals.values(), reverse=True)[:2]
    return first - second


@pytest.mark.parametrize(
    ("play", "why"),
    [
        (Play(start(500, 500)).is_void("a storm"), "was called off (a storm)"),
        (Play(start(500, 500, ruleset="nlsd/1")).does("fold"), "is No-limit short deck, for which Open Hand History"),
        (Play(start(500, 500, ruleset="plodb/1")).does("fold"), "was played on two boards"),
    ],
)
def test_what_has_no_words_is_named(play: Play, why: str) -> None:
    with pytest.raises(Unsayable, match=re.escape(why)):
        written("ohh", told(play))
