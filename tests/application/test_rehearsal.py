"""Recorded moves are tried on the rules before anything is stored."""

from dataclasses import replace

import pytest

from application.recorded_play import UNTOLD, BoardSeen, Drew, Happening, HoleSeen, Mucked, Shown
from application.rehearsal import UnplayableHand, rehearse
from domain.hand.commands import Act, Draw, ShowCards
from tests.application.recorded_evening import DRAW, PLAY, moved


def test_moves_become_the_commands_of_their_turns() -> None:
    rehearsal = rehearse(PLAY)
    assert rehearsal.commands == (
        Act(1, 2, "raise", 400, 0.0),
        Act(2, 0, "call", 0, 0.0),
        Act(3, 1, "fold", 0, 0.0),
        ShowCards(1, (1, 4)),
    )
    assert (rehearsal.stacks, rehearsal.contested, rehearsal.differences) == ((1_500, 900, 0), (0, 2), [])


def test_draws_become_commands_with_the_numbers_of_the_cards() -> None:
    rehearsal = rehearse(DRAW)
    assert rehearsal.commands[2:4] == (Draw(3, 0, (8,), 0.0), Draw(4, 1, (), 0.0))
    assert rehearsal.differences == []


def test_another_end_is_a_difference() -> None:
    assert rehearse(replace(PLAY, finishing=(1_500, 800, 100))).differences == [
        "evening.phh: p2 (Bo) ends with 900, the record says 800.",
        "evening.phh: p3 (Cy) ends with 0, the record says 100.",
    ]


RAISE, CALL, FOLD, BOARD, *_ = PLAY.happenings
UNPLAYABLE: list[tuple[tuple[Happening, ...], str]] = [
    ((moved(0, "check_or_call"),), "'p1 check_or_call': p3 is to act, not p1."),
    ((moved(2, "bet_or_raise", 150),), "'p3 bet_or_raise 150': A raise must go to a whole total from 200 to 400"),
    ((RAISE, CALL, FOLD, moved(0, "fold")), "'p1 fold': the hand is over."),
    ((RAISE, CALL), "the record ends before the hand does."),
    ((BOARD, RAISE, CALL, FOLD), "the board is empty at this point."),
    ((RAISE, CALL, FOLD, BoardSeen("d db 2c7d9c", ("2c", "7d", "9c"))), "the board is 2c 7d 9h Jc 3s at this point."),
    ((HoleSeen("d dh p1 AsAd", 0, ("As", "Ad")),), "by the rules p1 gets no such card here."),
    ((RAISE, Drew("p1 sd", 0, ())), "this is a betting round, p1 is to act."),
    ((RAISE, Shown("p3 sm QsQh", 2, (2, 5))), "the hand is not over, p1 is to act."),
    ((RAISE, Mucked("p3 sm", 2)), "the hand is not over, p1 is to act."),
    ((RAISE, CALL, FOLD, Mucked("p1 sm", 0)), "by the rules p1 wins with these cards."),
]


@pytest.mark.parametrize(("happenings", "saying"), UNPLAYABLE)
def test_what_goes_against_the_rules_is_named(happenings: tuple[Happening, ...], saying: str) -> None:
    with pytest.raises(UnplayableHand) as refused:
        rehearse(replace(PLAY, happenings=happenings))
    assert refused.value.message.startswith("evening.phh: ")
    assert saying in refused.value.message


def test_a_start_that_the_rules_refuse_names_the_record() -> None:
    with pytest.raises(UnplayableHand, match=r"^evening\.phh: Every stack must be above zero"):
        rehearse(replace(PLAY, start=replace(PLAY.start, stacks=(1_000, 1_000, 0))))


def test_board_cards_that_are_not_told_may_be_any() -> None:
    board = BoardSeen("d db 2c??9h", ("2c", UNTOLD, "9h"))
    assert rehearse(replace(PLAY, happenings=(RAISE, CALL, FOLD, board))).differences == []


def test_who_mucked_the_winning_hand_is_suspected_first() -> None:
    with pytest.raises(UnplayableHand) as refused:
        rehearse(replace(PLAY, happenings=(RAISE, CALL, FOLD, Mucked("p1 sm", 0))))
    assert refused.value.suspects == (0, 2)
