"""What leaderboards, sessions and table activity must say, counted from the log in the plainest way there is."""

from collections import Counter
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from domain.account.events import AccountOpened, ChipsEscrowed, ChipsReturned
from domain.event import Recorded
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
from domain.table import Table, evolve
from domain.table.events import HandClosed, HandOpened, TableOpened
from domain.variants import RULESETS


@dataclass(frozen=True)
class PlayedHand:
    """A hand that is over, with all its facts up to its end."""

    facts: tuple[Recorded, ...]

    @property
    def started(self) -> HandStarted:
        event = self.facts[0].event
        assert isinstance(event, HandStarted)
        return event

    @property
    def settled(self) -> HandSettled | None:
        """None where it was voided."""
        event = self.facts[-1].event
        return event if isinstance(event, HandSettled) else None

    @property
    def ended(self) -> float:
        return self.facts[-1].at

    @property
    def blind(self) -> int:
        return self.started.big_blind or self.started.small_bet

    @property
    def net(self) -> dict[str, int]:
        """By player."""
        assert self.settled is not None
        return dict(zip(self.started.players, self.settled.net, strict=True))

    @property
    def saw_the_flop(self) -> int:
        folded: set[int] = set()
        for recorded in self.facts:
            if isinstance(recorded.event, ActionTaken) and recorded.event.kind == "fold":
                folded.add(recorded.event.seat)
            if isinstance(recorded.event, StreetDealt) and recorded.event.street == "flop":
                return len(self.started.seats) - len(folded)
        return 0

    def waits(self, house: Container[str]) -> list[float]:
        """How long each decision of somebody else than the house took."""
        people = dict(zip(self.started.seats, self.started.players, strict=True))
        opened = {each.event.turn: each.at for each in self.facts if isinstance(each.event, TurnStarted | DrawStarted)}
        made = [(each.event, each.at) for each in self.facts if isinstance(each.event, ActionTaken | DrawMade)]
        return [at - opened[event.turn] for event, at in made if people[event.seat] not in house]


def house(log: Sequence[Recorded]) -> set[str]:
    """The accounts of the house's bots."""
    return {each.stream for each in log if isinstance(each.event, AccountOpened) and each.event.origin == "house"}


def room_hands(log: Sequence[Recorded]) -> list[PlayedHand]:
    """The hands that are over at the room's tables."""
    room = {each.stream for each in log if isinstance(each.event, TableOpened) and each.event.origin == "room"}
    streams: dict[str, list[Recorded]] = {}
    for recorded in log:
        streams.setdefault(recorded.stream, []).append(recorded)
    return [hand for facts in streams.values() if (hand := _played(facts)) and hand.started.table in room]


def _played(facts: Sequence[Recorded]) -> PlayedHand | None:
    for place, recorded in enumerate(facts):
        if isinstance(recorded.event, HandSettled | HandVoided):
            return PlayedHand(tuple(facts[: place + 1]))
    return None


def sums_of(hands: Sequence[PlayedHand]) -> dict[str, tuple[int, int, Fraction]]:
    """Hands, net chips and net big blinds by player."""
    played, net, bigs = Counter[str](), Counter[str](), dict[str, Fraction]()
    for hand in hands:
        if hand.settled is not None:
            for player, won in hand.net.items():
                played[player] += 1
                net[player] += won
                bigs[player] = bigs.get(player, Fraction(0)) + Fraction(won, hand.blind)
    return {player: (played[player], net[player], bigs[player]) for player in played}


def chips_moved(log: Sequence[Recorded]) -> Counter[tuple[str, str]]:
    """What came back to each account from each table beyond what went there, as the accounts themselves tell."""
    moved = Counter[tuple[str, str]]()
    for recorded in log:
        match recorded.event:
            case ChipsEscrowed(amount=amount, table=table):
                moved[recorded.stream, table] -= amount
            case ChipsReturned(amount=amount, table=table):
                moved[recorded.stream, table] += amount
    return moved


@dataclass(frozen=True)
class Moment:
    """A table after one of its facts."""

    at: float
    table: Table
    fact: object


def moments(log: Sequence[Recorded], stream: str) -> Iterator[Moment]:
    """The table's states, one after another, by the rules of the table itself."""
    table = Table()
    for recorded in log:
        if recorded.stream == stream:
            table = evolve(table, recorded.event)
            yield Moment(recorded.at, table, recorded.event)


def seat_seconds(told: Sequence[Moment], start: float, end: float, people: bool = False) -> float:
    """How long seats were taken (by `people`) between two times, all together."""
    total = 0.0
    for moment, after in zip(told, [*told[1:], None], strict=True):
        until = end if after is None else after.at
        taken = sum(not (people and seat.house) for seat in moment.table.seats.values())
        total += taken * max(min(until, end) - max(moment.at, start), 0.0)
    return total


def pauses(told: Sequence[Moment]) -> list[tuple[float, float]]:
    """When each hand began, and how long two or more who were ready, not only the house, had waited for it."""
    found = []
    since: float | None = None
    for moment in told:
        if isinstance(moment.fact, HandOpened):
            if since is not None:
                found.append((moment.at, moment.at - since))
            since = None
        elif moment.table.hand is None:
            ready = [seat for seat in moment.table.seats.values() if seat.ready]
            wait = len(ready) > 1 and not all(seat.house for seat in ready)
            closed = isinstance(moment.fact, HandClosed)
            since = (moment.at if since is None or closed else since) if wait else None
    return found


def has_flop(hand: PlayedHand) -> bool:
    return RULESETS[hand.started.ruleset].variant.flop
