"""Recorded hands of every variant go by the rules of the room, or are refused with the move that does not."""

import pytest

from adapters.phh.play import playable
from adapters.phh.refusals import BadHandFile
from application.rehearsal import UnplayableHand
from domain.hand.commands import Act, Draw, ShowCards
from tests.adapters.phh import small_hands as small
from tests.adapters.phh.small_hands import Table, recorded, replaced


@pytest.mark.parametrize("variant", small.ALL)
def test_a_hand_of_each_variant_ends_as_recorded(variant: str) -> None:
    rehearsal = playable(recorded(small.ALL[variant]))
    assert rehearsal.differences == []
    assert list(rehearsal.stacks) == small.ALL[variant]["finishing_stacks"]


def test_another_end_is_a_difference_for_each_player() -> None:
    assert playable(recorded(small.LIMIT_HOLDEM, finishing_stacks=[291, 190, 119])).differences == [
        "small.phh: p1 (p1) ends with 290, the record says 291.",
        "small.phh: p3 (p3) ends with 120, the record says 119.",
    ]


def test_without_recorded_stacks_there_is_nothing_to_differ_from() -> None:
    written = {name: value for name, value in small.STUD.items() if name != "finishing_stacks"}
    assert playable(recorded(written)).differences == []


REFUSED = [
    (small.LIMIT_HOLDEM, "p3 cbr 20", "p3 cbr 25", "'action 4, p3 cbr 25': A raise must go to a whole total to 20"),
    (small.LIMIT_HOLDEM, "p3 cbr 20; p1 cc", "p1 cc; p3 cbr 20", "'action 4, p1 cc': p3 is to act, not p1"),
    (small.LIMIT_HOLDEM, "p1 cbr 20; p3 cc; p1 sm AsKs; p3 sm", "p1 cbr 20", "the record ends before the hand does"),
    (small.LIMIT_HOLDEM, "d db 9c; p1 cbr 20; p3 cc; d db 3d", "d db 9c; d db 3d", "the board is Qs 7s 2s 9c at this"),
    (small.LIMIT_HOLDEM, "d db 9c; ", "", "'action 14, d db 3d': the board is Qs 7s 2s 3d"),
    (small.LIMIT_HOLDEM, "p3 cc; p1 sm AsKs; p3 sm", "p3 sm", "the hand is not over, p3 is to act"),
    (small.STUD, "p2 pb; ", "d db 4h; p2 pb; ", "'action 4, d db 4h': the board is empty at this point"),
    (small.LIMIT_HOLDEM, "p1 sm AsKs; p3 sm", "p1 sm; p3 sm QdQc", "'action 18, p1 sm': by the rules p1 wins"),
    (small.LIMIT_HOLDEM, "p3 cc; p1 sm AsKs; p3 sm", "p1 sm AsKs", "the hand is not over, p3 is to act"),
    (small.STRADDLED, "p4 cbr 80", "p4 cbr 60", "'action 5, p4 cbr 60': A raise must go to a whole total from 80"),
    (small.SHORT_DECK, "p1 cc; p2 f", "p2 f; p1 cc", "'action 4, p2 f': p1 is to act, not p2"),
    (
        small.POT_LIMIT,
        "p2 cbr 40",
        "p2 cbr 41",
        "from 20 to 40",
    ),
    (small.STUD, "p2 pb", "p3 cc", "'action 4, p3 cc': p2 is to act, not p3"),
    (small.STUD, "p2 pb", "p2 cc", "'action 4, p2 cc': You can bring_in or complete now"),
    (
        small.STUD,
        "p1 cbr 10; p2 cc; p3 f",
        "p1 cbr 13; p2 cc; p3 f",
        "must go to a whole total to 10, not 13",
    ),
    (small.RAZZ, "p2 pb; p1 cbr 10; p2 cc", "p1 pb; p2 cbr 10; p1 cc", "'action 3, p1 pb': p2 is to act, not p1"),
    (small.SINGLE_DRAW, "p3 sd; d dh p2 4c", "d dh p2 4c", "'action 9, p2 cc': p3 is to act, not p2"),
    (
        small.BADUGI,
        "p1 sd; p2 sd; p1 cc; p2 cc; ",
        "p1 cc; p2 cc; ",
        "p1 cc': p1 is to draw or to stand pat",
    ),
    (small.SINGLE_DRAW, "p1 f; p2 cc", "p1 sd; p2 cc", "'action 5, p1 sd': this is a betting round, p1 is to act"),
    (small.TRIPLE_DRAW, "p1 sd 5d; p3 sd 7h", "p3 sd 7h; p1 sd 5d", "'action 7, p3 sd 7h': p1 is to act, not p3"),
]


@pytest.mark.parametrize(("written", "before", "after", "said"), REFUSED)
def test_a_move_against_the_rules_is_named(written: Table, before: str, after: str, said: str) -> None:
    with pytest.raises(UnplayableHand) as refused:
        playable(recorded(written, actions=replaced(written, before, after)))
    assert refused.value.message.startswith("small.phh: ")
    assert said in refused.value.message


