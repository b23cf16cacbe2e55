"""From whole hands, traces and reviews to rows: everything only adds up, so nothing earlier has to be known."""

import json
from collections.abc import Iterable, Sequence

from domain.account.events import AccountOpened, TraceLeft
from domain.event import Event, Recorded
from domain.hand.events import HandSettled, HandStarted, HandVoided
from domain.signal.events import SignalConfirmed, SignalDismissed, SignalReopened, SignalSeen
from domain.signal.review import STATES
from projections.integrity import tables
from projections.integrity.evidence import strongest
from projections.integrity.hand import SEEN, Watcher
from projections.integrity.sums import values
from projections.integrity.tally import Tally
from projections.projection import Change, Row

REVIEWS = (SignalSeen, SignalDismissed, SignalConfirmed, SignalReopened)
HEARS: frozenset[type[Event]] = SEEN | {HandStarted, HandSettled, HandVoided, AccountOpened, TraceLeft, *REVIEWS}

_SAID = frozenset((AccountOpened, TraceLeft, *REVIEWS))

_json = json.JSONEncoder(separators=(",", ":")).encode


def fold(batch: Sequence[Recorded], known: Sequence[Row]) -> Sequence[Change]:
    """What the hands that ended in a batch add, and what was said of accounts and signals."""
    accounts, traces, reviews = list[Row](), list[Row](), list[Row]()
    for recorded in batch:
        if type(recorded.event) not in _SAID:
            continue
        match recorded.event:
            case AccountOpened(name=name, origin=origin):
                accounts.append((recorded.stream, name, origin == "house"))
            case TraceLeft(of=of, tag=tag, day=day):
                traces.append((recorded.stream, of, tag, day, recorded.version))
            case SignalSeen() | SignalDismissed() | SignalConfirmed() | SignalReopened() as review:
                said = (STATES[type(review)], review.score, review.reviewer, review.reason, recorded.at)
                about = (review.kind, _json(review.accounts))
                reviews.append((recorded.stream, recorded.version, *about, *said))
    return [
        *_changes(tally_of(batch)),
        Change(tables.STORE_ACCOUNTS, accounts),
        Change(tables.STORE_TRACES, traces),
        Change(tables.STORE_REVIEWS, reviews),
    ]


def tally_of(batch: Iterable[Recorded]) -> Tally:
    """The sums over the room's hands that were settled in a batch; each must have begun in it. Recorded hands, which
    are dealt from stacked decks, and voided ones do not count; nor does what is shown after the end."""
    tally, playing = Tally(), dict[str, Watcher]()
    for recorded in batch:
        event = recorded.event
        if isinstance(event, HandStarted):
            if event.deck == "committed":
                playing[recorded.stream] = Watcher(recorded, event)
        elif (watcher := playing.get(recorded.stream)) is None:
            continue
        elif isinstance(event, HandSettled):
            tally.add(playing.pop(recorded.stream).settled(recorded, event))
        elif isinstance(event, HandVoided):
            del playing[recorded.stream]
        else:
            watcher.see(recorded)
    return tally


def _changes(tally: Tally) -> Iterable[Change]:
    kept = strongest(tally.evidence)
    evidence = [
        (each.kind, each.player, each.other, each.weight, each.hand, each.version, each.position, each.note)
        for each in kept
    ]
    missed = [(each.hand, each.at, _json(each.players), _json(each.missed)) for each in tally.missed]
    yield Change(tables.ADD_PLAYERS, [(player, *values(sums)) for player, sums in sorted(tally.players.items())])
    yield Change(tables.ADD_PAIRS, [(*pair, *values(sums)) for pair, sums in sorted(tally.pairs.items())])
    yield Change(tables.ADD_DEALINGS, [(*pair, *values(sums)) for pair, sums in sorted(tally.dealings.items())])
    yield Change(tables.STORE_EVIDENCE, evidence)
    yield Change(tables.FORGET_WEAKER, sorted({each.subject for each in kept}))
    yield Change(tables.STORE_MISSED, missed)
    yield Change(tables.STORE_SITTINGS, sorted(tally.sittings))
