"""Mixed tables go from game to game: by orbit, by hands, or as the button's player chooses (rule sheet 8)."""

from typing import Any

from domain.table.commands import ChangeSeat
from domain.table.events import ChoiceOffered, GameChanged
from domain.template.terms import Game
from tests.domain.table.evening import Evening, stands
from tests.domain.table.tables import NLHE, player

LIMIT = Game("flhe/1", 5, 10, 10, 20)
DRAW = Game("td27/1", 5, 10, 10, 20)
STUD = Game("stud/1", small_bet=10, big_bet=20, bring_in=3, ante=1)
RAZZ = Game("razz/1", small_bet=10, big_bet=20, bring_in=3, ante=1)


def mixed(*seats: int, games: tuple[Game, ...] = (NLHE, LIMIT, DRAW), **terms: Any) -> Evening:
    return Evening(*seats, games=games, **terms)


def played(evening: Evening, hands: int) -> list[str]:
    return [evening.hand().ruleset for _ in range(hands)]


def test_by_hands() -> None:
    evening = mixed(0, 1, rotation="hands", rotation_hands=2)
    assert played(evening, 7) == ["nlhe/1"] * 2 + ["flhe/1"] * 2 + ["td27/1"] * 2 + ["nlhe/1"]


def test_by_orbit_of_those_who_are_dealt_in() -> None:
    evening = mixed(0, 1, 2, rotation="orbit")
    assert played(evening, 6) == ["nlhe/1"] * 3 + ["flhe/1"] * 3


def test_an_orbit_is_shorter_for_fewer() -> None:
    evening = mixed(0, 1, 2, rotation="orbit")
    evening.hand()
    evening.out(2)
    assert played(evening, 3) == ["nlhe/1", "flhe/1", "flhe/1"]


def test_an_orbit_of_stud_is_as_long() -> None:
    evening = mixed(0, 1, 2, games=(STUD, RAZZ), rotation="orbit")
    assert played(evening, 4) == ["stud/1"] * 3 + ["razz/1"]


def test_the_next_game_is_known_as_soon_as_the_last_hand_of_a_game_is_over() -> None:
    evening = mixed(0, 1, rotation="hands", rotation_hands=1)
    evening.deal()
    assert evening.table.game == NLHE
    assert GameChanged(1, -1, 0.0) in evening.close()
    assert evening.table.game == LIMIT


def test_a_table_of_one_game_stays_with_it() -> None:
    evening = Evening(0, 1)
    assert played(evening, 12) == ["nlhe/1"] * 12


def test_the_button_moves_into_stud_once_rests_and_goes_on_from_there() -> None:
    """TDA 2024 rule 11-B."""
    evening = mixed(0, 1, 2, 3, games=(NLHE, STUD, RAZZ), rotation="hands", rotation_hands=2)
    hands = [evening.hand() for _ in range(8)]
    assert [hand.ruleset for hand in hands[2:6]] == ["stud/1"] * 2 + ["razz/1"] * 2
    assert [hand.button for hand in hands] == [0, 1, 2, 2, 2, 2, 2, 3]
    assert stands(hands[6]) == (2, 3, 0)


def test_a_dead_button_moves_into_stud_likewise() -> None:
    evening = mixed(0, 1, 2, 3, games=(NLHE, STUD), rotation="hands", rotation_hands=2, button="dead")
    hands = [evening.hand() for _ in range(6)]
    assert [hand.button for hand in hands] == [0, 1, 2, 2, 2, 3]
    assert stands(hands[4]) == (2, 3, 0)


def test_the_button_rests_on_a_seat_that_is_empty_by_now() -> None:
    evening = mixed(0, 1, 2, 3, games=(NLHE, STUD), rotation="hands", rotation_hands=2)
    evening.hands(3)
    evening.leave(2)
    assert evening.hand().button == 2
    assert stands(evening.hand()) == (3, 0, 1)


def test_a_table_that_begins_with_stud_has_the_button_where_it_was_put() -> None:
    evening = mixed(0, 1, 2, games=(STUD, NLHE), rotation="hands", rotation_hands=2, first_button=1)
    assert [evening.hand().button for _ in range(4)] == [1, 1, 1, 2]


def test_who_owes_blinds_plays_stud_and_owes_them_afterwards() -> None:
    evening = mixed(0, 1, 2, 3, games=(NLHE, STUD), rotation="hands", rotation_hands=3)
    evening.hand()
    evening.out(3)
    evening.hands(2)
    evening.back(3)
    assert 3 in evening.hand().seats
    evening.hands(2)
    assert evening.table.seats[3].debt.owed


def test_dealers_choice_is_offered_to_the_coming_button_after_each_orbit() -> None:
    evening = mixed(0, 1, 2, rotation="choice")
    evening.hands(2)
    evening.deal()
    assert ChoiceOffered(0) in evening.close()
    assert evening.table.program.choosing == 0


def test_without_a_choice_the_game_goes_on_for_an_orbit() -> None:
    evening = mixed(0, 1, 2, rotation="choice")
    assert played(evening, 7) == ["nlhe/1"] * 7
    assert [fact.seat for fact in evening.facts if isinstance(fact, ChoiceOffered)] == [0, 1]


def test_nobody_is_offered_the_choice_twice_running_while_the_button_rests() -> None:
    evening = mixed(0, 1, 2, games=(STUD, RAZZ), rotation="choice")
    evening.hands(9)
    assert [fact.seat for fact in evening.facts if isinstance(fact, ChoiceOffered)] == [0, 1, 2]


def test_nothing_is_offered_where_no_hand_can_follow() -> None:
    evening = mixed(0, 1, rotation="choice")
    evening.hand()
    evening.deal()
    evening.leave(1)
    assert not [fact for fact in evening.close() if isinstance(fact, ChoiceOffered)]


def test_a_choice_goes_with_its_seat() -> None:
    evening = mixed(0, 1, 2, rotation="choice")
    evening.hands(3)
    evening.leave(0)
    assert evening.table.program.choosing is None


def test_a_hand_of_the_game_that_was_voided_is_played_again() -> None:
    evening = mixed(0, 1, rotation="hands", rotation_hands=1)
    evening.deal()
    evening.void()
    assert played(evening, 2) == ["nlhe/1", "flhe/1"]


def test_nobody_is_big_blind_twice_running_across_stud() -> None:
    """Seat 5 was big blind and out when the button went to where it rests; it is back for the next blinds."""
    evening = mixed(1, 4, 5, games=(NLHE, STUD), rotation="hands", rotation_hands=3, first_button=4)
    assert stands(evening.hands(3)) == (1, 4, 5)
    evening.ask(ChangeSeat(player(4), 0))
    evening.out(5)
    evening.hands(2)
    evening.back(5)
    assert evening.hand().button == 0
    assert stands(evening.hand()) == (1, 5, 0)
