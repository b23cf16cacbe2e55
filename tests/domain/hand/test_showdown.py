"""Who shows, in which order, and who mucks (TDA 16, 17; Robert's Rules 3)."""

from domain.hand.events import BetReturned, CardsMucked, CardsShown, HandSettled, PotAwarded, StreetDealt
from tests.support.hands import Play, cards, stacked, start

BOARD = "2c7d9hJc3s"
ACES, KINGS, QUEENS, TENS = "AsAh", "KsKh", "QsQh", "TsTh"


def deal(*hole: str, stack: int = 1_000) -> Play:
    return Play(start(*[stack] * len(hole), deck=stacked(hole, BOARD)))


def ends(play: Play) -> list[tuple[int, str]]:
    """What each seat did at the showdown, in order."""
    verbs = {CardsShown: "shows", CardsMucked: "mucks"}
    return [(fact.seat, verbs[type(fact)]) for fact in play.facts if isinstance(fact, CardsShown | CardsMucked)]


def to_the_river(play: Play) -> Play:
    """Everyone just calls before the flop and checks until the river is dealt."""
    while play.hand.street != "river":
        play.does("call" if play.turn.to_call else "check")
    return play


def test_without_a_bet_on_the_river_left_of_the_button_shows_first() -> None:
    play = to_the_river(deal(QUEENS, KINGS, ACES)).does("check", "check", "check")
    assert ends(play) == [(0, "shows"), (1, "shows"), (2, "shows")]


def test_a_beaten_hand_is_mucked() -> None:
    play = to_the_river(deal(KINGS, ACES, QUEENS)).does("check", "check", "check")
    assert ends(play) == [(0, "shows"), (1, "shows"), (2, "mucks")]


def test_the_last_aggressor_of_the_river_shows_first() -> None:
    play = to_the_river(deal(KINGS, ACES, QUEENS)).by(0, "check").by(1, "bet", 100).by(2, "call").by(0, "call")
    assert ends(play) == [(1, "shows"), (2, "mucks"), (0, "mucks")]


def test_who_raised_last_shows_first() -> None:
    play = to_the_river(deal(KINGS, ACES, QUEENS)).by(0, "bet", 100).by(1, "call").by(2, "raise", 200)
    play.by(0, "call").by(1, "call")
    assert ends(play) == [(2, "shows"), (0, "shows"), (1, "shows")]


def test_the_aggressor_of_an_earlier_street_has_no_say() -> None:
    play = deal(KINGS, ACES, QUEENS).does("call", "call", "check").by(0, "check").by(1, "bet", 100).does("call", "call")
    play.does(*["check"] * 6)
    assert ends(play)[0] == (0, "shows")


def test_equal_hands_are_all_shown() -> None:
    play = to_the_river(deal("AsKh", "AdKc", QUEENS)).does("check", "check", "check")
    assert ends(play) == [(0, "shows"), (1, "shows"), (2, "shows")]
    better = to_the_river(deal("AsJh", "AdJs", QUEENS[:2] + "8h")).does("check", "check", "check")
    assert ends(better) == [(0, "shows"), (1, "shows"), (2, "mucks")]


def test_mucked_cards_stand_in_no_fact() -> None:
    play = to_the_river(deal(ACES, KINGS, QUEENS)).does("check", "check", "check")
    told = " ".join(repr(fact) for fact in play.facts)
    assert not [card for card in cards(KINGS + QUEENS) if card in told]


def test_who_wins_uncontested_shows_nothing() -> None:
    play = to_the_river(deal(ACES, KINGS, QUEENS)).by(0, "bet", 100).does("fold", "fold")
    assert ends(play) == []
    assert play.told(PotAwarded) == [PotAwarded(0, 0, "", 0, 300, "uncontested", "", ())]


def test_a_big_blind_that_nobody_paid_against_just_comes_back() -> None:
    play = Play(start(1_000, 1_000, 1_000, blinds=(0, 100, 0))).does("fold", "fold")
    assert play.told(BetReturned) == [BetReturned(1, 100)]
    assert not play.told(PotAwarded)
    assert play.told(HandSettled)[0].net == (0, 0, 0)


def test_all_in_hands_are_all_tabled_before_the_run_out() -> None:
    play = deal(KINGS, ACES, QUEENS).by(2, "raise", 1_000).by(0, "call").by(1, "call")
    shown = [place for place, fact in enumerate(play.facts) if isinstance(fact, CardsShown)]
    dealt = [place for place, fact in enumerate(play.facts) if isinstance(fact, StreetDealt)]
    assert ends(play) == [(2, "shows"), (0, "shows"), (1, "shows")]
    assert max(shown) < min(dealt)


def test_with_an_all_in_at_the_river_nobody_may_muck() -> None:
    play = to_the_river(deal(ACES, KINGS)).by(0, "bet", 900).by(1, "call")
    assert ends(play) == [(0, "shows"), (1, "shows")]


def test_players_of_the_side_pot_show_before_an_all_in_for_the_main_pot() -> None:
    """Robert's Rules 3: seat 1 is all-in; seats 0 and 2 bet on."""
    play = Play(start(1_000, 200, 1_000, deck=stacked([KINGS, ACES, QUEENS], BOARD)))
    play.by(2, "raise", 200).by(0, "call").by(1, "call").does(*["check"] * 4)
    play.by(0, "check").by(2, "bet", 300).by(0, "call")
    assert ends(play) == [(2, "shows"), (0, "shows"), (1, "shows")]


def test_players_of_a_side_pot_show_first_also_without_a_bet_on_the_river() -> None:
    play = Play(start(200, 1_000, 1_000, deck=stacked([ACES, KINGS, QUEENS], BOARD)))
    play.by(2, "raise", 200).by(0, "call").by(1, "call").by(1, "bet", 100).by(2, "call").does(*["check"] * 4)
    assert ends(play) == [(1, "shows"), (2, "shows"), (0, "shows")]


def test_a_shown_hand_is_named_when_the_board_is_complete() -> None:
    play = to_the_river(deal(ACES, KINGS)).does("check", "check")
    assert play.told(CardsShown) == [CardsShown(0, (0, 2), ("As", "Ah"), "Pair of aces")]


def test_a_hand_shown_before_the_run_out_has_no_name_yet() -> None:
    play = deal(ACES, KINGS).by(1, "raise", 1_000).by(0, "call")
    assert [fact.hand for fact in play.told(CardsShown)] == ["", ""]


def test_the_award_names_the_hand_and_its_five_cards() -> None:
    play = to_the_river(deal(ACES, KINGS)).does("check", "check")
    best = ("As", "Ah", "Jc", "9h", "7d")
    assert play.told(PotAwarded) == [PotAwarded(0, 0, "", 0, 200, "showdown", "Pair of aces", best)]


def test_who_plays_the_board_must_table_the_hand_to_win() -> None:
    """TDA 19: everyone who shares the pot has shown."""
    play = to_the_river(Play(start(1_000, 1_000, deck=stacked(["2c3c", "2d3d"], "AsKsQsJsTs"))))
    play.does("check", "check")
    assert {seat for seat, _ in ends(play)} == {fact.seat for fact in play.told(PotAwarded)}
