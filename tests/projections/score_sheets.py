"""Logs of hands of which only who won how much matters, at whatever time a test likes."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime

from domain.account.events import AccountOpened
from domain.event import Event, Recorded
from domain.hand.events import HandSettled, HandStarted, HandVoided
from domain.table.events import TableOpened
from tests.adapters.postgres.samples import SAMPLES

_OPENED = next(event for event in SAMPLES if isinstance(event, TableOpened))
_STARTED = next(event for event in SAMPLES if isinstance(event, HandStarted))


def at(moment: str) -> float:
    """UTC, seconds since the epoch, of a moment such as `2026-11-21` or `2026-11-21 23:59:59.9`."""
    return datetime.fromisoformat(moment).replace(tzinfo=UTC).timestamp()


class ScoreSheet:
    """A log with one table of the room, `table:room`, and one of recorded hands, `table:recorded`."""

    def __init__(self) -> None:
        self.log: list[Recorded] = []
        self._versions: dict[str, int] = {}
        self._hands = 0
        self.tell("table:room", replace(_OPENED, name="Alder", origin="room"))
        self.tell("table:recorded", replace(_OPENED, name="Recorded", origin="import"))

    def tell(self, stream: str, event: Event, moment: float = 0.0) -> None:
        """Write one fact."""
        version = self._versions[stream] = self._versions.get(stream, 0) + 1
        self.log.append(Recorded(stream, version, event, moment, "command", len(self.log) + 1))

    def enter(self, *players: str, house: bool = False) -> None:
        """Open accounts: `ann` is account:ann under the name of Ann."""
        for player in players:
            self.tell(f"account:{player}", AccountOpened(player.title(), "house" if house else "telegram"))

    def hand(
        self,
        moment: str,
        net: Mapping[str, int],
        *,
        big_blind: int = 10,
        small_bet: int = 0,
        table: str = "table:room",
        voided: bool = False,
        names: Mapping[str, str] | None = None,
    ) -> None:
        """A hand that ends then and begins a minute before, in which these players won or lost so much; what does not
        sum up to zero was rake."""
        self._hands += 1
        stream, ended, seats = f"hand:{self._hands}", at(moment), tuple(range(len(net)))
        started = replace(
            _STARTED,
            table=table,
            seats=seats,
            players=tuple(f"account:{player}" for player in net),
            names=tuple((names or {}).get(player, player.title()) for player in net),
            big_blind=big_blind,
            small_bet=small_bet,
        )
        self.tell(stream, started, ended - 60)
        if voided:
            self.tell(stream, HandVoided("The deck was short.", seats, tuple(map(abs, net.values()))), ended)
        else:
            stacks = tuple(1_000 + won for won in net.values())
            self.tell(stream, HandSettled(500, -sum(net.values()), seats, stacks, tuple(net.values())), ended)

    def hands(self, count: int, moment: str, net: Mapping[str, int], big_blind: int = 10, small_bet: int = 0) -> None:
        """So many hands alike."""
        for _ in range(count):
            self.hand(moment, net, big_blind=big_blind, small_bet=small_bet)
