"""When no bet can follow, nobody is asked: hands are tabled, the board is dealt (TDA 16)."""

from domain.event import Event
from domain.hand.events import BetReturned, CardsShown, HandSettled, PotAwarded, StreetDealt, TurnStarted
from tests.support.hands import Play, stacked, start

DECK = stacked(["AsAh", "KsKh", "QsQh"], "2c7d9hJc3s")


def kinds(facts: list[Event]) -> list[str]:
    """The facts without the namespace of their topic, each kind once in a row."""
    names = [fact.TOPIC.removeprefix("hand.") for fact in facts]
    return [name for place, name in enumerate(names) if place == 0 or names[place - 1] != name]


def test_two_all_ins_before_the_flop_are_tabled_before_the_board() -> None:
    play = Play(start(1_000, 1_000, deck=DECK)).by(1, "raise", 1_000).by(0, "call")
    assert kinds(play.latest) == ["action_taken", "cards_shown", "street_dealt", "pot_awarded", "settled"]
    assert [fact.street for fact in play.told(StreetDealt)] == ["flop", "turn", "river"]


def test_one_with_chips_left_is_not_asked_again() -> None:
    play = Play(start(1_000, 400, 1_000, deck=DECK)).by(2, "fold").by(0, "raise", 700).by(1, "call")
    assert kinds(play.latest)[:2] == ["action_taken", "bet_returned"]
    assert play.told(BetReturned) == [BetReturned(0, 300)]
    assert play.hand.over


def test_one_with_chips_left_must_still_answer_an_all_in() -> None:
    play = Play(start(1_000, 400, 1_000)).by(2, "fold").by(0, "call").by(1, "raise", 400)
    assert (play.seat, play.turn.to_call, play.turn.max_to) == (0, 300, 0)


def test_two_with_chips_left_bet_on_for_a_side_pot() -> None:
    play = Play(start(1_000, 1_000, 300)).by(2, "raise", 300).by(0, "call").by(1, "call")
    assert (play.hand.street, play.seat, play.turn.max_to) == ("flop", 0, 700)


def test_the_last_one_with_chips_is_not_asked_when_the_other_folds_the_side_pot() -> None:
    play = Play(start(1_000, 1_000, 300, deck=DECK)).by(2, "raise", 300).by(0, "call").by(1, "call")
    play.by(0, "bet", 200).by(1, "fold")
    assert kinds(play.latest)[:2] == ["action_taken", "bet_returned"]
    assert play.told(BetReturned) == [BetReturned(0, 200)]
    assert play.hand.over


def test_an_all_in_on_the_river_needs_no_more_cards() -> None:
    play = Play(start(1_000, 1_000, deck=DECK)).by(1, "call").by(0, "check").does(*["check"] * 4)
    play.by(0, "bet", 900).by(1, "call")
    assert kinds(play.latest) == ["action_taken", "cards_shown", "pot_awarded", "settled"]


def test_an_all_in_that_nobody_calls_wins_unseen() -> None:
    play = Play(start(1_000, 1_000, 1_000, deck=DECK)).by(2, "raise", 1_000).does("fold", "fold")
    assert play.told(BetReturned) == [BetReturned(2, 900)]
    assert play.told(PotAwarded) == [PotAwarded(0, 0, "", 2, 250, "uncontested", "", ())]
    assert not play.told(CardsShown)
    assert not play.told(StreetDealt)


def test_no_turn_follows_the_end() -> None:
    play = Play(start(1_000, 1_000, deck=DECK)).by(1, "raise", 1_000).by(0, "call")
    assert len(play.told(TurnStarted)) == 2
    assert len(play.told(HandSettled)) == 1
