"""What a table needs next from nobody in particular, and when."""

from collections.abc import Sequence
from dataclasses import replace
from functools import reduce
from typing import Any

import pytest

from application.duties import Duty, next_duty
from application.step import Scene
from domain.event import Event
from domain.hand import Deck, Hand, Player, undealt
from domain.hand.events import DrawStarted, RunoutsOffered, TurnStarted
from domain.hand.hand import Open
from domain.table import Table, evolve
from domain.table.events import (
    ChoiceOffered,
    Disconnected,
    EntryChosen,
    GameChanged,
    LeaveRequested,
    Reconnected,
    Returned,
    SatOut,
    TableClosed,
    TopUpQueued,
)
from domain.template.terms import Game
from projections import table_view
from tests.domain.table.tables import (
    BANK,
    COMMITTED,
    NEXT_COMMITTED,
    NLHE,
    NOW,
    OPENED,
    PLAYING,
    READY,
    SEATED,
    closed,
    dealt,
    fixed,
    left,
    player,
    taken,
    under,
)

DEADLINE = NOW + 20.0
"""Turns last 20 seconds at this table, so the turn began at NOW."""
SEATS = (2, 4, 0)


def betting(seat: int) -> TurnStarted:
    return TurnStarted(1, seat, ("fold", "call", "raise"), 10, 20, 500, DEADLINE)


def scene(facts: Sequence[Event], hand: Hand) -> Scene:
    """The table after these facts, with this hand."""
    return Scene(reduce(evolve, facts, Table()), hand, None, table_view.first("table:1"))


def duty(facts: Sequence[Event], turn: int | None = None, watched: bool = False, thinking: float = 1.5) -> Duty | None:
    """What is next with the turn of a seat."""
    open_ = None if turn is None else betting(turn)
    return next_duty(scene(facts, replace(undealt(Deck(())), turn=open_)), watched, thinking)


def asked(facts: Sequence[Event], open_: Open, **changes: Any) -> Duty | None:
    """What is next in a hand that waits for something else than a bet."""
    players = [Player(seat, player(seat), 500, BANK) for seat in SEATS]
    return next_duty(scene(facts, replace(undealt(Deck(())), turn=open_, players=players, **changes)), False, 1.5)


def after_hand(*facts: Event, stacks: tuple[int, int, int] = (500, 500, 500)) -> Sequence[Event]:
    return (*PLAYING, *facts, closed(SEATS, stacks))


BOTS = (OPENED, taken(0, house=True), taken(2, house=True), taken(4, house=True), COMMITTED)


class TestInAHand:
    def test_a_person_has_until_the_deadline(self) -> None:
        assert duty(PLAYING, turn=2) == Duty(DEADLINE, "time_out", 2)

    def test_who_asked_to_sit_out_still_has(self) -> None:
        assert duty((*PLAYING, SatOut(2, "asked")), turn=2) == Duty(DEADLINE, "time_out", 2)

    def test_who_timed_out_before_is_not_waited_for(self) -> None:
        assert duty((*PLAYING, SatOut(2, "timed_out")), turn=2) == Duty(NOW, "act_for_absent", 2)

    def test_who_timed_out_and_came_back_has_a_clock_again(self) -> None:
        facts = (*PLAYING, SatOut(2, "timed_out"), Returned(2))
        assert duty(facts, turn=2) == Duty(DEADLINE, "time_out", 2)

    def test_who_is_leaving_is_not_waited_for(self) -> None:
        assert duty((*PLAYING, LeaveRequested(2)), turn=2) == Duty(NOW, "act_for_absent", 2)

    @pytest.mark.parametrize(("thinking", "at"), [(0.0, NOW), (1.5, NOW + 1.5), (99.0, DEADLINE)])
    def test_a_house_bot_thinks_but_never_past_the_deadline(self, thinking: float, at: float) -> None:
        facts = (*BOTS, fixed(), dealt(2, 4, 0, button=0, blinds=(2, 4)))
        assert duty(facts, turn=2, thinking=thinking) == Duty(at, "play_house", 2)

    def test_a_house_bot_plays_on_unwatched(self) -> None:
        facts = (*BOTS, fixed(), dealt(2, 4, 0, button=0, blinds=(2, 4)))
        assert duty(facts, turn=2, watched=False) is not None

    def test_another_seats_wishes_wait(self) -> None:
        assert duty((*PLAYING, TopUpQueued(4, 100), LeaveRequested(0)), turn=2) == Duty(DEADLINE, "time_out", 2)

    def test_nothing_between_the_last_action_and_the_end(self) -> None:
        assert duty(PLAYING, turn=None) is None


