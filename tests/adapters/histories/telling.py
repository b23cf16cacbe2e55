"""Played hands as their readers are told them, without a journal."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from adapters.histories.formats import FORMATS, Wishes
from application.told_hand import ToldHand, ToldTable
from domain.event import Recorded
from domain.hand import Hand
from domain.hand.events import CardsShown, HandStarted, RabbitShown, StreetDealt, UpCardsDealt
from tests.support.hands import Play

HAND = "hand:01900000-0000-7000-8000-000000000001"
TABLE = ToldTable("table:1", "Main 1", 9, "room")
AT = 1_714_572_000.0
"""2024-05-01 14:00:00 UTC."""
FIRST_LINE = "PokerStars Hand #990075224481:  {} - 2024/05/01 14:00:00 UTC [2024/05/01 10:00:00 ET]"
"""Of HAND in PokerStars' text, with its game and stakes to be filled in."""
OPEN = CardsShown | RabbitShown | StreetDealt | UpCardsDealt


def told(
    play: Play,
    hero: int | None = None,
    revealed: bool = False,
    names: Sequence[str] = (),
    table: ToldTable = TABLE,
    hand: str = HAND,
) -> ToldHand:
    """The hand for an analyst, the player on seat `hero`, or with all cards; `names` follow the order of dealing."""
    facts = [Recorded(hand, number, fact, AT, "test", number) for number, fact in enumerate(play.facts, start=1)]
    started = facts[0].event
    assert isinstance(started, HandStarted)
    start = replace(started, sealed_deck="", names=tuple(names) or started.names)
    facts[0] = replace(facts[0], event=start)
    seats = () if hero is None else (hero,)
    own = dealt(play.hand, start.seats if revealed else seats)
    return ToldHand(hand, table, tuple(facts), {**turned_up(play), **own}, hero, revealed)


def turned_up(play: Play) -> Mapping[int, str]:
    """The cards that everyone saw."""
    shown = [fact for fact in play.facts if isinstance(fact, OPEN)]
    return {number: card for fact in shown for number, card in zip(fact.numbers, fact.cards, strict=True)}


def dealt(hand: Hand, seats: Sequence[int]) -> Mapping[int, str]:
    """What these seats were dealt, those given up in a draw too."""
    held = [number for seat in seats for number in (*hand.at(seat).numbers, *hand.at(seat).discards)]
    return dict(zip(held, hand.cards(held), strict=True))


def written(form: str, *hands: ToldHand, wishes: Wishes | None = None) -> str:
    """The hands in a text format of one file."""
    writer = FORMATS[form].make(wishes or Wishes())
    chunks = [*writer.begin(), *(chunk for hand in hands for chunk in writer.hand(hand)), *writer.end()]
    assert {chunk.file for chunk in chunks} <= {""}
    return b"".join(chunk.data for chunk in chunks).decode()


def text(play: Play, hero: int | None = None, wishes: Wishes | None = None) -> list[str]:
    """The hand's lines in PokerStars' text without the first, whose game and stakes are looked at elsewhere."""
    whole = written("pokerstars", told(play, hero), wishes=wishes)
    assert whole.endswith("\n\n\n")
    assert "\r" not in whole
    return whole.removesuffix("\n\n\n").split("\n")[1:]


def lines(expected: str) -> list[str]:
    """The lines of an indented text."""
    return [line.strip() for line in expected.strip().split("\n")]
