"""The fold as a whole: it agrees with the domain, keeps every chip, forgets no event, and refuses what does not fit."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.event import Event, Recorded
from domain.hand import Hand
from domain.hand.events import EVENTS as OF_HANDS
from domain.hand.events import ActionTaken, HandSettled, HandStarted, HandVoided, PotAwarded, RakeTaken
from domain.table import Table
from domain.table.events import EVENTS as OF_TABLES
from domain.table.events import CutOpened, HandOpened, TopUpQueued
from domain.table.seat import Seat
from projections.table_view import PotView, SeatView, TableFold, begin, evolve
from projections.table_view.fold import HANDLERS, UNSEEN
from projections.table_view.state import Plans
from tests.projections.stories import Story
from tests.projections.table_view.evenings import ALONE, MIXED, evening, passing, table
from tests.projections.table_view.folds import dealt, fold, folded_after, hand, seat_at
from tests.support.effort import examples

TABLES = st.sampled_from((*ALONE, *MIXED))
SEEDS = st.integers(0, 2**32)


def test_every_event_of_hands_and_tables_is_folded_or_known_to_be_unseen() -> None:
    handled = {*HANDLERS, HandStarted}
    assert handled | UNSEEN == {*OF_HANDS, *OF_TABLES}
    assert not handled & UNSEEN


@given(SEEDS, TABLES, st.integers(2, 6))
@examples(60)
def test_the_view_tells_the_same_as_the_domain(seed: int, rulesets: Sequence[str], seats: int) -> None:
    story = table(seed, rulesets, seats)
    folded, seen = begin(story.id), 0
    for _ in passing(story, 2):
        folded, seen = evolve(folded, *story.seen[seen:]), len(story.seen)
        _same_table(folded, story.table)
        if story.hand is not None:
            _same_hand(folded, story.hand)


def _same_table(folded: TableFold, known: Table) -> None:
    program = known.program
    assert (folded.game, folded.choosing, folded.votes) == (program.game, program.choosing, known.votes)
    assert (folded.button, folded.next_hand_at) == (known.button, known.next_hand_at)
    assert {view.seat for view in folded.seats if view} == {*known.seats}
    for at, one in known.seats.items():
        view = seat_at(folded, at)
        assert _told(view) == _kept(one)
        assert folded.plans[at] == Plans(one.auto_top_up, one.out_at_big_blind)
        if known.hand is None:
            assert (view.stack, view.bank) == (one.stack, one.bank)


def _told(view: SeatView) -> tuple[object, ...]:
    return view.player, view.state, {*view.owes}, view.entry, view.offline, view.straddle, view.moving_to


def _kept(seat: Seat) -> tuple[object, ...]:
    owed = {name for name in ("new", "small", "big") if getattr(seat.debt, name)}
    state = "leaving" if seat.leaving else "sitting_out" if seat.out else "playing"
    offline = seat.offline_since is not None
    return seat.player, state, owed, seat.debt.entry, offline, seat.straddle or "none", seat.moving_to


def _same_hand(folded: TableFold, played: Hand) -> None:
    view = hand(folded)
    assert (view.boards, view.street, view.over) == (tuple(played.boards), played.street, played.over)
    assert (view.voided, view.pot, view.rake) == (played.voided, played.pot, played.raked or 0)
    if played.over:
        return
    assert view.pot == sum(pot.amount for pot in view.pots) + sum(seat.bet for seat in folded.seats if seat)
    for player in played.players:
        seat = seat_at(folded, player.seat)
        assert (seat.stack, seat.folded, seat.all_in) == (player.stack, player.folded, player.all_in)
        assert (seat.bank, folded.dealt[player.seat]) == (player.bank, player.numbers)
        assert (seat.drew is not None) == (played.plan.draw and player.drew == played.street)
        assert not seat.cards or len(seat.cards) == len(player.numbers)


@given(SEEDS, TABLES, st.integers(2, 6))
@examples(40)
def test_no_chip_comes_or_goes_while_a_hand_is_played(seed: int, rulesets: Sequence[str], seats: int) -> None:
    story = evening(seed, rulesets, seats)
    brought, folded = 0, begin(story.id)
    for recorded in story.seen:
        folded = evolve(folded, recorded)
        if isinstance(recorded.event, HandOpened):
            brought = _chips(folded)
        if folded.bookmark and recorded.stream != story.id:
            middle = hand(folded).pot - sum(seat.bet for seat in folded.seats if seat) + hand(folded).rake
            assert _chips(folded) + middle == brought


def _chips(folded: TableFold) -> int:
    return sum(seat.stack + seat.bet for seat in folded.seats if seat and seat.in_hand)


@given(SEEDS, TABLES, st.integers(2, 6))
@examples(40)
def test_awards_fit_the_pots_shown_before(seed: int, rulesets: Sequence[str], seats: int) -> None:
    story = evening(seed, rulesets, seats)
    folded, shown = begin(story.id), list[PotView]()
    for recorded in story.seen:
        before, folded = folded, evolve(folded, recorded)
        event = recorded.event
        if isinstance(event, PotAwarded) and event.reason == "showdown":
            shown = [*hand(before).pots] if hand(before).pots else shown
            pot = shown[event.pot]
            assert event.seat in pot.seats
            shown[event.pot] = PotView(pot.amount - event.amount, pot.seats)
        elif isinstance(event, HandSettled | HandVoided):
            assert not any(pot.amount for pot in shown)
            shown = []


@given(SEEDS, st.integers(3, 6))
@examples(20)
def test_rake_leaves_the_pots_that_are_shown(seed: int, seats: int) -> None:
    story = evening(seed, ("plo8/1",), seats)
    folded = begin(story.id)
    for recorded in story.seen:
        before, folded = folded, evolve(folded, recorded)
        if isinstance(recorded.event, RakeTaken):
            assert hand(folded).rake == sum(recorded.event.amounts)
            assert hand(folded).pot == hand(before).pot - hand(folded).rake == sum(p.amount for p in hand(folded).pots)


def test_a_hand_looks_the_same_whichever_stream_tells_first_that_it_began() -> None:
    log = dealt().seen
    opened = next(each for each in log if isinstance(each.event, HandOpened))
    later = [each for each in log if each is not opened]
    place = next(place for place, each in enumerate(later) if isinstance(each.event, HandStarted))
    assert fold([*later[: place + 1], opened, *later[place + 1 :]]) == fold(log)


@pytest.mark.parametrize("event", [TopUpQueued(0, 5), CutOpened("hand:a2", 0, "00" * 16)])
def test_unseen_facts_change_nothing(event: Event) -> None:
    folded = folded_after(dealt())
    assert evolve(folded, Recorded("table:a", 99, event, 0.0, "c", 99)) == folded


def test_an_event_for_an_empty_seat_does_not_fit() -> None:
    story = Story()
    folded = fold(story.log)
    with pytest.raises(LookupError, match="nobody sits on seat 3 of table:a"):
        evolve(folded, Recorded("hand:a1", 1, ActionTaken(1, 3, "fold", 0, 0, False, False), 0.0, "c", 2))
