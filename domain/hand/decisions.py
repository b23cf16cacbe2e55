"""What a hand answers to a command: the facts that follow, or a refusal."""

from collections.abc import Iterable, Iterator

from domain.event import Event
from domain.hand.betting import betting_closed, options, uncalled
from domain.hand.commands import Act, HandCommand, StartHand, TimeOut
from domain.hand.engine import CARDS, Options
from domain.hand.events import (
    ActionTaken,
    BetReturned,
    ForcedBetPosted,
    HandStarted,
    HoleCardsDealt,
    StreetDealt,
    TurnStarted,
)
from domain.hand.hand import STREETS, Hand, even, evolve
from domain.hand.refusals import (
    HandAlreadyStarted,
    HandOver,
    IllegalAction,
    NotYourTurn,
    TooEarly,
    TurnPassed,
    UnfitHand,
)
from domain.hand.showdown import all_face_up, awards, settle, show_or_muck, uncontested

BOARD_CARDS = {"flop": 3, "turn": 1, "river": 1}


def decide(hand: Hand, command: HandCommand) -> list[Event]:
    """The facts that follow from a command; raises a Refusal where the rules do not allow it."""
    match command:
        case StartHand():
            return _start(hand, command)
        case Act():
            return _act(hand, command)
        case TimeOut():
            return _time_out(hand, command)


class _Story:
    """The hand as it unfolds within one decision: each fact is told and at once part of the state."""

    def __init__(self, hand: Hand, now: float) -> None:
        self.hand = hand
        self.now = now
        self.facts: list[Event] = []

    def tell(self, facts: Iterable[Event]) -> None:
        for fact in facts:
            self.facts.append(fact)
            self.hand = evolve(self.hand, fact)


def _start(hand: Hand, command: StartHand) -> list[Event]:
    if hand.started is not None:
        raise HandAlreadyStarted("The cards of this hand are dealt already.")
    _verify_start(command)
    story = _Story(hand, command.now)
    story.tell([_started(command)])
    story.tell(_forced_bets(command))
    count = len(command.seats)
    story.tell([HoleCardsDealt(command.seats, tuple((place, count + place) for place in range(count)))])
    return _go_on(story)


def _verify_start(command: StartHand) -> None:
    if not 2 <= len(command.seats) <= 9 or len(set(command.seats)) != len(command.seats):
        raise UnfitHand(f"A hand takes two to nine different seats, not {command.seats}.")
    for name in ("players", "names", "stacks", "antes", "blinds"):
        if len(getattr(command, name)) != len(command.seats):
            raise UnfitHand(f"There must be as many {name} as seats.")
    if min(command.stacks) <= 0 or min((*command.antes, *command.blinds)) < 0:
        raise UnfitHand("Every stack must be above zero, and no ante or blind below.")
    if not max(command.blinds) >= command.big_blind > 0:
        raise UnfitHand("Someone must post the big blind, and it must be above zero.")
    if len(command.cards) != len(CARDS) or set(command.cards) != set(CARDS):
        raise UnfitHand("The deck must hold each of the 52 cards once.")


def _started(command: StartHand) -> HandStarted:
    fields = (name for name in HandStarted.__dataclass_fields__ if name != "TOPIC")
    return HandStarted(**{name: getattr(command, name) for name in fields})


def _forced_bets(command: StartHand) -> Iterator[ForcedBetPosted]:
    """Antes before the blinds, but a big-blind ante after them, so that it never makes the blind short (TDA 2024
    RP-11); who cannot pay in full is all-in (Robert's Rules §4.1)."""
    left = dict(zip(command.seats, command.stacks, strict=True))
    antes = [("ante", seat, ante) for seat, ante in zip(command.seats, command.antes, strict=True)]
    blinds = [(_blind(command, seat), seat, blind) for seat, blind in _blinds_in_order(command)]
    for kind, seat, amount in antes + blinds if even(command.antes) else blinds + antes:
        paid = min(amount, left[seat])
        left[seat] -= paid
        if paid:
            yield ForcedBetPosted(seat, kind, paid, left[seat] == 0)


def _blinds_in_order(command: StartHand) -> list[tuple[int, int]]:
    """The small blind first, which heads-up is the button's, also where both blinds are the same."""
    posted = list(zip(command.seats, command.blinds, strict=True))
    return sorted(posted[::-1] if len(posted) == 2 else posted, key=lambda blind: blind[1])


def _blind(command: StartHand, seat: int) -> str:
    amount = command.blinds[command.seats.index(seat)]
    if amount > command.big_blind:
        return "straddle"
    first = next(poster for poster, blind in _blinds_in_order(command) if blind)
    both = command.blinds.count(command.big_blind) > 1
    return "small_blind" if amount < command.big_blind or (both and seat == first) else "big_blind"


