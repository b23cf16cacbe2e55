"""Pots from what each seat put in, slice by slice: its own arithmetic, that of nobody else."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Entry:
    """One seat at the end of the betting, in the order of dealing: the chips it put in (dead ones apart), and the
    cards it holds."""

    seat: int
    paid: int
    folded: bool
    hole: tuple[str, ...]


@dataclass(frozen=True)
class Pot:
    """Chips, and who plays for them in the order of dealing."""

    amount: int
    contenders: tuple[Entry, ...]


def uncalled(entries: Sequence[Entry]) -> dict[int, int]:
    """The chips by seat that nobody else matched."""
    highest = max(entry.paid for entry in entries)
    rest = [entry.paid for entry in entries if entry.paid < highest]
    alone = [entry for entry in entries if entry.paid == highest]
    return {alone[0].seat: highest - max(rest)} if len(alone) == 1 else {}


def pots(entries: Sequence[Entry], dead: int) -> list[Pot]:
    """The main pot first; uncalled chips must be gone from the entries. Dead chips lie in the main pot, for which
    everyone plays, also who put nothing else in. Where all but one folded there is one pot."""
    live = tuple(entry for entry in entries if not entry.folded)
    if len(live) == 1:
        return [Pot(dead + sum(entry.paid for entry in entries), live)]
    slices = _slices(live, {entry.seat: entry.paid for entry in entries})
    if not all(entry.paid for entry in live):
        return [Pot(dead, live), *slices]
    main, *side = slices
    return [Pot(main.amount + dead, main.contenders), *side]


def _slices(live: Sequence[Entry], paid: dict[int, int]) -> list[Pot]:
    """Each takes from everyone as much as the shortest live seat that is still in it has left; what folded seats put
    in beyond that lies in the last."""
    left, made = dict(paid), []
    while any(left.values()):
        contenders = tuple(entry for entry in live if left[entry.seat])
        slice_ = min(left[entry.seat] for entry in contenders)
        amount = sum(min(slice_, chips) for chips in left.values())
        left = {seat: max(0, chips - slice_) for seat, chips in left.items()}
        if not any(left[entry.seat] for entry in contenders):
            amount += sum(left.values())
            left = {}
        made.append(Pot(amount, contenders))
    return made
