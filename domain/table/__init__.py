"""A cash table: commands, events, the state they make, and the decisions between them."""

from domain.table.decisions import decide
from domain.table.rules import TableRules
from domain.table.table import Deck, Seat, Table, evolve

__all__ = ["Deck", "Seat", "Table", "TableRules", "decide", "evolve"]
