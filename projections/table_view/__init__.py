"""The live table: `state` and `fold` build everything public from its facts, `sight` is the one allow-list.

The process that appends keeps it in memory, folds it at the `moment` that somebody looks at, and hands every viewer
their own `TableView`.
"""

from projections.table_view.fold import evolve
from projections.table_view.moment import Moment, first
from projections.table_view.shapes import (
    AwardView,
    GameView,
    HandView,
    LastAction,
    NextDeckView,
    PotView,
    Preset,
    RunoutsView,
    SeatView,
    TableView,
    TurnView,
)
from projections.table_view.sight import Eyes, own_hand, own_seat, reveal, see, told_alike
from projections.table_view.state import TableFold, begin

__all__ = [
    "AwardView",
    "Eyes",
    "GameView",
    "HandView",
    "LastAction",
    "Moment",
    "NextDeckView",
    "PotView",
    "Preset",
    "RunoutsView",
    "SeatView",
    "TableFold",
    "TableView",
    "TurnView",
    "begin",
    "evolve",
    "first",
    "own_hand",
    "own_seat",
    "reveal",
    "see",
    "told_alike",
]
