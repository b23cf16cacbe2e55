"""What PokerStars calls the parts of a hand."""

from collections.abc import Mapping

FIRST: Mapping[str, str] = {"preflop": "HOLE CARDS", "predraw": "DEALING HANDS", "third": "3rd STREET"}
"""The marker under which the first cards are dealt."""
UP: Mapping[str, str] = {"fourth": "4th STREET", "fifth": "5th STREET", "sixth": "6th STREET", "seventh": "RIVER"}
DRAWS: Mapping[str, str] = {"first_draw": "FIRST DRAW", "second_draw": "SECOND DRAW", "third_draw": "THIRD DRAW"}
"""A single draw has no marker."""
ORDINALS = ("FIRST", "SECOND", "THIRD")
"""Boards, by their place."""
TIMES = {2: "twice", 3: "three times"}

FOLDED: Mapping[str, str] = {
    "preflop": "before Flop",
    "flop": "on the Flop",
    "turn": "on the Turn",
    "river": "on the River",
    "predraw": "before the Draw",
    "draw": "after the 1st Draw",
    "first_draw": "after the 1st Draw",
    "second_draw": "after the 2nd Draw",
    "third_draw": "after the 3rd Draw",
    "third": "on the 3rd Street",
    "fourth": "on the 4th Street",
    "fifth": "on the 5th Street",
    "sixth": "on the 6th Street",
    "seventh": "on the River",
}
"""When somebody folded, in the summary."""


def marker(name: str, *cards: tuple[str, ...]) -> str:
    """The line that begins a part of the hand: `*** TURN *** [As Ks 2d] [Td]`."""
    return " ".join((f"*** {name} ***", *(bracketed(each) for each in cards if each)))


def bracketed(cards: tuple[str, ...]) -> str:
    """Cards as they are listed."""
    return f"[{' '.join(cards)}]"
