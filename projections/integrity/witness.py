"""The evidence of a signal as one reads it: which events to look at, and why."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from projections.integrity.book import Book
from projections.integrity.evidence import Evidence
from projections.integrity.signal import Kind, Signal

WHAT_TO_LOOK_AT: Mapping[Kind, str] = {
    "chip_dumping": "Replay the hands: did the loser have a reason to put the chips in, and to give up or pay then?",
    "soft_play": "Replay the hands: would either have bet these cards into anybody else?",
    "fold_to_partner": "Replay the hands: what would the player have done against somebody else's bet?",
    "same_device": "Compare when the accounts play, and what they do at one table; families share devices.",
    "same_address": "Compare when the accounts play, and what they do at one table; families share addresses.",
    "time_out_ring": "Replay the hands: whom did the missed turns help? A shared line that broke is innocent.",
    "improbable_results": "Replay the hands: do folds and calls fit cards that the player could not see?",
    "bot_timing": "Replay the hands, and look for breaks: does the player ever hesitate, chat, or sleep?",
}


@dataclass(frozen=True, slots=True)
class Exhibit:
    """One piece of evidence: the event of a version in a stream (a hand's, or an account's), and what it shows."""

    stream: str
    version: int
    note: str


def exhibits(signal: Signal, book: Book, evidence: Sequence[Evidence]) -> list[Exhibit]:
    """The evidence of a signal: `evidence` of its subjects, or what the book tells of groups."""
    match signal.kind:
        case "same_device" | "same_address":
            return list(_traces(signal, book, signal.kind.removeprefix("same_")))
        case "time_out_ring":
            return list(_missed(signal, book))
        case _:
            return [Exhibit(each.hand, each.version, _note(each, signal, book)) for each in evidence]


def _note(evidence: Evidence, signal: Signal, book: Book) -> str:
    """In signals that go both ways it matters who did it."""
    return f"{book.name(evidence.player)} {evidence.note}" if signal.kind == "fold_to_partner" else evidence.note


def _traces(signal: Signal, book: Book, of: str) -> Iterator[Exhibit]:
    """The sign-ins under tags that at least two of the accounts used."""
    own = [trace for trace in book.traces if trace.of == of and trace.account in signal.accounts]
    users: dict[str, set[str]] = {}
    for trace in own:
        users.setdefault(trace.tag, set()).add(trace.account)
    for trace in sorted(own, key=lambda trace: (trace.day, trace.tag, trace.account)):
        if len(users[trace.tag]) > 1:
            note = f"{book.name(trace.account)} signed in on {trace.day} from the {of} tagged {trace.tag[:8]}"
            yield Exhibit(trace.account, trace.version, note)


def _missed(signal: Signal, book: Book) -> Iterator[Exhibit]:
    for hand in book.missed:
        struck = [book.name(player) for player in hand.missed if player in signal.accounts]
        if len(struck) > 1:
            yield Exhibit(hand.hand, 1, f"{', '.join(struck)} timed out; {len(hand.missed)} of {len(hand.players)} did")
