"""Where commands write for people: colours on a terminal, plain text elsewhere."""

import io
import sys

from rich.console import Console


def console() -> Console:
    """Standard output. A sign that it cannot encode becomes a question mark, where it would be a fault otherwise."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")
    return Console(highlight=False)
