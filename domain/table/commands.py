"""What can be asked of a table. Time, ids and the deck's commitment come in as data.

Amounts are whole chips, times UTC seconds since the epoch; `player` is an account's stream id.
"""

from dataclasses import dataclass

from domain.table.rules import TableRules


@dataclass(frozen=True, slots=True)
class OpenTable:
    """Put a table into the room; `origin` is `room` or `import`."""

    rules: TableRules
    origin: str


@dataclass(frozen=True, slots=True)
class TakeSeat:
    """Sit down with `buy_in` chips from the account."""

    seat: int
    player: str
    name: str
    house: bool
    buy_in: int


@dataclass(frozen=True, slots=True)
class TopUp:
    """Add chips from the account, now or after the hand."""

    player: str
    amount: int


@dataclass(frozen=True, slots=True)
class DropTopUp:
    """Give up a queued top-up that the account cannot pay; `reason` is the refusal's code."""

    player: str
    reason: str


@dataclass(frozen=True, slots=True)
class SitOut:
    """Be dealt out from the next hand on; `reason` is `asked` or `timed_out`."""

    player: str
    reason: str = "asked"


@dataclass(frozen=True, slots=True)
class SitIn:
    """Be dealt in again from the next hand on."""

    player: str


@dataclass(frozen=True, slots=True)
class Leave:
    """Stand up with the stack: at once, or when the present hand is over."""

    player: str


@dataclass(frozen=True, slots=True)
class CommitDeck:
    """Bind the room to the deck of the coming hand."""

    hand: str
    root: str
    sealed_seed: str


@dataclass(frozen=True, slots=True)
class SealCut:
    """A player's commitment (64 hex digits) to a cut of the coming hand's deck."""

    player: str
    hand: str
    commitment: str


@dataclass(frozen=True, slots=True)
class FixCuts:
    """Close the list of commitments; the hand begins after the pause."""

    now: float


@dataclass(frozen=True, slots=True)
class OpenCut:
    """Open a sealed cut (32 hex digits)."""

    player: str
    hand: str
    cut: str


@dataclass(frozen=True, slots=True)
class OpenHand:
    """Begin the hand: the button moves and everyone ready is dealt in."""

    hand: str
    now: float


@dataclass(frozen=True, slots=True)
class CloseHand:
    """Take over the settled stacks, in the order of `seats`; `steps` counts the steps of the hand's stream."""

    hand: str
    seats: tuple[int, ...]
    stacks: tuple[int, ...]
    steps: int
    now: float


@dataclass(frozen=True, slots=True)
class CloseTable:
    """Send everyone home and take the table out of the room."""


TableCommand = (
    OpenTable
    | TakeSeat
    | TopUp
    | DropTopUp
    | SitOut
    | SitIn
    | Leave
    | CommitDeck
    | SealCut
    | FixCuts
    | OpenCut
    | OpenHand
    | CloseHand
    | CloseTable
)
