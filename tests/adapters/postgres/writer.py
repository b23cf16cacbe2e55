"""A writing process of its own: `python -m tests.adapters.postgres.writer URL NAME ROUNDS`.

Its tasks append to streams of their own and to one that all writers fight over; it prints, as JSON, the positions
that were acknowledged to it.
"""

import asyncio
import json
import random
import sys
from collections.abc import Awaitable

from adapters.postgres.journal import PostgresJournal
from application.ports import Conflict
from tests.adapters.postgres.facts import fact, facts

TASKS = 8


async def write_own(journal: PostgresJournal, stream: str, rounds: int) -> list[int]:
    """Grow a stream by appends of one to four events; a few others come into the same append."""
    positions: list[int] = []
    version = 0
    for number in range(rounds):
        size = random.randint(1, 4)
        beside = [fact(f"{stream}:{number}", 1)] if number % 3 == 0 else []
        stored = await journal.append([*facts(stream, version + 1, version + size), *beside])
        positions += [event.position for event in stored]
        version += size
    return positions


async def write_shared(journal: PostgresJournal, stream: str, rounds: int) -> list[int]:
    """Load, decide, append to a stream that others write too; after a conflict load and decide again."""
    positions: list[int] = []
    while len(positions) < rounds:
        version = len(await journal.load(stream))
        try:
            stored = await journal.append([fact(stream, version + 1)])
        except Conflict:
            continue
        positions += [event.position for event in stored]
    return positions


async def main(url: str, name: str, rounds: int) -> None:
    """Write, and say what was acknowledged."""
    journal = await PostgresJournal.open(url, patience=60)
    own: list[Awaitable[list[int]]] = [write_own(journal, f"hand:{name}:{task}", rounds) for task in range(TASKS)]
    written = await asyncio.gather(*own, write_shared(journal, "account:shared", rounds // 4))
    await journal.close()
    sys.stdout.write(json.dumps([position for positions in written for position in positions]))


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], sys.argv[2], int(sys.argv[3])))
