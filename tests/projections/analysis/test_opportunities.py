"""Where there is no opportunity, and what counts as voluntary: straddles, posts, all-ins, and the other games."""

import pytest

from projections.analysis import BITS, analyse
from tests.projections.analysis.lines import analysed, by_position, outcome, outcomes, play, recorded
from tests.support.hands import Play, stacked, start

STRADDLED = {"blinds": (50, 100, 200, 0, 0, 0)}


def test_a_straddle_is_a_blind_and_not_voluntary() -> None:
    line = "r600 f f f f f"
    found = by_position(line, **STRADDLED)
    assert outcome(found["HJ"], "rfi") == "made"
    assert [outcome(found["UTG"], name) for name in ("vpip", "three_bet", "blind_cold_call")] == ["not", "not", "not"]
    assert outcome(found["UTG"], "cold_call") == "none"


def test_to_call_a_straddle_is_a_limp_and_to_raise_it_an_open() -> None:
    line = "c f f f f x"
    assert outcomes("open_limp", line, **STRADDLED)["HJ"] == "made"
    assert outcomes("three_bet", "r600 r1800 f f f f f", **STRADDLED)["CO"] == "made"


def test_an_open_over_a_straddle_may_steal() -> None:
    found = outcomes("steal", "f r600 f f f f", **STRADDLED)
    assert (found["CO"], found["HJ"], found["UTG"]) == ("made", "none", "none")
    assert outcomes("fold_to_steal_big_blind", "f r600 f f f f", **STRADDLED)["BB"] == "made"


def test_who_acts_before_all_others_behind_a_button_straddle_does_not_steal() -> None:
    blinds = (50, 100, 0, 0, 0, 200)
    found = outcomes("steal", "r600 f f f f f", blinds=blinds)
    assert (found["SB"], found["CO"]) == ("none", "none")
    assert outcomes("steal", "f f f f r600 f", blinds=blinds)["CO"] == "made"


def test_a_post_is_not_voluntary_and_counts_like_a_blind() -> None:
    posts = {"blinds": (50, 100, 0, 100, 0, 0), "kinds": ("small_blind", "big_blind", "", "post", "", "")}
    found = by_position("r250 f f f f f", **posts)
    assert [outcome(found["HJ"], name) for name in ("vpip", "cold_call", "blind_cold_call")] == ["not", "none", "not"]
    assert outcomes("limp", "f x f f f x", **posts)["HJ"] == "none"
    assert outcomes("steal", "f x r300 f f f f", **posts)["CO"] == "none"


def test_dead_posts_and_antes_are_not_voluntary() -> None:
    found = by_position("f f f f f", antes=10, dead=(0, 0, 50, 0, 0, 0))
    assert [found[name].made for name in ("UTG", "SB", "BB")] == [0, 0, 0]
    assert found["UTG"].paid == 60


def test_an_all_in_below_a_full_raise_is_a_raise() -> None:
    stacks = (10_000, 10_000, 10_000, 300, 10_000, 10_000)
    line = "r250 r300 f f f f c"
    assert outcomes("three_bet", line, *stacks)["HJ"] == "made"
    assert outcomes("four_bet", "r250 r300 r900 f f f f", *stacks)["CO"] == "made"


def test_nobody_who_may_only_call_could_have_raised() -> None:
    """The raiser covers; the small blind has less than the raise and may call or fold, no more."""
    stacks = (400, 10_000, 10_000, 10_000, 10_000, 10_000)
    found = by_position("r600 f f f c f", *stacks)
    told = {name: outcome(found["SB"], name) for name in ("vpip", "pfr", "three_bet", "blind_cold_call")}
    assert told == {"vpip": "made", "pfr": "none", "three_bet": "none", "blind_cold_call": "made"}


def test_who_is_all_in_with_a_blind_has_nothing_to_decide() -> None:
    stacks = (10_000, 80, 10_000, 10_000, 10_000, 10_000)
    found = by_position("r250 f f f c", *stacks)
    assert (outcome(found["BB"], "vpip"), outcome(found["BB"], "wtsd")) == ("none", "made")


def test_a_raiser_who_is_all_in_has_no_c_bet_and_nobody_donks_into_it() -> None:
    stacks = (10_000, 10_000, 500, 10_000, 10_000, 10_000)
    line = "r500 c f f f c | b400 f"
    assert outcomes("cbet_flop", line, *stacks)["UTG"] == "none"
    assert outcomes("donk", line, *stacks)["BB"] == "none"


def test_all_in_before_the_flop_sees_it_and_the_showdown() -> None:
    found = by_position(
        "r10000 f f f f c", deck=stacked(["2c7d", "KsKh", "AsAh", "3c8d", "4c9d", "5cTd"], "Jh8c6s Qd 2h")
    )
    told = [(outcome(found["UTG"], name), outcome(found["BB"], name)) for name in ("wtsd", "wsd", "wwsf", "cbet_flop")]
    assert told == [("made", "made"), ("made", "not"), ("made", "not"), ("none", "none")]


def test_run_outs_are_seen_once() -> None:
    hand = Play(start(10_000, 10_000, most_runouts=2)).does("raise 10000", "call").runs(0, 2).runs(1, 2)
    played = analyse(recorded(hand))
    assert played is not None
    assert all(player.had & BITS["wtsd"] and player.made & BITS["wtsd"] for player in played.players)


def test_steals_and_folds_to_them_are_not_heads_up() -> None:
    assert outcomes("steal", "r300 f", 10_000, 10_000) == {"BB": "none", "BTN": "none"}
    assert outcomes("fold_to_steal_big_blind", "r300 f", 10_000, 10_000) == {"BB": "none", "BTN": "none"}


