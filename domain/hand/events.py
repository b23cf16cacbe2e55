"""The facts of one hand, in the order in which they can happen. A storage format: see `domain.event`.

Chips are whole chips, times are UTC seconds since the epoch, seats are clockwise indices from 0.
Cards are two characters (`Td`); a card's number is its place in the order of dealing, burned cards included,
from 0. After a reshuffle the numbers go on: a card that comes back gets a further number.
"""

from dataclasses import dataclass
from typing import Any, ClassVar

from domain.event import Event


@dataclass(frozen=True, slots=True)
class HandStarted(Event):
    """Everything the hand is played under. Per-seat tuples follow `seats`, the order of dealing: the first
    dealt-in seat left of the button comes first, the button (where someone sits on it) last."""

    TOPIC: ClassVar[str] = "hand.started"
    class_version: ClassVar[int] = 2

    table: str
    number: int
    ruleset: str
    button: int
    seats: tuple[int, ...]
    players: tuple[str, ...]
    names: tuple[str, ...]
    stacks: tuple[int, ...]
    antes: tuple[int, ...]
    blinds: tuple[int, ...]
    """What each seat must post that counts toward a call: blinds, owed big blinds, straddles."""
    kinds: tuple[str, ...]
    """What each of `blinds` is: `small_blind`, `big_blind`, `post`, `straddle`, `button_blind`, or empty for none."""
    dead: tuple[int, ...]
    """Owed small blinds, which go to the pot without counting toward a call."""
    small_blind: int
    big_blind: int
    """The game's full blinds, posted or not; the big blind is also the least bet of no-limit and pot-limit games."""
    small_bet: int
    big_bet: int
    bring_in: int
    boards: int
    bomb: bool
    """Whether everyone antes and the first betting round is left out (a bomb pot)."""
    most_runouts: int
    """How often what remains of the board may be dealt by consent of all: 1 to 3."""
    rake_per_mille: int
    rake_cap: int
    """The highest rake for this number of players, in whole chips."""
    turn_seconds: float
    banks: tuple[float, ...]
    """Seconds that each seat may take beyond its turns' clocks."""
    deck: str
    """`committed`: from a sealed seed and the players' cuts; `stacked`: given with the command (imports only)."""
    root: str
    cut_seats: tuple[int, ...]
    cut_commitments: tuple[str, ...]
    cuts: tuple[str, ...]
    """The opened cut of each of `cut_seats` in hex, or an empty text where it was withheld."""
    sealed_deck: str
    """The seed (or the stacked deck) encrypted; nobody reads a card from it without the key ring."""

    @staticmethod
    def upcast_v1_v2(state: dict[str, Any]) -> None:
        """Version 1 knew no-limit hold'em on one board, without dead posts, rake, run-outs and time banks."""
        count, blinds, big_blind = len(state["seats"]), state["blinds"], state["big_blind"]
        state.update(
            kinds=_kinds(blinds, big_blind),
            small_blind=min(filter(None, blinds)),
            dead=[0] * count,
            small_bet=0,
            big_bet=0,
            bring_in=0,
            boards=1,
            bomb=False,
            most_runouts=1,
            rake_per_mille=0,
            rake_cap=0,
            banks=[0.0] * count,
        )


def _kinds(blinds: list[int], big_blind: int) -> list[str]:
    """What version 1 called each forced bet: the small blind comes first, which heads-up is the button's."""
    places = sorted(range(len(blinds))[:: -1 if len(blinds) == 2 else 1], key=lambda place: blinds[place])
    first = next(place for place in places if blinds[place])
    both = blinds.count(big_blind) > 1
    return [_kind(blind, big_blind, both and place == first) for place, blind in enumerate(blinds)]


def _kind(blind: int, big_blind: int, first_of_two: bool) -> str:
    if not blind:
        return ""
    if blind > big_blind:
        return "straddle"
    return "small_blind" if blind < big_blind or first_of_two else "big_blind"


@dataclass(frozen=True, slots=True)
class ForcedBetPosted(Event):
    """A forced bet was paid; `kind` is `ante`, one of the `kinds` of `HandStarted`, or `dead` for an owed small
    blind that does not count toward a call."""

    TOPIC: ClassVar[str] = "hand.forced_bet_posted"

    seat: int
    kind: str
    paid: int
    all_in: bool


