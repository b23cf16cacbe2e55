"""Who sees what: the one allow-list, for the state of a table and for each of its events.

An event or a field that is not listed here is invisible to everyone.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from domain.account.events import AccountOpened, ChipsEscrowed, ChipsGranted, ChipsReturned, TraceLeft
from domain.audit.events import CardsOpened, DataAccessGranted, DataAccessRevoked, HandAudited
from domain.event import Event, Recorded
from domain.hand import events as hand
from domain.signal.events import SignalConfirmed, SignalDismissed, SignalReopened, SignalSeen
from domain.state import changed
from domain.table import events as table
from domain.template.events import TemplateAdded, TemplateChanged, TemplateListed, TemplateRetired
from domain.variants import RULESETS
from projections.table_view import presets
from projections.table_view.cards import label
from projections.table_view.shapes import HandView, Preset, SeatView, TableView, TurnView
from projections.table_view.state import HIDDEN, TableFold, occupied, put

TERMS = (
    "template",
    "template_version",
    "terms_name",
    "games",
    "seats",
    "min_buy_in",
    "max_buy_in",
    "rotation",
    "rotation_hands",
    "button",
    "buy_button",
    "straddle",
    "restraddles",
    "bomb_every",
    "bomb_vote",
    "bomb_ante",
    "bomb_boards",
    "most_runouts",
    "rabbit",
    "turn_seconds",
    "pause_seconds",
    "bank_seconds",
    "bank_most",
    "bank_gain",
    "bank_hands",
    "grace_seconds",
    "away_orbits",
    "ratholing_seconds",
    "rake_per_mille",
    "rake_caps",
    "rake_heads_up",
    "auto_muck",
)
"""Whoever plays may know all of the terms."""

PUBLIC: dict[type[Event], tuple[str, ...]] = {
    table.TableOpened: ("name", "first_button", *TERMS),
    table.TermsPinned: TERMS,
    table.SeatTaken: ("seat", "player", "name", "stack", "house", "new", "bank"),
    table.SeatChangeQueued: ("seat", "to"),
    table.SeatChanged: ("seat", "to", "owes_big"),
    table.TopUpQueued: ("seat",),
    table.ChipsAdded: ("seat", "amount"),
    table.TopUpDropped: ("seat",),
    table.AutoTopUpSet: ("seat",),
    table.SatOut: ("seat", "reason"),
    table.SitOutPlanned: (),
    table.Returned: ("seat",),
    table.TurnMissed: ("seat", "hand", "turn"),
    table.Disconnected: ("seat", "at"),
    table.Reconnected: ("seat",),
    table.LeaveRequested: ("seat",),
    table.SeatLeft: ("seat", "stack", "reason"),
    table.DeckCommitted: ("hand", "root"),
    table.CutSealed: ("hand", "seat", "commitment"),
    table.CutsFixed: ("hand", "seats", "commitments", "next_hand_at"),
    table.CutOpened: ("hand", "seat", "cut"),
    table.BlindMissed: ("seat", "blind"),
    table.DebtsCleared: (),
    table.EntryChosen: ("seat", "entry"),
    table.StraddleArmed: ("seat", "always"),
    table.StraddleDisarmed: ("seat",),
    table.BombVoted: ("seat", "agrees"),
    table.ChoiceOffered: ("seat",),
    table.GameChanged: ("game", "seat", "next_hand_at"),
    table.HandOpened: (
        "hand",
        "number",
        "game",
        "ruleset",
        "button",
        "small_blind_seat",
        "big_blind_seat",
        "seats",
        "stacks",
        "bomb",
        "button_bought",
    ),
    table.HandClosed: ("hand", "seats", "stacks", "banks", "voided"),
    table.HandExtended: ("hand",),
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
        "kinds",
        "dead",
        "small_blind",
        "big_blind",
        "small_bet",
        "big_bet",
        "bring_in",
        "boards",
        "bomb",
        "most_runouts",
        "rake_per_mille",
        "rake_cap",
        "turn_seconds",
        "banks",
        "deck",
        "root",
        "cut_seats",
        "cut_commitments",
        "cuts",
    ),
    hand.ForcedBetPosted: ("seat", "kind", "paid", "all_in"),
    hand.HoleCardsDealt: ("street", "burned", "seats", "numbers"),
    hand.UpCardsDealt: ("street", "burned", "seats", "numbers", "cards"),
    hand.TurnStarted: ("turn", "seat", "kinds", "to_call", "min_to", "max_to", "deadline"),
    hand.ActionTaken: ("turn", "seat", "kind", "to", "paid", "all_in", "timed_out"),
    hand.TimeBankStarted: ("turn", "seat", "deadline"),
    hand.TimeBankUsed: ("turn", "seat", "seconds"),
    hand.StreetDealt: ("street", "board", "burned", "numbers", "cards"),
    hand.DrawStarted: ("street", "turn", "seat", "deadline"),
    hand.DrawMade: ("turn", "seat", "burned", "discarded", "drawn", "timed_out"),
    hand.DeckReshuffled: ("count", "numbers"),
    hand.RunoutsOffered: ("seats", "most", "deadline"),
    hand.RunoutsChosen: ("seat", "count"),
    hand.RunoutsAgreed: ("count",),
    hand.BetReturned: ("seat", "amount"),
    hand.CardsShown: ("seat", "numbers", "cards", "hand"),
    hand.CardsMucked: ("seat",),
    hand.RakeTaken: ("amounts",),
    hand.PotAwarded: ("pot", "board", "half", "seat", "amount", "reason", "hand", "cards"),
    hand.HandSettled: ("pot", "rake", "seats", "stacks", "net"),
    hand.HandVoided: ("reason", "seats", "refunds"),
    hand.RabbitShown: ("street", "board", "burned", "numbers", "cards"),
}
"""What everyone at the table learns of each event: of face-down cards their numbers alone."""

OWN: dict[type[Event], tuple[str, ...]] = {
    table.TopUpQueued: ("amount",),
    table.TopUpDropped: ("reason",),
    table.AutoTopUpSet: ("to",),
    table.SitOutPlanned: ("seat",),
}
"""What only the event's own seat learns on top of it."""

