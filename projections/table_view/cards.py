"""What cards on their way change in the view of a table: backs, open cards, boards, exchanged and shown cards."""

from collections.abc import Callable, Mapping

from domain.event import Event
from domain.hand.evaluation import describe
from domain.hand.events import (
    CardsMucked,
    CardsShown,
    DrawMade,
    DrawStarted,
    HoleCardsDealt,
    RabbitShown,
    StreetDealt,
    UpCardsDealt,
)
from domain.state import changed
from domain.variants import RULESETS
from projections.table_view.middle import collect, count_pots, enter
from projections.table_view.shapes import HandView, SeatView, TurnView
from projections.table_view.state import HIDDEN, TableFold, occupied, place, present, put


def label(hand: HandView | None, cards: tuple[str, ...]) -> str:
    """What cards make now, high and low, on every board; empty while one of them is hidden."""
    if hand is None or not cards or HIDDEN in cards:
        return ""
    high, *low = RULESETS[hand.ruleset].variant.rankings
    said = [describe(high, cards, board, low[0] if low else None) for board in hand.boards]
    return "; ".join(dict.fromkeys(said))


def _hole_cards_dealt(fold: TableFold, event: HoleCardsDealt) -> None:
    enter(fold, event.street)
    for seat, numbers in zip(event.seats, event.numbers, strict=True):
        _deal(fold, seat, numbers, (HIDDEN,) * len(numbers))
    count_pots(fold)


def _up_cards_dealt(fold: TableFold, event: UpCardsDealt) -> None:
    enter(fold, event.street)
    for seat, number, card in zip(event.seats, event.numbers, event.cards, strict=True):
        _deal(fold, seat, (number,), (card,))
    fold.up = {**fold.up, **dict(zip(event.numbers, event.cards, strict=True))}


def _deal(fold: TableFold, seat: int, numbers: tuple[int, ...], cards: tuple[str, ...]) -> None:
    view = occupied(fold, seat)
    held = (*view.cards, *cards)
    place(fold, changed(view, cards=held, hand=label(fold.hand, held)))
    fold.dealt = put(fold.dealt, seat, (*fold.dealt[seat], *numbers))


def _street_dealt(fold: TableFold, event: StreetDealt) -> None:
    enter(fold, event.street)
    hand = present(fold)
    board = (*hand.boards[event.board], *event.cards)
    fold.hand = hand = changed(hand, boards=put(hand.boards, event.board, board))
    fold.seats = tuple([view and _named(view, hand) for view in fold.seats])


def _named(view: SeatView, hand: HandView) -> SeatView:
    """Cards that lie open make something new with the board."""
    if not view.in_hand or not view.cards or HIDDEN in view.cards:
        return view
    return changed(view, hand=label(hand, view.cards))


def _draw_started(fold: TableFold, event: DrawStarted) -> None:
    enter(fold, event.street)
    turn = TurnView(event.turn, "draw", event.seat, event.deadline, False, ("draw",), 0, 0, 0, ())
    fold.hand = changed(present(fold), turn=turn)


def _draw_made(fold: TableFold, event: DrawMade) -> None:
    view, dealt = occupied(fold, event.seat), fold.dealt[event.seat]
    kept = {number: card for number, card in zip(dealt, view.cards, strict=True) if number not in event.discarded}
    cards = (*kept.values(), *(HIDDEN,) * len(event.drawn))
    place(fold, changed(view, cards=cards, drew=len(event.drawn), hand=label(fold.hand, cards)))
    fold.dealt = put(fold.dealt, event.seat, (*kept, *event.drawn))
    fold.hand = changed(present(fold), turn=None)


def _cards_shown(fold: TableFold, event: CardsShown) -> None:
    """After the hand its players may have gone, or sit elsewhere."""
    seat = next((seat for seat, dealt in enumerate(fold.dealt) if {*event.numbers} & {*dealt}), None)
    if seat is None:
        return
    collect(fold)
    view, shown = occupied(fold, seat), dict(zip(event.numbers, event.cards, strict=True))
    cards = _turned_up(view, fold.dealt[seat], {**fold.up, **shown})
    place(fold, changed(view, cards=cards, hand=event.hand or label(fold.hand, cards)))


def _turned_up(view: SeatView, dealt: tuple[int, ...], shown: Mapping[int, str]) -> tuple[str, ...]:
    """A seat that gave its cards up shows the backs of the others again."""
    seen = view.cards or (HIDDEN,) * len(dealt)
    return tuple([shown.get(number, card) for number, card in zip(dealt, seen, strict=True)])


def _cards_mucked(fold: TableFold, event: CardsMucked) -> None:
    collect(fold)
    place(fold, changed(occupied(fold, event.seat), cards=(), hand=""))


def _rabbit_shown(fold: TableFold, event: RabbitShown) -> None:
    hand = present(fold)
    fold.hand = changed(hand, rabbit=(*hand.rabbit, *event.cards))


HANDLERS: dict[type[Event], Callable[..., None]] = {
    HoleCardsDealt: _hole_cards_dealt,
    UpCardsDealt: _up_cards_dealt,
    StreetDealt: _street_dealt,
    DrawStarted: _draw_started,
    DrawMade: _draw_made,
    CardsShown: _cards_shown,
    CardsMucked: _cards_mucked,
    RabbitShown: _rabbit_shown,
}
