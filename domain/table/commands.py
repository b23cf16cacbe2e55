"""What can be asked of a table. Time, ids and the deck's commitment come in as data.

Amounts are whole chips, times UTC seconds since the epoch; `player` is an account's stream id.
"""

from dataclasses import dataclass

from domain.template.terms import Terms


@dataclass(frozen=True, slots=True)
class OpenTable:
    """Put a table into the room under terms, which are version `template_version` of a template's stream (empty and 0
    for terms that no template holds). `origin` is `room` or `import`; `first_button` is where the first hand puts the
    button."""

    name: str
    origin: str
    template: str
    template_version: int
    terms: Terms
    first_button: int = 0


@dataclass(frozen=True, slots=True)
class PinTerms:
    """Go on under other terms, at once or from the end of the present hand."""

    template: str
    template_version: int
    terms: Terms


@dataclass(frozen=True, slots=True)
class TakeSeat:
    """Sit down with `buy_in` chips from the account; `post` to come in at once where blinds are owed."""

    seat: int
    player: str
    name: str
    house: bool
    buy_in: int
    now: float
    post: bool = False


@dataclass(frozen=True, slots=True)
class ChangeSeat:
    """Move to the empty seat `to`: at once, or when the present hand is over."""

    player: str
    to: int


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
class SetAutoTopUp:
    """After each hand have the stack topped up `to` so many chips; 0 for no more."""

    player: str
    to: int


@dataclass(frozen=True, slots=True)
class SitOut:
    """Be dealt out from the next hand on, or (`at_big_blind`) as soon as the big blind comes round."""

    player: str
    at_big_blind: bool = False


@dataclass(frozen=True, slots=True)
class SitIn:
    """Be dealt in again; `post` to do so at once where blinds are owed. It also takes back a planned sitting out."""

    player: str
    post: bool = False


@dataclass(frozen=True, slots=True)
class ChooseEntry:
    """Come in where blinds are owed: `post` now, `wait` for the big blind, or buy the `button`."""

    player: str
    entry: str


@dataclass(frozen=True, slots=True)
class MissTurn:
    """The clock of this player's turn ran out: who is offline sits out, who is not does so the second time."""

    player: str
    hand: str
    turn: int


@dataclass(frozen=True, slots=True)
class Disconnect:
    """The player's last connection to the room is gone."""

    player: str
    now: float


@dataclass(frozen=True, slots=True)
class Reconnect:
    """The player is connected again."""

    player: str


@dataclass(frozen=True, slots=True)
class Leave:
    """Stand up with the stack: at once, or when the present hand is over."""

    player: str
    now: float


@dataclass(frozen=True, slots=True)
class ArmStraddle:
    """Straddle where the position allows it: in the next hand, or `always`."""

    player: str
    always: bool = False


@dataclass(frozen=True, slots=True)
class DisarmStraddle:
    """Straddle no more."""

    player: str


@dataclass(frozen=True, slots=True)
class VoteBombPot:
    """Agree to a bomb pot, or take that back."""

    player: str
    agrees: bool = True


@dataclass(frozen=True, slots=True)
class ChooseGame:
    """Choose the game of the coming orbit by its ruleset's id, where it is one's turn to."""

    player: str
    ruleset: str
    now: float


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
    """Take over the settled stacks, in the order of `seats`, and the seconds of their time banks that are `used`
    (empty for none). `rake` is what left the table; `steps` counts the steps of the hand's stream."""

    hand: str
    seats: tuple[int, ...]
    stacks: tuple[int, ...]
    steps: int
    now: float
    rake: int = 0
    used: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class CloseVoidedHand:
    """The hand does not count: everyone has what they put in back, by `refunds` in the order of `seats`."""

    hand: str
    seats: tuple[int, ...]
    refunds: tuple[int, ...]
    steps: int
    now: float


@dataclass(frozen=True, slots=True)
class OpenRecordedHand:
    """Begin a hand that was played elsewhere, with the forced bets that were paid there; only at a table of an import.
    The fields mean what they mean in `HandStarted`."""

    hand: str
    button: int
    seats: tuple[int, ...]
    antes: tuple[int, ...]
    blinds: tuple[int, ...]
    kinds: tuple[str, ...]
    dead: tuple[int, ...]
    bomb: bool = False


@dataclass(frozen=True, slots=True)
class ExtendHand:
    """Count one more step of the last hand, after its end."""

    hand: str


@dataclass(frozen=True, slots=True)
class CloseTable:
    """Send everyone home and take the table out of the room."""

    now: float


TableCommand = (
    OpenTable
    | PinTerms
    | TakeSeat
    | ChangeSeat
    | TopUp
    | DropTopUp
    | SetAutoTopUp
    | SitOut
    | SitIn
    | ChooseEntry
    | MissTurn
    | Disconnect
    | Reconnect
    | Leave
    | ArmStraddle
    | DisarmStraddle
    | VoteBombPot
    | ChooseGame
    | CommitDeck
    | SealCut
    | FixCuts
    | OpenCut
    | OpenHand
    | OpenRecordedHand
    | CloseHand
    | ExtendHand
    | CloseVoidedHand
    | CloseTable
)
