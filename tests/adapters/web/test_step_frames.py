"""Frames say to each viewer what the one allow-list says, however much of them viewers and steps share."""

import asyncio
from collections import Counter
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from adapters.web.answers import encode
from adapters.web.frames_out import EventFrame, Snapshot
from adapters.web.step_frames import Encoder
from application.step import Step
from domain.hand.events import HoleCardsDealt, TurnStarted
from domain.table.events import TopUpQueued
from tests.adapters.web.evenings import Evening, a_short_evening
from tests.application.sight import CARD, known_to
from tests.support.effort import examples
from tests.support.memory import StandingClock

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


@given(st.integers(0, 2**32))
@examples(25)
def test_whoever_looks_whenever_gets_the_plain_frame_and_no_hidden_card(seed: int) -> None:
    evening = asyncio.run(Evening(seed).pass_(3))
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
    for seed in range(12):
        for step in asyncio.run(Evening(seed).pass_(3)).steps:
            kinds.update({type(recorded.event) for recorded in step.recorded})
    assert {HoleCardsDealt, TurnStarted, TopUpQueued} <= kinds.keys()
