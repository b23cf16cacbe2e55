"""Why a hand refuses a command."""

from domain.refusals import Refusal


class HandOver(Refusal):
    """The hand is settled; nothing more can happen in it."""


class HandAlreadyStarted(Refusal):
    """The cards of this hand are dealt already."""


class TurnPassed(Refusal):
    """The command names a turn that is not the present one."""


class NotYourTurn(Refusal):
    """Another seat is to act."""

    kind = "forbidden"


class IllegalAction(Refusal):
    """The action is not open to the seat now; the message says what is."""


class TooEarly(Refusal):
    """The clock of this turn still runs."""


class UnfitHand(Refusal):
    """A hand cannot be dealt from this: the message names what does not fit."""

    kind = "invalid"


class IllegalDraw(Refusal):
    """These cards cannot be given up; the message says which are held."""


class NoRunoutsOffered(Refusal):
    """Nobody is asked now how often to run it, or not this seat."""


class NotYourCards(Refusal):
    """A seat shows its own cards only."""

    kind = "forbidden"


class HandNotOver(Refusal):
    """This can be done when the hand is over."""


class NothingToShow(Refusal):
    """There is nothing left to turn up."""