PRIVATE: frozenset[type[Event]] = frozenset(
    {
        AccountOpened,
        ChipsGranted,
        ChipsEscrowed,
        ChipsReturned,
        TraceLeft,
        SignalSeen,
        SignalDismissed,
        SignalConfirmed,
        SignalReopened,
        HandAudited,
        CardsOpened,
        DataAccessGranted,
        DataAccessRevoked,
        TemplateAdded,
        TemplateChanged,
        TemplateRetired,
        TemplateListed,
    }
)
"""What no table ever shows; of a template it shows the terms that it pinned."""


@dataclass(frozen=True, slots=True)
class Eyes:
    """A viewer: the seat, if it is a player of the table, and the face-down cards it knows, by their numbers."""

    seat: int | None = None
    cards: Mapping[int, str] = field(default_factory=dict, repr=False)


def see(fold: TableFold, eyes: Eyes) -> TableView:
    """The table as this viewer may see it; raises LookupError before it is opened."""
    if fold.terms is None:
        raise LookupError(f"{fold.table} is not opened")
    terms, game = fold.terms, fold.games[fold.game]
    me, my_hand = own_seat(fold, eyes)
    return TableView(
        table=fold.table,
        name=fold.name,
        games=fold.games,
        game=fold.game,
        seat_count=terms.seats,
        small_blind=game.small_blind,
        big_blind=game.big_blind,
        small_bet=game.small_bet,
        big_bet=game.big_bet,
        ante=game.ante,
        min_buy_in=terms.min_buy_in,
        max_buy_in=terms.max_buy_in,
        turn_seconds=terms.turn_seconds,
        straddle=terms.straddle,
        most_runouts=terms.most_runouts,
        rabbit=terms.rabbit,
        rotation=terms.rotation,
        buy_button=terms.buy_button,
        bomb_vote=terms.bomb_vote,
        choosing=fold.choosing,
        bomb_votes=tuple(sorted(fold.votes)),
        button=fold.button,
        seats=fold.seats if me is None else put(fold.seats, me.seat, me),
        hand=own_hand(fold, eyes.seat),
        next_hand_at=fold.next_hand_at,
        next_deck=fold.next_deck,
        me=None if me is None else me.seat,
        my_hand=my_hand,
    )


