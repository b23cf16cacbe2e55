"""The signal on which the tests of its review's commands stand."""

from domain.signal import Review, decide, evolve
from domain.signal.events import SignalConfirmed, SignalDismissed, SignalReopened, SignalSeen
from tests.support.given import Aggregate

SIGNAL = Aggregate(decide, evolve, lambda: Review("signal:1"))
ABOUT = ("soft_play", ("account:ann", "account:bob"))
SEEN = SignalSeen(*ABOUT, 4.0, "operator", "")
DISMISSED = SignalDismissed(*ABOUT, 4.0, "operator", "They are new.")
CONFIRMED = SignalConfirmed(*ABOUT, 4.0, "operator", "They said so.")
REOPENED = SignalReopened(*ABOUT, 4.0, "operator", "A mistake.")
