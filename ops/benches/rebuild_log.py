"""A long log to rebuild from: rooms full of tables of every game, played by the rules, and recorded hands."""

from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

from adapters.clock import SystemClock
from adapters.entropy import SystemEntropy
from adapters.ids import Uuid7Ids
from adapters.phh.files import find
from adapters.phh.importing import import_files
from adapters.postgres.journal import PostgresJournal
from adapters.postgres.mapper import RecordedMapper
from adapters.postgres.recorder import CardroomRecorder
from adapters.sealing.keyring import load_ring
from adapters.sealing.vault import AesGcmVault
from application.room import Room
from domain.event import Recorded
from domain.hand.events import TurnStarted
from domain.variants import RULESETS
from tests.projections.stories import Story, game_of, together

SHARED = Path(__file__).parents[3] / "shared" / "hands" / "pluribus"
"""Recorded hands, where there are some."""

HANDS = 40
"""Hands of a table on one evening."""
TOGETHER = 24
"""Tables that are open at the same time: their events lie mixed in the log."""
HOLDEM = 0.6
"""The share of no-limit hold'em among the tables; the other games share the rest."""
EVENING = 86_400.0 / 4
"""Seconds from one evening to the next."""
APPEND = 5_000
FOLDS, RAISES, BETS, TIMED_OUT = 0.6, 0.12, 0.3, 0.01
"""How often somebody folds to a bet, raises one, bets where nobody did, and lets the clock run out."""


def fill(url: str, count: int, on_events: Callable[[int], None]) -> int:
    """Fill an empty journal with at least so many events; return how many there are."""
    mapper, stored = RecordedMapper(), 0
    with CardroomRecorder(url, patience=60) as recorder:
        for log in evenings():
            for start in range(0, len(log), APPEND):
                recorder.insert_events([mapper.to_stored_event(recorded) for recorded in log[start : start + APPEND]])
            stored += len(log)
            on_events(stored)
            if stored >= count:
                return stored
    raise AssertionError("evenings never end")


async def import_hands(url: str, folder: Path) -> int:
    """Play the recorded hands, where there are some; return how many events that made."""
    if not SHARED.exists():
        return 0
    journal = await PostgresJournal.open(url)
    vault = AesGcmVault(load_ring(None, folder))
    room = Room(journal, SystemClock(), Uuid7Ids(), SystemEntropy(), vault, 10_000, 1_000)
    outcome = await import_files(room, journal, list(find([SHARED])), lambda: None)
    await journal.close()
    return outcome.events


def evenings(place: str = "") -> Iterator[list[Recorded]]:
    """Evening after evening in a place of that name, each the log of all its tables; the same ones in every run."""
    random, others, number = Random(20_261_120), [*RULESETS], 0
    while True:
        stories = []
        for table in range(TOGETHER):
            ruleset = "nlhe/1" if random.random() < HOLDEM else random.choice(others)
            stories.append(_table(ruleset, Random(number * TOGETHER + table), f"{place}{number}-{table}t", number))
        yield together(*stories)
        number += 1


def _table(ruleset: str, random: Random, name: str, number: int) -> Story:
    story = _Evening(random, random.choice((2, 6, 6, 6)), name, games=(game_of(ruleset),), rake_per_mille=50)
    story.now += number * EVENING
    return story.evening(HANDS)


class _Evening(Story):
    """People who want to win: they fold most hands to a bet, raise by about the pot, and seldom everything."""

    def act_somehow(self) -> None:
        """Answer what is open."""
        luck = self.random.random()
        if luck < TIMED_OUT:
            self.time_out()
        elif isinstance(self.open, TurnStarted):
            self.act(*_chosen(self.open, luck, self._pot()))
        else:
            super().act_somehow()

    def _pot(self) -> int:
        assert self.hand is not None
        return sum(player.total for player in self.hand.players)


def _chosen(turn: TurnStarted, luck: float, pot: int) -> tuple[str, int]:
    """A kind of action and, for a bet or a raise, the total to which it goes."""
    if turn.max_to and luck > 1 - (RAISES if turn.to_call else BETS):
        return turn.kinds[-1], min(turn.max_to, turn.min_to + pot // 2)
    if turn.to_call and "fold" in turn.kinds and luck < FOLDS:
        return "fold", 0
    return next(kind for kind in ("check", "call", "bring_in") if kind in turn.kinds), 0
