"""All real hands beside the checkout can be read, and stacked decks deal their cards."""

import tomllib
from collections import Counter
from pathlib import Path

import pytest

from adapters.phh.deck import deck
from adapters.phh.files import find
from adapters.phh.reader import read
from adapters.phh.recorded import RecordedHand
from adapters.phh.steps import BetOrRaise, DealBoard, DealHole

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


def test_the_stacked_decks_deal_what_was_dealt(hands: list[RecordedHand]) -> None:
    holdem = [hand for hand in hands if hand.variant == "NT"]
    for hand in holdem:
        stacked, players = deck(hand), len(hand.stacks)
        for step in hand.actions:
            if isinstance(step, DealHole) and "??" not in step.cards:
                assert (stacked[step.player], stacked[players + step.player]) == step.cards
        board = [card for step in hand.actions if isinstance(step, DealBoard) for card in step.cards]
        first = 2 * players
        assert [stacked[first + i] for i in (1, 2, 3, 5, 7)][: len(board)] == board
        assert len(set(stacked)) == 52
    assert len(holdem) == 924