def _act(hand: Hand, command: Act) -> list[Event]:
    turn = _present_turn(hand, command.turn)
    if command.seat != turn.seat:
        raise NotYourTurn(f"Seat {turn.seat} is to act, not seat {command.seat}.")
    action = _action(hand, command.kind, command.to)
    story = _Story(hand, command.now)
    story.tell([action])
    return _go_on(story)


def _time_out(hand: Hand, command: TimeOut) -> list[Event]:
    turn = _present_turn(hand, command.turn)
    if command.now < turn.deadline:
        raise TooEarly(f"The turn runs for another {turn.deadline - command.now:.1f} seconds.")
    kind = "fold" if turn.to_call else "check"
    story = _Story(hand, command.now)
    story.tell([_action(hand, kind, 0, timed_out=True)])
    return _go_on(story)


def _present_turn(hand: Hand, number: int) -> TurnStarted:
    if hand.over:
        raise HandOver("This hand is over.")
    if hand.turn is None or hand.turn.turn != number:
        raise TurnPassed(f"Turn {number} is not the present turn of this hand.")
    return hand.turn


def _action(hand: Hand, kind: str, to: int, timed_out: bool = False) -> ActionTaken:
    """The action of the present turn as a fact; raises IllegalAction with what is legal instead."""
    assert hand.turn is not None
    turn, player = hand.turn, hand.at(hand.turn.seat)
    _verify_kind(kind, legal_kinds(turn, hand.level))
    if kind in ("bet", "raise"):
        _verify_total(turn, kind, to)
    elif type(to) is not int or to != 0:
        raise IllegalAction(f"A {kind} names no amount.")
    paid = {"fold": 0, "check": 0, "call": turn.to_call}.get(kind, to - player.bet)
    return ActionTaken(turn.turn, player.seat, kind, player.bet + paid, paid, paid == player.stack, timed_out)


def legal_kinds(turn: TurnStarted, level: int) -> tuple[str, ...]:
    """The kinds of action open in a turn, where `level` is the highest bet on the street."""
    kinds = ("fold", "call" if turn.to_call else "check")
    return (*kinds, "raise" if level else "bet") if turn.max_to else kinds


def _verify_kind(kind: str, legal: tuple[str, ...]) -> None:
    if kind not in legal:
        raise IllegalAction(f"You can {', '.join(legal[:-1])} or {legal[-1]} now, not {kind!r}.")


def _verify_total(turn: TurnStarted, kind: str, to: int) -> None:
    if type(to) is not int or not turn.min_to <= to <= turn.max_to:
        raise IllegalAction(f"A {kind} must go to a whole total from {turn.min_to} to {turn.max_to}, not {to!r}.")


def _go_on(story: _Story) -> list[Event]:
    """Tell what follows without anyone's decision, up to the next turn or the end of the hand."""
    while not story.hand.over:
        hand = story.hand
        if len(hand.live) == 1:
            _win_uncontested(story)
        elif betting_closed(hand):
            _show_down(story)
        elif (legal := options(hand)) is not None:
            story.tell([_turn(hand, legal, story.now)])
            break
        elif hand.street == STREETS[-1]:
            _show_down(story)
        else:
            story.tell([_next_street(hand)])
    return story.facts


def _turn(hand: Hand, legal: Options, now: float) -> TurnStarted:
    assert hand.started is not None
    deadline = round(now + hand.started.turn_seconds, 3)
    return TurnStarted(hand.turns + 1, legal.seat, legal.to_call, legal.min_to, legal.max_to, deadline)


def _next_street(hand: Hand) -> StreetDealt:
    """Burn one card and turn the next up (Robert's Rules §6)."""
    street = STREETS[STREETS.index(hand.street) + 1]
    numbers = tuple(range(hand.dealt + 1, hand.dealt + 1 + BOARD_CARDS[street]))
    return StreetDealt(street, hand.dealt, numbers, tuple(hand.cards[number] for number in numbers))


def _win_uncontested(story: _Story) -> None:
    _return_uncalled(story)
    story.tell(uncontested(story.hand))
    story.tell([settle(story.hand)])


def _show_down(story: _Story) -> None:
    """Uncalled chips go back, cards are shown, what is missing of the board is dealt, and the pots are awarded."""
    _return_uncalled(story)
    anyone_all_in = any(player.all_in for player in story.hand.live)
    story.tell(all_face_up(story.hand) if anyone_all_in else show_or_muck(story.hand))
    while story.hand.street != STREETS[-1]:
        story.tell([_next_street(story.hand)])
    story.tell(awards(story.hand))
    story.tell([settle(story.hand)])


def _return_uncalled(story: _Story) -> None:
    if returned := uncalled(story.hand):
        story.tell([BetReturned(*returned)])