def own_seat(fold: TableFold, eyes: Eyes) -> tuple[SeatView | None, str]:
    """The viewer's own seat with its plans and the cards that it knows, and what they are called; None for
    spectators."""
    view = None if eyes.seat is None else fold.seats[eyes.seat]
    if view is None:
        return None, ""
    dealt, plans = fold.dealt[view.seat], fold.plans[view.seat]
    # Cards that were given up are numbers still, but nothing to see.
    cards = tuple([_known(card, number, eyes) for number, card in zip(dealt, view.cards, strict=False)])
    own = changed(view, cards=cards, auto_top_up=plans.auto_top_up, out_at_big_blind=plans.out_at_big_blind)
    return own, label(fold.hand, cards)


def _known(card: str, number: int, eyes: Eyes) -> str:
    return eyes.cards.get(number, HIDDEN) if card == HIDDEN else card


def own_hand(fold: TableFold, seat: int | None) -> HandView | None:
    """The hand being played, the same for all but the seat whose turn it is: that one gets suggested raises."""
    played = fold.hand
    if played is None or played.turn is None or played.turn.seat != seat or not played.turn.max_to:
        return played
    suggested = _suggest(fold, played, played.turn)
    return changed(played, turn=changed(played.turn, presets=suggested)) if suggested else played


def _suggest(fold: TableFold, played: HandView, turn: TurnView) -> tuple[Preset, ...]:
    """In fixed limit there is nothing to choose from."""
    ruleset, view = RULESETS[played.ruleset], occupied(fold, turn.seat)
    if ruleset.betting == "fixed_limit":
        return ()
    call_to, pot_after_call = view.bet + turn.to_call, played.pot + turn.to_call
    big_blind = fold.games[fold.game].big_blind
    if played.street == ruleset.variant.streets[0].name and not fold.raised:
        return presets.before_the_flop(big_blind, call_to + pot_after_call, turn.min_to, turn.max_to)
    all_in = turn.max_to == view.bet + view.stack
    return presets.by_the_pot(call_to, pot_after_call, turn.min_to, turn.max_to, all_in)


def told_alike(event: Event) -> bool:
    """Whether everyone at the table learns the same of an event."""
    return type(event) not in OWN and not isinstance(event, hand.HoleCardsDealt | hand.DrawMade)


def reveal(recorded: Recorded, eyes: Eyes) -> dict[str, object]:
    """What this viewer may learn of one event: its topic and the listed fields; empty for an unlisted event.

    Face-down cards come with `cards`, by seat, for the viewer's own seat alone."""
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
    match event:
        case hand.HoleCardsDealt(seats=seats, numbers=numbers) if seat in seats:
            return _own_cards(seat, numbers[seats.index(seat)], cards)
        case hand.DrawMade(seat=drawer, drawn=drawn) if seat == drawer:
            return _own_cards(seat, drawn, cards)
    listed = OWN.get(type(event), ())
    return {each: getattr(event, each) for each in listed if getattr(event, "seat", None) == seat}


def _own_cards(seat: int, numbers: Sequence[int], cards: Mapping[int, str]) -> dict[str, object]:
    return {"cards": {str(seat): [cards.get(number, HIDDEN) for number in numbers]}}
