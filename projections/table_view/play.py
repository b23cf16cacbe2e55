"""What the play of a hand changes in the view of its table: forced bets, turns, actions, time banks, run-outs."""

from collections.abc import Callable

from domain.event import Event
from domain.hand.events import (
    ActionTaken,
    ForcedBetPosted,
    RunoutsAgreed,
    RunoutsChosen,
    RunoutsOffered,
    TimeBankStarted,
    TimeBankUsed,
    TurnStarted,
)
from domain.state import changed
from projections.table_view.middle import count_pots, put_in
from projections.table_view.shapes import LastAction, RunoutsView, SeatView, TurnView
from projections.table_view.state import TableFold, occupied, place, present, put

RAISES = frozenset({"bet", "raise", "complete"})


def _forced_bet_posted(fold: TableFold, event: ForcedBetPosted) -> None:
    view, hand = occupied(fold, event.seat), present(fold)
    if event.kind in ("ante", "dead"):
        _pay_dead(fold, view, event)
    else:
        bet = view.bet + event.paid
        last = LastAction(event.kind, bet)
        place(fold, changed(view, stack=view.stack - event.paid, bet=bet, all_in=event.all_in, last_action=last))
        put_in(fold, event.seat, event.paid)
    fold.hand = changed(hand, pot=hand.pot + event.paid)


def _pay_dead(fold: TableFold, view: SeatView, event: ForcedBetPosted) -> None:
    """Antes and owed small blinds go to the middle at once. A blind before the seat is more to be seen than they."""
    last = view.last_action if view.bet else LastAction(event.kind, event.paid)
    place(fold, changed(view, stack=view.stack - event.paid, all_in=event.all_in, last_action=last))
    if event.kind == "ante" and fold.even_antes:
        put_in(fold, event.seat, event.paid)
    else:
        fold.dead += event.paid


def _turn_started(fold: TableFold, event: TurnStarted) -> None:
    turn = TurnView(
        turn=event.turn,
        kind="bet",
        seat=event.seat,
        deadline=event.deadline,
        bank=False,
        legal=event.kinds,
        to_call=event.to_call,
        min_to=event.min_to,
        max_to=event.max_to,
        presets=(),
    )
    fold.hand = changed(present(fold), turn=turn)


def _action_taken(fold: TableFold, event: ActionTaken) -> None:
    view, hand = occupied(fold, event.seat), present(fold)
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
    put_in(fold, event.seat, event.paid)
    fold.hand = changed(hand, turn=None, pot=hand.pot + event.paid)
    fold.raised = fold.raised or event.kind in RAISES
    if folds and hand.pots:
        count_pots(fold)


def _time_bank_started(fold: TableFold, event: TimeBankStarted) -> None:
    hand = present(fold)
    if hand.turn is not None:
        fold.hand = changed(hand, turn=changed(hand.turn, deadline=event.deadline, bank=True))


def _time_bank_used(fold: TableFold, event: TimeBankUsed) -> None:
    view = occupied(fold, event.seat)
    place(fold, changed(view, bank=round(view.bank - event.seconds, 3)))


def _runouts_offered(fold: TableFold, event: RunoutsOffered) -> None:
    offer = RunoutsView(event.seats, event.most, event.deadline, (None,) * len(event.seats))
    fold.hand = changed(present(fold), turn=None, runouts=offer)


def _runouts_chosen(fold: TableFold, event: RunoutsChosen) -> None:
    hand = present(fold)
    if hand.runouts is not None:
        chosen = put(hand.runouts.chosen, hand.runouts.seats.index(event.seat), event.count)
        fold.hand = changed(hand, runouts=changed(hand.runouts, chosen=chosen))


def _runouts_agreed(fold: TableFold, event: RunoutsAgreed) -> None:
    hand = present(fold)
    fold.hand = changed(hand, runouts=None, boards=hand.boards[:1] * event.count)


HANDLERS: dict[type[Event], Callable[..., None]] = {
    ForcedBetPosted: _forced_bet_posted,
    TurnStarted: _turn_started,
    ActionTaken: _action_taken,
    TimeBankStarted: _time_bank_started,
    TimeBankUsed: _time_bank_used,
    RunoutsOffered: _runouts_offered,
    RunoutsChosen: _runouts_chosen,
    RunoutsAgreed: _runouts_agreed,
}
