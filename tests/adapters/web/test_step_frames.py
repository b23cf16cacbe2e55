"""Frames say to each viewer what the one allow-list says, however much of them viewers and steps share."""

import asyncio
import re
from collections import Counter
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.web.answers import encode
from adapters.web.frames_out import EventFrame, Snapshot
from adapters.web.step_frames import Encoder
from application.step import Step
from domain.fairness import Proof
from domain.hand.events import (
    CardsShown,
    DrawMade,
    HoleCardsDealt,
    RabbitShown,
    RunoutsAgreed,
    TurnStarted,
    UpCardsDealt,
)
from domain.table.events import AutoTopUpSet, TopUpQueued
from domain.variants import RULESETS
from tests.adapters.web.evenings import Evening, a_short_evening, known_to
from tests.support.effort import examples
from tests.support.memory import StandingClock

CARD = re.compile(rb'"([2-9TJQKA][cdhs])"')
CLOCK = StandingClock()


def _plain(step: Step, player: str, with_view: bool = True) -> bytes:
    """The step's frame made the simple way, for one viewer alone."""
    view = step.scene.view(player) if with_view else None
    return encode(EventFrame("event", step.table, step.seq, step.at, CLOCK.now(), step.events_for(player), view))


def _plain_snapshot(step: Step, player: str) -> bytes:
    return encode(Snapshot("snapshot", step.table, step.seq, CLOCK.now(), step.scene.view(player)))


async def test_each_viewer_gets_the_step_as_the_allow_list_tells_it() -> None:
    steps, players = await a_short_evening()
    encoder = Encoder(CLOCK)
    for step in steps:
        for player in players:
            assert encoder.of(step).text(player) == _plain(step, player)


async def test_a_missed_frame_has_the_same_events_and_no_view() -> None:
    steps, players = await a_short_evening()
    encoder = Encoder(CLOCK)
    for step in steps:
        for player in players:
            assert encoder.again(step).text(player, with_view=False) == _plain(step, player, with_view=False)


@given(st.integers(0, 2**32), st.sampled_from(sorted(RULESETS)))
@examples(32)
def test_whoever_looks_whenever_gets_the_plain_frame_and_no_hidden_card(seed: int, ruleset: str) -> None:
    evening = asyncio.run(Evening(seed, ruleset).pass_(2))
    chance, encoder = Random(seed), Encoder(CLOCK)
    for place, latest in enumerate(evening.steps):
        missed = evening.steps[chance.randrange(place + 1)]
        for step in (latest, missed):
            for player in chance.sample(evening.players, chance.randint(0, 5)):
                texts = {
                    encoder.of(step).text(player): _plain(step, player),
                    encoder.again(step).text(player): _plain(step, player),
                    encoder.snapshot(step.table, step.seq, step.scene, player): _plain_snapshot(step, player),
                }
                known = known_to(player, step.scene.hand)
                for text, plain in texts.items():
                    assert text == plain
                    assert {card.decode() for card in CARD.findall(text)} <= known


def test_random_evenings_have_what_viewers_see_differently() -> None:
    kinds = Counter[type]()
    for seed in range(2):
        for ruleset in RULESETS:
            for step in asyncio.run(Evening(seed, ruleset).pass_(3)).steps:
                kinds.update({type(recorded.event) for recorded in step.recorded})
    seen = {HoleCardsDealt, TurnStarted, TopUpQueued, AutoTopUpSet, DrawMade, UpCardsDealt, CardsShown, RabbitShown}
    assert seen | {RunoutsAgreed} <= kinds.keys()


@pytest.mark.parametrize("ruleset", ["nlhe/1", "stud/1", "td27/1"])
def test_every_card_that_a_player_is_shown_comes_with_its_proof(ruleset: str) -> None:
    evening = asyncio.run(Evening(3, ruleset).pass_(3))
    proven = 0
    for step in evening.steps:
        for player in evening.players:
            for told in step.events_for(player):
                proofs = told.get("proofs", ())
                assert isinstance(proofs, tuple)
                if told["topic"] != "hand.pot_awarded":
                    assert {proof.card for proof in proofs if isinstance(proof, Proof)} == _cards(told)
                proven += len(proofs)
    assert proven


def _cards(told: dict[str, object]) -> set[str]:
    """The cards of an event that turns cards up, or gives them to their owner."""
    return {card.decode() for card in CARD.findall(encode(told.get("cards")))}
