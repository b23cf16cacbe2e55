"""Which hands a reader asks for."""

from dataclasses import dataclass

from application.told_hand import ToldTable
from domain.hand.events import HandStarted


@dataclass(frozen=True, slots=True)
class Wanted:
    """Hands that fit all of this; what is empty or None fits every hand. `player` and `table` are stream ids or names,
    `game` is a ruleset's id with or without its version (`nlhe`), `origin` is `room` or `import`. Hands fit that began
    at or after `since` and before `until`, UTC seconds since the epoch. `hands` are stream ids."""

    player: str = ""
    table: str = ""
    game: str = ""
    origin: str = ""
    since: float | None = None
    until: float | None = None
    hands: tuple[str, ...] = ()

    def fits(self, hand: str, started: HandStarted, at: float, table: ToldTable) -> bool:
        """Whether a hand that began so, at this time and table, is asked for."""
        return (
            (not self.hands or hand in self.hands)
            and (not self.player or self.player in started.players or self.player in started.names)
            and (not self.table or self.table in (table.id, table.name))
            and (not self.game or self.game in (started.ruleset, started.ruleset.partition("/")[0]))
            and (not self.origin or self.origin == table.origin)
            and (self.since is None or at >= self.since)
            and (self.until is None or at < self.until)
        )
