"""The variants that PHH 0.0.2 knows, what their notation allows, and which of the room's games they are."""

from dataclasses import dataclass

from domain.fairness import SHORT, STANDARD
from domain.variants import RULESETS, Ruleset

_NO_LIMIT = ("min_bet",)
_LIMIT = ("small_bet", "big_bet")
_BLINDS = ("blinds_or_straddles",)
_BRING_IN = ("bring_in",)


@dataclass(frozen=True, slots=True)
class Variant:
    """How many hole cards a player gets at first and holds at most, how many board cards each street turns up, how
    often cards are exchanged, which fields the variant needs besides those of every hand, and its cards; `game` is the
    id of the room's ruleset."""

    game: str
    first_cards: int
    most_cards: int
    streets: tuple[int, ...]
    draws: int
    fields: tuple[str, ...]
    deck: tuple[str, ...] = STANDARD

    @property
    def bring_in(self) -> bool:
        """Whether a bring-in opens the betting, as in stud games."""
        return "bring_in" in self.fields

    @property
    def ruleset(self) -> Ruleset:
        """The game by the rules of the room."""
        return RULESETS[self.game]


def _board(game: str, cards: int, limits: tuple[str, ...], deck: tuple[str, ...] = STANDARD) -> Variant:
    return Variant(game, cards, cards, (3, 1, 1), 0, _BLINDS + limits, deck)


def _stud(game: str) -> Variant:
    """Seven cards each; where the deck runs short the last one is a single card for everyone."""
    return Variant(game, 3, 7, (1,), 0, _BRING_IN + _LIMIT)


def _draw(game: str, cards: int, draws: int, limits: tuple[str, ...]) -> Variant:
    return Variant(game, cards, cards, (), draws, _BLINDS + limits)


VARIANTS: dict[str, Variant] = {
    "FT": _board("flhe/1", 2, _LIMIT),
    "NT": _board("nlhe/1", 2, _NO_LIMIT),
    "NS": _board("nlsd/1", 2, _NO_LIMIT, SHORT),
    "PO": _board("plo4/1", 4, _NO_LIMIT),
    "FO/8": _board("flo8/1", 4, _LIMIT),
    "F7S": _stud("stud/1"),
    "F7S/8": _stud("stud8/1"),
    "FR": _stud("razz/1"),
    "N2L1D": _draw("sd27/1", 5, 1, _NO_LIMIT),
    "F2L3D": _draw("td27/1", 5, 3, _LIMIT),
    "FB": _draw("badugi/1", 4, 3, _LIMIT),
}