class TestOnTheClock:
    """Graces and time banks come on top of the turn (rule sheet 5)."""

    GRACE = 30.0

    def test_who_lost_the_connection_gets_the_grace_besides(self) -> None:
        facts = (*PLAYING, Disconnected(2, NOW))
        assert duty(facts, turn=2) == Duty(DEADLINE + self.GRACE, "time_out", 2)

    def test_who_is_back_gets_none(self) -> None:
        assert duty((*PLAYING, Disconnected(2, NOW), Reconnected(2)), turn=2) == Duty(DEADLINE, "time_out", 2)

    def test_another_ones_connection_changes_nothing(self) -> None:
        assert duty((*PLAYING, Disconnected(4, NOW)), turn=2) == Duty(DEADLINE, "time_out", 2)

    @pytest.mark.parametrize("open_", [betting(2), DrawStarted("draw", 1, 2, DEADLINE)])
    def test_the_time_bank_runs_from_when_it_began(self, open_: Open) -> None:
        since = DEADLINE + 1.0
        assert asked(PLAYING, open_, bank_since=since) == Duty(since + BANK, "time_out", 2)

    @pytest.mark.parametrize(("lost", "grace"), [(NOW, 0.0), (DEADLINE + 1.0, GRACE)])
    def test_the_grace_comes_before_the_time_bank_or_behind_it_and_once(self, lost: float, grace: float) -> None:
        found = asked((*PLAYING, Disconnected(2, lost)), betting(2), bank_since=DEADLINE)
        assert found == Duty(DEADLINE + BANK + grace, "time_out", 2)


class TestInADraw:
    DRAW = DrawStarted("draw", 3, 2, DEADLINE)

    def test_a_person_has_until_the_deadline(self) -> None:
        assert asked(PLAYING, self.DRAW) == Duty(DEADLINE, "time_out", 2)

    def test_a_house_bot_thinks(self) -> None:
        facts = (*BOTS, fixed(), dealt(2, 4, 0, button=0, blinds=(2, 4)))
        assert asked(facts, self.DRAW) == Duty(NOW + 1.5, "play_house", 2)

    @pytest.mark.parametrize("away", [LeaveRequested(2), SatOut(2, "timed_out")])
    def test_who_is_gone_is_not_waited_for(self, away: Event) -> None:
        assert asked((*PLAYING, away), self.DRAW) == Duty(NOW, "act_for_absent", 2)


class TestWhenRunOutsAreOffered:
    OFFER = RunoutsOffered((2, 4), 2, DEADLINE)

    def test_people_have_until_the_deadline_together(self) -> None:
        assert asked(PLAYING, self.OFFER) == Duty(DEADLINE, "time_out")

    def test_who_answered_is_asked_no_more(self) -> None:
        facts = (OPENED, taken(0), taken(2, house=True), taken(4, house=True), COMMITTED, fixed())
        playing = (*facts, dealt(2, 4, 0, button=0, blinds=(2, 4)))
        assert asked(playing, self.OFFER) == Duty(NOW + 1.5, "play_house", 2)
        assert asked(playing, self.OFFER, choices={2: 2}) == Duty(NOW + 1.5, "play_house", 4)

    def test_who_leaves_wants_one_board_at_once(self) -> None:
        assert asked((*PLAYING, LeaveRequested(4)), self.OFFER) == Duty(NOW, "act_for_absent", 4)
        assert asked((*PLAYING, LeaveRequested(4)), self.OFFER, choices={4: 1}) == Duty(DEADLINE, "time_out")


