"""Hands, each heard from its beginning to its end: what they add to the hour in which they end.

How long a decision took is noted of people only: a house bot takes as long as it is told to.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from domain.event import Event, Recorded
from domain.hand.events import (
    ActionTaken,
    DrawMade,
    DrawStarted,
    HandSettled,
    HandStarted,
    HandVoided,
    StreetDealt,
    TurnStarted,
)
from domain.variants import RULESETS
from projections.activity.hour import Hours
from projections.activity.waits import bin_of


@dataclass(slots=True)
class OpenHand:
    """A hand that is not over. House bots sit on the seats `house`. `live` have not folded, `seen` had not when the
    flop came. `began` is when the hand did, `turn` when the present decision did (UTC, seconds since the epoch), and
    `taken` how many milliseconds each of people's decisions before it took."""

    started: HandStarted
    house: frozenset[int]
    began: float
    live: int
    seen: int = 0
    turn: float = 0.0
    timeouts: int = 0
    taken: list[int] = field(default_factory=list)


class OpenHands(dict[str, OpenHand]):
    """The hands that are not over, by their streams, and the accounts of the `house`'s bots."""

    def __init__(self, house: set[str]) -> None:
        super().__init__()
        self.house = house


def _start(hands: OpenHands, hours: Hours, recorded: Recorded) -> None:
    event = recorded.event
    assert isinstance(event, HandStarted)
    seats = zip(event.seats, event.players, strict=True)
    house = frozenset(seat for seat, player in seats if player in hands.house)
    hands[recorded.stream] = OpenHand(event, house, recorded.at, len(event.seats))


def _turn(hands: OpenHands, hours: Hours, recorded: Recorded) -> None:
    hands[recorded.stream].turn = recorded.at


def _act(hands: OpenHands, hours: Hours, recorded: Recorded) -> None:
    event = recorded.event
    assert isinstance(event, ActionTaken)
    hand = hands[recorded.stream]
    hand.live -= event.kind == "fold"
    _note(hand, event, recorded.at)


def _draw(hands: OpenHands, hours: Hours, recorded: Recorded) -> None:
    event = recorded.event
    assert isinstance(event, DrawMade)
    _note(hands[recorded.stream], event, recorded.at)


def _note(hand: OpenHand, decided: ActionTaken | DrawMade, at: float) -> None:
    if decided.seat not in hand.house:
        hand.timeouts += decided.timed_out
        hand.taken.append(max(round((at - hand.turn) * 1000), 0))


def _deal(hands: OpenHands, hours: Hours, recorded: Recorded) -> None:
    """Nobody folds any more between the flops of several boards or run-outs."""
    event = recorded.event
    assert isinstance(event, StreetDealt)
    if event.street == "flop":
        hand = hands[recorded.stream]
        hand.seen = hand.live


def _settle(hands: OpenHands, hours: Hours, recorded: Recorded) -> None:
    event = recorded.event
    assert isinstance(event, HandSettled)
    hand = hands.pop(recorded.stream)
    started, hour = hand.started, hours.at(hand.started.table, round(recorded.at * 1000))
    hour.hands += 1
    hour.players += len(started.seats)
    hour.pot += event.pot
    hour.pot_thousandths += _thousandths(event.pot, started.big_blind or started.small_bet)
    hour.rake += event.rake
    hour.timeouts += hand.timeouts
    if RULESETS[started.ruleset].variant.flop:
        hour.flop_players += len(started.seats)
        hour.flop_seen += hand.seen
    hour.hand_ms += max(round((recorded.at - hand.began) * 1000), 0)
    hour.decision_ms += sum(hand.taken)
    for taken in hand.taken:
        hour.decisions[bin_of(taken)] += 1


def _thousandths(chips: int, unit: int) -> int:
    """Of the unit, to the nearest one."""
    return (2000 * chips + unit) // (2 * unit)


def _void(hands: OpenHands, hours: Hours, recorded: Recorded) -> None:
    hand = hands.pop(recorded.stream)
    hours.at(hand.started.table, round(recorded.at * 1000)).voided += 1


OF_HANDS: Mapping[type[Event], Callable[[OpenHands, Hours, Recorded], None]] = {
    HandStarted: _start,
    TurnStarted: _turn,
    DrawStarted: _turn,
    ActionTaken: _act,
    DrawMade: _draw,
    StreetDealt: _deal,
    HandSettled: _settle,
    HandVoided: _void,
}
"""What each fact of a hand does."""
