from collections.abc import Iterator, Sequence
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.event import Event, Recorded
from domain.hand.events import (
    ActionTaken,
    BetReturned,
    CardsShown,
    ForcedBetPosted,
    HandSettled,
    HandStarted,
    HoleCardsDealt,
    PotAwarded,
    StreetDealt,
    TurnStarted,
)
from domain.table.commands import CommitDeck, SealCut, SitIn, SitOut
from domain.table.events import CutOpened, HandOpened, TopUpQueued
from projections.table_view import HandView, LastAction, PotView, SeatView, TableFold, begin, evolve
from tests.projections.stories import Story


def fold(events: Sequence[Recorded], table: str = "table:a") -> TableFold:
    folded = begin(table)
    for recorded in events:
        folded = evolve(folded, recorded)
    return folded


def steps(story: Story) -> Iterator[tuple[Recorded, TableFold]]:
    """The fold after the last event of each command on each stream."""
    folded, log = begin(story.id), story.seen
    for place, recorded in enumerate(log):
        folded = evolve(folded, recorded)
        if place + 1 == len(log) or log[place + 1].command_id != recorded.command_id:
            yield recorded, folded


def chips(folded: TableFold) -> int:
    return sum(seat.stack + seat.bet for seat in folded.seats if seat)


@settings(max_examples=40, deadline=None)
@given(st.randoms(use_true_random=False), st.integers(2, 6), st.integers(0, 2))
def test_the_view_tells_the_same_as_the_domain(random: Random, seats: int, ante: int) -> None:
    story = Story(random, seats=seats, ante=ante).evening(2)
    for recorded, folded in steps(story):
        if isinstance(recorded.event, TurnStarted):
            played = hand(folded)
            assert played.pot == sum(pot.amount for pot in played.pots) + sum(seat.bet for seat in folded.seats if seat)
    assert story.hand is not None
    last = hand(folded_after(story))
    assert (last.board, last.street, last.over, last.pot) == (story.hand.board, story.hand.street, True, 0)
    for seat, held in story.table.seats.items():
        assert seat_at(folded_after(story), seat).stack == held.stack


@settings(max_examples=40, deadline=None)
@given(st.randoms(use_true_random=False), st.integers(2, 6), st.integers(0, 2))
def test_no_chip_comes_or_goes_while_a_hand_is_played(random: Random, seats: int, ante: int) -> None:
    story = Story(random, seats=seats, ante=ante).evening(1)
    brought = 0
    folded = begin(story.id)
    for recorded in story.seen:
        folded = evolve(folded, recorded)
        if isinstance(recorded.event, HandOpened):
            brought = chips(folded)
        if folded.hand:
            middle = folded.hand.pot - sum(seat.bet for seat in folded.seats if seat)
            assert chips(folded) + middle == brought


@settings(max_examples=40, deadline=None)
@given(st.randoms(use_true_random=False), st.integers(3, 6), st.integers(0, 2))
def test_awards_fit_the_pots_shown_before(random: Random, seats: int, ante: int) -> None:
    story = Story(random, seats=seats, ante=ante).evening(2)
    folded, shown = begin(story.id), list[PotView]()
    for recorded in story.seen:
        before, folded = folded, evolve(folded, recorded)
        if isinstance(recorded.event, PotAwarded) and recorded.event.reason == "showdown":
            shown = [*hand(before).pots] if hand(before).pots else shown
            pot = shown[recorded.event.pot]
            assert recorded.event.seat in pot.seats
            shown[recorded.event.pot] = PotView(pot.amount - recorded.event.amount, pot.seats)
        elif isinstance(recorded.event, HandSettled):
            assert not any(pot.amount for pot in shown)
            shown = []


def test_an_opened_table_is_empty() -> None:
    folded = fold(Story(seats=4).log)
    assert folded.seats == (None,) * 4
    assert (folded.button, folded.hand, folded.next_hand_at) == (None, None, None)


def test_who_sits_down_plays_from_the_next_hand_on() -> None:
    story = Story()
    story.sit(2, 700, house=True)
    assert seat_at(folded_after(story), 2) == SeatView(
        2, "account:a2", "Player 2", True, "playing", 700, 0, False, False, False, None, (), "", 0
    )


def test_sitting_out_and_returning_changes_the_state_of_the_seat() -> None:
    story = Story()
    story.sit(0)
    story.ask(SitOut("account:a0"))
    assert seat_at(folded_after(story), 0).state == "sitting_out"
    story.ask(SitIn("account:a0"))
    assert seat_at(folded_after(story), 0).state == "playing"


def test_who_asks_to_leave_in_mid_hand_is_leaving_until_it_is_over() -> None:
    story = dealt()
    story.leave(2)
    story.ask(SitOut("account:a2"))
    assert seat_at(folded_after(story), 2).state == "leaving"
    story.act("fold")
    story.act("fold")
    assert folded_after(story).seats[2] is None


