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
from projections.table_view.state import HIDDEN, TableFold, occupied, put, with_seat


def start(fold: TableFold, event: HandStarted, hand: str) -> TableFold:
    """The hand (its stream id) began, whether or not the table has said so yet."""
    opened = open_hand(fold, hand, event.number, event.button, event.seats, event.stacks)
    return changed(opened, hand=changed(_hand(opened), root=event.root), even_antes=len(set(event.antes)) == 1)


def _hand(fold: TableFold) -> HandView:
    if fold.hand is None:
        raise LookupError(f"no hand is being played at {fold.table}")
    return fold.hand


def _forced_bet_posted(fold: TableFold, event: ForcedBetPosted) -> TableFold:
    ante = event.kind == "ante"
    dead = ante and not fold.even_antes
    view = occupied(fold, event.seat)
    bet = view.bet if ante else view.bet + event.paid
    posted = changed(
        view,
        stack=view.stack - event.paid,
        bet=bet,
        all_in=event.all_in,
        last_action=LastAction(event.kind, event.paid if ante else bet),
    )
    put_in = fold.put_in if dead else _put_in(fold, event.seat, event.paid)
    return changed(
        fold,
        seats=put(fold.seats, event.seat, posted),
        put_in=put_in,
        dead=fold.dead + event.paid if dead else fold.dead,
        hand=changed(_hand(fold), pot=_hand(fold).pot + event.paid),
    )


def _hole_cards_dealt(fold: TableFold, event: HoleCardsDealt) -> TableFold:
    seats, dealt = fold.seats, fold.dealt
    for seat, numbers in zip(event.seats, event.numbers, strict=True):
        seats = put(seats, seat, changed(occupied(fold, seat), cards=(HIDDEN,) * len(numbers)))
        dealt = put(dealt, seat, numbers)
    return _with_pots(changed(fold, seats=seats, dealt=dealt))


def _turn_started(fold: TableFold, event: TurnStarted) -> TableFold:
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
    return changed(fold, hand=changed(_hand(fold), turn=turn))


def _legal(fold: TableFold, event: TurnStarted) -> tuple[str, ...]:
    answer = "call" if event.to_call else "check"
    if not event.max_to:
        return ("fold", answer)
    someone_bet = _hand(fold).street == "preflop" or any(view is not None and view.bet for view in fold.seats)
    return ("fold", answer, "raise" if someone_bet else "bet")


def _action_taken(fold: TableFold, event: ActionTaken) -> TableFold:
    view = occupied(fold, event.seat)
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
    hand = _hand(fold)
    after = changed(
        fold,
        seats=put(fold.seats, event.seat, acted),
        put_in=_put_in(fold, event.seat, event.paid),
        hand=changed(hand, turn=None, pot=hand.pot + event.paid),
        raised=fold.raised or event.kind in ("bet", "raise"),
    )
    return _with_pots(after) if folds and hand.pots else after


def _street_dealt(fold: TableFold, event: StreetDealt) -> TableFold:
    hand = _hand(fold)
    board = hand.board + event.cards
    seats = tuple(view and _on_new_street(view, board) for view in fold.seats)
    return _with_pots(changed(fold, seats=seats, hand=changed(hand, street=event.street, board=board)))


def _on_new_street(view: SeatView, board: tuple[str, ...]) -> SeatView:
    """Bets go to the middle; cards that lie open make something new."""
    if not view.in_hand:
        return view
    open_cards = bool(view.cards) and HIDDEN not in view.cards
    return changed(view, bet=0, last_action=None, hand=name(view.cards + board) if open_cards else view.hand)


def _bet_returned(fold: TableFold, event: BetReturned) -> TableFold:
    view = occupied(fold, event.seat)
    taken_back = changed(view, stack=view.stack + event.amount, bet=max(0, view.bet - event.amount), all_in=False)
    hand = _hand(fold)
    after = changed(
        fold,
        seats=put(fold.seats, event.seat, taken_back),
        put_in=_put_in(fold, event.seat, -event.amount),
        hand=changed(hand, turn=None, pot=hand.pot - event.amount),
    )
    return _with_pots(after) if hand.pots else after


def _cards_shown(fold: TableFold, event: CardsShown) -> TableFold:
    label = event.hand or name(event.cards + _hand(fold).board)
    shown = changed(occupied(fold, event.seat), cards=event.cards, hand=label)
    return with_seat(_collected(fold), changed(shown, bet=0))


def _cards_mucked(fold: TableFold, event: CardsMucked) -> TableFold:
    return with_seat(_collected(fold), changed(occupied(fold, event.seat), bet=0, cards=(), hand=""))


def _pot_awarded(fold: TableFold, event: PotAwarded) -> TableFold:
    collected = _collected(fold)
    view, hand = occupied(collected, event.seat), _hand(collected)
    winner = changed(
        view,
        stack=view.stack + event.amount,
        all_in=False,
        won=view.won + event.amount,
        hand=event.hand or view.hand,
    )
    award = AwardView(event.pot, event.seat, event.amount, event.reason, event.hand, event.cards)
    # From the first award on, the awards say how the middle is split.
    paid = changed(hand, pot=hand.pot - event.amount, pots=(), turn=None, awards=(*hand.awards, award))
    return changed(with_seat(collected, winner), hand=paid)


def _hand_settled(fold: TableFold, event: HandSettled) -> TableFold:
    collected = _collected(fold)
    return changed(collected, hand=changed(_hand(collected), pot=0, pots=(), turn=None, over=True))


def _collected(fold: TableFold) -> TableFold:
    """The bets of the street moved to the middle."""
    if not any(view is not None and view.bet for view in fold.seats):
        return fold
    return _with_pots(changed(fold, seats=tuple(view and changed(view, bet=0) for view in fold.seats)))


def _with_pots(fold: TableFold) -> TableFold:
    collected = tuple(
        total - (0 if view is None else view.bet) for total, view in zip(fold.put_in, fold.seats, strict=True)
    )
    live = tuple(view.seat for view in fold.seats if view is not None and view.in_hand and not view.folded)
    return changed(fold, hand=changed(_hand(fold), pots=split(collected, live, fold.dead)))


def _put_in(fold: TableFold, seat: int, paid: int) -> tuple[int, ...]:
    return put(fold.put_in, seat, fold.put_in[seat] + paid)


HANDLERS: dict[type[Event], Callable[..., TableFold]] = {
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
