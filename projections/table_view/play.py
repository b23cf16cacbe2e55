"""What the facts of a hand change in the view of its table: bets, pots, turns, board, cards turned up, awards."""

from collections.abc import Callable

from domain.event import Event
from domain.hand.evaluation import name
from domain.hand.events import (
    ActionTaken,
    BetReturned,
    CardsMucked,
    CardsShown,
    ForcedBetPosted,
    HandSettled,
    HandStarted,
    HoleCardsDealt,
    PotAwarded,
    StreetDealt,
    TurnStarted,
)
from domain.state import changed
from projections.table_view.pots import split
from projections.table_view.seating import open_hand
from projections.table_view.shapes import AwardView, HandView, LastAction, SeatView, TurnView
from projections.table_view.state import HIDDEN, TableFold, occupied, place, put


def start(fold: TableFold, event: HandStarted, hand: str) -> None:
    """The hand (its stream id) began, whether or not the table has said so yet."""
    open_hand(fold, hand, event.number, event.button, event.seats, event.stacks)
    fold.hand = changed(_hand(fold), root=event.root)
    fold.even_antes = len(set(event.antes)) == 1


def _hand(fold: TableFold) -> HandView:
    if fold.hand is None:
        raise LookupError(f"no hand is being played at {fold.table}")
    return fold.hand


def _forced_bet_posted(fold: TableFold, event: ForcedBetPosted) -> None:
    ante = event.kind == "ante"
    view, hand = occupied(fold, event.seat), _hand(fold)
    bet = view.bet if ante else view.bet + event.paid
    last = LastAction(event.kind, event.paid if ante else bet)
    place(fold, changed(view, stack=view.stack - event.paid, bet=bet, all_in=event.all_in, last_action=last))
    if ante and not fold.even_antes:
        fold.dead += event.paid
    else:
        _put_in(fold, event.seat, event.paid)
    fold.hand = changed(hand, pot=hand.pot + event.paid)


def _hole_cards_dealt(fold: TableFold, event: HoleCardsDealt) -> None:
    for seat, numbers in zip(event.seats, event.numbers, strict=True):
        place(fold, changed(occupied(fold, seat), cards=(HIDDEN,) * len(numbers)))
        fold.dealt = put(fold.dealt, seat, numbers)
    _count_pots(fold)


def _turn_started(fold: TableFold, event: TurnStarted) -> None:
    turn = TurnView(
        turn=event.turn,
        seat=event.seat,
        deadline=event.deadline,
        legal=_legal(fold, event),
        to_call=event.to_call,
        min_to=event.min_to,
        max_to=event.max_to,
        presets=(),
    )
    fold.hand = changed(_hand(fold), turn=turn)


def _legal(fold: TableFold, event: TurnStarted) -> tuple[str, ...]:
    answer = "call" if event.to_call else "check"
    if not event.max_to:
        return ("fold", answer)
    someone_bet = event.to_call or _hand(fold).street == "preflop" or _any_bet(fold)
    return ("fold", answer, "raise" if someone_bet else "bet")


def _any_bet(fold: TableFold) -> bool:
    return any(view is not None and view.bet for view in fold.seats)


def _action_taken(fold: TableFold, event: ActionTaken) -> None:
    view, hand = occupied(fold, event.seat), _hand(fold)
    bet = view.bet + event.paid
    folds = event.kind == "fold"
    acted = changed(
        view,
        stack=view.stack - event.paid,
        bet=bet,
        folded=folds,
        all_in=event.all_in,
        last_action=LastAction(event.kind, bet),
        cards=() if folds else view.cards,
    )
    place(fold, acted)
    _put_in(fold, event.seat, event.paid)
    fold.hand = changed(hand, turn=None, pot=hand.pot + event.paid)
    fold.raised = fold.raised or event.kind in ("bet", "raise")
    if folds and hand.pots:
        _count_pots(fold)


def _street_dealt(fold: TableFold, event: StreetDealt) -> None:
    hand = _hand(fold)
    board = hand.board + event.cards
    fold.seats = tuple([view and _on_new_street(view, board) for view in fold.seats])
    fold.hand = changed(hand, street=event.street, board=board)
    _count_pots(fold)


def _on_new_street(view: SeatView, board: tuple[str, ...]) -> SeatView:
    """Bets go to the middle; cards that lie open make something new. Whoever is out of it stays as he is."""
    if not view.in_hand or (view.folded and view.last_action is None):
        return view
    open_cards = bool(view.cards) and HIDDEN not in view.cards
    return changed(view, bet=0, last_action=None, hand=name(view.cards + board) if open_cards else view.hand)


def _bet_returned(fold: TableFold, event: BetReturned) -> None:
    view, hand = occupied(fold, event.seat), _hand(fold)
    place(fold, changed(view, stack=view.stack + event.amount, bet=max(0, view.bet - event.amount), all_in=False))
    _put_in(fold, event.seat, -event.amount)
    fold.hand = changed(hand, turn=None, pot=hand.pot - event.amount)
    if hand.pots:
        _count_pots(fold)


def _cards_shown(fold: TableFold, event: CardsShown) -> None:
    label = event.hand or name(event.cards + _hand(fold).board)
    _collect(fold)
    place(fold, changed(occupied(fold, event.seat), cards=event.cards, hand=label))


def _cards_mucked(fold: TableFold, event: CardsMucked) -> None:
    _collect(fold)
    place(fold, changed(occupied(fold, event.seat), cards=(), hand=""))


def _pot_awarded(fold: TableFold, event: PotAwarded) -> None:
    _collect(fold)
    view, hand = occupied(fold, event.seat), _hand(fold)
    winner = changed(
        view,
        stack=view.stack + event.amount,
        all_in=False,
        won=view.won + event.amount,
        hand=event.hand or view.hand,
    )
    place(fold, winner)
    award = AwardView(event.pot, event.seat, event.amount, event.reason, event.hand, event.cards)
    # From the first award on, the awards say how the middle is split.
    fold.hand = changed(hand, pot=hand.pot - event.amount, pots=(), turn=None, awards=(*hand.awards, award))


def _hand_settled(fold: TableFold, _: HandSettled) -> None:
    _collect(fold)
    fold.hand = changed(_hand(fold), pot=0, pots=(), turn=None, over=True)


def _collect(fold: TableFold) -> None:
    """Move the bets of the street to the middle."""
    if _any_bet(fold):
        fold.seats = tuple([changed(view, bet=0) if view and view.bet else view for view in fold.seats])
        _count_pots(fold)


def _count_pots(fold: TableFold) -> None:
    seats = fold.seats
    collected = [total - (view.bet if view else 0) for total, view in zip(fold.put_in, seats, strict=True)]
    live = tuple([view.seat for view in seats if view is not None and view.in_hand and not view.folded])
    fold.hand = changed(_hand(fold), pots=split(collected, live, fold.dead))


def _put_in(fold: TableFold, seat: int, paid: int) -> None:
    fold.put_in = put(fold.put_in, seat, fold.put_in[seat] + paid)


HANDLERS: dict[type[Event], Callable[..., None]] = {
    ForcedBetPosted: _forced_bet_posted,
    HoleCardsDealt: _hole_cards_dealt,
    TurnStarted: _turn_started,
    ActionTaken: _action_taken,
    StreetDealt: _street_dealt,
    BetReturned: _bet_returned,
    CardsShown: _cards_shown,
    CardsMucked: _cards_mucked,
    PotAwarded: _pot_awarded,
    HandSettled: _hand_settled,
}
