"""Hands in a dealer's words."""

from domain.hand.evaluation.cards import RANKS
from domain.hand.evaluation.scale import (
    FLUSH,
    FULL_HOUSE,
    HIGH_CARD,
    PAIR,
    QUADS,
    STRAIGHT,
    STRAIGHT_FLUSH,
    TRIPS,
    TWO_PAIR,
)

SINGULAR = dict(
    zip(
        RANKS,
        ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "jack", "queen", "king", "ace"),
        strict=True,
    )
)
PLURAL = {rank: word + ("es" if rank == "6" else "s") for rank, word in SINGULAR.items()}
SIZES = ("", "One-card hand", "Two-card hand", "Three-card hand", "Badugi")
PATTERNS = {
    HIGH_CARD: "{Top} high",
    PAIR: "Pair of {tops}",
    TWO_PAIR: "Two pair, {tops} and {nexts}",
    TRIPS: "Three of a kind, {tops}",
    STRAIGHT: "Straight, {top} high",
    FLUSH: "Flush, {top} high",
    FULL_HOUSE: "Full house, {tops} full of {nexts}",
    QUADS: "Four of a kind, {tops}",
    STRAIGHT_FLUSH: "Straight flush, {top} high",
}


def high(kind: int, ranks: str) -> str:
    """A hand of this kind with these ranks, decisive first: `Two pair, kings and queens` for KKQQA."""
    top = ranks[0]
    if kind == STRAIGHT_FLUSH and top == "A":
        return "Royal flush"
    following = next((rank for rank in ranks if rank != top), top)
    word = SINGULAR[top]
    return PATTERNS[kind].format(top=word, Top=word.capitalize(), tops=PLURAL[top], nexts=PLURAL[following])


def low(kind: int, ranks: str) -> str:
    """The same where low hands win: `8-6-4-3-A low` if nothing in it counts against it."""
    return f"{_listed(ranks)} low" if kind == HIGH_CARD else high(kind, ranks)


def badugi(ranks: str) -> str:
    """One to four cards of different ranks and suits, highest first: `Badugi, 7-5-3-A`."""
    return f"{SIZES[len(ranks)]}, {_listed(ranks)}"


def _listed(ranks: str) -> str:
    return "-".join("10" if rank == "T" else rank for rank in ranks)
