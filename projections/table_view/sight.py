"""Who sees what: the one allow-list, for the state of a table and for each of its events.

An event or a field that is not listed here is invisible to everyone.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from domain.account.events import AccountOpened, ChipsEscrowed, ChipsGranted, ChipsReturned
from domain.audit.events import HandAudited
from domain.event import Event, Recorded
from domain.hand import events as hand
from domain.hand.evaluation import name
from domain.state import changed
from domain.table import events as table
from projections.table_view import presets
from projections.table_view.shapes import HandView, Preset, SeatView, TableView, TurnView
from projections.table_view.state import HIDDEN, TableFold, occupied, put

PUBLIC: dict[type[Event], tuple[str, ...]] = {
    table.TableOpened: (
        "name",
        "ruleset",
        "seats",
        "small_blind",
        "big_blind",
        "ante",
        "min_buy_in",
        "max_buy_in",
        "turn_seconds",
    ),
    table.SeatTaken: ("seat", "player", "name", "stack", "house"),
    table.TopUpQueued: ("seat",),
    table.ChipsAdded: ("seat", "amount"),
    table.TopUpDropped: ("seat",),
    table.SatOut: ("seat", "reason"),
    table.Returned: ("seat",),
    table.LeaveRequested: ("seat",),
    table.SeatLeft: ("seat", "stack"),
    table.DeckCommitted: ("hand", "root"),
    table.CutSealed: ("hand", "seat", "commitment"),
    table.CutsFixed: ("hand", "seats", "commitments", "next_hand_at"),
    table.CutOpened: ("hand", "seat", "cut"),
    table.HandOpened: ("hand", "number", "button", "small_blind_seat", "big_blind_seat", "seats", "stacks"),
    table.HandClosed: ("hand", "seats", "stacks"),
    table.TableClosed: (),
    hand.HandStarted: (
        "table",
        "number",
        "ruleset",
        "button",
        "seats",
        "players",
        "names",
        "stacks",
        "antes",
        "blinds",
        "big_blind",
        "turn_seconds",
        "deck",
        "root",
        "cut_seats",
        "cut_commitments",
        "cuts",
    ),
    hand.ForcedBetPosted: ("seat", "kind", "paid", "all_in"),
    hand.HoleCardsDealt: ("seats", "numbers"),
    hand.TurnStarted: ("turn", "seat", "to_call", "min_to", "max_to", "deadline"),
    hand.ActionTaken: ("turn", "seat", "kind", "to", "paid", "all_in", "timed_out"),
    hand.StreetDealt: ("street", "burned", "numbers", "cards"),
    hand.BetReturned: ("seat", "amount"),
    hand.CardsShown: ("seat", "numbers", "cards", "hand"),
    hand.CardsMucked: ("seat",),
    hand.PotAwarded: ("pot", "seat", "amount", "reason", "hand", "cards"),
    hand.HandSettled: ("pot", "rake", "seats", "stacks", "net"),
}
"""What everyone at the table learns of each event."""

OWN: dict[type[Event], tuple[str, ...]] = {
    table.TopUpQueued: ("amount",),
    table.TopUpDropped: ("reason",),
}
"""What only the event's own seat learns on top of it."""

PRIVATE: frozenset[type[Event]] = frozenset({AccountOpened, ChipsGranted, ChipsEscrowed, ChipsReturned, HandAudited})
"""What no table ever shows."""


@dataclass(frozen=True, slots=True)
class Eyes:
    """A viewer: the seat, if it is a player of the table, and the face-down cards it knows, by their numbers."""

    seat: int | None = None
    cards: Mapping[int, str] = field(default_factory=dict, repr=False)


def see(fold: TableFold, eyes: Eyes) -> TableView:
    """The table as this viewer may see it."""
    rules = fold.rules
    me, label = own_seat(fold, eyes)
    return TableView(
        table=fold.table,
        name=rules.name,
        ruleset=rules.ruleset,
        seat_count=rules.seats,
        small_blind=rules.small_blind,
        big_blind=rules.big_blind,
        ante=rules.ante,
        min_buy_in=rules.min_buy_in,
        max_buy_in=rules.max_buy_in,
        turn_seconds=rules.turn_seconds,
        button=fold.button,
        seats=fold.seats if me is None else put(fold.seats, me.seat, me),
        hand=own_hand(fold, eyes.seat),
        next_hand_at=fold.next_hand_at,
        next_deck=fold.next_deck,
        me=None if me is None else me.seat,
        my_hand=label,
    )


def own_seat(fold: TableFold, eyes: Eyes) -> tuple[SeatView | None, str]:
    """The viewer's own seat with the cards that it knows, and what they are called; None for spectators."""
    me = None if eyes.seat is None else fold.seats[eyes.seat]
    if me is None or not me.cards:
        return me, ""
    if HIDDEN in me.cards:
        me = changed(me, cards=tuple([eyes.cards.get(number, HIDDEN) for number in fold.dealt[me.seat]]))
    return me, _label(me.cards, fold.hand)


def _label(cards: tuple[str, ...], played: HandView | None) -> str:
    return "" if played is None or HIDDEN in cards else _name(cards + played.board)


_name = lru_cache(maxsize=4096)(name)


def own_hand(fold: TableFold, seat: int | None) -> HandView | None:
    """The hand being played, the same for all but the seat whose turn it is: that one gets suggested raises."""
    played = fold.hand
    if played is None or played.turn is None or played.turn.seat != seat or not played.turn.max_to:
        return played
    return changed(played, turn=changed(played.turn, presets=_suggest(fold, played, played.turn)))


def _suggest(fold: TableFold, played: HandView, turn: TurnView) -> tuple[Preset, ...]:
    call_to = occupied(fold, turn.seat).bet + turn.to_call
    pot_after_call = played.pot + turn.to_call
    if played.street == "preflop" and not fold.raised:
        big_blind = fold.rules.big_blind
        return presets.before_the_flop(big_blind, call_to + pot_after_call, turn.min_to, turn.max_to)
    return presets.by_the_pot(call_to, pot_after_call, turn.min_to, turn.max_to)


def told_alike(event: Event) -> bool:
    """Whether everyone at the table learns the same of an event."""
    return type(event) not in OWN and not isinstance(event, hand.HoleCardsDealt)


def reveal(recorded: Recorded, eyes: Eyes) -> dict[str, object]:
    """What this viewer may learn of one event: its topic and the listed fields; empty for an unlisted event.

    Hole cards come with `cards`, by seat, for the viewer's own seat alone."""
    event = recorded.event
    listed = PUBLIC.get(type(event))
    if listed is None:
        return {}
    told: dict[str, object] = {"topic": event.TOPIC}
    for name_of_field in listed:
        told[name_of_field] = getattr(event, name_of_field)
    if eyes.seat is not None:
        told |= _own(event, eyes.seat, eyes.cards)
    return told


def _own(event: Event, seat: int, cards: Mapping[int, str]) -> dict[str, object]:
    if isinstance(event, hand.HoleCardsDealt):
        return _own_cards(event, seat, cards)
    listed = OWN.get(type(event), ())
    return {each: getattr(event, each) for each in listed if getattr(event, "seat", None) == seat}


def _own_cards(event: hand.HoleCardsDealt, seat: int, cards: Mapping[int, str]) -> dict[str, object]:
    if seat not in event.seats:
        return {}
    numbers = event.numbers[event.seats.index(seat)]
    return {"cards": {str(seat): [cards.get(number, HIDDEN) for number in numbers]}}
