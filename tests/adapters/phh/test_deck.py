"""The stacked deck deals a recorded hand again, in the order in which cards are dealt."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.phh.deck import deck
from adapters.phh.hand import hand
from adapters.phh.recorded import RecordedHand
from adapters.phh.refusals import BadHandFile
from domain.fairness import STANDARD


def recorded(players: int, *actions: str, variant: str = "NT") -> RecordedHand:
    table: dict[str, object] = {
        "variant": variant,
        "antes": [0] * players,
        "blinds_or_straddles": [1, 2, *[0] * (players - 2)],
        "min_bet": 2,
        "small_bet": 2,
        "big_bet": 4,
        "starting_stacks": [100] * players,
        "actions": list(actions),
    }
    return hand("test.phh", table, "test")


def test_cards_come_one_at_a_time_from_p1_with_a_burn_before_each_street() -> None:
    stacked = deck(
        recorded(3, "d dh p1 AhKh", "d dh p2 QhJh", "d dh p3 Th9h", "d db 8h7h6h", "p1 cc", "d db 5h", "d db 4h")
    )
    assert stacked[:6] == ("Ah", "Qh", "Th", "Kh", "Jh", "9h")
    assert stacked[6:14] == ("2c", "8h", "7h", "6h", "2d", "5h", "2h", "4h")
    assert stacked[14:17] == ("2s", "3c", "3d")


def test_unknown_and_undealt_cards_are_the_remaining_ones_in_standard_order() -> None:
    stacked = deck(recorded(2, "d dh p1 2c??", "d dh p2 ????", "p2 f"))
    assert stacked == ("2c", *STANDARD[1:])


def test_cards_that_are_shown_later_were_the_ones_dealt() -> None:
    stacked = deck(recorded(2, "d dh p1 ??Ks", "d dh p2 ????", "p2 cc", "p1 cc", "p1 sm KsAs", "p2 sm QsJs"))
    assert stacked[:4] == ("As", "Qs", "Ks", "Js")


def test_a_showing_that_names_nothing_changes_nothing() -> None:
    stacked = deck(recorded(2, "d dh p1 AsKs", "d dh p2 QsJs", "p1 sm -", "p2 sm"))
    assert stacked[:4] == ("As", "Qs", "Ks", "Js")


def test_limit_holdem_is_dealt_the_same_way() -> None:
    actions = ("d dh p1 AsKs", "d dh p2 QsJs", "d db 2c3c4c")
    assert deck(recorded(2, *actions, variant="FT")) == deck(recorded(2, *actions))


def test_another_game_is_refused() -> None:
    with pytest.raises(BadHandFile, match=r"test\.phh: a deck can be stacked for hold'em only, not for PO"):
        deck(recorded(2, "d dh p1 AsKsQsJs", variant="PO"))


@given(st.integers(2, 10), st.permutations(STANDARD), st.lists(st.booleans(), min_size=25, max_size=25))
def test_every_known_card_lies_where_it_is_dealt_and_each_card_is_there_once(
    players: int, order: list[str], known: list[bool]
) -> None:
    cards = [card if keep else "??" for card, keep in zip(order, known, strict=False)]
    hole = [cards[2 * i : 2 * i + 2] for i in range(players)]
    board = cards[20:25]
    deals = [f"d dh p{i} {first}{second}" for i, (first, second) in enumerate(hole, start=1)]
    stacked = deck(recorded(players, *deals, f"d db {''.join(board[:3])}", f"d db {board[3]}", f"d db {board[4]}"))
    places = [*range(2 * players), *(2 * players + i for i in (1, 2, 3, 5, 7))]
    expected = [*(cards[0] for cards in hole), *(cards[1] for cards in hole), *board]
    assert sorted(stacked) == sorted(STANDARD)
    assert all(stacked[i] == card for i, card in zip(places, expected, strict=True) if card != "??")


def test_the_same_hand_gives_the_same_deck(tmp_path: Path) -> None:
    actions = ("d dh p1 ????", "d dh p2 ????", "d db ??????")
    assert deck(recorded(2, *actions)) == deck(recorded(2, *actions))
