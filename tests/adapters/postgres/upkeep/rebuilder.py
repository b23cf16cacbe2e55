"""A rebuilding process of its own: `python -m tests.adapters.postgres.upkeep.rebuilder URL PAGE NAME…`.

It prints the position after each page of so many events, so that whoever waits for a line can kill it halfway.
"""

import asyncio
import sys

from adapters.postgres.journal import PostgresJournal
from adapters.postgres.upkeep import build
from adapters.postgres.upkeep.build import BuildProgress
from adapters.postgres.upkeep.rebuild import Wish, rebuild
from projections.catalogue import PROJECTIONS


def tell(progress: BuildProgress) -> None:
    """One line, at once."""
    sys.stdout.write(f"{progress.position}\n")
    sys.stdout.flush()


async def main(url: str, page: int, names: list[str]) -> None:
    """Rebuild, with pages so small that there is time to kill it."""
    build.PAGE = page
    journal = await PostgresJournal.open(url)
    chosen = [projection for projection in PROJECTIONS if projection.NAME in names]
    await rebuild(url, journal.load, chosen, Wish(), tell)
    await journal.close()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], int(sys.argv[2]), sys.argv[3:]))
