"""What a read model in the database is: its tables, a pure fold from events to rows, and the SQL that stores them.

A projection is a module with these names. Its SQL names its tables as `{schema}.…`; the projector fills in the
schema and knows the driver.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from domain.event import Event, Recorded

Row = tuple[Any, ...]
"""Values of one row, as untyped as a database gives and takes them."""


@dataclass(frozen=True, slots=True)
class Change:
    """Rows for one SQL statement, which takes each column as an array (`unnest`)."""

    sql: str
    rows: Sequence[Row]


class Projection(Protocol):
    """One read model. A change of its tables or of its fold's meaning gets a new VERSION, and is built anew."""

    NAME: str
    VERSION: int
    TABLES: str
    KNOWN: str
    """Selects the rows that a fold must know, given the streams of its batch as `%(streams)s`; empty for none."""
    HEARS: frozenset[type[Event]]
    """The events that the fold is given; all of them where none are named."""
    WHOLE_HANDS: bool
    """Whether the events of a hand come in one run, in the batch in which the hand ends, and none of one that has not
    ended; what a hand does after its end comes by itself."""

    def fold(self, batch: Sequence[Recorded], known: Sequence[Row]) -> Sequence[Change]:
        """What a batch of events, in the order of the log, changes; statements run in the order given."""


def schema_of(projection: Projection) -> str:
    """The schema that one version of a projection has to itself, such as `lobby_v1`."""
    return f"{projection.NAME}_v{projection.VERSION}"
