"""The frames that a client may send on a socket; see `ClientFrame` for all of them."""

from typing import Annotated, Literal

from pydantic import Field, TypeAdapter, model_validator

from adapters.web.fields import (
    MOST_HELD,
    Asked,
    Card,
    Chips,
    ChipsOrNone,
    CommandId,
    HandId,
    Hex32,
    Hex64,
    RulesetId,
    Runouts,
    SeatNumber,
    Seq,
    TableId,
    Token,
    Turn,
)


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
    """Take one's turn; `to` is the total on this street, for a bet, a raise or a completion only."""

    t: Literal["act"]
    cmd_id: CommandId
    table: TableId
    hand: HandId
    turn: Turn
    kind: Literal["fold", "check", "call", "bet", "raise", "bring_in", "complete"]
    to: Chips | None = None

    @model_validator(mode="after")
    def _to_fits_kind(self) -> "Act":
        if (self.to is not None) != (self.kind in {"bet", "raise", "complete"}):
            raise ValueError(f"`to` comes with a bet, a raise or a completion and nothing else; this is a {self.kind}")
        return self


class Draw(Asked):
    """Take one's turn of a draw: the cards to give up, none to stand pat."""

    t: Literal["draw"]
    cmd_id: CommandId
    table: TableId
    hand: HandId
    turn: Turn
    cards: Annotated[tuple[Card, ...], Field(max_length=MOST_HELD, strict=False)]


class RunOut(Asked):
    """Say how often at most one would deal what remains of the board, while it is offered."""

    t: Literal["run_out"]
    cmd_id: CommandId
    table: TableId
    hand: HandId
    count: Runouts


class Show(Asked):
    """Show some or all of one's own cards when the hand is over."""

    t: Literal["show"]
    cmd_id: CommandId
    table: TableId
    hand: HandId
    cards: Annotated[tuple[Card, ...], Field(min_length=1, max_length=MOST_HELD, strict=False)]


class Rabbit(Asked):
    """Turn up what would have come, when the hand is over."""

    t: Literal["rabbit"]
    cmd_id: CommandId
    table: TableId
    hand: HandId


class SitOut(Asked):
    """Be dealt out from the next hand on, or (`at_big_blind`) as soon as the big blind comes round."""

    t: Literal["sit_out"]
    cmd_id: CommandId
    table: TableId
    at_big_blind: bool = False


class Return(Asked):
    """Be dealt in again; `post` to do so at once where blinds are owed. It also takes back a planned sitting out."""

    t: Literal["return"]
    cmd_id: CommandId
    table: TableId
    post: bool = False


class Leave(Asked):
    """Stand up with the stack, at once or when the hand is over."""

    t: Literal["leave"]
    cmd_id: CommandId
    table: TableId


class Entry(Asked):
    """How to come in where blinds are owed: post now, wait for the big blind, or buy the button."""

    t: Literal["entry"]
    cmd_id: CommandId
    table: TableId
    entry: Literal["post", "wait", "button"]


class Straddle(Asked):
    """Straddle where the position allows it: in the next hand, always, or not any more."""

    t: Literal["straddle"]
    cmd_id: CommandId
    table: TableId
    armed: Literal["none", "once", "always"]


class BombVote(Asked):
    """Agree to a bomb pot, or take that back."""

    t: Literal["bomb_vote"]
    cmd_id: CommandId
    table: TableId
    agrees: bool


class ChooseGame(Asked):
    """Choose the game of the coming orbit, where it is one's turn to."""

    t: Literal["choose_game"]
    cmd_id: CommandId
    table: TableId
    ruleset: RulesetId


class ChangeSeat(Asked):
    """Move to the empty seat `to`, at once or when the hand is over."""

    t: Literal["change_seat"]
    cmd_id: CommandId
    table: TableId
    to: SeatNumber


class AutoTopUp(Asked):
    """Have the stack topped up `to` so many chips after each hand; 0 for no more."""

    t: Literal["auto_top_up"]
    cmd_id: CommandId
    table: TableId
    to: ChipsOrNone


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


InHand = Act | Draw | RunOut | Show | Rabbit
Wish = SitOut | Return | Entry | Straddle | BombVote | ChangeSeat | AutoTopUp
Command = InHand | Wish | Leave | ChooseGame | SealCut | OpenCut
Frame = Hello | Watch | Unwatch | Command | Ping

ClientFrame = Annotated[Frame, Field(discriminator="t")]

FRAMES: TypeAdapter[Frame] = TypeAdapter(ClientFrame)
