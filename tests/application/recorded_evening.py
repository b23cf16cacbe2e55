"""Recorded hands for tests: an all-in at no-limit hold'em, and a draw."""

from dataclasses import replace

from application.recorded_play import BoardSeen, Drew, Moved, MoveKind, Mucked, RecordedPlay, Shown
from domain.hand import Deck
from tests.support.hands import arranged, cards, stacked, start


def moved(player: int, kind: MoveKind, to: int = 0) -> Moved:
    """A player's move, named as a file names it."""
    return Moved(f"p{player + 1} {kind} {to}".removesuffix(" 0"), player, kind, to)


PLAY = RecordedPlay(
    source="evening.phh",
    start=replace(
        start(1_000, 1_000, 400, deck=stacked(["AsAh", "KsKh", "QsQh"], "2c7d9h Jc 3s")),
        names=("Ann", "Bo", "Cy"),
        deck="stacked",
    ),
    happenings=(
        moved(2, "bet_or_raise", 400),
        moved(0, "check_or_call"),
        moved(1, "fold"),
        BoardSeen("d db 2c7d9hJc3s", tuple(cards("2c7d9hJc3s"))),
        Shown("p1 sm AsAh", 0, (0, 3)),
        Shown("p2 sm KsKh", 1, (1, 4)),
    ),
    finishing=(1_500, 900, 0),
)
"""The last raises all-in, the first calls and wins 400 + 400 + 100; the second folds kings and shows them."""

DRAW = RecordedPlay(
    source="draw.phh",
    start=replace(
        start(
            1_000,
            1_000,
            ruleset="sd27/1",
            deck=Deck(arranged("2c 8s 3c 7s 4c 6s 5d 4d Kh 3d ?? 7h", "sd27/1")),
        ),
        deck="stacked",
    ),
    happenings=(
        moved(1, "check_or_call"),
        moved(0, "check_or_call"),
        Drew("p1 sd Kh", 0, (8,)),
        Drew("p2 sd", 1, ()),
        moved(0, "bet_or_raise", 100),
        moved(1, "check_or_call"),
        Shown("p1 sm 2c3c4c5d7h", 0, (0, 2, 4, 6, 11)),
        Mucked("p2 sm", 1),
    ),
    finishing=(1_200, 800),
)
"""The big blind draws the best hand to a king; the button stands pat."""
