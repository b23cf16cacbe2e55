"""How the chips in the middle split into main pot and side pots while a hand is played (TDA 2024 rule 21)."""

from collections.abc import Sequence

from projections.table_view.shapes import PotView


def split(put_in: Sequence[int], live: Sequence[int], dead: int) -> tuple[PotView, ...]:
    """The pots, main pot first, from what each seat has put in and the seats that can still win.

    `dead` chips belong to the main pot. A seat that went all-in wins from no pot above what it put in."""
    levels = sorted({put_in[seat] for seat in live})
    if not levels or not (dead or any(put_in)):
        return ()
    # What a folded seat put in above every live one belongs to the last pot.
    tops = [*levels[:-1], max(put_in)]
    pots, below = [], 0
    for level, top in zip(levels, tops, strict=True):
        amount = sum(min(chips, top) - min(chips, below) for chips in put_in)
        pots.append(PotView(amount, tuple(seat for seat in live if put_in[seat] >= level)))
        below = top
    return (PotView(pots[0].amount + dead, pots[0].seats), *pots[1:])
