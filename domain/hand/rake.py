"""The room's share of the pots (rule sheet 6)."""

from collections.abc import Sequence
from fractions import Fraction

from domain.hand.hand import Hand


def rake(hand: Hand, pots: Sequence[int]) -> tuple[int, ...]:
    """What is taken from each contested pot, main pot first; nothing where the hand ended on its first betting
    round. A true percentage of all pots together, rounded half to even, at most the cap."""
    assert hand.started is not None
    if not hand.street_index or not hand.started.rake_per_mille:
        return (0,) * len(pots)
    share = round(Fraction(sum(pots) * hand.started.rake_per_mille, 1000))
    return _allocated(min(share, hand.started.rake_cap), pots)


def _allocated(amount: int, pots: Sequence[int]) -> tuple[int, ...]:
    """By largest remainder; of equal remainders the earlier pot's comes first."""
    total = sum(pots)
    shares = [amount * pot // total for pot in pots]
    remainders = sorted(range(len(pots)), key=lambda place: -(amount * pots[place] % total))
    for place in remainders[: amount - sum(shares)]:
        shares[place] += 1
    return tuple(shares)
