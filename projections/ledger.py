"""The ledger: every chip that moves, in double entry, and what each account holds.

Accounts: `house` (minus all chips ever issued), `rake`, a player's `account:…`, `stack:TABLE:PLAYER`, which the player
takes along to another seat, `pot:HAND`, and `transit:TABLE` for chips that one stream has given and the other, in the
same append, has not yet taken. The entries of each event sum to zero, and so does everything together.
"""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

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
HEARS: frozenset[type[Event]] = frozenset()
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


@dataclass(frozen=True, slots=True)
class Transfer:
    """Whole chips that one event moves from an account to another; the account names are the ledger's."""

    source: str
    target: str
    amount: int


Stacks = Mapping[str, str]
"""Whose chips a hand is played with: the account of the stack by the seat, which JSON writes as text."""


def fold(batch: Sequence[Recorded], known: Sequence[Row]) -> Sequence[Change]:
    """New entries, what they add to the balances, and the hands whose pots are still open."""
    open_before: dict[str, Stacks] = dict(known)
    stacks_of = dict(open_before)
    entries: list[Row] = []
    added: Counter[str] = Counter()
    over: set[str] = set()
    for recorded in batch:
        event = recorded.event
        if isinstance(event, HandStarted):
            stacks_of[recorded.stream] = _stacks(event)
        elif isinstance(event, HandSettled | HandVoided):
            over.add(recorded.stream)
        if isinstance(event, _MOVING):
            for account, amount in _moved(_transfers(recorded, stacks_of)).items():
                entries.append((recorded.position, account, amount, event.TOPIC, recorded.at))
                added[account] += amount
    changed = sorted((account, amount) for account, amount in added.items() if amount)
    opened = [(hand, json.dumps(held)) for hand, held in stacks_of.items() if hand not in over | open_before.keys()]
    return [
        Change(STORE_ENTRIES, entries),
        Change(STORE_BALANCES, changed),
        Change(DROP_EMPTY, [(account,) for account, _ in changed]),
        Change(STORE_HANDS, opened),
        Change(DROP_HANDS, [(hand,) for hand in over & open_before.keys()]),
    ]


def _stacks(event: HandStarted) -> Stacks:
    seats = zip(event.seats, event.players, strict=True)
    return {str(seat): _stack(event.table, player) for seat, player in seats}


def _stack(table: str, player: str) -> str:
    return f"stack:{table}:{player}"


def _moved(transfers: Iterator[Transfer]) -> dict[str, int]:
    """What one event adds to each account that it changes."""
    moved: dict[str, int] = {}
    for transfer in transfers:
        for account, amount in ((transfer.source, -transfer.amount), (transfer.target, transfer.amount)):
            moved[account] = moved.get(account, 0) + amount
    return {account: amount for account, amount in moved.items() if amount}


_OF_TABLES = (SeatTaken, ChipsAdded, SeatLeft)
_OF_ACCOUNTS = (ChipsGranted, ChipsEscrowed, ChipsReturned)
_OF_HANDS = (ForcedBetPosted, ActionTaken, BetReturned, RakeTaken, PotAwarded, HandVoided)
_MOVING = (*_OF_HANDS, *_OF_ACCOUNTS, *_OF_TABLES)


def _transfers(recorded: Recorded, stacks_of: Mapping[str, Stacks]) -> Iterator[Transfer]:
    """The chips that an event of _MOVING moves; raises LookupError for a hand that was never started."""
    stream, event = recorded.stream, recorded.event
    if isinstance(event, _OF_TABLES):
        yield _at_table(stream, event)
    elif not isinstance(event, _OF_HANDS):
        yield _of_account(stream, event)
    elif stream not in stacks_of:
        raise LookupError(f"{stream} was never started")
    else:
        yield from _in_hand(f"pot:{stream}", event, stacks_of[stream])


def _of_account(account: str, event: Event) -> Transfer:
    match event:
        case ChipsGranted(amount=amount):
            return Transfer("house", account, amount)
        case ChipsEscrowed(amount=amount, table=table):
            return Transfer(account, f"transit:{table}", amount)
        case ChipsReturned(amount=amount, table=table):
            return Transfer(f"transit:{table}", account, amount)
        case _:
            raise TypeError(f"{event.TOPIC} moves no chips")


def _at_table(table: str, event: SeatTaken | ChipsAdded | SeatLeft) -> Transfer:
    stack = _stack(table, event.player)
    match event:
        case SeatTaken(stack=amount) | ChipsAdded(amount=amount):
            return Transfer(f"transit:{table}", stack, amount)
        case SeatLeft(stack=amount):
            return Transfer(stack, f"transit:{table}", amount)


def _in_hand(
    pot: str,
    event: ForcedBetPosted | ActionTaken | BetReturned | RakeTaken | PotAwarded | HandVoided,
    stacks: Stacks,
) -> Iterator[Transfer]:
    match event:
        case ForcedBetPosted(seat=seat, paid=paid) | ActionTaken(seat=seat, paid=paid):
            yield Transfer(stacks[str(seat)], pot, paid)
        case BetReturned(seat=seat, amount=amount) | PotAwarded(seat=seat, amount=amount):
            yield Transfer(pot, stacks[str(seat)], amount)
        case RakeTaken(amounts=amounts):
            yield Transfer(pot, "rake", sum(amounts))
        case HandVoided(seats=seats, refunds=refunds):
            for seat, refund in zip(seats, refunds, strict=True):
                yield Transfer(pot, stacks[str(seat)], refund)
