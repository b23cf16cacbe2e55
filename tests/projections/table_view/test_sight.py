"""Who sees what: no viewer ever learns a card that is not theirs to know."""

from collections.abc import Iterator
from dataclasses import asdict
from inspect import signature

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.catalogue import EVENTS
from domain.event import Event, Recorded
from domain.fairness import STANDARD
from domain.hand.events import (
    CardsShown,
    DrawMade,
    HandStarted,
    HoleCardsDealt,
    RabbitShown,
    StreetDealt,
    TurnStarted,
    UpCardsDealt,
)
from domain.table.events import (
    AutoTopUpSet,
    SeatChanged,
    SeatLeft,
    SeatTaken,
    SitOutPlanned,
    TopUpDropped,
    TopUpQueued,
)
from domain.variants import RULESETS
from projections.table_view import Eyes, SeatView, TableFold, TableView, TurnView, begin, evolve, reveal, see
from projections.table_view.sight import OWN, PRIVATE, PUBLIC
from tests.projections.stories import Story, game_of
from tests.projections.table_view.evenings import ALONE, MIXED, evening, passing, table
from tests.support.effort import examples


def cards_in(value: object) -> set[str]:
    """Every card named anywhere in a view, a frame or a fold."""
    return {text for text in _texts(value) if text in STANDARD}


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _texts(key)
            yield from _texts(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _texts(item)


def watched(story: Story) -> Iterator[tuple[Recorded, TableFold]]:
    """Each event of the table with the fold after it."""
    fold = begin(story.id)
    for recorded in story.seen:
        fold = evolve(fold, recorded)
        yield recorded, fold


class Knowledge:
    """Which cards each seat may know by now; kept by rules of its own."""

    def __init__(self, story: Story) -> None:
        self.decks = story.decks
        self.open: set[str] = set()
        self.own: dict[int, dict[int, str]] = {}

    def after(self, recorded: Recorded) -> None:
        deck = self.decks.get(recorded.stream, ())
        match recorded.event:
            case HandStarted():
                self.open, self.own = set(), {}
            case HoleCardsDealt(seats=seats, numbers=numbers):
                for seat, dealt in zip(seats, numbers, strict=True):
                    self.own.setdefault(seat, {}).update((k, deck[k]) for k in dealt)
            case DrawMade(seat=seat, discarded=discarded, drawn=drawn):
                kept = {k: card for k, card in self.own[seat].items() if k not in discarded}
                self.own[seat] = kept | {k: deck[k] for k in drawn}
            case StreetDealt() | UpCardsDealt() | CardsShown() | RabbitShown() as turned_up:
                self.open |= set(turned_up.cards)
            case SeatLeft(seat=seat):
                self.own.pop(seat, None)
            case SeatChanged(seat=seat, to=to):
                self.own[to] = self.own.pop(seat, {})

    def of(self, seat: int | None) -> set[str]:
        return self.open | (set(self.own.get(seat, {}).values()) if seat is not None else set())


@given(st.integers(0, 2**32), st.sampled_from((*ALONE, *MIXED)), st.integers(2, 6))
@examples(40)
def test_no_viewer_is_ever_shown_a_card_they_may_not_know(seed: int, rulesets: tuple[str, ...], seats: int) -> None:
    story = evening(seed, rulesets, seats)
    knowledge = Knowledge(story)
    for recorded, fold in watched(story):
        knowledge.after(recorded)
        everything = dict(enumerate(story.decks.get(fold.hand.hand, ()) if fold.hand else ()))
        assert cards_in(asdict(fold)) <= knowledge.of(None)
        for seat in (None, *range(seats)):
            eyes = Eyes(seat, everything)
            assert cards_in(asdict(see(fold, eyes))) <= knowledge.of(seat)
            assert cards_in(reveal(recorded, eyes)) <= knowledge.of(seat)


@pytest.mark.parametrize("ruleset", RULESETS)
def test_a_player_sees_all_of_the_own_cards_while_holding_them(ruleset: str) -> None:
    story = table(5, (ruleset,), 4)
    for _ in passing(story, 2):
        if story.over or story.hand is None:
            continue
        for player in story.hand.live:
            view = see(folded(story), eyes_of(story, player.seat))
            assert seat_of(view, player.seat).cards == story.hand.hole(player.seat)
            assert view.my_hand


@pytest.mark.parametrize("ruleset", RULESETS)
def test_at_the_showdown_everyone_calls_a_hand_the_same(ruleset: str) -> None:
    evenings = [evening(seed, (ruleset,), 4, 12) for seed in range(3, 8)]
    labels = set[str]()
    for recorded, fold in (moment for story in evenings for moment in watched(story)):
        event = recorded.event
        if isinstance(event, CardsShown) and event.hand:
            holder = [seat for seat, dealt in enumerate(fold.dealt) if event.numbers[0] in dealt]
            assert [see(fold, Eyes(seat)).my_hand for seat in holder] in ([event.hand], [])
            labels.add(event.hand)
    assert len(labels) > 1


def test_a_spectator_sees_backs_until_cards_are_shown() -> None:
    story = heads_up(("As", "Kd", "Ah", "Kh"))
    view = see(folded(story), Eyes())
    assert [seat and seat.cards for seat in view.seats] == [("??", "??"), ("??", "??")]
    assert (view.me, view.my_hand) == (None, "")


def test_a_player_sees_only_the_own_cards() -> None:
    story = heads_up(("As", "Kd", "Ah", "Kh"))
    first = story.table.dealt[0]
    view = see(folded(story), eyes_of(story, first))
    assert seat_of(view, first).cards == ("As", "Ah")
    assert seat_of(view, 1 - first).cards == ("??", "??")
    assert (view.me, view.my_hand) == (first, "Pair of aces")


def test_a_card_the_eyes_do_not_know_stays_hidden() -> None:
    story = heads_up(("As", "Kd", "Ah", "Kh"))
    first = story.table.dealt[0]
    view = see(folded(story), Eyes(first, {0: "As"}))
    assert seat_of(view, first).cards == ("As", "??")
    assert view.my_hand == ""


def test_the_name_of_the_own_hand_follows_the_board() -> None:
    story = heads_up(("As", "Kd", "Ah", "Kh", "2c", "Ad", "7c", "7d"))
    first = story.table.dealt[0]
    story.act("call")
    story.act("check")
    assert see(folded(story), eyes_of(story, first)).my_hand == "Full house, aces full of sevens"


def test_folded_cards_are_gone_for_everyone() -> None:
    story = heads_up(("As", "Kd", "Ah", "Kh"))
    folder = to_act(story)
    story.act("fold")
    view = see(folded(story), eyes_of(story, folder))
    assert (seat_of(view, folder).cards, view.my_hand) == ((), "")


def test_who_takes_a_seat_in_mid_hand_does_not_see_the_cards_dealt_to_it() -> None:
    story = heads_up(("As", "Kd", "Ah", "Kh"))
    first = story.table.dealt[0]
    fold = evolve(folded(story), recorded(SeatLeft(first, story.player(first), 0, "asked", 0.0)))
    fold = evolve(fold, recorded(SeatTaken(first, "account:other", "Other", 500, False, False, 0.0)))
    view = see(fold, eyes_of(story, first))
    assert (seat_of(view, first).cards, view.my_hand) == ((), "")
    assert fold.dealt[first] == ()


def test_only_the_one_whose_turn_it_is_gets_suggestions() -> None:
    story = heads_up(())
    acting = to_act(story)
    assert turn_of(see(folded(story), Eyes(acting))).presets
    assert not turn_of(see(folded(story), Eyes(1 - acting))).presets
    assert not turn_of(see(folded(story), Eyes())).presets


def test_views_share_the_seats_that_they_do_not_differ_in() -> None:
    story = heads_up(())
    fold = folded(story)
    first, second = story.table.dealt
    assert see(fold, eyes_of(story, first)).seats[second] is see(fold, Eyes()).seats[second]


def test_hole_cards_are_revealed_to_their_own_seat_alone() -> None:
    story = heads_up(("As", "Kd", "Ah", "Kh"))
    dealt = next(each for each in story.log if isinstance(each.event, HoleCardsDealt))
    first, second = story.table.dealt
    everything = dict(enumerate(story.deck))
    assert reveal(dealt, Eyes(first, everything))["cards"] == {str(first): ["As", "Ah"]}
    assert reveal(dealt, Eyes(second, everything))["cards"] == {str(second): ["Kd", "Kh"]}
    assert "cards" not in reveal(dealt, Eyes(None, everything))


def test_sealed_secrets_are_never_revealed() -> None:
    story = heads_up(())
    told = [reveal(each, Eyes(seat)) for each in story.log for seat in (None, 0, 1)]
    assert not [text for text in _texts(told) if text.startswith("sealed")]


@pytest.mark.parametrize(
    "event", [TopUpQueued(1, 70), TopUpDropped(1, "too_few_chips"), AutoTopUpSet(1, 500), SitOutPlanned(1)]
)
def test_a_players_own_affairs_are_told_to_that_player_alone(event: Event) -> None:
    extra = OWN[type(event)][0]
    assert extra in reveal(recorded(event), Eyes(1))
    assert extra not in reveal(recorded(event), Eyes(0))
    assert extra not in reveal(recorded(event), Eyes())


def test_accounts_and_unlisted_events_are_invisible() -> None:
    story = heads_up(())
    assert {frozenset(reveal(each, Eyes(0))) for each in story.log if each.stream.startswith("account")} == {
        frozenset()
    }


def test_every_event_of_the_catalogue_is_listed_or_private() -> None:
    assert set(PUBLIC) | PRIVATE == set(EVENTS.values())
    assert not set(PUBLIC) & PRIVATE


def test_the_allow_list_names_real_fields_and_no_secret() -> None:
    for event, listed in [*PUBLIC.items(), *OWN.items()]:
        assert set(listed) <= signature(event).parameters.keys()
        assert not {name for name in listed if name.startswith("sealed")}


def test_a_players_plans_stand_on_the_own_seat_alone() -> None:
    fold = evolve(folded(heads_up(())), recorded(AutoTopUpSet(1, 500)), recorded(SitOutPlanned(1)))
    own, others = seat_of(see(fold, Eyes(1)), 1), seat_of(see(fold, Eyes(0)), 1)
    assert (own.auto_top_up, own.out_at_big_blind) == (500, True)
    assert (others.auto_top_up, others.out_at_big_blind) == (None, None)


def test_who_changes_seats_takes_the_cards_of_the_last_hand_along() -> None:
    story = heads_up(("As", "Kd", "Ah", "Kh"), seats=3)
    first = story.table.dealt[0]
    fold = evolve(folded(story), recorded(SeatChanged(first, 2, False)))
    assert seat_of(see(fold, Eyes(2, dict(enumerate(story.deck)))), 2).cards == ("As", "Ah")
    assert see(fold, Eyes(first, dict(enumerate(story.deck)))).me is None


def test_both_halves_of_the_own_hand_are_named() -> None:
    story = heads_up(("As", "Kd", "2s", "Kh", "3c", "9c", "Kc", "9d", "Jh", "4d", "5h", "Ac"), ruleset="plo8/1")
    first = story.table.dealt[0]
    story.act("call")
    story.act("check")
    assert see(folded(story), eyes_of(story, first)).my_hand == "Straight, five high / 5-4-3-2-A low"


def test_the_own_hand_is_named_on_both_boards() -> None:
    cards = ("As", "Kd", "Ah", "Kh", "7c", "9c", "8c", "9d", "Jh", "Ad", "5h", "5c", "Qd", "Qs", "2c")
    story = heads_up(cards, ruleset="plodb/1")
    first = story.table.dealt[0]
    story.act("call")
    story.act("check")
    assert (
        see(folded(story), eyes_of(story, first)).my_hand == "Full house, aces full of fives; Two pair, aces and queens"
    )


def heads_up(cards: tuple[str, ...], seats: int = 2, ruleset: str = "nlhe/1") -> Story:
    """Two players with a hand dealt from a deck that begins with these cards."""
    story = Story(seats=seats, games=[game_of(ruleset)])
    story.sit(0)
    story.sit(1)
    story.deal(cards)
    return story


def folded(story: Story) -> TableFold:
    return [fold for _, fold in watched(story)][-1]


def eyes_of(story: Story, seat: int) -> Eyes:
    return Eyes(seat, dict(enumerate(story.deck)))


def to_act(story: Story) -> int:
    assert isinstance(story.open, TurnStarted)
    return story.open.seat


def seat_of(view: TableView, seat: int) -> SeatView:
    found = view.seats[seat]
    assert found is not None
    return found


def turn_of(view: TableView) -> TurnView:
    assert view.hand is not None
    assert view.hand.turn is not None
    return view.hand.turn


def recorded(event: Event) -> Recorded:
    return Recorded("table:a", 99, event, 0.0, "command", 99)
