"""Accounts that share a device, or an address and a table.

A device's number is random: two accounts with the same one were played in one browser, and nothing needs to be computed
beyond on how many days. An address may be shared by a household, a school or a telephone company's gateway, so two
questions are asked and both must be answered alike: were the two there on the same days more often than the address's
share of all the others' days explains? And did they sit at the same tables on the same days more often than two who
choose tables by themselves? The weaker answer counts.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from projections.integrity.book import Book, Trace
from projections.integrity.chance import binomial_tail, hypergeometric_tail
from projections.integrity.signal import Kind, Signal, groups, scored, told
from projections.integrity.tally import Pair

LEAST = 2.0
"""Pairs with a lower score join no group."""
DEVICE_DAY = 1e-3
"""So seldom somebody plays on another player's device for a day (a lent telephone); each account could be that one."""


@dataclass(frozen=True, slots=True)
class Link:
    """Why two accounts belong together: the chance that they do not, and a sentence."""

    chance: float
    sentence: str


def same_device(book: Book) -> Iterator[Signal]:
    """A signal for each group of accounts that used the same device."""
    seen = _people(book, "device")
    days_on: dict[str, Counter[str]] = {}
    for trace in seen:
        days_on.setdefault(trace.tag, Counter())[trace.account] += 1
    shared: Counter[Pair] = Counter()
    for days in days_on.values():
        for first, second in combinations(sorted(days), 2):
            shared[first, second] += min(days[first], days[second])
    links = {
        pair: Link(DEVICE_DAY**days, f"{_named(book, pair)}, the one who was there less often on {_days(days)}")
        for pair, days in shared.items()
    }
    yield from _grouped(book, "same_device", links, len({trace.account for trace in seen}), "accounts")


def same_address(book: Book) -> Iterator[Signal]:
    """A signal for each group of accounts that used the same address on the same days, and sat together."""
    seen = _people(book, "address")
    uses = Counter(trace.tag for trace in seen)
    own = Counter((trace.account, trace.tag) for trace in seen)
    days_of: dict[str, set[str]] = {}
    for trace in seen:
        days_of.setdefault(trace.account, set()).add(trace.day)
    links: dict[Pair, Link] = {}
    for pair, days in _shared_days(seen).items():
        second = min(len(days_of[player]) for player in pair)
        rate = max(_share(tag, pair, uses, own, len(seen)) for tag in days.values())
        there = binomial_tail(len(days), second, rate)
        table, sentence = _tables(book, pair)
        links[pair] = Link(
            max(there, table),
            f"{_named(book, pair)} on {len(days)} of {_days(second)}, {second * rate:.2f} expected ({told(there)}), "
            f"{sentence} ({told(table)})",
        )
    yield from _grouped(book, "same_address", links, len(days_of) * (len(days_of) - 1) // 2, "pairs of accounts")


def _people(book: Book, of: str) -> list[Trace]:
    return [trace for trace in book.traces if trace.of == of and trace.account not in book.house]


def _shared_days(seen: Collection[Trace]) -> dict[Pair, dict[str, str]]:
    """The days on which two accounts had the same tag, with the tag."""
    there: dict[tuple[str, str], list[str]] = {}
    for trace in seen:
        there.setdefault((trace.day, trace.tag), []).append(trace.account)
    shared: dict[Pair, dict[str, str]] = {}
    for (day, tag), accounts in there.items():
        for pair in combinations(sorted(accounts), 2):
            shared.setdefault(pair, {})[day] = tag
    return shared


def _share(tag: str, pair: Pair, uses: Mapping[str, int], own: Mapping[Pair, int], of: int) -> float:
    """The share of everybody else's traces that this tag has; one is put to it, since there may be others yet."""
    ours = sum(own.get((player, tag), 0) for player in pair)
    return min(1.0, (uses[tag] - ours + 1) / (of - ours + 1))


def _tables(book: Book, pair: Pair) -> tuple[float, str]:
    """The chance of so many tables and days in common, and a sentence."""
    first, second = (book.sittings.get(player, frozenset()) for player in pair)
    common = len(first & second)
    chance = hypergeometric_tail(common, len(first), len(second), book.sitting_count) if common else 1.0
    expected = len(first) * len(second) / max(1, book.sitting_count)
    return chance, f"at the same table on {common} of their days there, {expected:.1f} expected"


def _grouped(book: Book, kind: Kind, links: Mapping[Pair, Link], looked_at: int, of: str) -> Iterator[Signal]:
    """One signal for each group that hangs together through links; its score is that of its strongest link."""
    strong = {pair: link for pair, link in links.items() if scored(link.chance, looked_at) >= LEAST}
    for group in groups(strong):
        own = {pair: link for pair, link in sorted(strong.items()) if pair[0] in group}
        best = min(link.chance for link in own.values())
        what = "device" if kind == "same_device" else "address"
        explanation = (
            f"From one {what}: {'; '.join(link.sentence for link in own.values())}. By chance {told(best)}, for one of "
            f"{looked_at:,} {of}."
        )
        yield Signal(kind, group, scored(best, looked_at), explanation, ())


def _named(book: Book, pair: Pair) -> str:
    return " and ".join(map(book.name, pair))


def _days(count: int) -> str:
    return f"{count} day{'' if count == 1 else 's'}"
