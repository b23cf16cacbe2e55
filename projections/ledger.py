"""The ledger: every chip that moves, in double entry, and what each account holds.

Accounts: `house` (minus all chips ever issued), `rake`, a player's `account:…`, `stack:TABLE:PLAYER`, which the player
takes along to another seat, `pot:HAND`, and `transit:TABLE` for chips that one stream has given and the other, in the
same append, has not yet taken. The entries of each event sum to zero, and so does everything together.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from domain.account.events import ChipsEscrowed, ChipsGranted, ChipsReturned
from domain.event import Event, Recorded
from domain.hand.events import (
    ActionTaken,
    BetReturned,
    ForcedBetPosted,
    HandSettled,
    HandStarted,
    HandVoided,
    PotAwarded,
    RakeTaken,
)
from domain.table.events import ChipsAdded, SeatLeft, SeatTaken
from projections.projection import Change, Row

NAME = "ledger"
VERSION = 2
WHOLE_HANDS = False

TABLES = """
CREATE TABLE {schema}.entries (
    position bigint NOT NULL,
    account text NOT NULL,
    amount bigint NOT NULL,
    topic text NOT NULL,
    at timestamptz NOT NULL,
    PRIMARY KEY (account, position)
);
CREATE TABLE {schema}.balances (
    account text PRIMARY KEY,
    amount bigint NOT NULL
);
CREATE TABLE {schema}.open_hands (
    hand text PRIMARY KEY,
    stacks json NOT NULL
);
"""

KNOWN = "SELECT hand, stacks FROM {schema}.open_hands WHERE hand = ANY(%(streams)s)"

STORE_ENTRIES = """
INSERT INTO {schema}.entries (position, account, amount, topic, at)
SELECT position, account, amount, topic, to_timestamp(at)
FROM unnest(%b::bigint[], %b::text[], %b::bigint[], %b::text[], %b::double precision[])
    AS rows (position, account, amount, topic, at)
"""

STORE_BALANCES = """
INSERT INTO {schema}.balances AS held (account, amount)
SELECT account, amount FROM unnest(%b::text[], %b::bigint[]) AS rows (account, amount)
ON CONFLICT (account) DO UPDATE SET amount = held.amount + excluded.amount
"""

DROP_EMPTY = "DELETE FROM {schema}.balances WHERE account = ANY(%b::text[]) AND amount = 0"

STORE_HANDS = """
INSERT INTO {schema}.open_hands (hand, stacks)
SELECT hand, stacks::json FROM unnest(%b::text[], %b::text[]) AS rows (hand, stacks)
"""

DROP_HANDS = "DELETE FROM {schema}.open_hands WHERE hand = ANY(%b::text[])"

BALANCE = """
WITH kinds AS (SELECT split_part(account, ':', 1) AS kind, amount FROM {schema}.balances)
SELECT coalesce(-sum(amount) FILTER (WHERE kind = 'house'), 0)::bigint,
       coalesce(sum(amount) FILTER (WHERE kind = 'account'), 0)::bigint,
       coalesce(sum(amount) FILTER (WHERE kind = 'stack'), 0)::bigint,
       coalesce(sum(amount) FILTER (WHERE kind = 'pot'), 0)::bigint,
       coalesce(sum(amount) FILTER (WHERE kind = 'transit'), 0)::bigint,
       coalesce(sum(amount) FILTER (WHERE kind = 'rake'), 0)::bigint,
       coalesce(sum(amount), 0)::bigint,
       (count(*) FILTER (WHERE amount < 0 AND kind <> 'house'))::integer
FROM kinds
"""

FAULTS = """
SELECT 'the entries of event ' || position || ' sum to ' || sum(amount)
FROM {schema}.entries GROUP BY position HAVING sum(amount) <> 0
UNION ALL
SELECT account || ' holds ' || coalesce(held.amount, 0) || ' but its entries sum to ' || coalesce(told.amount, 0)
FROM {schema}.balances AS held
FULL JOIN (SELECT account, sum(amount) AS amount FROM {schema}.entries GROUP BY account) AS told USING (account)
WHERE coalesce(held.amount, 0) <> coalesce(told.amount, 0)
"""
"""One sentence for each place where the books are wrong; reads all entries."""


@dataclass(frozen=True, slots=True)
class LedgerBalance:
    """Where all chips are. `difference` and `overdrawn` (accounts below zero) are zero in a sound room."""

    issued: int
    accounts: int
    stacks: int
    pots: int
    transit: int
    rake: int
    difference: int
    overdrawn: int

    @property
    def balanced(self) -> bool:
        """Whether accounts, stacks, pots and rake are exactly what the house issued."""
        return not self.difference and not self.overdrawn


@dataclass(slots=True)
class _Pot:
    """An open hand: its pot's account, and the account of the stack with which each seat plays."""

    account: str
    stacks: dict[int, str]


