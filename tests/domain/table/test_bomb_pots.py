"""Bomb pots: equal antes, no blinds; every so many hands, or when everyone agrees."""

from typing import Any

import pytest

from domain.table.commands import ChangeSeat, VoteBombPot
from domain.template.terms import Game
from tests.domain.table.evening import Evening, bets, stands
from tests.domain.table.tables import NLHE, player


def bombing(*seats: int, **terms: Any) -> Evening:
    return Evening(*seats, **{"bomb_ante": 25, **terms})


def vote(evening: Evening, *seats: int) -> None:
    evening.ask(*(VoteBombPot(player(seat)) for seat in seats))


def test_everyone_antes_the_same_and_nobody_posts() -> None:
    hand = bombing(0, 1, 2, 3, bomb_every=1).deal()
    assert hand.bomb
    assert (hand.antes, hand.blinds, hand.kinds) == ((25,) * 4, (0,) * 4, ("",) * 4)
    assert (hand.seats, hand.big_blind) == ((1, 2, 3, 0), 10)


def test_every_so_many_hands() -> None:
    evening = bombing(0, 1, 2, bomb_every=3)
    assert [evening.hand().bomb for _ in range(7)] == [False, False, True, False, False, True, False]


@pytest.mark.parametrize("boards", [1, 2])
def test_on_as_many_boards_as_the_terms_say(boards: int) -> None:
    evening = bombing(0, 1, bomb_every=2, bomb_boards=boards)
    assert [evening.hand().boards for _ in range(2)] == [1, boards]


def test_a_second_board_leaves_no_run_outs() -> None:
    evening = bombing(0, 1, bomb_every=2, bomb_boards=2, most_runouts=2)
    assert [evening.hand().most_runouts for _ in range(2)] == [2, 1]


@pytest.mark.parametrize("button", ["forward", "dead"])
def test_it_takes_nobody_s_blinds_or_button(button: str) -> None:
    evening = bombing(0, 1, 2, 3, bomb_every=3, button=button)
    hands = [evening.hand() for _ in range(5)]
    assert [stands(hand) for hand in hands] == [(0, 1, 2), (1, 2, 3), (2, -1, -1), (2, 3, 0), (3, 0, 1)]


@pytest.mark.parametrize("button", ["forward", "dead"])
def test_from_bomb_pot_to_bomb_pot_the_button_goes_on(button: str) -> None:
    evening = bombing(0, 1, 2, bomb_every=1, button=button)
    assert [evening.hand().button for _ in range(4)] == [0, 1, 2, 0]


def test_who_owes_blinds_is_dealt_in_and_owes_them_afterwards() -> None:
    evening = bombing(0, 1, 2, 4, bomb_every=3)
    evening.hands(2)
    evening.sit(3)
    assert 3 in evening.deal().seats
    assert evening.table.seats[3].debt.new


def test_it_is_no_blind_that_is_missed() -> None:
    evening = bombing(0, 1, 2, 3, bomb_every=1)
    evening.out(3)
    evening.hands(8)
    assert not evening.table.seats[3].debt.owed
    assert evening.table.seats[3].debt.orbits == 0


def test_when_everyone_agrees_the_next_hand_is_one() -> None:
    evening = bombing(0, 1, 2, bomb_vote=True)
    vote(evening, 0, 1)
    assert not evening.hand().bomb
    vote(evening, 2)
    assert evening.hand().bomb
    assert not evening.hand().bomb


def test_agreed_while_a_hand_is_played() -> None:
    evening = bombing(0, 1, bomb_vote=True)
    evening.deal()
    vote(evening, 0, 1)
    evening.close()
    assert evening.deal().bomb


def test_who_is_not_dealt_in_is_not_asked() -> None:
    evening = bombing(0, 1, 2, bomb_vote=True)
    vote(evening, 0, 1)
    evening.out(2)
    assert evening.hand().bomb


def test_whoever_sits_down_is_asked_too() -> None:
    evening = bombing(0, 1, bomb_vote=True)
    vote(evening, 0, 1)
    evening.sit(2)
    assert not evening.hand().bomb


def test_a_vote_goes_with_its_seat() -> None:
    evening = bombing(0, 1, 2, bomb_vote=True)
    vote(evening, 0, 1, 2)
    evening.leave(2)
    evening.sit(2)
    assert not evening.hand().bomb


def test_house_bots_agree_to_what_people_do() -> None:
    evening = bombing(0, bomb_vote=True)
    evening.sit(1, house=True)
    assert not evening.hand().bomb
    vote(evening, 0)
    assert evening.hand().bomb


def test_house_bots_alone_agree_to_nothing() -> None:
    evening = bombing(bomb_vote=True)
    for seat in (0, 1):
        evening.sit(seat, house=True)
    assert not evening.hand().bomb


def test_one_that_falls_due_in_a_game_without_a_flop_waits() -> None:
    draw = Game("td27/1", 5, 10, 10, 20)
    evening = bombing(0, 1, games=(NLHE, draw), rotation="hands", rotation_hands=2, bomb_every=3)
    hands = [evening.hand() for _ in range(5)]
    assert [(hand.ruleset, hand.bomb) for hand in hands] == [
        ("nlhe/1", False),
        ("nlhe/1", False),
        ("td27/1", False),
        ("td27/1", False),
        ("nlhe/1", True),
    ]


def test_votes_for_a_hand_that_was_voided_stand() -> None:
    evening = bombing(0, 1, bomb_vote=True)
    vote(evening, 0, 1)
    evening.deal()
    evening.void()
    assert evening.deal().bomb


def test_short_deck_bombs_too() -> None:
    game = Game("nlsd/1", big_blind=10, ante=10)
    evening = bombing(0, 1, 2, games=(game,), bomb_every=2)
    first, bomb, third = (evening.hand() for _ in range(3))
    assert [hand.button for hand in (first, bomb, third)] == [0, 1, 1]
    assert (bets(first), bets(bomb)) == ({0: ("button_blind", 10, 0)}, {})


def test_after_several_the_blinds_go_on_where_they_were() -> None:
    evening = bombing(0, 1, 2, 3, bomb_vote=True)
    evening.hand()
    for _ in range(3):
        vote(evening, 0, 1, 2, 3)
        assert evening.hand().bomb
    assert stands(evening.hand()) == (1, 2, 3)


def test_who_moved_between_the_blinds_is_no_blind_after_one() -> None:
    evening = bombing(0, 1, 3, 4, bomb_every=2)
    evening.hand()
    evening.ask(ChangeSeat(player(0), 2))
    assert evening.hand().bomb
    hand = evening.hand()
    assert (stands(hand), 2 in hand.seats) == ((1, 3, 4), False)
