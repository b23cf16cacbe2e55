"""The 918 hands that Pluribus played: every statistic of every player, as another count of the same files has it."""

from collections import Counter, defaultdict
from pathlib import Path

import pytest

from adapters.phh.play import playable
from adapters.phh.reader import read
from domain.event import Event, Recorded
from domain.hand import evolve_all, undealt
from domain.hand.decisions import decide
from projections.analysis import BITS, PlayedHand, analyse
from tests.projections.analysis import another_count
from tests.projections.analysis.another_count import Told

HANDS = Path(__file__).parents[3].parent / "shared" / "hands" / "pluribus"
POSITIONS = ("SB", "BB", "UTG", "HJ", "CO", "BTN")

Pairs = list[tuple[PlayedHand, Told]]
"""Each hand as the analysis and as the other count has it."""


@pytest.fixture(scope="module")
def pairs() -> Pairs:
    if not HANDS.is_dir():
        pytest.skip("the real hands lie in ../shared, which is absent here")
    return [(_analysed(file), another_count.read(file)) for file in sorted(HANDS.rglob("*.phh"))]


def _analysed(file: Path) -> PlayedHand:
    (recorded,) = read(file)
    rehearsal = playable(recorded)
    hand, facts = undealt(rehearsal.play.start.cards), list[Event]()
    for command in (rehearsal.play.start, *rehearsal.commands):
        latest = decide(hand, command)
        hand = evolve_all(hand, latest)
        facts += latest
    log = [Recorded(f"hand:{file.name}", place, fact, 0.0, "", place) for place, fact in enumerate(facts, start=1)]
    played = analyse(log)
    assert played is not None
    return played


def test_there_are_918_of_them(pairs: Pairs) -> None:
    assert len(pairs) == 918
    assert sum("Pluribus" in told.names for _, told in pairs) == 918


def test_every_share_of_every_player_from_every_position_is_the_same(pairs: Pairs) -> None:
    ours: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    theirs: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for played, told in pairs:
        for seat, (player, name) in enumerate(zip(played.players, told.names, strict=True)):
            for key, bit in BITS.items():
                ours[name, player.position].update({f"{key} had": bool(player.had & bit), key: bool(player.made & bit)})
            for key, (made, had) in another_count.answers(told, seat).items():
                theirs[name, POSITIONS[seat]].update({f"{key} had": had, key: made})
    assert ours == theirs
    assert len(ours) > 14 * 5
    assert all(sum(counted[f"{key} had"] for counted in ours.values()) for key in BITS)


def test_the_same_hands_are_counted(pairs: Pairs) -> None:
    """What explains a number: hand by hand, not in sum alone."""
    for played, told in pairs:
        for seat, player in enumerate(played.players):
            counted = {key: (int(bool(player.made & bit)), int(bool(player.had & bit))) for key, bit in BITS.items()}
            assert counted == another_count.answers(told, seat), (told, seat)


def test_aggression_is_the_same(pairs: Pairs) -> None:
    for played, told in pairs:
        for seat, player in enumerate(played.players):
            counted = another_count.actions_after_the_flop(told, seat)
            assert (player.aggressive, player.calls, player.folds) == (counted["r"], counted["c"], counted["f"])


def test_results_are_the_files_results_in_big_blinds(pairs: Pairs) -> None:
    for played, told in pairs:
        ours = [player.net / played.big_blind for player in played.players]
        assert ours == pytest.approx([net / told.big_blind for net in told.net])
        paid = [player.paid / played.big_blind for player in played.players]
        assert paid == pytest.approx([each / told.big_blind for each in told.paid])


def test_all_in_results_are_what_another_evaluator_expects(pairs: Pairs) -> None:
    adjusted = 0
    for played, told in pairs:
        ours, theirs = [player.ev / played.big_blind for player in played.players], another_count.expected(told)
        if theirs is None:
            assert ours == pytest.approx([net / told.big_blind for net in told.net])
            continue
        adjusted += 1
        pot = sum(told.paid) / told.big_blind
        sampled = told.board_at_last_move == 0
        assert ours == pytest.approx([each / told.big_blind for each in theirs], abs=0.08 * pot if sampled else 1e-6)
    assert adjusted == 6


def test_every_type_of_pot_is_met(pairs: Pairs) -> None:
    for played, told in pairs:
        raises = sum(move.kind == "r" for move in told.on("preflop"))
        assert played.pot_type == ("limped", "single-raised", "3-bet", "4-bet")[min(raises, 3)]
    assert {played.pot_type for played, _ in pairs} == {"limped", "single-raised", "3-bet", "4-bet"}
