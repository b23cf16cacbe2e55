"""Why a signal's review refuses a command."""

from domain.refusals import Refusal


class ReasonMissing(Refusal):
    """Whoever decides says why."""

    kind = "invalid"


class AlreadyReviewed(Refusal):
    """The signal is marked like that already, and has not grown since."""


class ReviewClosed(Refusal):
    """The signal was decided on; that must be taken back first."""


class NeverReviewed(Refusal):
    """Nobody has looked at the signal: there is nothing to take back."""