@dataclass(slots=True)
class _Book:
    """What a batch writes: entries, what they add to each account, and the hands whose pots are open now."""

    pots: dict[str, _Pot]
    entries: list[Row] = field(default_factory=list)
    added: dict[str, int] = field(default_factory=dict)
    over: set[str] = field(default_factory=set)

    def move(self, recorded: Recorded, source: str, target: str, amount: int) -> None:
        """Enter that an event moved so many chips from one account to another."""
        if amount:
            position, topic, at, added = recorded.position, recorded.event.TOPIC, recorded.at, self.added
            self.entries += ((position, source, -amount, topic, at), (position, target, amount, topic, at))
            added[source] = added.get(source, 0) - amount
            added[target] = added.get(target, 0) + amount

    def pot(self, recorded: Recorded) -> _Pot:
        """The open hand of an event. Raises LookupError for a hand that was never started."""
        pot = self.pots.get(recorded.stream)
        if pot is None:
            raise LookupError(f"{recorded.stream} was never started")
        return pot


def fold(batch: Sequence[Recorded], known: Sequence[Row]) -> Sequence[Change]:
    """New entries, what they add to the balances, and the hands whose pots are still open."""
    book = _Book({hand: _Pot(f"pot:{hand}", {int(seat): held for seat, held in told.items()}) for hand, told in known})
    open_before = set(book.pots)
    for recorded in batch:
        _HEARING[type(recorded.event)](book, recorded)
    changed = sorted((account, amount) for account, amount in book.added.items() if amount)
    opened = [(hand, json.dumps(pot.stacks)) for hand, pot in book.pots.items() if hand not in book.over | open_before]
    return [
        Change(STORE_ENTRIES, book.entries),
        Change(STORE_BALANCES, changed),
        Change(DROP_EMPTY, [(account,) for account, _ in changed]),
        Change(STORE_HANDS, opened),
        Change(DROP_HANDS, [(hand,) for hand in sorted(book.over & open_before)]),
    ]


def _stack(table: str, player: str) -> str:
    return f"stack:{table}:{player}"


def _start(book: _Book, recorded: Recorded) -> None:
    event = recorded.event
    assert isinstance(event, HandStarted)
    seats = zip(event.seats, event.players, strict=True)
    stacks = {seat: _stack(event.table, player) for seat, player in seats}
    book.pots[recorded.stream] = _Pot(f"pot:{recorded.stream}", stacks)


def _settle(book: _Book, recorded: Recorded) -> None:
    book.over.add(recorded.stream)


def _pay(book: _Book, recorded: Recorded) -> None:
    event = recorded.event
    assert isinstance(event, ForcedBetPosted | ActionTaken)
    pot = book.pot(recorded)
    book.move(recorded, pot.stacks[event.seat], pot.account, event.paid)


def _give(book: _Book, recorded: Recorded) -> None:
    event = recorded.event
    assert isinstance(event, BetReturned | PotAwarded)
    pot = book.pot(recorded)
    book.move(recorded, pot.account, pot.stacks[event.seat], event.amount)


def _rake(book: _Book, recorded: Recorded) -> None:
    event = recorded.event
    assert isinstance(event, RakeTaken)
    book.move(recorded, book.pot(recorded).account, "rake", sum(event.amounts))


def _void(book: _Book, recorded: Recorded) -> None:
    """One entry for the pot, as for every account that an event changes."""
    event = recorded.event
    assert isinstance(event, HandVoided)
    pot, at = book.pot(recorded), recorded.at
    refunds = [(pot.stacks[seat], refund) for seat, refund in zip(event.seats, event.refunds, strict=True) if refund]
    for account, amount in ((pot.account, -sum(event.refunds)), *refunds):
        if amount:
            book.entries.append((recorded.position, account, amount, event.TOPIC, at))
            book.added[account] = book.added.get(account, 0) + amount
    book.over.add(recorded.stream)


def _grant(book: _Book, recorded: Recorded) -> None:
    event = recorded.event
    assert isinstance(event, ChipsGranted)
    book.move(recorded, "house", recorded.stream, event.amount)


def _escrow(book: _Book, recorded: Recorded) -> None:
    event = recorded.event
    assert isinstance(event, ChipsEscrowed)
    book.move(recorded, recorded.stream, f"transit:{event.table}", event.amount)


def _return(book: _Book, recorded: Recorded) -> None:
    event = recorded.event
    assert isinstance(event, ChipsReturned)
    book.move(recorded, f"transit:{event.table}", recorded.stream, event.amount)


def _arrive(book: _Book, recorded: Recorded) -> None:
    event = recorded.event
    assert isinstance(event, SeatTaken | ChipsAdded)
    amount = event.stack if isinstance(event, SeatTaken) else event.amount
    book.move(recorded, f"transit:{recorded.stream}", _stack(recorded.stream, event.player), amount)


def _leave(book: _Book, recorded: Recorded) -> None:
    event = recorded.event
    assert isinstance(event, SeatLeft)
    book.move(recorded, _stack(recorded.stream, event.player), f"transit:{recorded.stream}", event.stack)


_HEARING: Mapping[type[Event], Callable[[_Book, Recorded], None]] = {
    HandStarted: _start,
    ForcedBetPosted: _pay,
    ActionTaken: _pay,
    BetReturned: _give,
    PotAwarded: _give,
    RakeTaken: _rake,
    HandSettled: _settle,
    HandVoided: _void,
    ChipsGranted: _grant,
    ChipsEscrowed: _escrow,
    ChipsReturned: _return,
    SeatTaken: _arrive,
    ChipsAdded: _arrive,
    SeatLeft: _leave,
}

HEARS: frozenset[type[Event]] = frozenset(_HEARING)