MOST = [("NT", 10, 9), ("F7S", 9, 8), ("F2L3D", 7, 6), ("FB", 8, 7)]


@pytest.mark.parametrize(("variant", "players", "most"), MOST)
def test_more_players_than_the_room_deals_to_are_refused(variant: str, players: int, most: int) -> None:
    cards = {"NT": 2, "F7S": 3, "F2L3D": 5, "FB": 4}[variant]
    fields: Table = {"small_bet": 10, "big_bet": 20, "min_bet": 10, "bring_in": 3, "antes": [1] * players}
    fields["blinds_or_straddles"] = [5, 10, *[0] * (players - 2)]
    deals = "; ".join(f"d dh p{player} {'??' * cards}" for player in range(1, players + 1))
    crowd = small.table(variant, [100] * players, deals, [100] * players, **fields)
    with pytest.raises(BadHandFile, match=f"is dealt to at most {most} players, not to {players}"):
        playable(recorded(crowd))


def test_discards_become_the_numbers_of_the_cards() -> None:
    """Hole cards lie in three rounds of dealing; the first drawn card is number 16, after a burned one."""
    commands = playable(recorded(small.TRIPLE_DRAW)).commands
    draws = [(command.seat, command.discarded) for command in commands if isinstance(command, Draw)]
    assert draws == [(0, (9,)), (2, (2,)), (0, (12,)), (2, ()), (0, ()), (2, ())]


@pytest.mark.parametrize("shown", ["9h9d8h8d", "-"])
def test_who_is_left_may_show_after_the_others_folded(shown: str) -> None:
    actions = replaced(small.POT_LIMIT, "p1 f", f"p1 f; p2 sm {shown}")
    assert playable(recorded(small.POT_LIMIT, actions=actions)).commands[-1] == ShowCards(1, (1, 3, 5, 7))


def test_who_wins_without_a_contest_may_say_so_by_mucking() -> None:
    actions = replaced(small.POT_LIMIT, "p1 f", "p1 f; p2 sm")
    assert isinstance(playable(recorded(small.POT_LIMIT, actions=actions)).commands[-1], Act)


def test_the_last_with_cards_need_not_show_when_the_others_mucked() -> None:
    actions = replaced(small.LIMIT_HOLDEM, "p1 sm AsKs; p3 sm", "p3 sm; p1 sm")
    assert playable(recorded(small.LIMIT_HOLDEM, actions=actions)).differences == []


def test_a_beaten_hand_that_was_shown_is_shown() -> None:
    actions = replaced(small.LIMIT_HOLDEM, "p3 sm", "p3 sm QdQc")
    assert playable(recorded(small.LIMIT_HOLDEM, actions=actions)).commands[-1] == ShowCards(2, (2, 5))


ALL_IN = small.table(
    "NT",
    [50, 100, 100],
    "d dh p1 AsAh; d dh p2 KsKh; d dh p3 QsQh; p3 cbr 50; p1 cc; p2 cc; d db 2c7d9h; p2 f; p3 cc;"
    "p1 sm AsAh; p3 sm QsQh; d db Jc; d db 3s",
    [150, 50, 50],
    blinds_or_straddles=[5, 10, 0],
    min_bet=10,
)


def test_a_check_against_players_who_are_all_in_changes_nothing() -> None:
    """Some records ask the only one with chips, though there is nothing to decide."""
    commands = playable(recorded(ALL_IN)).commands
    assert [command.seat for command in commands] == [2, 0, 1, 1]


def test_hands_may_be_tabled_before_all_in_draws() -> None:
    early = small.table(
        "N2L1D",
        [30, 30],
        "d dh p1 2c3c4c5d7h; d dh p2 8h6h4h3h2d; p2 cbr 30; p1 cc; p1 sm -; p2 sm -; p1 sd; p2 sd 8h; d dh p2 9s",
        [60, 0],
        blinds_or_straddles=[5, 10],
        min_bet=10,
    )
    assert playable(recorded(early)).differences == []


def test_a_board_that_is_not_told_may_be_any() -> None:
    actions = replaced(ALL_IN, "d db Jc", "d db ??")
    assert playable(recorded(ALL_IN, actions=actions)).differences == []


def test_a_bomb_pot_goes_straight_to_the_flop() -> None:
    bomb = small.table(
        "NT",
        [100, 100, 100],
        "d dh p1 AsAh; d dh p2 KsKh; d dh p3 QsQh; d db 2c7d9h; p1 cbr 20; p2 f; p3 f",
        [110, 95, 95],
        antes=[5, 5, 5],
        blinds_or_straddles=[0, 0, 0],
        min_bet=10,
    )
    assert playable(recorded(bomb)).differences == []
    betting = replaced(bomb, "d db 2c7d9h", "p1 cc; p2 cc; p3 cc; d db 2c7d9h")
    with pytest.raises(UnplayableHand, match="Someone must post the big blind"):
        playable(recorded(bomb, actions=betting))
