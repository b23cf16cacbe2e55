"""Every read model in the database: what a projector builds and follows."""

from projections import clocks, hand_history, ledger, lobby
from projections.projection import Projection

PROJECTIONS: tuple[Projection, ...] = (lobby, clocks, ledger, hand_history)
