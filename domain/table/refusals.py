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


class StackTakenAlong(Refusal):
    """The player left with more chips a while ago and must bring them back."""


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


class NothingOwed(Refusal):
    """The seat owes no blind."""


class NoSuchEntry(Refusal):
    """One does not come in that way."""

    kind = "invalid"


class ButtonNotForSale(Refusal):
    """The table's terms do not let anyone buy the button."""


class NoStraddles(Refusal):
    """The table's terms know no straddle."""


class NoBombPots(Refusal):
    """The table's terms know no vote on bomb pots."""


class NotYourChoice(Refusal):
    """The game is not this player's to choose now."""

    kind = "forbidden"


class NoSuchGame(Refusal):
    """The table does not offer this game."""

    kind = "invalid"


class DecksDiffer(Refusal):
    """The terms need another deck than the one that is committed for the coming hand."""

    kind = "invalid"


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


class ChipsAstray(Refusal):
    """The stacks after a hand, the rake and the stacks before it do not add up."""

    kind = "invalid"


class NotAnImport(Refusal):
    """Hands that were played elsewhere are dealt at tables of an import only."""

    kind = "forbidden"
