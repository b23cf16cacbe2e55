"""Blinds owed, straddles, bomb pots, dealer's choice, other terms: what they change in the view of a table."""

from dataclasses import replace
from typing import Any

from domain.event import Recorded
from domain.hand.events import ForcedBetPosted, HandStarted, HoleCardsDealt
from domain.table.commands import (
    ArmStraddle,
    ChangeSeat,
    ChooseEntry,
    ChooseGame,
    DisarmStraddle,
    Disconnect,
    PinTerms,
    Reconnect,
    SitIn,
    SitOut,
    VoteBombPot,
)
from domain.template.terms import Game
from projections.table_view import Eyes, GameView, LastAction, PotView, TableView, see
from tests.projections.stories import NLHE, Story, game_of
from tests.projections.table_view.folds import dealt, fold, folded_after, hand, seat_at


def playing(seats: int, *games: Game, **terms: Any) -> Story:
    """A table whose seats are all taken."""
    story = Story(seats=seats, games=games or [NLHE], **terms)
    for seat in range(seats):
        story.sit(seat)
    return story


def seen(story: Story) -> TableView:
    return see(folded_after(story), Eyes())


def play_down(story: Story) -> None:
    """Everyone gives up."""
    while not story.over:
        story.act("fold")


def test_a_mixed_table_lists_its_games_and_the_stakes_of_the_present_one() -> None:
    story = playing(3, game_of("stud/1"), game_of("nlhe/1"), rotation="hands", rotation_hands=1)
    view = seen(story)
    assert view.games == (
        GameView("stud/1", "Limit seven-card stud", 0, 0, 10, 20, 3, 2),
        GameView("nlhe/1", "No-limit hold'em", 5, 10, 0, 0, 0, 0),
    )
    assert (view.game, view.small_bet, view.big_bet, view.big_blind, view.ante) == (0, 10, 20, 0, 2)
    story.deal()
    story.act("bring_in")
    play_down(story)
    view = seen(story)
    assert (view.game, view.small_bet, view.big_blind, view.ante) == (1, 0, 10, 0)
    assert view.hand is not None
    assert view.hand.ruleset == "stud/1"


def test_who_may_choose_the_game_is_told_until_it_is_chosen() -> None:
    story = playing(2, game_of("nlhe/1"), game_of("plo4/1"), rotation="choice")
    while story.table.program.choosing is None:
        story.deal()
        play_down(story)
    chooser = story.table.program.choosing
    assert seen(story).choosing == chooser
    story.ask(ChooseGame(story.player(chooser), "plo4/1", story.now))
    assert (seen(story).choosing, seen(story).game) == (None, 1)
    assert seen(story).next_hand_at == story.table.next_hand_at


def test_a_missed_blind_is_owed_until_the_seat_is_dealt_in_again() -> None:
    story = playing(3)
    story.ask(SitOut(story.player(0)))
    for _ in range(3):
        story.deal()
        play_down(story)
    assert set(seat_at(folded_after(story), 0).owes) == {"small", "big"}
    story.ask(SitIn(story.player(0)))
    story.ask(ChooseEntry(story.player(0), "post"))
    assert seat_at(folded_after(story), 0).entry == "post"
    while not (came_in := seat_at(folded_after(story), 0)).in_hand:
        story.deal()
        play_down(story)
    assert (came_in.owes, came_in.entry) == ((), "wait")


def test_an_owed_small_blind_goes_to_the_middle_at_once() -> None:
    story = dealt()
    started = next(each.event for each in story.log if isinstance(each.event, HandStarted))
    events = [
        replace(started, dead=(0, 0, 5)),
        ForcedBetPosted(0, "post", 10, False),
        ForcedBetPosted(0, "dead", 5, False),
        HoleCardsDealt("preflop", -1, (1, 2, 0), ((0, 3), (1, 4), (2, 5))),
    ]
    table = [each for each in story.log if each.stream == story.id]
    folded = fold([*table, *(Recorded("hand:a1", 1, event, 0.0, "c", 1) for event in events)])
    poster = seat_at(folded, 0)
    assert (poster.bet, poster.stack, poster.last_action) == (10, 985, LastAction("post", 10))
    assert hand(folded).pots == (PotView(5, (0, 1, 2)),)


def test_a_straddle_is_armed_once_always_or_no_more() -> None:
    story = playing(4, straddle="utg")
    story.ask(ArmStraddle(story.player(0)))
    story.ask(ArmStraddle(story.player(1), always=True))
    assert [seat_at(folded_after(story), seat).straddle for seat in range(3)] == ["once", "always", "none"]
    story.deal()
    assert [seat_at(folded_after(story), seat).straddle for seat in range(3)] == ["none", "always", "none"]
    story.ask(DisarmStraddle(story.player(1)))
    assert seat_at(folded_after(story), 1).straddle == "none"


def test_a_bomb_pot_takes_the_votes_and_has_two_boards() -> None:
    story = playing(3, bomb_vote=True, bomb_ante=20, bomb_boards=2)
    for seat in (2, 0):
        story.ask(VoteBombPot(story.player(seat)))
    assert seen(story).bomb_votes == (0, 2)
    story.ask(VoteBombPot(story.player(1)))
    story.deal()
    view = seen(story)
    assert view.bomb_votes == ()
    assert view.hand is not None
    assert (view.hand.bomb, view.hand.street, [len(board) for board in view.hand.boards]) == (True, "flop", [3, 3])


def test_a_lost_connection_is_seen_until_it_is_back() -> None:
    story = playing(2)
    story.ask(Disconnect(story.player(1), story.now))
    assert seat_at(folded_after(story), 1).offline
    story.ask(Reconnect(story.player(1)))
    assert not seat_at(folded_after(story), 1).offline


def test_who_asks_for_another_seat_in_mid_hand_moves_when_it_is_over() -> None:
    story = Story(seats=4)
    story.sit(0)
    story.sit(1)
    story.deal()
    story.ask(ChangeSeat(story.player(1), 3))
    assert seat_at(folded_after(story), 1).moving_to == 3
    play_down(story)
    folded = folded_after(story)
    assert folded.seats[1] is None
    assert (seat_at(folded, 3).player, seat_at(folded, 3).moving_to) == (story.player(1), None)


def test_other_terms_hold_from_the_end_of_the_hand() -> None:
    story = playing(2)
    story.deal()
    story.ask(PinTerms("", 0, replace(story.table.terms, games=(Game("plhe/1", 10, 20),), seats=5, turn_seconds=9.0)))
    assert (seen(story).big_blind, seen(story).seat_count, len(seen(story).seats)) == (10, 2, 2)
    play_down(story)
    view = seen(story)
    assert (view.big_blind, view.seat_count, len(view.seats), view.turn_seconds) == (20, 5, 5, 9.0)


def test_who_sits_beyond_the_last_seat_of_other_terms_stays_in_view() -> None:
    story = playing(4)
    story.ask(PinTerms("", 0, replace(story.table.terms, seats=2)))
    assert (seen(story).seat_count, len(seen(story).seats)) == (2, 4)