def test_a_top_up_adds_to_the_stack() -> None:
    story = Story()
    story.sit(0, 500)
    story.top_up(0, 250)
    assert seat_at(folded_after(story), 0).stack == 750


def test_the_coming_deck_shows_its_sealed_cuts_by_seat_until_the_hand_begins() -> None:
    story = Story()
    story.sit(4)
    story.sit(1)
    story.ask(CommitDeck("hand:a1", "cd" * 32, "sealed-seed"))
    story.ask(SealCut("account:a4", "hand:a1", "44" * 32))
    story.ask(SealCut("account:a1", "hand:a1", "11" * 32))
    deck = folded_after(story).next_deck
    assert deck is not None
    assert (deck.hand, deck.root, deck.fixed) == ("hand:a1", "cd" * 32, False)
    assert (deck.seats, deck.commitments) == ((1, 4), ("11" * 32, "44" * 32))
    story.deal()
    assert folded_after(story).next_deck is None


def test_the_fixed_list_of_cuts_comes_with_the_time_of_the_next_hand() -> None:
    story = Story()
    story.sit(0)
    story.sit(1)
    story.ask(CommitDeck("hand:a1", "cd" * 32, "sealed-seed"))
    story.fix_cuts()
    folded = folded_after(story)
    assert folded.next_deck is not None
    assert folded.next_deck.fixed
    assert folded.next_hand_at == story.now + 4
    story.deal()
    assert folded_after(story).next_hand_at is None


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
        HoleCardsDealt((1, 2, 0), ((0, 3), (1, 4), (2, 5))),
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
    assert (hand(folded).street, hand(folded).board) == ("flop", story.hand.board if story.hand else ())
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
    assert (seat_at(before_award, 0).stack, hand(before_award).pot) == (990, 25)


def test_the_winner_of_an_uncontested_pot_keeps_the_cards_hidden() -> None:
    story = dealt()
    story.act("fold")
    story.act("fold")
    folded = folded_after(story)
    winner = seat_at(folded, 2)
    assert (winner.won, winner.stack, winner.cards, winner.hand) == (10, 1_005, ("??", "??"), "")
    assert [(award.seat, award.amount, award.reason) for award in hand(folded).awards] == [(2, 10, "uncontested")]


def test_the_last_hand_stays_in_view_until_the_next_begins() -> None:
    story = dealt()
    story.act("fold")
    story.act("fold")
    assert hand(folded_after(story)).over
    story.deal()
    folded = folded_after(story)
    assert (hand(folded).number, hand(folded).over, hand(folded).awards) == (2, False, ())
    assert {seat_at(folded, seat).won for seat in (0, 1, 2)} == {0}


def test_a_hand_looks_the_same_whichever_stream_tells_first_that_it_began() -> None:
    log = dealt().seen
    opened = next(each for each in log if isinstance(each.event, HandOpened))
    later = [each for each in log if each is not opened]
    place = next(place for place, each in enumerate(later) if isinstance(each.event, HandStarted))
    assert fold([*later[: place + 1], opened, *later[place + 1 :]]) == fold(log)


def test_unseen_facts_change_nothing() -> None:
    folded = folded_after(dealt())
    for event in (TopUpQueued(0, 5), CutOpened("hand:a2", 0, "00" * 16)):
        assert evolve(folded, Recorded("table:a", 99, event, 0.0, "c", 99)) is folded


def test_an_event_for_an_empty_seat_does_not_fit() -> None:
    story = Story()
    folded = fold(story.log)
    with pytest.raises(LookupError, match="nobody sits on seat 3 of table:a"):
        evolve(folded, Recorded("hand:a1", 1, ActionTaken(1, 3, "fold", 0, 0, False, False), 0.0, "c", 2))


def dealt(ante: int = 0) -> Story:
    """Three players with 1,000 chips each, the button on seat 0, seat 0 to act."""
    story = Story(seats=3, ante=ante)
    for seat in range(3):
        story.sit(seat)
    story.deal()
    return story


def flop() -> Story:
    story = dealt()
    story.act("call")
    story.act("call")
    story.act("check")
    return story


def folded_after(story: Story) -> TableFold:
    return fold(story.seen)


def watched(story: Story) -> Iterator[tuple[Event, TableFold]]:
    folded = begin(story.id)
    for recorded in story.seen:
        folded = evolve(folded, recorded)
        yield recorded.event, folded


def hand(folded: TableFold) -> HandView:
    assert folded.hand is not None
    return folded.hand


def seat_at(folded: TableFold, seat: int) -> SeatView:
    view = folded.seats[seat]
    assert view is not None
    return view


def legal(story: Story) -> tuple[str, ...]:
    turn = hand(folded_after(story)).turn
    assert turn is not None
    return turn.legal
