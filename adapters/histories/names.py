"""Names that readers of line-based formats cannot take for anything else."""

import re
from collections import Counter
from collections.abc import Mapping

from domain.hand.events import HandStarted

MEANT = re.compile(r"[\[\](){}<>:;*|#$€£\"'`\\]")
"""Characters with a meaning in PokerStars' lines, or in the patterns of those who read them."""
BLANKS = re.compile(r"\s+")


def safe(name: str) -> str:
    """The name on one line with every doubtful character as `_`; empty where nothing is left of it."""
    plain = BLANKS.sub(" ", MEANT.sub("_", name))
    return "".join(character if character.isprintable() else "_" for character in plain).strip()


def safe_names(started: HandStarted) -> Mapping[int, str]:
    """The players' names by seat, each once: where two would be the same, the end of the account's id tells them
    apart, and who has no name is called by the seat, counted from 1."""
    plain = {seat: safe(name) or f"Seat {seat + 1}" for seat, name in zip(started.seats, started.names, strict=True)}
    times = Counter(plain.values())
    ids = dict(zip(started.seats, started.players, strict=True))
    return {seat: name if times[name] == 1 else f"{name}-{ids[seat][-6:]}" for seat, name in plain.items()}