@dataclass(frozen=True, slots=True)
class HoleCardsDealt(Event):
    """Face-down cards went to the seats: the numbers of the cards, never the cards. `burned` is the number of the
    card burned before, -1 for none."""

    TOPIC: ClassVar[str] = "hand.hole_cards_dealt"
    class_version: ClassVar[int] = 2

    street: str
    burned: int
    seats: tuple[int, ...]
    numbers: tuple[tuple[int, ...], ...]

    @staticmethod
    def upcast_v1_v2(state: dict[str, Any]) -> None:
        """Version 1 dealt hole cards before the flop only, and burned none."""
        state.update(street="preflop", burned=-1)


@dataclass(frozen=True, slots=True)
class UpCardsDealt(Event):
    """One face-up card went to each of the seats (stud). `burned` is the number of the card burned before, -1 for
    none."""

    TOPIC: ClassVar[str] = "hand.up_cards_dealt"

    street: str
    burned: int
    seats: tuple[int, ...]
    numbers: tuple[int, ...]
    cards: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TurnStarted(Event):
    """It is this seat's turn: the `kinds` of action it may take, what a call costs, between which totals a raise
    may go (both 0 where none is legal), and until when. `turn` counts the turns of the hand from 1.

    Kinds: `fold`, `check`, `call`, `bet`, `raise`, and in stud `bring_in` and `complete`."""

    TOPIC: ClassVar[str] = "hand.turn_started"
    class_version: ClassVar[int] = 2

    turn: int
    seat: int
    kinds: tuple[str, ...]
    to_call: int
    min_to: int
    max_to: int
    deadline: float

    @staticmethod
    def upcast_v1_v2(state: dict[str, Any]) -> None:
        """Version 1 left it to the reader to tell a bet from a raise; `raise` stands for both here."""
        answer = "call" if state["to_call"] else "check"
        state["kinds"] = ["fold", answer, *(["raise"] if state["max_to"] else [])]


@dataclass(frozen=True, slots=True)
class ActionTaken(Event):
    """A seat acted: `kind` is one of the kinds of `TurnStarted`; `to` is its total on this street afterwards,
    `paid` the chips it moved now."""

    TOPIC: ClassVar[str] = "hand.action_taken"

    turn: int
    seat: int
    kind: str
    to: int
    paid: int
    all_in: bool
    timed_out: bool


@dataclass(frozen=True, slots=True)
class TimeBankStarted(Event):
    """The clock of the turn ran out; the seat now thinks on its time bank, until `deadline` at the latest."""

    TOPIC: ClassVar[str] = "hand.time_bank_started"

    turn: int
    seat: int
    deadline: float


@dataclass(frozen=True, slots=True)
class TimeBankUsed(Event):
    """So many seconds of the seat's time bank are gone."""

    TOPIC: ClassVar[str] = "hand.time_bank_used"

    turn: int
    seat: int
    seconds: float


@dataclass(frozen=True, slots=True)
class StreetDealt(Event):
    """Board cards were turned up after one was burned (`burned` is -1 where a second board shares the burn).
    `street` is `flop`, `turn` or `river`, or `seventh` for the one card that all share when a stud deck runs out.
    `board` counts boards, or run-outs of one board, from 0; `cards` are the new ones."""

    TOPIC: ClassVar[str] = "hand.street_dealt"
    class_version: ClassVar[int] = 2

    street: str
    board: int
    burned: int
    numbers: tuple[int, ...]
    cards: tuple[str, ...]

    @staticmethod
    def upcast_v1_v2(state: dict[str, Any]) -> None:
        """Version 1 knew one board."""
        state["board"] = 0


@dataclass(frozen=True, slots=True)
class DrawStarted(Event):
    """It is this seat's turn to exchange cards, until `deadline`. The first one of a `street` begins it."""

    TOPIC: ClassVar[str] = "hand.draw_started"

    street: str
    turn: int
    seat: int
    deadline: float


@dataclass(frozen=True, slots=True)
class DrawMade(Event):
    """A seat gave up the `discarded` cards and got the `drawn` ones, face down: numbers only. None of either:
    it stands pat. `burned` is the number of the card burned before, -1 for none: one a round, before the first
    card that is drawn."""

    TOPIC: ClassVar[str] = "hand.draw_made"

    turn: int
    seat: int
    burned: int
    discarded: tuple[int, ...]
    drawn: tuple[int, ...]
    timed_out: bool