def test_actions_after_the_flop_are_counted_but_checks() -> None:
    found = by_position("r250 f f f f c | x b300 r900 c | b1500 r4000 f")
    assert [(each.aggressive, each.calls, each.folds) for each in (found["BB"], found["UTG"])] == [(2, 0, 1), (2, 1, 0)]
    assert (found["SB"].folds, found["SB"].calls) == (0, 0)


def test_a_bomb_pot_has_nothing_before_the_flop_and_no_raiser() -> None:
    played = analysed(
        "b300 c f f",
        *(1_000,) * 4,
        antes=100,
        bomb=True,
        deck=stacked(["AsAh", "KsKh", "2c2d", "3c3d"], "4h8c9s Td Jc"),
    )
    first, second = played.players[:2]
    assert played.pot_type == "bomb"
    assert first.had == first.made == BITS["wtsd"] | BITS["wsd"] | BITS["wwsf"]
    assert second.had == BITS["wtsd"] | BITS["wsd"] | BITS["wwsf"]
    assert (first.aggressive, second.calls, played.players[2].folds) == (1, 1, 1)


def test_voided_hands_count_for_nothing() -> None:
    assert analyse(recorded(Play(start(1_000, 1_000)).does("raise 300").is_void())) is None


def test_what_is_shown_after_the_end_changes_nothing() -> None:
    whole = recorded(play("r250 f f f f f"))
    assert analyse([*whole, *recorded(play("f f f f f"))[-1:]]) == analyse(whole)


@pytest.mark.parametrize("part", [slice(1, None), slice(0, -1), slice(0, 0)])
def test_a_part_of_a_hand_is_refused(part: slice) -> None:
    with pytest.raises(ValueError, match=r"begins with HandStarted|has not ended"):
        analyse(recorded(play("f f f f f"))[part])


@pytest.mark.parametrize(
    ("line", "pot_type"),
    [
        ("f f f f c x", "limped"),
        ("r250 f f f f c", "single-raised"),
        ("r250 r800 f f f f c", "3-bet"),
        ("r250 r800 r2000 f f f f c", "4-bet"),
        ("r250 r800 r2000 r5000 f f f f c", "4-bet"),
    ],
)
def test_a_pot_is_named_by_its_raises(line: str, pot_type: str) -> None:
    assert analysed(line).pot_type == pot_type


def test_short_deck_is_played_from_the_button_blind() -> None:
    game = {"ruleset": "nlsd/1", "antes": 100, "blinds": (0, 0, 0, 100), "kinds": ("", "", "", "button_blind")}
    found = by_position("f c r600 f f", *(10_000,) * 4, **game)
    assert {name: outcome(found[name], "limp") for name in found} == {
        "UTG": "not",
        "HJ": "made",
        "CO": "not",
        "BTN": "none",
    }
    assert (outcome(found["CO"], "pfr"), outcome(found["BTN"], "three_bet")) == ("made", "not")
    assert outcomes("steal", "f f r600 f", *(10_000,) * 4, **game)["CO"] == "made"


def test_in_stud_a_bring_in_is_not_voluntary() -> None:
    """The two of clubs brings in, the second completes, and the bring-in folds to that."""
    deck = stacked(["KsKh2c", "AsAh9d", "QsQhTd"], "")
    hand = Play(start(1_000, 1_000, 1_000, ruleset="stud/1", antes=5, deck=deck)).does(
        "bring_in", "complete 100", "fold"
    )
    assert _first_round(hand.does("fold")) == [("not", "not"), ("made", "made"), ("not", "not")]


def test_who_brings_in_and_wins_with_that_had_a_walk() -> None:
    deck = stacked(["KsKh2c", "AsAh9d", "QsQhTd"], "")
    hand = Play(start(1_000, 1_000, 1_000, ruleset="stud/1", antes=5, deck=deck)).does("bring_in", "fold", "fold")
    assert [outcome for outcome, _ in _first_round(hand)] == ["none", "not", "not"]


def test_who_brings_in_and_is_called_played_on_without_a_voluntary_chip() -> None:
    deck = stacked(["KsKh2c", "AsAh9d", "QsQhTd"], "")
    hand = Play(start(1_000, 1_000, 1_000, ruleset="stud/1", antes=5, deck=deck)).does("bring_in", "call", "fold")
    while hand.hand.turn is not None:
        hand.does("check")
    assert [outcome for outcome, _ in _first_round(hand)] == ["not", "made", "not"]
    played = analyse(recorded(hand))
    assert played is not None
    assert [(each.position, each.to_button) for each in played.players] == [("", None)] * 3
    assert [outcome(each, "wsd") for each in played.players] == ["not", "made", "none"]
    assert all(outcome(each, "wtsd") == outcome(each, "cbet_flop") == "none" for each in played.players)


def _first_round(hand: Play) -> list[tuple[str, str]]:
    played = analyse(recorded(hand))
    assert played is not None
    return [(outcome(each, "vpip"), outcome(each, "pfr")) for each in played.players]


def test_a_draw_game_knows_its_first_round_and_the_showdown() -> None:
    hand = Play(start(1_000, 1_000, ruleset="sd27/1")).does("raise 300", "call").draws("", "").does("bet 100", "fold")
    assert _first_round(hand) == [("made", "not"), ("made", "made")]
    played = analyse(recorded(hand))
    assert played is not None
    assert (played.pot_type, [each.position for each in played.players]) == ("", ["BB", "BTN"])
    assert [(each.aggressive, each.folds) for each in played.players] == [(1, 0), (0, 1)]
    assert all(outcome(each, "three_bet") == outcome(each, "wsd") == "none" for each in played.players)
