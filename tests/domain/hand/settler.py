"""A settler of its own: who wins what, from the chips each seat put in and the cards, by another evaluator.

It shares nothing with the code it judges: no PokerKit, none of its pots, showdown or evaluation.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from phevaluator import evaluate_cards


@dataclass(frozen=True)
class Entry:
    """One seat at the end of the betting, in the order of dealing: the chips it put in (dead ones apart)."""

    seat: int
    paid: int
    folded: bool
    hole: tuple[str, ...]


def returned(entries: Sequence[Entry]) -> dict[int, int]:
    """The chips by seat that nobody else matched."""
    highest = max(entry.paid for entry in entries)
    rest = [entry.paid for entry in entries if entry.paid < highest]
    alone = [entry for entry in entries if entry.paid == highest]
    return {alone[0].seat: highest - max(rest)} if len(alone) == 1 else {}


def winnings(entries: Sequence[Entry], dead: int, board: Sequence[str]) -> list[dict[int, int]]:
    """What each seat wins of each pot, main pot first; uncalled chips must be gone from the entries. Each pot takes
    from everyone as much as the shortest live seat that is still in it has left."""
    live = [entry for entry in entries if not entry.folded]
    left = {entry.seat: entry.paid for entry in entries}
    if not any(left.values()):
        return [_share(dead, live, board)] if dead else []
    shares: list[dict[int, int]] = []
    while any(left.values()):
        contenders = [entry for entry in live if left[entry.seat]]
        slice_ = min(left[entry.seat] for entry in contenders)
        amount = sum(min(slice_, chips) for chips in left.values())
        left = {seat: max(0, chips - slice_) for seat, chips in left.items()}
        if not any(left[entry.seat] for entry in contenders):
            amount += sum(left.values())
            left = {}
        shares.append(_share(amount if shares else amount + dead, contenders, board))
    return shares


def _share(amount: int, contenders: Sequence[Entry], board: Sequence[str]) -> dict[int, int]:
    """The best hands split; odd chips go one by one to the first of them left of the button."""
    winners = list(contenders)
    if len(contenders) > 1:
        ranks = {entry.seat: evaluate_cards(*entry.hole, *board) for entry in contenders}
        winners = [entry for entry in contenders if ranks[entry.seat] == min(ranks.values())]
    shares = {entry.seat: amount // len(winners) for entry in winners}
    for entry in winners[: amount % len(winners)]:
        shares[entry.seat] += 1
    return {seat: chips for seat, chips in shares.items() if chips}
