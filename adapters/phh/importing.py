"""Plays the hands of many files, several at a time, and keeps the account of it."""

import asyncio
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter

from adapters.phh.play import playable
from adapters.phh.reader import read
from adapters.phh.recorded import RecordedHand
from adapters.phh.refusals import BadHandFile
from application.ports import Journal
from application.recorded_hands import play_again
from application.rehearsal import UnplayableHand
from application.room import Room

AT_ONCE = 16
"""So many hands are played side by side: their appends share commits."""


@dataclass(slots=True)
class Outcome:
    """How an import went: hands played, a line for each difference and each refusal, events stored, seconds taken."""

    hands: int = 0
    differences: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    events: int = 0
    seconds: float = 0.0


async def import_files(room: Room, journal: Journal, files: Sequence[Path], on_file: Callable[[], None]) -> Outcome:
    """Play every hand of the files; `on_file` is called as each file is read."""
    outcome, began, before = Outcome(), perf_counter(), await journal.end()
    hands = _hands(files, outcome, on_file)
    async with asyncio.TaskGroup() as tasks:
        for _ in range(AT_ONCE):
            tasks.create_task(_play(room, hands, outcome))
    outcome.events = await journal.end() - before
    outcome.seconds = perf_counter() - began
    return outcome


def _hands(files: Iterable[Path], outcome: Outcome, on_file: Callable[[], None]) -> Iterator[RecordedHand]:
    for file in files:
        try:
            yield from read(file)
        except BadHandFile as refusal:
            outcome.refused.append(refusal.message)
        on_file()


async def _play(room: Room, hands: Iterator[RecordedHand], outcome: Outcome) -> None:
    for recorded in hands:
        try:
            outcome.differences += await play_again(room, playable(recorded))
            outcome.hands += 1
        except (BadHandFile, UnplayableHand) as refusal:
            outcome.refused.append(refusal.message)
