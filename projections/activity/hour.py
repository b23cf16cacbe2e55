"""An hour at a table, as far as one batch tells of it: sums, and histograms of waits."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from projections.activity.waits import BINS
from projections.projection import Row

HOUR_MS = 3_600_000

SUMS = (
    *("hands", "voided", "players", "pot", "pot_thousandths", "rake", "timeouts"),
    *("flop_players", "flop_seen", "hand_ms", "pause_ms", "decision_ms", "seat_ms", "person_ms"),
)
"""What is summed up by the hour."""


@dataclass(slots=True)
class Hour:
    """What a batch adds to an hour of a table. Pots are summed in whole chips, and in thousandths of the big blind (of
    the small bet where a game has none); `players` were dealt in, `flop_players` of them into games that have a flop,
    which `flop_seen` saw. Durations are milliseconds: `seat_ms` of all seats that were taken, `person_ms` of those that
    no house bot sat on. `decisions` and `pauses` count waits by their bins."""

    hands: int = 0
    voided: int = 0
    players: int = 0
    pot: int = 0
    pot_thousandths: int = 0
    rake: int = 0
    timeouts: int = 0
    flop_players: int = 0
    flop_seen: int = 0
    hand_ms: int = 0
    pause_ms: int = 0
    decision_ms: int = 0
    seat_ms: int = 0
    person_ms: int = 0
    decisions: list[int] = field(default_factory=lambda: [0] * BINS)
    pauses: list[int] = field(default_factory=lambda: [0] * BINS)

    @property
    def row(self) -> Row:
        """Its sums and histograms, in this order."""
        return (*(getattr(self, name) for name in SUMS), array_of(self.decisions), array_of(self.pauses))


class Hours(dict[tuple[str, int], Hour]):
    """Hours by table and number; hour 0 began with the epoch."""

    def at(self, table: str, milliseconds: int) -> Hour:
        """The hour of a table that holds this moment, in milliseconds since the epoch."""
        key = (table, milliseconds // HOUR_MS)
        if (hour := self.get(key)) is None:
            hour = self[key] = Hour()
        return hour


def array_of(numbers: Sequence[int]) -> str:
    """Numbers as PostgreSQL writes an array."""
    return "{" + ",".join(map(str, numbers)) + "}"
