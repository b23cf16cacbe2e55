"""A room on a real database with one recorded hand in it, for the commands that look at hands."""

import asyncio
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from adapters.postgres.journal import PostgresJournal
from domain.event import Recorded
from domain.hand.events import HandStarted
from tests.support.room_process import cardroom

ALL_IN = """
variant = 'NT'
antes = [0, 0, 0]
blinds_or_straddles = [1, 2, 0]
min_bet = 2
starting_stacks = [100, 100, 100]
actions = [
  'd dh p1 AcAd', 'd dh p2 KcKd', 'd dh p3 2c7d',
  'p3 f', 'p1 cbr 100', 'p2 cc', 'p1 sm AcAd', 'p2 sm KcKd', 'd db 3h4h9s', 'd db Js', 'd db 5d',
]
players = ['Ann', 'Ben', 'Cem']
finishing_stacks = [200, 0, 100]
"""
"""Aces hold against kings, all-in before the flop; the third folds seven deuce, which nobody ever sees."""


@dataclass(frozen=True)
class ImportedHand:
    """A room's data folder and database, and the hand in it."""

    data: Path
    database_url: str
    hand: str
    table: str
    opened_at: float

    def log(self) -> list[Recorded]:
        """Everything in the journal."""
        return asyncio.run(_log(self.database_url))


def imported(data: Path, database_url: str, text: str = ALL_IN) -> ImportedHand:
    """Play a recorded hand into a room."""
    file = data / "evening.phh"
    data.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    done = cardroom(data, "hands", "import", str(file), "--json", database_url=database_url)
    outcome: dict[str, Any] = json.loads(done.stdout)
    assert (outcome["hands"], outcome["differences"]) == (1, 0), done.stderr
    started = next(each for each in asyncio.run(_log(database_url)) if isinstance(each.event, HandStarted))
    assert isinstance(started.event, HandStarted)
    return ImportedHand(data, database_url, started.stream, started.event.table, started.at)


async def _log(url: str) -> list[Recorded]:
    journal = await PostgresJournal.open(url)
    try:
        return [*await journal.read(0, 10_000)]
    finally:
        await journal.close()


def cards_of_steps(steps: list[dict[str, Any]]) -> Iterator[tuple[str, ...]]:
    """The cards of each seat at each step."""
    for step in steps:
        for seat in step["view"]["seats"]:
            if seat is not None:
                yield tuple(seat["cards"])
