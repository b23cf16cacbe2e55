"""One player of a hand as its analysis leaves it."""

from dataclasses import dataclass


@dataclass(slots=True)
class DealtIn:
    """`had` and `made` are the bits of the statistics for which the player had an opportunity in the hand, and made it.
    `aggressive` (bets and raises), `calls` and `folds` count the actions after the first betting round. `net` is what
    the player won or lost and `ev` the same all-in adjusted; `rake` is the player's part of the rake by what everyone
    `paid`, uncalled bets apart. Whole chips, but `ev` and `rake`.

    The position is empty and `to_button` None in stud, which has no button."""

    seat: int
    player: str
    position: str
    to_button: int | None
    forced: bool
    """Whether a blind, straddle or post was due, antes apart."""
    straddles: bool
    had: int = 0
    made: int = 0
    aggressive: int = 0
    calls: int = 0
    folds: int = 0
    paid: int = 0
    net: int = 0
    ev: float = 0.0
    rake: float = 0.0

    layer: int = 0
    """What was paid of the pots' layers: without dead posts and antes that not everyone owes."""
    folded: bool = False
    all_in: bool = False
    voluntary: bool = False
    """Whether chips went in of free will before the flop."""
    waits: bool = False
    """Whether the player brought in and has not acted since."""
    checked: bool = False
    """Whether the player's last action on this street is a check."""
    shown: tuple[str, ...] = ()
    """The cards that were turned up first."""
