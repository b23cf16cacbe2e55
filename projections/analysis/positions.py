"""Where a player sits in a hand: the name of the position, and how far it is to the button."""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.hand.events import HandStarted

LATE = ("CO", "HJ", "LJ")
"""Right of the button, the nearest first; the third is called so where more than three sit behind the blinds."""


@dataclass(frozen=True, slots=True)
class Position:
    """`name` is `BTN` (heads-up the button is the small blind too), `SB`, `BB`, or from the first to act on `UTG`,
    `UTG+1`, …, `LJ`, `HJ`, `CO`. `to_button` counts the seats dealt in up to the button: 0 is the button, 1 the
    cut-off; an empty button counts."""

    name: str
    to_button: int


def positions(started: HandStarted) -> list[Position]:
    """The positions of the seats in the order of dealing, in a game with a button."""
    count, occupied = len(started.seats), started.button == started.seats[-1]
    names = _blinds(started)[: count - occupied]
    names += _behind(count - len(names) - occupied)
    names += ["BTN"] * occupied
    return [Position(name, count - place - occupied) for place, name in enumerate(names)]


def _blinds(started: HandStarted) -> list[str]:
    """Nobody comes in between the button and the big blind but the small blind, posted or not. A bomb pot has none to
    tell them by; where the button alone posts nobody is in the blinds."""
    if "big_blind" in started.kinds:
        return ["SB"] * started.kinds.index("big_blind") + ["BB"]
    if "button_blind" in started.kinds:
        return []
    return ["SB", "BB"] if len(started.seats) > 2 else ["BB"]


def _behind(count: int) -> Sequence[str]:
    """The names from the big blind to the button."""
    late = LATE[:count] if count < 3 else LATE[:2] if count == 3 else LATE
    early = [f"UTG+{place}" if place else "UTG" for place in range(count - len(late))]
    return [*early, *reversed(late)]
