"""The room's share, in fractions: rule sheet 6."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True)
class Terms:
    """A share in thousandths and the most it may come to in whole chips."""

    per_mille: int
    cap: int


def raked(amounts: Sequence[int], terms: Terms) -> list[int]:
    """What is taken of each pot, main pot first: one percentage of them all, rounded half to even, at most the cap;
    each pot bears its part, and chips that do not divide go to the largest remainders (of equal ones the main pot
    first)."""
    total = sum(amounts)
    rake = min(round(Fraction(total * terms.per_mille, 1000)), terms.cap)
    if not rake:
        return [0] * len(amounts)
    parts = [Fraction(rake * amount, total) for amount in amounts]
    taken = [int(part) for part in parts]
    remainders = sorted(range(len(parts)), key=lambda pot: (taken[pot] - parts[pot], pot))
    for pot in remainders[: rake - sum(taken)]:
        taken[pot] += 1
    return taken