class TestBetweenHands:
    def test_a_house_bot_that_owes_blinds_posts(self) -> None:
        facts = (OPENED, taken(0), taken(2), taken(4, house=True, new=True), COMMITTED)
        assert duty(facts) == Duty(0.0, "post_house", 4)
        assert duty((*facts, EntryChosen(4, "post"))) == Duty(0.0, "fix_cuts")

    def test_a_person_who_owes_blinds_is_left_to_wait(self) -> None:
        facts = (OPENED, taken(0), taken(2), taken(4, new=True), COMMITTED)
        assert duty(facts) == Duty(0.0, "fix_cuts")

    def test_cuts_are_fixed_at_once(self) -> None:
        assert duty((*SEATED, COMMITTED)) == Duty(0.0, "fix_cuts")

    def test_the_hand_begins_after_the_pause(self) -> None:
        assert duty(READY) == Duty(NOW + 4.0, "open_hand")

    @pytest.mark.parametrize("watched", [True, False])
    def test_one_player_waits(self, watched: bool) -> None:
        assert duty((OPENED, taken(0), COMMITTED), watched=watched) is None

    def test_who_sits_out_is_no_player(self) -> None:
        facts = (*SEATED, SatOut(2, "asked"), SatOut(4, "timed_out"), COMMITTED)
        assert duty(facts) is None

    def test_one_person_is_enough_for_house_bots(self) -> None:
        facts = (OPENED, taken(0), taken(2, house=True), COMMITTED)
        assert duty(facts) == Duty(0.0, "fix_cuts")

    def test_house_bots_rest_when_nobody_is_there(self) -> None:
        assert duty(BOTS) is None
        assert duty((*BOTS, fixed())) is None

    def test_a_person_who_sits_out_does_not_keep_them_playing(self) -> None:
        assert duty((*BOTS, taken(5), SatOut(5, "asked"))) is None

    def test_they_play_for_who_watches(self) -> None:
        assert duty(BOTS, watched=True) == Duty(0.0, "fix_cuts")

    def test_a_queued_top_up_comes_first(self) -> None:
        assert duty(after_hand(TopUpQueued(4, 100))) == Duty(0.0, "top_up", 4)

    @pytest.mark.parametrize(("stack", "refilled"), [(0, True), (199, True), (200, False), (500, False)])
    def test_a_house_bot_is_refilled_below_twenty_big_blinds(self, stack: int, refilled: bool) -> None:
        facts = (*BOTS, fixed(), dealt(2, 4, 0, button=0, blinds=(2, 4)), NEXT_COMMITTED)
        stacks = (stack, 1_000 - stack, 500)
        wanted = Duty(0.0, "refill_house", 2) if refilled else None
        assert duty((*facts, closed(SEATS, stacks))) == wanted

    def test_a_person_is_not_refilled(self) -> None:
        found = duty((*after_hand(stacks=(1, 999, 500)), fixed(hand="hand:2")))
        assert found == Duty(NOW + 4.0, "open_hand")

    def test_without_a_deck_nothing_is_dealt(self) -> None:
        assert duty(SEATED) is None

    def test_a_closed_table_needs_nothing(self) -> None:
        gone = [left(seat) for seat in (0, 2, 4)]
        assert duty((*SEATED, COMMITTED, *gone, TableClosed()), watched=True) is None


class TestWhenTheGameIsToBeChosen:
    CHOICE = under(games=(NLHE, Game("flhe/1", 5, 10, 10, 20)), rotation="choice", pause_seconds=4.0)
    SEATS = (CHOICE, taken(0), taken(2, house=True), COMMITTED)
    OVER = NOW + 4.0

    @pytest.mark.parametrize(("thinking", "at"), [(0.0, NOW), (1.5, NOW + 1.5), (99.0, OVER)])
    def test_a_house_bot_thinks_but_no_longer_than_the_pause(self, thinking: float, at: float) -> None:
        facts = (*self.SEATS, ChoiceOffered(2), fixed())
        assert duty(facts, thinking=thinking) == Duty(at, "choose_for_house", 2)

    def test_once_chosen_the_hand_begins_after_the_pause(self) -> None:
        facts = (*self.SEATS, ChoiceOffered(2), fixed(), GameChanged(1, 2, self.OVER))
        assert duty(facts) == Duty(self.OVER, "open_hand")

    def test_nobody_chooses_for_a_person(self) -> None:
        facts = (*self.SEATS, ChoiceOffered(0), fixed(at=NOW + 20.0))
        assert duty(facts) == Duty(NOW + 20.0, "open_hand")

    def test_cuts_are_fixed_first(self) -> None:
        assert duty((*self.SEATS, ChoiceOffered(2))) == Duty(0.0, "fix_cuts")
