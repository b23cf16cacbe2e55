"""A cash table: commands, events, the state they make, and the decisions between them."""

from domain.table.decisions import decide
from domain.table.deck import Deck
from domain.table.evolution import evolve
from domain.table.seat import Debt, Seat
from domain.table.table import Pin, Table

__all__ = ["Debt", "Deck", "Pin", "Seat", "Table", "decide", "evolve"]
