"""The button's player chooses the game of an orbit."""

from domain.table.commands import ChooseGame, FixCuts
from domain.table.events import ChoiceOffered, GameChanged
from domain.table.refusals import NoSuchGame, NotSeated, NotYourChoice
from domain.template.terms import Game
from tests.domain.table.tables import (
    COMMITTED,
    NLHE,
    NOW,
    SEATED,
    TABLE,
    fixed,
    player,
    taken,
    under,
)
from tests.support.given import given

LIMIT = Game("flhe/1", 5, 10, 10, 20)
CHOICE = under(games=(NLHE, LIMIT), rotation="choice", pause_seconds=4.0, turn_seconds=20.0)
OFFERED = (CHOICE, *SEATED[1:], COMMITTED, ChoiceOffered(2))
SOON = NOW + 1.0


def choose(seat: int, ruleset: str = "flhe/1", now: float = SOON) -> ChooseGame:
    return ChooseGame(player(seat), ruleset, now)


def test_chosen() -> None:
    table = given(TABLE, *OFFERED).when(choose(2)).then(GameChanged(1, 2, 0.0))
    assert (table.game, table.program.choosing) == (LIMIT, None)


def test_the_same_game_may_be_chosen_again() -> None:
    given(TABLE, *OFFERED).when(choose(2, "nlhe/1")).then(GameChanged(0, 2, 0.0))


def test_the_hand_waits_no_longer_than_its_pause() -> None:
    facts = (*OFFERED, fixed(at=NOW + 20.0))
    table = given(TABLE, *facts).when(choose(2)).then(GameChanged(1, 2, SOON + 4.0))
    assert table.next_hand_at == SOON + 4.0


def test_a_late_choice_does_not_delay_it() -> None:
    facts = (*OFFERED, fixed(at=NOW + 20.0))
    given(TABLE, *facts).when(choose(2, now=NOW + 19.0)).then(GameChanged(1, 2, NOW + 20.0))


def test_a_person_has_the_time_of_a_turn_to_choose() -> None:
    given(TABLE, *OFFERED).when(FixCuts(NOW)).then(fixed(at=NOW + 20.0))


def test_a_house_bot_is_not_waited_for() -> None:
    facts = (CHOICE, taken(0), taken(2, house=True), COMMITTED, ChoiceOffered(2))
    given(TABLE, *facts).when(FixCuts(NOW)).then(fixed(at=NOW + 4.0))


def test_refused_to_anyone_else() -> None:
    given(TABLE, *OFFERED).when(choose(4)).then_refused(NotYourChoice, "not yours to choose now")


def test_refused_once_chosen() -> None:
    facts = (*OFFERED, GameChanged(1, 2, 0.0))
    given(TABLE, *facts).when(choose(2)).then_refused(NotYourChoice, "not yours to choose now")


def test_refused_for_a_game_that_is_not_played_here() -> None:
    given(TABLE, *OFFERED).when(choose(2, "badugi/1")).then_refused(NoSuchGame, "plays nlhe/1, flhe/1, not 'badugi/1'")


def test_refused_without_a_seat() -> None:
    given(TABLE, *OFFERED).when(ChooseGame("account:no", "flhe/1", NOW)).then_refused(NotSeated, "do not sit")
