"""Hands that begin and end, in the view of their table."""

from collections.abc import Callable

from domain.event import Event
from domain.hand.events import HandStarted
from domain.state import changed
from domain.table.events import HandClosed, HandOpened
from domain.variants import RULESETS
from projections.table_view.blinds import NOTHING_OWED
from projections.table_view.shapes import HandView, SeatView
from projections.table_view.state import Bookmark, TableFold, occupied, place, present
from projections.table_view.terms import pin


def start(fold: TableFold, event: HandStarted, hand: str) -> None:
    """The hand (its stream id) began, whether or not the table has said so yet."""
    _open(fold, hand, event)
    fold.hand = changed(present(fold), root=event.root)
    fold.even_antes = len(set(event.antes)) == 1


def _open(fold: TableFold, hand: str, event: HandOpened | HandStarted) -> None:
    """Clear the last hand away and seat the players of this one; nothing changes when it is open already."""
    if fold.hand is not None and fold.hand.hand == hand:
        return
    fold.bookmark = _bookmark(fold)
    fold.button = event.button
    brought = dict(zip(event.seats, event.stacks, strict=True))
    fold.seats = tuple([view and _dealt_in(view, brought.get(view.seat)) for view in fold.seats])
    fold.hand = _begun(hand, event)
    fold.next_hand_at = None
    if fold.next_deck is not None and fold.next_deck.hand == hand:
        fold.next_deck = None
    count = len(fold.seats)
    fold.dealt, fold.up, fold.put_in, fold.dead = ((),) * count, {}, (0,) * count, 0
    fold.even_antes, fold.raised = True, False


def _begun(hand: str, event: HandOpened | HandStarted) -> HandView:
    return HandView(
        hand=hand,
        number=event.number,
        ruleset=event.ruleset,
        street=RULESETS[event.ruleset].variant.streets[0].name,
        boards=((),) * event.boards,
        pot=0,
        pots=(),
        rake=0,
        turn=None,
        awards=(),
        over=False,
        voided=False,
        bomb=event.bomb,
        root="",
        runouts=None,
        rabbit=(),
    )


def _bookmark(fold: TableFold) -> Bookmark:
    debts = {(view.seat, view.player): (view.owes, view.entry) for view in fold.seats if view}
    return Bookmark(fold.button, debts, fold.votes, fold.choosing)


def _dealt_in(view: SeatView, stack: int | None) -> SeatView:
    return changed(
        view,
        stack=view.stack if stack is None else stack,
        bet=0,
        in_hand=stack is not None,
        folded=False,
        all_in=False,
        last_action=None,
        cards=(),
        hand="",
        won=0,
        drew=None,
    )


def _hand_opened(fold: TableFold, event: HandOpened) -> None:
    """Who is dealt into a hand with blinds owes nothing any more."""
    _open(fold, event.hand, event)
    paid = event.seats if event.big_blind_seat >= 0 else ()
    fold.seats = tuple([view and _entered(view, view.seat in paid) for view in fold.seats])
    fold.game, fold.choosing = event.game, None
    if event.bomb:
        fold.votes = frozenset()


def _entered(view: SeatView, paid: bool) -> SeatView:
    if view.straddle == "once":
        view = changed(view, straddle="none")
    return changed(view, **NOTHING_OWED) if paid and (view.owes or view.entry != "wait") else view


def _hand_closed(fold: TableFold, event: HandClosed) -> None:
    for seat, stack, bank in zip(event.seats, event.stacks, event.banks, strict=True):
        view = occupied(fold, seat)
        if view.bet or (view.stack, view.bank) != (stack, bank):
            place(fold, changed(view, bet=0, stack=stack, bank=bank))
    if event.voided and fold.bookmark:
        _restore(fold, fold.bookmark, event.seats)
    fold.bookmark = None
    if fold.coming:
        pin(fold, fold.coming)


def _restore(fold: TableFold, before: Bookmark, dealt: tuple[int, ...]) -> None:
    """The hand does not count. What those who were not dealt in chose meanwhile stays chosen."""
    fold.button, fold.choosing = before.button, before.choosing
    if fold.hand and fold.hand.bomb:
        fold.votes |= {seat for seat in before.votes if fold.seats[seat]}
    fold.seats = tuple([view and _indebted(view, before, view.seat in dealt) for view in fold.seats])


def _indebted(view: SeatView, before: Bookmark, dealt: bool) -> SeatView:
    owes, entry = before.debts.get((view.seat, view.player), (view.owes, view.entry))
    return changed(view, owes=owes, entry=entry if dealt else view.entry)


HANDLERS: dict[type[Event], Callable[..., None]] = {HandOpened: _hand_opened, HandClosed: _hand_closed}
