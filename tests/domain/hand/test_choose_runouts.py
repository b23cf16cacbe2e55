"""Run it twice or three times, by consent of all in the pot (rule sheet 2, PokerStars)."""

import pytest

from domain.hand import Deck, Hand, decide, evolve, undealt
from domain.hand.commands import ChooseRunouts, TimeOut
from domain.hand.events import HandSettled, RunoutsAgreed, RunoutsChosen, RunoutsOffered, StreetDealt
from domain.hand.refusals import IllegalAction, NoRunoutsOffered, TooEarly
from tests.support.given import Aggregate, Case, given
from tests.support.hands import NOW, TURN_SECONDS, Play, stacked, start

DECK = stacked(["AsAh", "KsKh"], "2c7d9hJc3s")
HAND = Aggregate(decide, evolve, lambda: undealt(Deck(DECK)))


def all_in(most: int = 3) -> Play:
    """Both are all-in before the flop."""
    play = Play(start(1_000, 1_000, deck=DECK, most_runouts=most))
    return play.by(1, "raise", 1_000).by(0, "call")


def offered(*chosen: tuple[int, int]) -> Case[Hand]:
    play = all_in()
    for seat, count in chosen:
        play.runs(seat, count)
    return given(HAND, *play.facts)


def test_everyone_in_the_pot_is_asked() -> None:
    assert all_in().facts[-1] == RunoutsOffered((0, 1), 3, NOW + TURN_SECONDS)


def test_nobody_is_asked_where_the_table_deals_once() -> None:
    assert not all_in(most=1).told(RunoutsOffered)


def test_the_least_that_anyone_wants_is_dealt() -> None:
    play = all_in().runs(0, 3).runs(1, 2)
    assert play.told(RunoutsAgreed) == [RunoutsAgreed(2)]
    assert [(fact.board, fact.street) for fact in play.told(StreetDealt)] == [
        (board, street) for board in (0, 1) for street in ("flop", "turn", "river")
    ]
    assert len({card for board in play.hand.boards for card in board}) == 10
    assert sum(play.told(HandSettled)[0].stacks) == 2_000


def test_who_wants_one_board_decides_for_all() -> None:
    play = all_in().runs(1, 1)
    assert play.told(RunoutsAgreed) == [RunoutsAgreed(1)]
    assert len(play.hand.boards) == 1


def test_the_first_answer_waits_for_the_second() -> None:
    offered().when(ChooseRunouts(0, 2, NOW)).then(RunoutsChosen(0, 2))


def test_the_same_answer_again_adds_nothing() -> None:
    offered((0, 2)).when(ChooseRunouts(0, 2, NOW)).then()


def test_another_answer_is_refused() -> None:
    offered((0, 2)).when(ChooseRunouts(0, 3, NOW)).then_refused(NoRunoutsOffered, "answered already")


def test_refused_for_who_is_not_asked() -> None:
    offered().when(ChooseRunouts(5, 2, NOW)).then_refused(NoRunoutsOffered, "Nobody asks you")
    started = Play(start(1_000, 1_000, deck=DECK, most_runouts=3)).facts
    given(HAND, *started).when(ChooseRunouts(0, 2, NOW)).then_refused(NoRunoutsOffered, "Nobody asks you")


@pytest.mark.parametrize("count", [0, -1, 4, 2.0, True, "2", None])
def test_refused_for_another_number(count: int) -> None:
    offered().when(ChooseRunouts(0, count, NOW)).then_refused(IllegalAction, "run 1 to 3 times")


def test_silence_is_one_board() -> None:
    late = TimeOut(0, NOW + TURN_SECONDS)
    facts = decide(offered((0, 2)).state(), late)
    assert facts[:2] == [RunoutsChosen(1, 1), RunoutsAgreed(1)]


def test_silence_lasts_until_the_deadline() -> None:
    offered((0, 2)).when(TimeOut(0, NOW + TURN_SECONDS - 1)).then_refused(TooEarly, "another 1.0 seconds")
