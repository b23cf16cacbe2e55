"""A process of its own with an embedded server: `python -m tests.adapters.postgres.embedded_process FOLDER`.

It prints the server's URL, or why there is none, and stops the server when its standard input ends.
"""

import sys
from pathlib import Path

from adapters.postgres.cannot_start import CannotStart
from adapters.postgres.embedded import EmbeddedPostgres
from tests.support.databases import FORGETFUL


def main(folder: Path) -> None:
    """Serve until nobody wants more."""
    server = EmbeddedPostgres(folder, FORGETFUL)
    try:
        sys.stdout.write(f"{server.start()}\n")
    except CannotStart as refused:
        sys.stdout.write(f"{type(refused).__name__}: {refused}\n")
    sys.stdout.flush()
    sys.stdin.read()
    server.stop()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
