"""What a projection is given of a log, worked out without a projector: only what it hears, and hands in one run."""

from collections.abc import Iterator, Sequence

from domain.event import Recorded, kind_of
from domain.hand.events import HandSettled, HandVoided
from projections.projection import Projection


def runs(projection: Projection, log: Sequence[Recorded]) -> Iterator[list[Recorded]]:
    """The log in runs that are never cut, in the order in which they are due."""
    open_hands: dict[str, list[Recorded]] = {}
    over: set[str] = set()
    for recorded in log:
        stream, run = recorded.stream, [recorded]
        if projection.WHOLE_HANDS and kind_of(stream) == "hand" and stream not in over:
            open_hands.setdefault(stream, []).append(recorded)
            if not isinstance(recorded.event, HandSettled | HandVoided):
                continue
            over.add(stream)
            run = open_hands.pop(stream)
        if told := [each for each in run if not projection.HEARS or type(each.event) in projection.HEARS]:
            yield told


def heard(projection: Projection, log: Sequence[Recorded]) -> list[Recorded]:
    """The same as one batch."""
    return [recorded for run in runs(projection, log) for recorded in run]
