"""A view's text is made again of whatever has changed, and of nothing else."""

from dataclasses import replace

import pytest

from adapters.web import view_text
from adapters.web.answers import encode
from adapters.web.view_text import ViewText
from application.decks import DealtDeck
from application.step import Scene, Step
from domain.hand import Deck
from domain.hand.events import ActionTaken
from domain.state import changed
from projections.table_view import Moment, NextDeckView, SeatView
from projections.table_view.state import Plans
from tests.adapters.web.evenings import a_short_evening

STRANGER = "account:stranger"


def _text(text: ViewText, scene: Scene, player: str) -> bytes:
    return text.of(scene, 0, player, scene.seat_of(player))


def _folded(scene: Scene, **changes: object) -> Scene:
    """The scene with other facts about its table, all else in it being the same objects."""
    return replace(scene, moment=Moment(changed(scene.fold, **changes)))


def _changed(scene: Scene) -> list[Scene]:
    """Scenes that differ from one with a hand in a single thing."""
    fold, hand, seats = scene.fold, scene.hand, scene.table.seats
    assert fold.hand is not None
    assert fold.terms is not None
    assert hand is not None
    other_deck = Deck(hand.deck.cards[::-1])
    return [
        _folded(scene, name="Birch"),
        _folded(scene, terms=replace(fold.terms, rabbit=False)),
        _folded(scene, votes=frozenset({1})),
        _folded(scene, choosing=1),
        _folded(scene, plans=(Plans(500, True), *fold.plans[1:])),
        _folded(scene, button=2),
        _folded(scene, next_hand_at=1.5),
        _folded(scene, next_deck=NextDeckView("hand:next", "cd" * 32, (), (), False)),
        _folded(scene, seats=(*fold.seats[:2], None, *fold.seats[3:])),
        _folded(scene, hand=replace(fold.hand, boards=(("As", "Ah", "Ad"),))),
        _folded(scene, hand=replace(fold.hand, pot=77)),
        replace(scene, hand=replace(hand, deck=other_deck), deck=DealtDeck(other_deck)),
        replace(scene, table=replace(scene.table, seats={**seats, 0: replace(seats[0], player=STRANGER)})),
    ]


async def test_whatever_changes_is_seen() -> None:
    steps, players = await a_short_evening()
    for other in _changed(scene := steps[-1].scene):
        text = ViewText()
        for seen in (scene, other, scene):
            for player in (*players, STRANGER):
                assert _text(text, seen, player) == encode(seen.view(player))


async def test_only_the_seat_that_acted_is_encoded_again(monkeypatch: pytest.MonkeyPatch) -> None:
    steps, players = await a_short_evening()
    encoded: list[object] = []

    def counted(value: object) -> bytes:
        encoded.append(value)
        return encode(value)

    monkeypatch.setattr(view_text, "encode", counted)
    text = ViewText()
    for step in steps:
        encoded.clear()
        for player in players:
            _text(text, step.scene, player)
        if _is_plain_action(step):
            assert {seat.seat for seat in encoded if isinstance(seat, SeatView)} == _acted(step)


def _is_plain_action(step: Step) -> bool:
    return len(step.recorded) == 2 and bool(_acted(step))


def _acted(step: Step) -> set[int]:
    return {recorded.event.seat for recorded in step.recorded if isinstance(recorded.event, ActionTaken)}
