"""A signal: a suspicion with a score, its reasons in words and numbers, and what people made of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log10
from typing import Literal, get_args
from uuid import NAMESPACE_URL, uuid5

from projections.integrity.evidence import Subject

Kind = Literal[
    "chip_dumping",
    "soft_play",
    "fold_to_partner",
    "same_device",
    "same_address",
    "time_out_ring",
    "improbable_results",
    "bot_timing",
]
KINDS: tuple[Kind, ...] = get_args(Kind)

MOST = 99.0
"""No score is higher: what is beyond that is no surer."""


@dataclass(frozen=True, slots=True)
class Signal:
    """A suspicion about `accounts` (of chip dumping: who lost, then who won). `score` is the number of zeros: 3 means
    that chance alone makes one signal as strong as this in a thousand rooms like this one. `subjects` name its
    evidence."""

    kind: Kind
    accounts: tuple[str, ...]
    score: float
    explanation: str
    subjects: tuple[Subject, ...] = ()

    @property
    def id(self) -> str:
        """The stream id of its reviews: the same kind about the same accounts always has the same."""
        return f"signal:{uuid5(NAMESPACE_URL, '/'.join(('cardroom', self.kind, *self.accounts)))}"


def scored(chance: float, looked_at: int) -> float:
    """The score of something that chance does at this rate each time one looks, and one looked so often."""
    return round(min(MOST, max(0.0, -log10(chance * max(1, looked_at)))), 2)


def told(chance: float) -> str:
    """A chance in words: `1 in 2,500`."""
    if chance >= 0.5:
        return "as often as not"
    times = 1 / chance
    if times < 1e6:
        return f"1 in {times:,.0f}"
    exponent = int(log10(times))
    return f"1 in 10^{exponent}"


def groups(pairs: Iterable[Sequence[str]]) -> list[tuple[str, ...]]:
    """Who hangs together through pairs: each group in the order of its members."""
    group_of: dict[str, set[str]] = {}
    for first, second in pairs:
        joined = group_of.get(first, {first}) | group_of.get(second, {second})
        for member in joined:
            group_of[member] = joined
    return sorted({tuple(sorted(group)) for group in group_of.values()})
