"""Hand ids of digits alone, for readers that take no others."""

from hashlib import sha256

NUMBERS = 10**12
"""PokerTracker takes no more than 12 digits."""


def number_of(hand: str) -> int:
    """At most 12 digits for a hand's stream id, always the same for the same id: the first 8 bytes of its SHA-256,
    as a number from the most significant byte on, modulo NUMBERS.

    The same id never gets two numbers. Two ids can get the same one: among 100,000 hands that happens once in 200
    times, among a million two times in five."""
    return int.from_bytes(sha256(hand.encode()).digest()[:8]) % NUMBERS
