"""What a signal's review answers to a command: the facts that follow, or a refusal."""

from domain.event import Event
from domain.signal.commands import Confirm, Dismiss, MarkSeen, Reopen, SignalCommand
from domain.signal.events import SignalConfirmed, SignalDismissed, SignalReopened, SignalSeen
from domain.signal.refusals import AlreadyReviewed, NeverReviewed, ReasonMissing, ReviewClosed
from domain.signal.review import STATES, Review, State

LONGEST_REASON = 500
"""Characters."""

Fact = type[SignalSeen] | type[SignalDismissed] | type[SignalConfirmed] | type[SignalReopened]
FACTS: dict[type[SignalCommand], Fact] = {
    MarkSeen: SignalSeen,
    Dismiss: SignalDismissed,
    Confirm: SignalConfirmed,
    Reopen: SignalReopened,
}
"""What each command makes true."""


def decide(review: Review, command: SignalCommand) -> list[Event]:
    """The facts that follow from a command; raises a Refusal where the rules do not allow it.

    What was confirmed is reopened before it is dismissed, and what was decided before it is merely seen; the same mark
    comes again only at a greater score."""
    _verify_reason(command)
    fact = FACTS[type(command)]
    _verify_new(review, STATES[fact], command.score)
    return [fact(command.kind, command.accounts, command.score, command.reviewer, command.reason.strip())]


def _verify_reason(command: SignalCommand) -> None:
    reason = command.reason.strip()
    if not reason and not isinstance(command, MarkSeen):
        raise ReasonMissing("Say why: a decision needs a reason.")
    if len(reason) > LONGEST_REASON or not all(char.isprintable() for char in reason):
        raise ReasonMissing(f"A reason is one line of at most {LONGEST_REASON} characters.")


def _verify_new(review: Review, state: State, score: float) -> None:
    grown = score > review.score
    if state == "new" and review.state == "new":
        raise NeverReviewed("Nobody has marked this signal, so there is nothing to take back.")
    if state == review.state and not grown:
        raise AlreadyReviewed(f"This signal is marked as {state} already, at a score of {review.score:.1f}.")
    taken_back = (review.state, state) == ("confirmed", "dismissed")
    if taken_back or (review.state in ("confirmed", "dismissed") and state == "seen" and not grown):
        raise ReviewClosed(f"This signal is {review.state}; mark it as new first, with a reason.")
