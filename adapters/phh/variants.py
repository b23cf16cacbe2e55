"""The variants that PHH 0.0.2 knows, and what their notation allows."""

from dataclasses import dataclass

from domain.fairness import SHORT, STANDARD

_NO_LIMIT = ("min_bet",)
_LIMIT = ("small_bet", "big_bet")
_BLINDS = ("blinds_or_straddles",)
_BRING_IN = ("bring_in",)


@dataclass(frozen=True, slots=True)
class Variant:
    """How many hole cards a player gets at first and holds at most, how many board cards each street turns up, how
    often cards are exchanged, which fields the variant needs besides those of every hand, and its cards."""

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


def _board(cards: int, limits: tuple[str, ...], deck: tuple[str, ...] = STANDARD) -> Variant:
    return Variant(cards, cards, (3, 1, 1), 0, _BLINDS + limits, deck)


def _stud() -> Variant:
    """Seven cards each; where the deck runs short the last one is a single card for everyone."""
    return Variant(3, 7, (1,), 0, _BRING_IN + _LIMIT)


def _draw(cards: int, draws: int, limits: tuple[str, ...]) -> Variant:
    return Variant(cards, cards, (), draws, _BLINDS + limits)


VARIANTS: dict[str, Variant] = {
    "FT": _board(2, _LIMIT),
    "NT": _board(2, _NO_LIMIT),
    "NS": _board(2, _NO_LIMIT, SHORT),
    "PO": _board(4, _NO_LIMIT),
    "FO/8": _board(4, _LIMIT),
    "F7S": _stud(),
    "F7S/8": _stud(),
    "FR": _stud(),
    "N2L1D": _draw(5, 1, _NO_LIMIT),
    "F2L3D": _draw(5, 3, _LIMIT),
    "FB": _draw(4, 3, _LIMIT),
}
