"""Signals with what people said of them: computed anew each time, joined with the reviews, which are facts.

A signal that was dismissed comes up again, as new, when it has grown clearly since: by two points at least, and to one
and a half times the score that was dismissed. One that was merely seen, or confirmed, stays so. A group (accounts that
share a device, a ring) with another member is another signal.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from domain.signal.review import State
from projections.integrity.signal import Kind, Signal

GROWN_BY, GROWN_TO = 2.0, 1.5
"""Points, and times the earlier score."""


@dataclass(frozen=True, slots=True)
class Said:
    """One review: the state that it gave a signal (its stream id), of which `kind`, about which `accounts`, at which
    score, by whom and why; `at` in UTC seconds since the epoch, `version` in the signal's stream."""

    signal: str
    version: int
    kind: Kind
    accounts: tuple[str, ...]
    state: State
    score: float
    reviewer: str
    reason: str
    at: float


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A signal, its state today, and everything that was said of it, in order."""

    signal: Signal
    state: State
    history: tuple[Said, ...] = ()

    @property
    def again(self) -> bool:
        """Whether it was dismissed once and has come up again."""
        return self.state == "new" and bool(self.history) and self.history[-1].state == "dismissed"


def state_of(score: float, history: Sequence[Said]) -> State:
    """What a signal of this score counts as after these reviews."""
    if not history:
        return "new"
    last = history[-1]
    grown = score >= last.score + GROWN_BY and score >= last.score * GROWN_TO
    return "new" if last.state == "dismissed" and grown else last.state


def reviewed(
    signals: Sequence[Signal], reviews: Mapping[str, Sequence[Said]], least: Mapping[Kind, float]
) -> list[Reviewed]:
    """The signals that have the score that their kind needs or were ever reviewed, the strongest first. Of those that
    the figures do not show any more the review alone is left, with a score of 0."""
    return sorted(
        _joined(signals, reviews, least), key=lambda each: (-each.signal.score, each.signal.kind, each.signal.accounts)
    )


def _joined(
    signals: Sequence[Signal], reviews: Mapping[str, Sequence[Said]], least: Mapping[Kind, float]
) -> Iterator[Reviewed]:
    for signal in signals:
        history = tuple(reviews.get(signal.id, ()))
        if history or signal.score >= least[signal.kind]:
            yield Reviewed(signal, state_of(signal.score, history), history)
    computed = {signal.id for signal in signals}
    for id_, said in reviews.items():
        if id_ not in computed:
            gone = Signal(said[-1].kind, said[-1].accounts, 0.0, "The figures do not show it any more.")
            yield Reviewed(gone, state_of(0.0, said), tuple(said))
