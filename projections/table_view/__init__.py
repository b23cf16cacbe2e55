"""The live table: `state` and `fold` build everything public from its facts, `sight` is the one allow-list.

The process that appends folds it in memory and hands every viewer their own `TableView`.
"""

from projections.table_view.fold import evolve
from projections.table_view.shapes import (
    AwardView,
    HandView,
    LastAction,
    NextDeckView,
    PotView,
    Preset,
    SeatView,
    TableView,
    TurnView,
)
from projections.table_view.sight import Eyes, Own, look, reveal, see, told_alike
from projections.table_view.state import TableFold, begin

__all__ = [
    "AwardView",
    "Eyes",
    "HandView",
    "LastAction",
    "NextDeckView",
    "Own",
    "PotView",
    "Preset",
    "SeatView",
    "TableFold",
    "TableView",
    "TurnView",
    "begin",
    "evolve",
    "look",
    "reveal",
    "see",
    "told_alike",
]
