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
