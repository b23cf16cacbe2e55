"""Random hands of every variant, played on the rules and written down as files write them."""

from collections.abc import Iterator
from dataclasses import replace
from random import Random

from adapters.phh.start import start
from adapters.phh.variants import VARIANTS
from domain import fairness
from domain.event import Event
from domain.hand import Deck, Hand, decide, evolve_all, undealt
from domain.hand.commands import Act, Draw, HandCommand
from domain.hand.events import (
    ActionTaken,
    CardsMucked,
    CardsShown,
    DrawMade,
    HoleCardsDealt,
    StreetDealt,
    TurnStarted,
    UpCardsDealt,
)
from tests.adapters.phh.small_hands import Table, recorded

ANTES: Table = {"bring_in": 5, "small_bet": 20, "big_bet": 40}
WORDS = {"fold": "f", "check": "cc", "call": "cc", "bring_in": "pb"}


def random_hand(variant: str, players: int, seed: int, loose: bool = False) -> Table:
    """A file's table with the outcome by the rules. Nobody folds, and all cards are drawn for, where it is `loose`."""
    dice = Random(seed)
    written = _stakes(variant, players, dice)
    commitment = fairness.commit("hand:random", dice.randbytes(32), VARIANTS[variant].deck)
    begin = replace(start(recorded(written)), cards=Deck.of(commitment, {}))
    hand = _told(undealt(begin.cards), begin)
    while not hand.over:
        hand = _told(hand, _choice(hand, dice, loose))
    stacks = [player.stack for player in hand.players]
    return written | {"actions": list(_actions(hand)), "finishing_stacks": stacks}


def _stakes(variant: str, players: int, dice: Random) -> Table:
    stacks = [dice.choice((dice.randint(30, 200), 1000)) for _ in range(players)]
    shared: Table = {"variant": variant, "starting_stacks": stacks, "actions": ["# to be played"], "min_bet": 20}
    if VARIANTS[variant].bring_in:
        return shared | ANTES | {"antes": [3] * players}
    ante = dice.choice(([0] * players, [2] * players, [0, 20, *[0] * (players - 2)]))
    return shared | ANTES | {"antes": ante, "blinds_or_straddles": [10, 20, *[0] * (players - 2)]}


def _told(hand: Hand, command: HandCommand) -> Hand:
    return evolve_all(hand, decide(hand, command))


def _choice(hand: Hand, dice: Random, loose: bool) -> Act | Draw:
    turn = hand.turn
    if isinstance(turn, TurnStarted):
        kinds = [kind for kind in turn.kinds if kind != "fold" or not (loose or "check" in turn.kinds)]
        kind = dice.choice(kinds)
        raises = kind in ("bet", "raise", "complete")
        return Act(turn.turn, turn.seat, kind, dice.randint(turn.min_to, turn.max_to) if raises else 0, 0.0)
    assert turn is not None
    assert not hasattr(turn, "seats")
    held = hand.at(turn.seat).numbers
    given = held if loose else dice.sample(held, dice.randint(0, len(held)))
    return Draw(turn.turn, turn.seat, tuple(given), 0.0)


def _actions(hand: Hand) -> Iterator[str]:
    """In the order of files: a player's first cards at once, and all new cards after all discards."""
    first: dict[int, tuple[int, ...]] = {}
    new: dict[int, tuple[int, ...]] = {}
    for fact in hand.facts:
        if first and isinstance(fact, TurnStarted | CardsShown | StreetDealt):
            yield from _deals(hand, first)
            first = {}
        if new and (isinstance(fact, TurnStarted | CardsShown) or (isinstance(fact, DrawMade) and fact.seat in new)):
            yield from _deals(hand, new)
            new = {}
        if isinstance(fact, HoleCardsDealt | UpCardsDealt):
            for seat, numbers in zip(fact.seats, fact.numbers, strict=True):
                first[seat] = first.get(seat, ()) + (numbers if isinstance(numbers, tuple) else (numbers,))
            if fact.street not in ("preflop", "third", "predraw"):
                yield from _deals(hand, first)
                first = {}
        elif isinstance(fact, DrawMade):
            new[fact.seat] = fact.drawn
            yield f"p{fact.seat + 1} sd {_text(hand, fact.discarded)}".strip()
        else:
            yield from _told_by(hand, fact)


def _told_by(hand: Hand, fact: Event) -> Iterator[str]:
    match fact:
        case ActionTaken(seat=seat, kind=kind, to=to):
            yield f"p{seat + 1} {WORDS.get(kind, f'cbr {to}')}"
        case StreetDealt(cards=cards):
            yield f"d db {''.join(cards)}"
        case CardsShown(seat=seat):
            yield f"p{seat + 1} sm -"
        case CardsMucked(seat=seat):
            yield f"p{seat + 1} sm"


def _deals(hand: Hand, cards: dict[int, tuple[int, ...]]) -> Iterator[str]:
    for seat, numbers in sorted(cards.items()):
        if numbers:
            yield f"d dh p{seat + 1} {_text(hand, numbers)}"


def _text(hand: Hand, numbers: tuple[int, ...]) -> str:
    return "".join(hand.cards(numbers))
