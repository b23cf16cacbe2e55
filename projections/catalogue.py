"""Every read model in the database: what a projector builds and follows."""

from projections import (
    clocks,
    hand_history,
    integrity,
    leaderboards,
    ledger,
    lobby,
    player_stats,
    sessions,
    table_activity,
)
from projections.projection import Projection

PROJECTIONS: tuple[Projection, ...] = (
    lobby,
    clocks,
    ledger,
    hand_history,
    player_stats,
    leaderboards,
    sessions,
    table_activity,
    integrity,
)
