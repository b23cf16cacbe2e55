"""Random decks, among them such that give several players alike hands."""

from collections.abc import Sequence
from hashlib import sha256
from itertools import groupby
from random import Random

from domain import fairness
from domain.hand import Deck
from tests.domain.hand.dice import Dice

MOST_SWAPS = 12


def random_deck(dice: Dice, cards: Sequence[str]) -> Deck:
    """Well shuffled, or with the four cards of a rank one behind the other but for some swaps: the players get them
    one each, so that hands are equal and suits decide."""
    seed = dice.number(0, 2**32)
    if dice.number(0, 3) < 3:
        return committed(seed, _shuffled(cards, seed))
    return committed(seed, _alike(cards, seed, dice.number(0, MOST_SWAPS)))


def committed(seed: int, dealt: Sequence[str]) -> Deck:
    """A deck as a fair hand has it, which can be reshuffled, for these cards in the order of dealing."""
    key = sha256(seed.to_bytes(8, "big")).digest()
    positions = fairness.deal_positions(key, len(dealt))
    order = [card for _, card in sorted(zip(positions, dealt, strict=True))]
    return Deck(tuple(dealt), tuple(order), positions, key)


def _shuffled(cards: Sequence[str], seed: int) -> list[str]:
    shuffled = list(cards)
    Random(seed).shuffle(shuffled)
    return shuffled


def _alike(cards: Sequence[str], seed: int, swaps: int) -> list[str]:
    random = Random(seed)
    ranks = [random.sample(suits, 4) for suits in (list(suits) for _, suits in groupby(cards, lambda card: card[0]))]
    dealt = [card for rank in random.sample(ranks, len(ranks)) for card in rank]
    for _ in range(swaps):
        one, other = random.sample(range(len(dealt)), 2)
        dealt[one], dealt[other] = dealt[other], dealt[one]
    return dealt
