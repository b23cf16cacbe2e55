"""The frames that the room sends on a socket; see `ServerFrame` for all of them."""

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

from adapters.web.answers import ErrorBody
from adapters.web.fields import At
from projections.table_view import HandView, SeatView, TableView


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A table as it is now; the next event frame has `seq` + 1."""

    t: Literal["snapshot"]
    table: str
    seq: int
    now: At
    view: TableView


@dataclass(frozen=True, slots=True)
class Changes:
    """What of the table's view differs from the one after the frame before: the seats named (by number, as JSON writes
    keys), the hand, and what the viewer's own cards make (null: as before). All else stays."""

    seats: dict[str, SeatView]
    hand: HandView | None
    my_hand: str | None


@dataclass(frozen=True, slots=True)
class EventFrame:
    """What one command added to a table, and how to see the table after it: by the `changes` to the view that the
    client has, or by a whole `view`. Both are null only on frames sent after a lost connection that another event frame
    follows; that one brings a view."""

    t: Literal["event"]
    table: str
    seq: int
    at: At
    now: At
    events: tuple[dict[str, object], ...]
    view: TableView | None
    changes: Changes | None


@dataclass(frozen=True, slots=True)
class Ack:
    """The command is recorded (or was before: a repeat gets the same answer); `seq` is the frame that holds it."""

    t: Literal["ack"]
    cmd_id: str
    seq: int


@dataclass(frozen=True, slots=True)
class Refused:
    """The frame was refused and changed nothing; `cmd_id` is null where it told none."""

    t: Literal["refused"]
    cmd_id: str | None
    error: ErrorBody


@dataclass(frozen=True, slots=True)
class Pong:
    """The room's time."""

    t: Literal["pong"]
    now: At


@dataclass(frozen=True, slots=True)
class Reconnect:
    """This process stops soon: connect again after `after` seconds and resume `tables` from these frames."""

    t: Literal["reconnect"]
    after: float
    tables: dict[str, int]


AnyFrame = Snapshot | EventFrame | Ack | Refused | Pong | Reconnect
ServerFrame = Annotated[AnyFrame, Field(discriminator="t")]
