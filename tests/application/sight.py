"""Which cards stand in what someone is told, and which of them they may know."""

import re
from collections.abc import Iterable
from dataclasses import replace

import orjson

from application.step import Scene, Step
from domain.event import Event
from domain.hand import Hand
from domain.hand.events import CardsShown, RabbitShown, StreetDealt, UpCardsDealt

OPEN = CardsShown | RabbitShown | StreetDealt | UpCardsDealt

CARD = re.compile(rb'"([2-9TJQKA][cdhs])"')


def cards_in(told: object) -> set[str]:
    """Every card that stands anywhere in a view or an event."""
    return {card.decode() for card in CARD.findall(orjson.dumps(told, default=list, option=orjson.OPT_NON_STR_KEYS))}


def known_to(player: str | None, hand: Hand | None) -> set[str]:
    """The board, what was shown, and a player's own cards, those given up in a draw too."""
    if hand is None:
        return set()
    dealt = (each for each in hand.players if each.player == player)
    own = {card for each in dealt for card in hand.cards((*each.numbers, *each.discards))}
    return own | turned_up(hand.facts)


def turned_up(facts: Iterable[Event]) -> set[str]:
    """The cards that these facts of a hand turned face up."""
    return {card for fact in facts if isinstance(fact, OPEN) for card in fact.cards}


def keeps_secrets(step: Step, viewers: Iterable[str | None]) -> None:
    """Nobody is told a card by this step, or sees one in the table after it, that they may not know."""
    for viewer in viewers:
        allowed = known_to(viewer, step.scene.hand)
        assert cards_in(step.events_for(viewer)) <= allowed
        assert cards_in(seen(step.scene, viewer)) <= allowed


def seen(scene: Scene, viewer: str | None) -> object:
    """The view of a table and what it is made of: not even the memory of the fold holds a hidden card."""
    fold = scene.fold
    debts = [*fold.bookmark.debts.items()] if fold.bookmark else []
    return scene.view(viewer), replace(fold, bookmark=None), debts
