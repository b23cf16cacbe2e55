"""Who opens by the cards that lie face up: Robert's Rules §8, TDA 2024 RP-10."""

from collections.abc import Mapping, Sequence

from tests.domain.hand.settler_rankings import ACE_HIGH, ACE_LOW, by_suit, grouped

Showing = Mapping[int, Sequence[str]]
"""The open cards of the seats that count, by place."""


def brings_in(showing: Showing, opening: str) -> int:
    """The lowest card by suit; at razz the highest, where the ace is low."""
    if opening == "low_card":
        return min(showing, key=lambda place: by_suit(showing[place], ace_low=False))
    return max(showing, key=lambda place: by_suit(showing[place], ace_low=True))


def opens(showing: Showing, opening: str) -> int:
    """The best hand showing, at razz the lowest; of hands that show the same, the high card by suit in both games
    (RP-10-D). Four cards make no straights and no flushes."""
    razz = opening == "low_hand"
    hands = {place: grouped(cards, ACE_LOW if razz else ACE_HIGH) for place, cards in showing.items()}
    best = min(hands.values()) if razz else max(hands.values())
    tied = [place for place, hand in hands.items() if hand == best]
    return max(tied, key=lambda place: by_suit(showing[place], razz))
