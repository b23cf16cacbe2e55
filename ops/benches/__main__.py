"""Runs the benchmarks that are named, one after the other."""

import argparse
from dataclasses import replace

from rich.console import Console

from ops.benches import integrity, journal, rebuild, rules, table
from ops.benches.machine import description, doubt
from ops.benches.plan import FULL, QUICK

WIDTH = 110
"""Columns, so that a table in a file is not squeezed."""

BENCHMARKS = {
    "integrity": integrity.run,
    "journal": journal.run,
    "rebuild": rebuild.run,
    "rules": rules.run,
    "table": table.run,
}


def main() -> None:
    """Exits with 1 where nothing could be measured; a goal that was missed is a result, not a failure."""
    parser = argparse.ArgumentParser(prog="ops/bench", description=__doc__)
    parser.add_argument("names", nargs="+", choices=sorted(BENCHMARKS), metavar="NAME", help=", ".join(BENCHMARKS))
    parser.add_argument("--quick", action="store_true", help="fewer and shorter slices: a rough look")
    parser.add_argument("--long", action="store_true", help="compare 100,000 hands of the rules, not a few thousand")
    arguments = parser.parse_args()
    plan = replace(QUICK if arguments.quick else FULL, long=arguments.long)
    console = Console()
    console.width = max(console.width, WIDTH)
    console.print(description())
    console.print(doubt(), style="yellow")
    for name in arguments.names:
        BENCHMARKS[name](plan, console)


if __name__ == "__main__":
    main()
