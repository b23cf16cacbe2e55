"""One hand of poker: commands, events, the state they make, and the decisions between them."""

from domain.hand.decisions import decide
from domain.hand.deck import Deck
from domain.hand.evolution import evolve, evolve_all
from domain.hand.hand import Hand, undealt
from domain.hand.player import Player

__all__ = ["Deck", "Hand", "Player", "decide", "evolve", "evolve_all", "undealt"]
