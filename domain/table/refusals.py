"""Why a table refuses a command."""

from domain.refusals import Refusal


class TableAlreadyOpen(Refusal):
    """The table stands in the room already."""


class UnknownTable(Refusal):
    """No such table was ever opened."""

    kind = "missing"


class TableIsClosed(Refusal):
    """The table is gone from the room."""


class NoSuchSeat(Refusal):
    """The table has no seat of this number."""

    kind = "invalid"


class SeatOccupied(Refusal):
    """Someone sits there."""


class AlreadySeated(Refusal):
    """The player has a seat at this table."""


class NotSeated(Refusal):
    """The player has no seat at this table."""

    kind = "forbidden"


class BuyInOutOfRange(Refusal):
    """The buy-in is below or above the table's limits."""

    kind = "invalid"


class StackFull(Refusal):
    """The stack would pass the table's highest buy-in."""


class NoTopUpQueued(Refusal):
    """There is no top-up waiting for this seat."""


class AlreadySittingOut(Refusal):
    """The seat sits out already."""


class NotSittingOut(Refusal):
    """The seat is dealt in already."""


class NoChips(Refusal):
    """The seat has no chips to play with."""


class AlreadyLeaving(Refusal):
    """The seat leaves when the hand is over."""


class DeckAlreadyCommitted(Refusal):
    """The deck of the coming hand is committed."""


class DeckNotCommitted(Refusal):
    """There is no committed deck for this hand, or its cuts are not fixed."""


class CutsAreFixed(Refusal):
    """The list of sealed cuts for this hand is closed."""


class CutsNotFixed(Refusal):
    """Cuts are opened only after their list is fixed."""


class CutAlreadySealed(Refusal):
    """The seat has sealed another cut for this hand."""


class CutNotSealed(Refusal):
    """The seat has no cut in the fixed list of this hand."""


class HandRunning(Refusal):
    """A hand is being played at this table."""


class NoSuchHand(Refusal):
    """This hand is not the one being played."""


class TooFewPlayers(Refusal):
    """A hand needs two players ready to play."""
