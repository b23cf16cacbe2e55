"""Where the chips of a hand go in the end, in the view of its table."""

from collections.abc import Callable

from domain.event import Event
from domain.hand.events import BetReturned, HandSettled, HandVoided, PotAwarded, RakeTaken
from domain.state import changed
from projections.table_view.middle import collect, count_pots, put_in
from projections.table_view.shapes import AwardView
from projections.table_view.state import TableFold, occupied, place, present


def _bet_returned(fold: TableFold, event: BetReturned) -> None:
    view, hand = occupied(fold, event.seat), present(fold)
    place(fold, changed(view, stack=view.stack + event.amount, bet=max(0, view.bet - event.amount), all_in=False))
    put_in(fold, event.seat, -event.amount)
    fold.hand = changed(hand, turn=None, pot=hand.pot - event.amount)
    if hand.pots:
        count_pots(fold)


def _rake_taken(fold: TableFold, event: RakeTaken) -> None:
    collect(fold)
    hand, taken = present(fold), sum(event.amounts)
    pots = [changed(pot, amount=pot.amount - rake) for pot, rake in zip(hand.pots, event.amounts, strict=True)]
    fold.hand = changed(hand, pot=hand.pot - taken, pots=tuple(pots), rake=taken)


def _pot_awarded(fold: TableFold, event: PotAwarded) -> None:
    collect(fold)
    view, hand = occupied(fold, event.seat), present(fold)
    winner = changed(
        view,
        stack=view.stack + event.amount,
        all_in=False,
        won=view.won + event.amount,
        hand=view.hand or event.hand,
    )
    place(fold, winner)
    award = AwardView(
        pot=event.pot,
        board=event.board,
        half=event.half,
        seat=event.seat,
        amount=event.amount,
        reason=event.reason,
        hand=event.hand,
        cards=event.cards,
    )
    # From the first award on, the awards say how the middle is split.
    fold.hand = changed(hand, pot=hand.pot - event.amount, pots=(), turn=None, awards=(*hand.awards, award))


def _hand_settled(fold: TableFold, event: HandSettled) -> None:
    collect(fold)
    fold.hand = changed(present(fold), pot=0, pots=(), rake=event.rake, turn=None, over=True)


def _hand_voided(fold: TableFold, event: HandVoided) -> None:
    """Everything that was put in goes back."""
    for seat, refund in zip(event.seats, event.refunds, strict=True):
        view = occupied(fold, seat)
        place(fold, changed(view, stack=view.stack + refund, bet=0, all_in=False))
    fold.hand = changed(present(fold), pot=0, pots=(), turn=None, runouts=None, over=True, voided=True)


HANDLERS: dict[type[Event], Callable[..., None]] = {
    BetReturned: _bet_returned,
    RakeTaken: _rake_taken,
    PotAwarded: _pot_awarded,
    HandSettled: _hand_settled,
    HandVoided: _hand_voided,
}
