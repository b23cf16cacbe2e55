"""Cards that a file does not tell are chosen such that everything goes as it does tell."""

import pytest

from adapters.phh.play import playable
from application.rehearsal import Rehearsal, UnplayableHand
from tests.adapters.phh import small_hands as small
from tests.adapters.phh.small_hands import Table, recorded, replaced, table


def with_actions(written: Table, *changes: tuple[str, str]) -> Rehearsal:
    for before, after in changes:
        written = written | {"actions": replaced(written, before, after)}
    return playable(recorded(written))


def test_a_mucked_hand_is_a_beaten_one() -> None:
    """A pair of nines wins: hardly a fifth of all hands is worse."""
    low = table(
        "NT",
        [100, 100, 100, 100],
        "d dh p1 2c9d; d dh p2 ????; d dh p3 ????; d dh p4 ????; p3 cc; p4 cc; p1 cc; p2 cc;"
        "d db 4h7h9h; p1 cc; p2 cc; p3 cc; p4 cc; d db 8h; p1 cc; p2 cc; p3 cc; p4 cc;"
        "d db Td; p1 cc; p2 cc; p3 cc; p4 cc; p1 sm 2c9d; p2 sm; p3 sm; p4 sm",
        [130, 90, 90, 90],
        blinds_or_straddles=[5, 10, 0, 0],
        min_bet=10,
    )
    assert playable(recorded(low)).differences == []


def test_open_cards_in_stud_are_such_that_the_right_seat_begins() -> None:
    hidden = with_actions(
        small.STUD,
        ("d dh p1 AsAhKd", "d dh p1 ??????"),
        ("d dh p3 JcTc8h", "d dh p3 ??????"),
        ("d dh p1 Qc; d dh p2 5h", "d dh p1 ??; d dh p2 5h"),
    )
    assert hidden.differences == []


def test_in_razz_the_highest_open_card_brings_in() -> None:
    assert with_actions(small.RAZZ, ("As2d3h", "As2d??"), ("4c5cKd", "4c5c??")).differences == []


def test_recorded_stacks_tell_who_won_with_cards_that_nobody_saw() -> None:
    unseen = [("d dh p1 AsKs", "d dh p1 ????"), ("d dh p3 QdQc", "d dh p3 ????"), ("; p1 sm AsKs; p3 sm", "")]
    written = small.LIMIT_HOLDEM | {"finishing_stacks": [120, 190, 290]}
    for before, after in unseen:
        written |= {"actions": replaced(written, before, after)}
    rehearsal = playable(recorded(written))
    assert rehearsal.stacks == (120, 190, 290)


def test_discards_that_nobody_saw_are_drawn_for_untold_cards() -> None:
    """Whatever is shown at the end was held or drawn before."""
    hidden = with_actions(
        small.TRIPLE_DRAW,
        ("d dh p1 2c3c4c5d9h", "d dh p1 ??????????"),
        ("p1 sd 5d", "p1 sd ??"),
        ("d dh p1 8s", "d dh p1 ??"),
        ("p1 sd 9h", "p1 sd ??"),
        ("d dh p1 7d", "d dh p1 ??"),
    )
    assert hidden.differences == []


def test_a_hand_that_no_cards_help_is_refused_with_the_move() -> None:
    """The winner holds the worst hand that there is."""
    worst = table(
        "NT",
        [100, 100],
        "d dh p1 2c3d; d dh p2 ????; p2 cc; p1 cc; d db 4h5h7h; p1 cc; p2 cc; d db 8h; p1 cc; p2 cc;"
        "d db 9h; p1 cc; p2 cc; p2 sm; p1 sm 2c3d",
        [110, 90],
        blinds_or_straddles=[5, 10],
        min_bet=10,
    )
    with pytest.raises(UnplayableHand, match="'action 14, p2 sm': by the rules p2 wins with these cards"):
        playable(recorded(worst))


def test_stacks_that_no_cards_explain_are_a_difference() -> None:
    """Chips that left the table, as rake does, are no matter of cards."""
    raked = small.LIMIT_HOLDEM | {"finishing_stacks": [285, 190, 120]}
    actions = replaced(raked, "d dh p3 QdQc", "d dh p3 ????")
    assert playable(recorded(raked, actions=actions)).differences == [
        "small.phh: p1 (p1) ends with 290, the record says 285."
    ]
