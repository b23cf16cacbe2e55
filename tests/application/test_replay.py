"""A replay shows after each step what the table showed then, to everyone what they could see, and nothing else."""

import asyncio
from collections.abc import Iterator, Sequence
from functools import reduce

import pytest
from hypothesis import given
from hypothesis import strategies as st

from application.decks import Decks
from application.own_cards import cards_of
from application.replay import NoSuchStep, Onlooker, Replay
from application.replaying import Replaying
from application.step import Scene
from domain.event import Event, Recorded
from domain.hand import Hand, evolve_all, undealt
from domain.hand.events import HandStarted, StreetDealt
from domain.variants import RULESETS
from tests.adapters.web.evenings import VAULT, Evening
from tests.application.sight import cards_in, known_to
from tests.support.effort import examples
from tests.support.memory import SeededEntropy

DECKS = Decks(SeededEntropy(1), VAULT)


class Retold:
    """An evening with the replays of its hands, and what the live table showed after each command."""

    def __init__(self, evening: Evening) -> None:
        self.evening = evening
        self.replaying = Replaying(evening.journal, DECKS)
        self.live: dict[tuple[str, int], Scene] = {}
        for step in evening.steps:
            last = step.recorded[-1]
            self.live[last.stream, last.version] = step.scene

    def hands(self) -> Iterator[tuple[Replay, Hand]]:
        """Each hand with its deck, before its first fact."""
        for recorded in self.evening.journal.log:
            if isinstance(recorded.event, HandStarted):
                replay = asyncio.run(self.replaying.replay(recorded.stream))
                yield replay, undealt(DECKS.reopen(recorded.stream, recorded.event).cards)

    def cards(self, replay: Replay) -> dict[str, dict[int, str]]:
        """Everyone's cards by their numbers."""
        opened = cards_of(DECKS, replay.hand, events(replay.steps[0].facts, *[each.facts for each in replay.steps[1:]]))
        return {player: dict(cards) for player, cards in opened.items()}


def events(*facts: Sequence[Recorded]) -> list[Event]:
    return [recorded.event for each in facts for recorded in each]


def retold(seed: int, ruleset: str, hands: int = 2) -> Retold:
    return Retold(asyncio.run(Evening(seed, ruleset).pass_(hands)))


@given(st.integers(0, 2**32), st.sampled_from(sorted(RULESETS)))
@examples(32)
def test_each_step_shows_everyone_what_the_live_table_showed_them(seed: int, ruleset: str) -> None:
    told = retold(seed, ruleset)
    compared = 0
    for replay, _ in told.hands():
        cards = told.cards(replay)
        for step in replay.steps:
            scene = told.live.get((replay.hand, step.facts[-1].version))
            if scene is None:
                continue
            compared += 1
            assert Onlooker().view(step.fold) == scene.view(None)
            for player in replay.started.players:
                assert Onlooker(player, {player: cards[player]}).view(step.fold) == scene.view(player)
    assert compared == len([stream for stream, _ in told.live if stream.startswith("hand:")])


@given(st.integers(0, 2**32), st.sampled_from(sorted(RULESETS)))
@examples(32)
def test_no_step_shows_a_card_that_its_viewer_may_not_know_by_then(seed: int, ruleset: str) -> None:
    told = retold(seed, ruleset)
    for replay, hand in told.hands():
        cards, everyone = told.cards(replay), replay.started.players
        for step in replay.steps:
            hand = evolve_all(hand, events(step.facts))
            for player in (None, *everyone):
                # Whoever holds all the cards for them sees the same: only their own are looked at.
                onlooker = Onlooker(player, {player: cards[player]} if player else {})
                known = known_to(player, hand)
                assert cards_in(onlooker.view(step.fold)) <= known
                assert cards_in(onlooker.events(step)) <= known
            every = reduce(set.union, (known_to(player, hand) for player in everyone))
            assert cards_in(Onlooker(None, cards).view(step.fold)) <= every


@pytest.mark.parametrize("ruleset", RULESETS)
def test_every_fact_of_a_hand_is_in_one_step_and_each_command_ends_with_one(ruleset: str) -> None:
    told = retold(3, ruleset, hands=3)
    for replay, _ in told.hands():
        facts = [recorded for step in replay.steps for recorded in step.facts]
        assert facts == [recorded for recorded in told.evening.journal.log if recorded.stream == replay.hand]
        assert [step.number for step in replay.steps] == list(range(replay.last + 1))
        for step in replay.steps:
            assert len({recorded.command_id for recorded in step.facts}) == 1


@pytest.mark.parametrize("ruleset", RULESETS)
def test_who_may_see_all_sees_every_live_hand_as_its_player_does(ruleset: str) -> None:
    told, seen = retold(5, ruleset), 0
    for replay, _ in told.hands():
        cards = told.cards(replay)
        for step in replay.steps:
            shown = Onlooker(None, cards).view(step.fold)
            assert shown.me is None
            for player, own in cards.items():
                view = Onlooker(player, {player: own}).view(step.fold)
                seat = None if view.me is None else view.seats[view.me]
                if seat is not None:
                    other = shown.seats[seat.seat]
                    assert other is not None
                    assert (other.cards, other.hand or view.my_hand) == (seat.cards, seat.hand or view.my_hand)
                    assert (other.auto_top_up, other.out_at_big_blind) == (None, None)
                    seen += "??" not in other.cards and bool(other.cards)
    assert seen


def test_an_all_in_is_told_street_by_street() -> None:
    streets = [
        [recorded.event.street for recorded in step.facts if isinstance(recorded.event, StreetDealt)]
        for seed in range(4)
        for replay, _ in retold(seed, "nlhe/1").hands()
        for step in replay.steps
    ]
    assert max(map(len, streets)) == 1


def test_two_boards_are_dealt_side_by_side() -> None:
    boards = [
        [recorded.event.board for recorded in step.facts if isinstance(recorded.event, StreetDealt)]
        for replay, _ in retold(3, "plodb/1").hands()
        for step in replay.steps
    ]
    assert [each for each in boards if each] == [[0, 1]] * sum(map(bool, boards))


def test_a_step_that_is_not_there_is_refused_with_the_range() -> None:
    ((replay, _), *_) = retold(3, "nlhe/1").hands()
    for number in (-1, replay.last + 1):
        with pytest.raises(NoSuchStep, match=f"has the steps 0 to {replay.last}, not {number}"):
            replay.step(number)
