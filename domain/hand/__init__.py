"""One hand of poker: commands, events, the state they make, and the decisions between them."""

from domain.hand.decisions import decide, legal_kinds
from domain.hand.hand import Hand, Player, evolve, undealt

__all__ = ["Hand", "Player", "decide", "evolve", "legal_kinds", "undealt"]
