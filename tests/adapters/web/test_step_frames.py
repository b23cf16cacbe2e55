"""Frames say to each viewer what the one allow-list says, however much of them viewers and steps share."""

import asyncio
import re
from collections import Counter
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from orjson import loads

from adapters.web.answers import encode
from adapters.web.frames_out import EventFrame, Snapshot
from adapters.web.step_frames import Encoder
from application.step import Step
from domain.fairness import Proof
from domain.hand.events import (
    ActionTaken,
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
from tests.support.player import view_after

CARD = re.compile(rb'"([2-9TJQKA][cdhs])"')
CLOCK = StandingClock()


def _plain(step: Step, player: str, with_view: bool = True) -> bytes:
    """The step's frame made the simple way, for one viewer alone."""
    view = step.scene.view(player) if with_view else None
    told = step.events_for(player)
    return encode(EventFrame("event", step.table, step.seq, step.at, CLOCK.now(), told, view, None))


def _plain_snapshot(step: Step, player: str) -> bytes:
    return encode(Snapshot("snapshot", step.table, step.seq, CLOCK.now(), step.scene.view(player)))


class Client:
    """Follows a table as the mini-app does."""

    def __init__(self, player: str, encoder: Encoder) -> None:
        self.player = player
        self.told_changes = 0
        self._encoder = encoder
        self._seq = -1
        self._view: dict[str, Any] = {}

    def hear(self, step: Step) -> bytes:
        """Take the step's frame, or a snapshot where the step before is missing; the view must be the plain one."""
        is_next = step.seq == self._seq + 1
        text = self._encoder.of(step).text(self.player) if is_next else self._snapshot(step)
        frame, plain = loads(text), loads(_plain(step, self.player))
        self._seq, self._view = step.seq, view_after(self._view, frame)
        assert self._view == plain["view"]
        if is_next:
            self.told_changes += frame["changes"] is not None
            assert frame | {"view": None, "changes": None} == plain | {"view": None, "changes": None}
        return text

    def _snapshot(self, step: Step) -> bytes:
        return self._encoder.snapshot(step.table, step.seq, step.scene, self.player)


async def test_each_viewer_sees_the_table_as_the_allow_list_tells_it() -> None:
    steps, players = await a_short_evening()
    encoder = Encoder(CLOCK)
    clients = [Client(player, encoder) for player in players]
    for step in steps:
        for client in clients:
            client.hear(step)
    # Those steps bring whole views on which somebody sits down or is dealt in, or which begin the next deck.
    assert all(client.told_changes > len(steps) // 2 for client in clients)


async def test_whom_a_step_concerns_alike_shares_one_frame() -> None:
    steps, players = await a_short_evening()
    encoder = Encoder(CLOCK)
    frames = [[encoder.of(step).text(player) for player in players] for step in steps]
    plain = [texts for step, texts in zip(steps, frames, strict=True) if _is_plain_action(step)]
    # Only who acted and who is to act next get frames of their own.
    assert plain
    assert {len(set(map(id, texts))) for texts in plain} == {3}


async def test_a_missed_frame_has_the_same_events_and_no_view() -> None:
    steps, players = await a_short_evening()
    encoder = Encoder(CLOCK)
    for step in steps:
        for player in players:
            assert encoder.again(step).bare(player) == _plain(step, player, with_view=False)


@given(st.integers(0, 2**32), st.sampled_from(sorted(RULESETS)))
@examples(32)
def test_whoever_looks_whenever_sees_what_is_and_no_hidden_card(seed: int, ruleset: str) -> None:
    evening = asyncio.run(Evening(seed, ruleset).pass_(2))
    chance, encoder = Random(seed), Encoder(CLOCK)
    clients = [Client(player, encoder) for player in evening.players]
    for place, latest in enumerate(evening.steps):
        missed = evening.steps[chance.randrange(place + 1)]
        for client in chance.sample(clients, chance.choice((5, 5, 5, 3, 0))):
            known = known_to(client.player, latest.scene.hand)
            assert _cards(client.hear(latest)) <= known
        player = chance.choice(evening.players)
        for step in (latest, missed) if chance.random() < 0.3 else ():
            known = known_to(player, step.scene.hand)
            whole = encoder.again(step).whole(player)
            snapshot = encoder.snapshot(step.table, step.seq, step.scene, player)
            assert (whole, snapshot) == (_plain(step, player), _plain_snapshot(step, player))
            assert _cards(whole) | _cards(snapshot) <= known


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
                    cards = _cards(encode(told.get("cards")))
                    assert {proof.card for proof in proofs if isinstance(proof, Proof)} == cards
                proven += len(proofs)
    assert proven


def _is_plain_action(step: Step) -> bool:
    return [type(recorded.event) for recorded in step.recorded] == [ActionTaken, TurnStarted]


def _cards(text: bytes) -> set[str]:
    return {card.decode() for card in CARD.findall(text)}
