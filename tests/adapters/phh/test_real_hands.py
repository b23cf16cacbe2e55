"""All real hands beside the checkout can be read, and go by the rules of the room to their recorded ends."""

import tomllib
from collections import Counter
from pathlib import Path

import pytest

from adapters.phh.files import find
from adapters.phh.play import playable
from adapters.phh.reader import read
from adapters.phh.recorded import RecordedHand
from adapters.phh.steps import UNKNOWN, BetOrRaise, DealBoard, DealHole
from application.rehearsal import Rehearsal, UnplayableHand
from domain.hand import evolve_all, undealt
from domain.hand.decisions import decide

HANDS = Path(__file__).parents[3].parent / "shared" / "hands"


@pytest.fixture(scope="module")
def hands() -> list[RecordedHand]:
    if not HANDS.is_dir():
        pytest.skip("the real hands lie in ../shared, which is absent here")
    return [hand for file in find([HANDS]) for hand in read(file)]


def test_all_of_them_are_read(hands: list[RecordedHand]) -> None:
    assert len(hands) == 965
    assert Counter(hand.variant for hand in hands) == {
        "F2L3D": 5,
        "F7S": 8,
        "F7S/8": 3,
        "FB": 1,
        "FO/8": 6,
        "FR": 5,
        "FT": 3,
        "N2L1D": 4,
        "NS": 1,
        "NT": 924,
        "PO": 5,
    }


def test_only_hands_with_fractions_are_scaled(hands: list[RecordedHand]) -> None:
    scaled = {str(Path(hand.source).relative_to(HANDS)): hand.scale for hand in hands if hand.scale > 1}
    assert scaled == {"pluribus/60/88.phh": 2, "pluribus/88/128.phh": 2, "historic/antonius-blom-2009.phh": 4}


def test_the_amounts_are_those_of_the_files(hands: list[RecordedHand]) -> None:
    for hand in hands:
        written = tomllib.loads(Path(hand.source).read_text())
        assert [stack * hand.scale for stack in written["starting_stacks"]] == list(hand.stacks)
        assert [stack * hand.scale for stack in written.get("finishing_stacks", [])] == list(
            hand.finishing_stacks or ()
        )
        bets = [float(action.split()[2]) for action in written["actions"] if " cbr " in action]
        assert [bet * hand.scale for bet in bets] == [step.to for step in hand.actions if isinstance(step, BetOrRaise)]


def test_recorded_stacks_conserve_the_chips(hands: list[RecordedHand]) -> None:
    settled = [hand for hand in hands if hand.finishing_stacks is not None]
    assert len(settled) == 960
    assert all(sum(hand.stacks) == sum(hand.finishing_stacks or ()) for hand in settled)


Tried = list[tuple[RecordedHand, Rehearsal | UnplayableHand]]


@pytest.fixture(scope="module")
def tried(hands: list[RecordedHand]) -> Tried:
    return [(hand, _tried(hand)) for hand in hands]


def _tried(hand: RecordedHand) -> Rehearsal | UnplayableHand:
    try:
        return playable(hand)
    except UnplayableHand as refusal:
        return refusal


def test_all_but_one_go_by_the_rules_to_their_recorded_ends(tried: Tried) -> None:
    played = [outcome for _, outcome in tried if isinstance(outcome, Rehearsal)]
    assert len(played) == 964
    assert [outcome.differences for outcome in played if outcome.differences] == []
    assert sum(outcome.play.finishing is None for outcome in played) == 5


def test_the_one_is_refused_for_a_raise_of_a_quarter(tried: Tried) -> None:
    """The caller has no more than that; but who has chips raises a full bet, whoever can call it (Robert's Rules §3),
    and gets back what is not called. PokerKit 0.7.7 refuses the same move."""
    (refusal,) = (outcome for _, outcome in tried if isinstance(outcome, UnplayableHand))
    file, said = refusal.message.split(": ", 1)
    assert file.endswith("wsop/85.phh")
    assert said == "'action 19, p2 cbr 750000': A raise must go to a whole total to 1200000, not 750000."


def test_chips_are_conserved(tried: Tried) -> None:
    assert all(sum(outcome.stacks) == sum(hand.stacks) for hand, outcome in tried if isinstance(outcome, Rehearsal))


def test_everyone_holds_the_cards_of_the_file_and_the_board_is_its_board(tried: Tried) -> None:
    for hand, outcome in tried:
        if isinstance(outcome, Rehearsal):
            _verify_cards(hand, outcome)


def _verify_cards(recorded: RecordedHand, rehearsal: Rehearsal) -> None:
    start = rehearsal.play.start
    hand, held = undealt(start.cards), [set[str]() for _ in recorded.stacks]
    for command in (start, *rehearsal.commands):
        hand = evolve_all(hand, decide(hand, command))
        for player in hand.players:
            held[player.seat].update(hand.hole(player.seat))
    for step in recorded.actions:
        if isinstance(step, DealHole):
            assert set(step.cards) - {UNKNOWN} <= held[step.player]
    board = [card for step in recorded.actions if isinstance(step, DealBoard) for card in step.cards]
    assert list(hand.board[: len(board)]) == board
