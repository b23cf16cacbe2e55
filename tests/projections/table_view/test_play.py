"""What the facts of a hand change in the view of its table: one test for each outcome."""

from dataclasses import replace

from domain.event import Event, Recorded
from domain.hand.events import (
    BetReturned,
    CardsShown,
    ForcedBetPosted,
    HandStarted,
    HoleCardsDealt,
    StreetDealt,
    TurnStarted,
)
from domain.table.events import HandOpened
from projections.table_view import LastAction, PotView
from tests.projections.stories import Story
from tests.projections.table_view.folds import dealt, flop, fold, folded_after, hand, seat_at, watched


def test_blinds_lie_before_their_seats() -> None:
    folded = folded_after(dealt())
    assert [seat_at(folded, seat).bet for seat in (0, 1, 2)] == [0, 5, 10]
    assert seat_at(folded, 1).last_action == LastAction("small_blind", 5)
    assert seat_at(folded, 2).stack == 990
    assert (hand(folded).pot, hand(folded).pots, hand(folded).street) == (15, (), "preflop")


def test_antes_go_to_the_middle_at_once() -> None:
    folded = folded_after(dealt(ante=2))
    assert [seat_at(folded, seat).bet for seat in (0, 1, 2)] == [0, 5, 10]
    assert hand(folded).pots == (PotView(6, (0, 1, 2)),)
    assert hand(folded).pot == 21


def test_an_ante_that_only_some_pay_belongs_to_the_main_pot() -> None:
    story = dealt()
    started = next(each.event for each in story.log if isinstance(each.event, HandStarted))
    events = [
        replace(started, antes=(0, 10, 0)),
        ForcedBetPosted(2, "ante", 10, False),
        ForcedBetPosted(2, "big_blind", 10, False),
        HoleCardsDealt("preflop", -1, (1, 2, 0), ((0, 3), (1, 4), (2, 5))),
    ]
    table = [each for each in story.log if each.stream == story.id]
    folded = fold([*table, *(Recorded("hand:a1", 1, event, 0.0, "c", 1) for event in events)])
    assert hand(folded).pots == (PotView(10, (0, 1, 2)),)


def test_a_turn_lists_what_is_legal() -> None:
    story = dealt()
    assert hand(folded_after(story)).turn is not None
    assert legal(story) == ("fold", "call", "raise")
    story.act("call")
    story.act("call")
    assert legal(story) == ("fold", "check", "raise")
    story.act("check")
    assert legal(story) == ("fold", "check", "bet")
    story.act("bet", 20)
    assert legal(story) == ("fold", "call", "raise")


def test_a_turn_without_a_legal_raise_offers_none() -> None:
    story = dealt()
    story.act("raise", 1_000)
    assert legal(story) == ("fold", "call")


def test_an_action_moves_chips_and_ends_the_turn() -> None:
    story = dealt()
    story.act("raise", 30)
    events = [each for each in story.seen if not isinstance(each.event, TurnStarted)]
    folded = fold(events)
    acted = seat_at(folded, 0)
    assert (acted.stack, acted.bet, acted.last_action) == (970, 30, LastAction("raise", 30))
    assert hand(folded).turn is None
    assert hand(folded).pot == 45


def test_a_new_street_gathers_the_bets() -> None:
    story = flop()
    folded = folded_after(story)
    assert [seat_at(folded, seat).bet for seat in (0, 1, 2)] == [0, 0, 0]
    assert {seat_at(folded, seat).last_action for seat in (0, 1, 2)} == {None}
    assert (hand(folded).street, hand(folded).boards) == ("flop", (story.hand.board if story.hand else (),))
    assert hand(folded).pots == (PotView(30, (0, 1, 2)),)


def test_a_fold_takes_the_seat_out_of_the_pots() -> None:
    story = flop()
    story.act("fold")
    folded = folded_after(story)
    assert hand(folded).pots == (PotView(30, (0, 2)),)
    assert (seat_at(folded, 1).folded, seat_at(folded, 1).cards) == (True, ())


def test_side_pots_show_who_can_win_them() -> None:
    story = Story(seats=3)
    for seat, stack in ((0, 1_000), (1, 100), (2, 1_000)):
        story.sit(seat, stack)
    story.deal()
    story.act("raise", 200)
    story.act("call")
    story.act("call")
    folded = folded_after(story)
    assert hand(folded).pots == (PotView(300, (0, 1, 2)), PotView(200, (0, 2)))
    assert seat_at(folded, 1).all_in


def test_cards_turned_up_before_the_river_are_named_as_the_board_grows() -> None:
    story = Story(seats=2)
    story.sit(0, 100)
    story.sit(1, 100)
    cards = ("As", "Kd", "Ah", "Kh", "2c", "Ad", "7c", "7d", "3c", "9s", "4c", "Ks")
    story.deal(cards)
    story.act("raise", 100)
    story.act("call")
    names = [
        {seat.hand for seat in folded.seats if seat}
        for event, folded in watched(story)
        if isinstance(event, CardsShown | StreetDealt)
    ]
    assert names[1] == {"Pair of aces", "Pair of kings"}
    assert names[2] == {"Full house, aces full of sevens", "Two pair, kings and sevens"}
    assert names[-1] == {"Full house, aces full of sevens", "Full house, kings full of sevens"}


def test_an_uncalled_bet_goes_back_to_its_seat() -> None:
    story = dealt()
    story.act("raise", 100)
    story.act("fold")
    story.act("fold")
    returned, before_award = next((event, folded) for event, folded in watched(story) if isinstance(event, BetReturned))
    assert returned.amount == 90
    assert (seat_at(before_award, 0).stack, seat_at(before_award, 0).bet) == (990, 10)
    assert hand(before_award).pot == 25


def test_the_winner_of_an_uncontested_pot_keeps_the_cards_hidden() -> None:
    story = dealt()
    story.act("fold")
    story.act("fold")
    folded = folded_after(story)
    winner = seat_at(folded, 2)
    assert (winner.won, winner.stack, winner.cards, winner.hand) == (10, 1_005, ("??", "??"), "")
    assert [(award.seat, award.amount, award.reason) for award in hand(folded).awards] == [(2, 10, "uncontested")]


def test_who_wins_after_an_all_in_has_chips_again() -> None:
    story = dealt()
    story.act("raise", 1_000)
    story.act("fold")
    story.act("call")
    folded = folded_after(story)
    assert [(seat.all_in, seat.stack > 0) for seat in folded.seats if seat and not seat.folded] in (
        [(False, True), (True, False)],
        [(True, False), (False, True)],
    )


def test_the_last_hand_stays_in_view_until_the_next_begins() -> None:
    story = dealt()
    story.act("fold")
    story.act("fold")
    assert hand(folded_after(story)).over
    story.deal()
    folded = folded_after(story)
    assert (hand(folded).number, hand(folded).over, hand(folded).awards) == (2, False, ())
    assert fold(story.seen[: place_of(story, HandOpened) + 1]).dealt == ((), (), ())
    assert {seat_at(folded, seat).won for seat in (0, 1, 2)} == {0}


def place_of(story: Story, event: type[Event]) -> int:
    """Where the latest event of a kind stands among those that the view is folded from."""
    return max(place for place, each in enumerate(story.seen) if isinstance(each.event, event))


def legal(story: Story) -> tuple[str, ...]:
    turn = hand(folded_after(story)).turn
    assert turn is not None
    return turn.legal
