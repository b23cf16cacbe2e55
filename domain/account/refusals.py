"""Why an account refuses a command."""

from domain.refusals import Refusal


class AccountAlreadyOpen(Refusal):
    """The player is known already."""


class UnknownPlayer(Refusal):
    """There is no such account."""

    kind = "missing"


class AlreadyClaimed(Refusal):
    """The daily grant of this day is taken."""


class NotEnoughChips(Refusal):
    """The account holds less than that."""
