"""Main pot and side pots from what each player put in, and how one is divided."""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.hand.player import Player


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


def divide(amount: int, count: int) -> list[int]:
    """Whole shares as equal as can be, the odd chips one each to the first of `count` (TDA 2024 rule 20)."""
    share, odd = divmod(amount, count)
    return [share + (place < odd) for place in range(count)]
