"""A hand of poker as its facts leave it: the state, and how each event changes it.

The referee in the state is a memo of the facts, not part of them: whatever it knows can be told again.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from domain.event import Event
from domain.hand.engine import Referee
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

STREETS = ("preflop", "flop", "turn", "river")


@dataclass(frozen=True)
class Player:
    """One dealt-in seat: chips behind (`stack`), on this street (`bet`), and put in on the whole hand (`total`;
    without antes that differ from seat to seat, which count as nobody's share).

    `answered` is the highest bet there was when the seat last acted on this street, None before it did.
    """

    seat: int
    player: str
    stack: int
    bet: int = 0
    total: int = 0
    folded: bool = False
    answered: int | None = None
    numbers: tuple[int, ...] = ()
    shown: bool = False
    mucked: bool = False

    @property
    def all_in(self) -> bool:
        """Whether the seat still plays but has no chips behind."""
        return not self.folded and self.stack == 0


@dataclass(frozen=True)
class Hand:
    """The state of one hand. `players` follow the order of dealing; `level` is the highest bet on this street,
    `full_raise` the last full bet or raise, which the next one must at least equal; `dealt` counts the cards
    taken from the deck, burned ones included."""

    cards: tuple[str, ...] = field(repr=False)
    """The deck in the order of dealing: secret, never stored, given by whoever may open its seal."""
    referee: Referee = field(repr=False, compare=False)
    facts: tuple[Event, ...] = ()
    started: HandStarted | None = None
    players: tuple[Player, ...] = ()
    street: str = "preflop"
    board: tuple[str, ...] = ()
    dealt: int = 0
    level: int = 0
    full_raise: int = 0
    aggressor: int | None = None
    turn: TurnStarted | None = None
    turns: int = 0
    pot: int = 0
    over: bool = False

    @property
    def live(self) -> tuple[Player, ...]:
        """The players who have not folded, in the order of dealing."""
        return tuple(player for player in self.players if not player.folded)

    def at(self, seat: int) -> Player:
        """The player dealt in at a seat; raises KeyError where nobody is."""
        for player in self.players:
            if player.seat == seat:
                return player
        raise KeyError(seat)

    def hole(self, seat: int) -> tuple[str, ...]:
        """The face-down cards of a seat: for that seat's eyes and the showdown only."""
        return tuple(self.cards[number] for number in self.at(seat).numbers)


def undealt(cards: Sequence[str]) -> Hand:
    """A hand before its first fact, with its deck in the order of dealing (empty where nobody may look)."""
    return Hand(tuple(cards), Referee(cards))


def evolve(hand: Hand, event: Event) -> Hand:
    """The state after one more fact."""
    return changed(_after(hand, event), facts=(*hand.facts, event))


def _after(hand: Hand, event: Event) -> Hand:
    match event:
        case HandStarted():
            return _start(hand, event)
        case ForcedBetPosted(seat=seat, kind="ante", paid=paid):
            return _pay_ante(hand, seat, paid)
        case ForcedBetPosted(seat=seat, paid=paid):
            return _pay(hand, seat, paid)
        case HoleCardsDealt():
            return _deal_hole(hand, event)
        case TurnStarted():
            return changed(hand, turn=event, turns=event.turn)
        case ActionTaken():
            return _act(hand, event)
        case StreetDealt():
            return _deal_street(hand, event)
        case BetReturned(seat=seat, amount=amount):
            return _return(hand, seat, amount)
        case CardsShown(seat=seat):
            return _with(hand, changed(hand.at(seat), shown=True))
        case CardsMucked(seat=seat):
            return _with(hand, changed(hand.at(seat), mucked=True))
        case PotAwarded(seat=seat, amount=amount):
            player = hand.at(seat)
            return changed(_with(hand, changed(player, stack=player.stack + amount)), pot=hand.pot - amount)
        case HandSettled(rake=rake):
            return changed(hand, over=True, turn=None, pot=hand.pot - rake)
        case _:
            return hand


def _with(hand: Hand, moved: Player) -> Hand:
    players = tuple(moved if player.seat == moved.seat else player for player in hand.players)
    return changed(hand, players=players)


def _start(hand: Hand, event: HandStarted) -> Hand:
    rows = zip(event.seats, event.players, event.stacks, strict=True)
    players = tuple(Player(seat, player, stack) for seat, player, stack in rows)
    blind = max(event.big_blind, *event.blinds)
    return changed(hand, started=event, players=players, level=blind, full_raise=blind)


def _pay(hand: Hand, seat: int, paid: int) -> Hand:
    player = hand.at(seat)
    moved = changed(player, stack=player.stack - paid, bet=player.bet + paid, total=player.total + paid)
    return changed(_with(hand, moved), pot=hand.pot + paid)


def _pay_ante(hand: Hand, seat: int, paid: int) -> Hand:
    """Antes are dead: they do not count toward a call. One that not everyone owes (a big-blind ante) belongs to
    the main pot as a whole."""
    assert hand.started is not None
    player = hand.at(seat)
    share = paid if even(hand.started.antes) else 0
    moved = changed(player, stack=player.stack - paid, total=player.total + share)
    return changed(_with(hand, moved), pot=hand.pot + paid)


def even(antes: Sequence[int]) -> bool:
    """Whether everyone owes the same ante."""
    return len(set(antes)) == 1


def _deal_hole(hand: Hand, event: HoleCardsDealt) -> Hand:
    numbers = dict(zip(event.seats, event.numbers, strict=True))
    players = tuple(changed(player, numbers=numbers.get(player.seat, ())) for player in hand.players)
    return changed(hand, players=players, dealt=hand.dealt + sum(map(len, event.numbers)))


def _act(hand: Hand, event: ActionTaken) -> Hand:
    paid = _pay(hand, event.seat, event.paid)
    raised = event.kind in ("bet", "raise")
    full = event.to - hand.level if raised and event.to - hand.level >= hand.full_raise else hand.full_raise
    level = max(hand.level, event.to) if raised else hand.level
    player = changed(paid.at(event.seat), folded=event.kind == "fold", answered=level)
    aggressor = event.seat if raised else hand.aggressor
    return changed(_with(paid, player), level=level, full_raise=full, aggressor=aggressor, turn=None)


def _deal_street(hand: Hand, event: StreetDealt) -> Hand:
    """A new street: bets are in the pot, everyone may act afresh. The last aggressor of a street that was bet
    shows first only if that was the last round, so he is forgotten where more betting can follow."""
    assert hand.started is not None
    players = tuple(changed(player, bet=0, answered=None) for player in hand.players)
    return changed(
        hand,
        players=players,
        street=event.street,
        board=hand.board + event.cards,
        dealt=hand.dealt + 1 + len(event.cards),
        level=0,
        full_raise=hand.started.big_blind,
        aggressor=None if sum(player.stack > 0 for player in hand.live) > 1 else hand.aggressor,
    )


def _return(hand: Hand, seat: int, amount: int) -> Hand:
    player = hand.at(seat)
    bet = max(0, player.bet - amount)
    taken = changed(player, stack=player.stack + amount, bet=bet, total=player.total - amount)
    return changed(_with(hand, taken), pot=hand.pot - amount)
