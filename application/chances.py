"""What share of the pot each live hand can still expect, where whoever looks sees all their cards."""

from collections.abc import Mapping, Sequence
from functools import lru_cache

from domain.hand.evaluation.equity import equities
from projections.table_view import SeatView, TableView

HIDDEN = "??"


def chances(view: TableView) -> Mapping[int, float] | None:
    """The expected share of the pots, from 0 to 1 and together 1, by the seats that can win them; of boards that are
    played side by side, or of run-outs, each counts the same.

    None where there is nothing to expect: no hand is on, it is over, one hand alone is left, some card of them is
    hidden, or hands will change in a draw."""
    hand = view.hand
    live = [seat for seat in view.seats if seat is not None and seat.in_hand and not seat.folded]
    if hand is None or hand.over or hand.awards or len(live) < 2 or not all(map(_open, live)):
        return None
    shares = _shares(hand.ruleset, tuple(seat.cards for seat in live), hand.boards, hand.hand)
    return None if shares is None else dict(zip([seat.seat for seat in live], shares, strict=True))


def _open(seat: SeatView) -> bool:
    return bool(seat.cards) and HIDDEN not in seat.cards


@lru_cache(256)
def _shares(
    ruleset: str, hands: tuple[tuple[str, ...], ...], boards: tuple[tuple[str, ...], ...], seed: str
) -> tuple[float, ...] | None:
    """The mean over the boards; the cards of the others cannot come on one."""
    of_each = []
    for board in boards:
        dead = {card for other in boards for card in other} - {*board}
        shares = equities(ruleset, hands, board, dead, seed)
        if shares is None:
            return None
        of_each.append(shares)
    return tuple(_mean(each) for each in zip(*of_each, strict=True))


def _mean(shares: Sequence[float]) -> float:
    return sum(shares) / len(shares)
