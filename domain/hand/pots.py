"""Main pot and side pots from what each player put in, and how one is divided."""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.hand.hand import Player


@dataclass(frozen=True, slots=True)
class Pot:
    """Chips, and the seats that can win them in the order of dealing."""

    amount: int
    seats: tuple[int, ...]


def pots(players: Sequence[Player], dead: int = 0) -> list[Pot]:
    """The main pot first, then the side pots: each layer is contested by the live players who paid for it
    (TDA 2024 rule 21). `dead` chips are nobody's share and lie in the main pot."""
    made: list[Pot] = []
    floor = 0
    for ceiling in sorted({player.total for player in players if not player.folded}):
        amount = sum(min(player.total, ceiling) - min(player.total, floor) for player in players)
        seats = tuple(player.seat for player in players if not player.folded and player.total >= ceiling)
        made.append(Pot(amount, seats))
        floor = ceiling
    beyond = sum(max(0, player.total - floor) for player in players)
    return _with(_with(made, -1, beyond), 0, dead)


def _with(made: list[Pot], index: int, more: int) -> list[Pot]:
    """Chips that folded players paid beyond every live player belong to the last pot, dead ones to the first."""
    changed = list(made)
    changed[index] = Pot(made[index].amount + more, made[index].seats)
    return changed


def divide(amount: int, winners: Sequence[int]) -> list[tuple[int, int]]:
    """Equal whole shares by seat; odd chips go one each to the first winners left of the button, which is the
    order of dealing that `winners` come in (TDA 2024 rule 20)."""
    share, odd = divmod(amount, len(winners))
    return [(seat, share + (place < odd)) for place, seat in enumerate(winners)]