@dataclass(frozen=True, slots=True)
class DeckReshuffled(Event):
    """The stub was too short: the cards with these numbers (the stub's and earlier discards) were shuffled and
    make the new stub. `count` counts the reshuffles of the hand from 1."""

    TOPIC: ClassVar[str] = "hand.deck_reshuffled"

    count: int
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class RunoutsOffered(Event):
    """No more betting is possible: everyone in the pot may ask, until `deadline`, to deal what remains of the board
    up to `most` times."""

    TOPIC: ClassVar[str] = "hand.runouts_offered"

    seats: tuple[int, ...]
    most: int
    deadline: float


@dataclass(frozen=True, slots=True)
class RunoutsChosen(Event):
    """A seat said how often at most it would run it."""

    TOPIC: ClassVar[str] = "hand.runouts_chosen"

    seat: int
    count: int


@dataclass(frozen=True, slots=True)
class RunoutsAgreed(Event):
    """What remains of the board is dealt `count` times: the least that anyone asked for."""

    TOPIC: ClassVar[str] = "hand.runouts_agreed"

    count: int


@dataclass(frozen=True, slots=True)
class BetReturned(Event):
    """Chips that nobody called went back to their seat."""

    TOPIC: ClassVar[str] = "hand.bet_returned"

    seat: int
    amount: int


@dataclass(frozen=True, slots=True)
class CardsShown(Event):
    """A seat turned hole cards face up, all of them or (after the hand, of its own will) some; `hand` names what all
    of its cards make, if nothing is to come any more."""

    TOPIC: ClassVar[str] = "hand.cards_shown"

    seat: int
    numbers: tuple[int, ...]
    cards: tuple[str, ...]
    hand: str


@dataclass(frozen=True, slots=True)
class CardsMucked(Event):
    """A beaten seat gave its cards up unseen at the showdown."""

    TOPIC: ClassVar[str] = "hand.cards_mucked"

    seat: int


@dataclass(frozen=True, slots=True)
class RakeTaken(Event):
    """The room's share left the pots: `amounts` by pot, main pot first."""

    TOPIC: ClassVar[str] = "hand.rake_taken"

    amounts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PotAwarded(Event):
    """A share of a pot (0 is the main pot) went to a seat for its hand on a `board`; `half` is `high` or `low` where
    both compete, else empty. `reason` is `uncontested` or `showdown`; `hand` and its `cards` are empty where nothing
    was shown."""

    TOPIC: ClassVar[str] = "hand.pot_awarded"
    class_version: ClassVar[int] = 2

    pot: int
    board: int
    half: str
    seat: int
    amount: int
    reason: str
    hand: str
    cards: tuple[str, ...]

    @staticmethod
    def upcast_v1_v2(state: dict[str, Any]) -> None:
        """Version 1 knew one board and high hands."""
        state.update(board=0, half="")


@dataclass(frozen=True, slots=True)
class HandSettled(Event):
    """The hand is over. Per-seat tuples follow `seats`: the stacks afterwards and what each won or lost."""

    TOPIC: ClassVar[str] = "hand.settled"

    pot: int
    rake: int
    seats: tuple[int, ...]
    stacks: tuple[int, ...]
    net: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class HandVoided(Event):
    """The hand does not count: everything that each seat put in goes back to it. `reason` is for people."""

    TOPIC: ClassVar[str] = "hand.voided"

    reason: str
    seats: tuple[int, ...]
    refunds: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class RabbitShown(Event):
    """After the award, for curiosity alone: the cards that would have come on a board."""

    TOPIC: ClassVar[str] = "hand.rabbit_shown"

    street: str
    board: int
    burned: int
    numbers: tuple[int, ...]
    cards: tuple[str, ...]


EVENTS: tuple[type[Event], ...] = (
    HandStarted,
    ForcedBetPosted,
    HoleCardsDealt,
    UpCardsDealt,
    TurnStarted,
    ActionTaken,
    TimeBankStarted,
    TimeBankUsed,
    StreetDealt,
    DrawStarted,
    DrawMade,
    DeckReshuffled,
    RunoutsOffered,
    RunoutsChosen,
    RunoutsAgreed,
    BetReturned,
    CardsShown,
    CardsMucked,
    RakeTaken,
    PotAwarded,
    HandSettled,
    HandVoided,
    RabbitShown,
)
