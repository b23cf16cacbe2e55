"""What a hand brought its players, and what it would have brought on average."""

import pytest

from domain.hand.events import RunoutsAgreed
from projections.analysis import analyse
from tests.projections.analysis.lines import analysed, by_position, play, recorded
from tests.support.hands import Play, stacked, start

ACES_AND_KINGS = ["AsAh", "KsKd"]
"""Heads-up: the big blind's cards, then the button's."""
FLOP = "Kh7c2d"
"""Kings have a set: aces win with one of two aces and no fourth king, or with a backdoor straight or flush."""


def shares(line: str, board: str, *stacks: int, **begin: object) -> list[float]:
    """What the players expect of the pots, as parts of all that was paid."""
    played = analysed(line, *stacks, deck=stacked(ACES_AND_KINGS, board), **begin)
    paid = sum(player.paid for player in played.players)
    return [(player.ev + player.paid) / paid for player in played.players]


def test_a_flop_all_in_is_worth_what_all_its_runouts_say() -> None:
    """Of 990 run-outs aces win 85, none is split (counted with phevaluator)."""
    line = "r300 c | x b1000 r9700 c"
    assert shares(line, f"{FLOP} 8s 9s", 10_000, 10_000) == pytest.approx([85 / 990, 905 / 990])


def test_a_turn_all_in_is_worth_its_outs() -> None:
    line = "r300 c | x x | b9700 c"
    assert shares(line, f"{FLOP} 8s 9s", 10_000, 10_000) == pytest.approx([2 / 44, 42 / 44])


def test_before_the_flop_a_sample_is_near_enough() -> None:
    assert shares("r10000 c", f"{FLOP} 8s 9s", 10_000, 10_000)[0] == pytest.approx(0.82, abs=0.05)


def test_the_sample_is_the_same_whenever_the_hand_is_told_again() -> None:
    hand = recorded(play("r10000 c", 10_000, 10_000, deck=stacked(ACES_AND_KINGS, f"{FLOP} 8s 9s")))
    assert analyse(hand) == analyse(hand)


@pytest.mark.parametrize(
    "line", ["r300 c | x x | x x | b9700 c", "r300 c | b500 f", "r10000 f", "r300 c | x x | x x | x x"]
)
def test_without_a_card_to_come_or_without_a_showdown_the_result_stands(line: str) -> None:
    played = analysed(line, 10_000, 10_000, deck=stacked(ACES_AND_KINGS, f"{FLOP} 8s 9s"))
    assert [player.ev for player in played.players] == [player.net for player in played.players]


def test_side_pots_are_shared_by_those_who_play_for_them() -> None:
    """On the turn the small blind is all-in with the best hand, drawing thin the others play on for a side pot."""
    deck = stacked(["QsQh", "AsAh", "KsKd"], "Qd7c2d 8s 3h")
    played = analysed("r400 c c | x x x | b600 c c", 1_000, 10_000, 10_000, deck=deck)
    found = {player.position: player for player in played.players}
    assert [player.net for player in played.players] == [2_000, -1_000, -1_000]
    assert all(player.ev == player.net for player in found.values())
    played = analysed("r400 c c | x x x | b600 r9600 c", 1_000, 10_000, 10_000, deck=deck)
    small, big, button = played.players
    # 42 rivers: two aces, two kings; the queens win the main pot with the others.
    assert small.ev == pytest.approx(3_000 * 38 / 42 - 1_000)
    assert big.ev == pytest.approx(3_000 * 2 / 42 + 18_000 * 40 / 42 - 10_000)
    assert button.ev == pytest.approx(3_000 * 2 / 42 + 18_000 * 2 / 42 - 10_000)


def test_the_rake_is_gone_before_the_pot_is_shared() -> None:
    raked = {"rake_per_mille": 50, "rake_cap": 300}
    played = analysed("r300 c | x x | b9700 c", 10_000, 10_000, deck=stacked(ACES_AND_KINGS, f"{FLOP} 8s 9s"), **raked)
    assert [player.ev for player in played.players] == pytest.approx(
        [19_700 * 2 / 44 - 10_000, 19_700 * 42 / 44 - 10_000]
    )
    assert [player.rake for player in played.players] == [150.0, 150.0]


def test_the_rake_is_shared_by_what_everyone_paid_and_was_called() -> None:
    found = by_position("r300 f f f c f | b700 r2000 f", rake_per_mille=50, rake_cap=1_000)
    assert [found[name].paid for name in ("SB", "BB", "UTG")] == [1_000, 100, 1_000]
    assert [found[name].rake for name in ("SB", "BB", "UTG")] == pytest.approx([50.0, 5.0, 50.0])
    assert [(found[name].net, found[name].ev) for name in ("SB", "UTG")] == [(-1_000, -1_000), (995, 995)]


def test_run_outs_are_worth_what_the_all_in_was() -> None:
    deck = stacked(ACES_AND_KINGS, f"{FLOP} 8s 9s")
    begin = start(10_000, 10_000, most_runouts=2, deck=deck)
    hand = Play(begin).does("raise 300", "call", "check", "check", "bet 9700", "call").runs(0, 2).runs(1, 2)
    played = analyse(recorded(hand))
    assert hand.told(RunoutsAgreed)[0].count == 2
    assert played is not None
    assert [player.ev for player in played.players] == pytest.approx(
        [20_000 * 2 / 44 - 10_000, 20_000 * 42 / 44 - 10_000]
    )


def test_two_boards_have_half_the_pot_each() -> None:
    """On the turn the first board leaves the aces one out, as the third ace lies on the second, which is theirs."""
    deck = stacked(ACES_AND_KINGS, "KhQc2d8s 9s", "AcQd2h8h 9h")
    played = analysed("x x | b900 c", 1_000, 1_000, antes=100, bomb=True, boards=2, deck=deck)
    first = (1 / 40 + 40 / 40) / 2
    assert [player.ev for player in played.players] == pytest.approx(
        [2_000 * first - 1_000, 2_000 * (1 - first) - 1_000]
    )


def test_a_stud_all_in_counts_the_cards_to_come_to_each() -> None:
    """Both are all-in on third street: rolled-up aces are far ahead of three low cards."""
    deck = stacked(["AsAhAc", "2d7h9c"])
    hand = Play(start(100, 100, ruleset="stud/1", antes=10, deck=deck)).does("bring_in", "complete 90")
    while hand.hand.turn is not None:
        hand.does("call" if "call" in hand.turn.kinds else "check")
    played = analyse(recorded(hand))
    assert played is not None
    assert 60 < played.players[0].ev < 100
    assert sum(player.ev for player in played.players) == pytest.approx(0)


def test_a_draw_game_has_the_actual_result() -> None:
    hand = Play(start(1_000, 1_000, ruleset="sd27/1")).does("raise 1000", "call").draws("", "")
    played = analyse(recorded(hand))
    assert played is not None
    assert [player.ev for player in played.players] == [player.net for player in played.players]


def test_fixed_limit_is_measured_in_small_bets() -> None:
    played = analysed("r200 c", 10_000, 10_000, ruleset="flhe/1")
    assert (played.stakes, played.big_blind) == ("100/200", 100)
    assert analysed("r300 c", 10_000, 10_000).stakes == "50/100"
