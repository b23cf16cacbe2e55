"""The frames that a client may send on a socket; see `ClientFrame` for all of them."""

from typing import Annotated, Literal

from pydantic import Field, TypeAdapter, model_validator

from adapters.web.fields import Asked, Chips, CommandId, HandId, Hex32, Hex64, Seq, TableId, Token, Turn


class Hello(Asked):
    """The first frame: who connects, and the tables to watch with the last frame known of each (0 for none)."""

    t: Literal["hello"]
    token: Token
    tables: Annotated[dict[TableId, Seq], Field(max_length=64, default_factory=dict)]


class Watch(Asked):
    """Send this table's frames from now on, those above `last_seq` first."""

    t: Literal["watch"]
    table: TableId
    last_seq: Seq = 0


class Unwatch(Asked):
    """Send this table's frames no more."""

    t: Literal["unwatch"]
    table: TableId


class Act(Asked):
    """Take one's turn; `to` is the total on this street, for a bet or a raise only."""

    t: Literal["act"]
    cmd_id: CommandId
    table: TableId
    hand: HandId
    turn: Turn
    kind: Literal["fold", "check", "call", "bet", "raise"]
    to: Chips | None = None

    @model_validator(mode="after")
    def _to_fits_kind(self) -> "Act":
        if (self.to is not None) != (self.kind in {"bet", "raise"}):
            raise ValueError(f"`to` comes with a bet or a raise and with nothing else; this is a {self.kind}")
        return self


class SeatCommand(Asked):
    """Be dealt out, or in again, from the next hand on; or stand up, at once or when the hand is over."""

    t: Literal["sit_out", "return", "leave"]
    cmd_id: CommandId
    table: TableId


class SealCut(Asked):
    """Commit to a cut of the coming hand's deck."""

    t: Literal["seal_cut"]
    cmd_id: CommandId
    table: TableId
    hand: HandId
    commitment: Hex64


class OpenCut(Asked):
    """Open the cut that was committed to."""

    t: Literal["open_cut"]
    cmd_id: CommandId
    table: TableId
    hand: HandId
    cut: Hex32


class Ping(Asked):
    """Ask for a pong with the room's time."""

    t: Literal["ping"]


Command = Act | SeatCommand | SealCut | OpenCut
Frame = Hello | Watch | Unwatch | Command | Ping

ClientFrame = Annotated[Frame, Field(discriminator="t")]

FRAMES: TypeAdapter[Frame] = TypeAdapter(ClientFrame)
